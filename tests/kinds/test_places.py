"""Which content type a file is, and the id its name gives it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmsite.foundation.words import is_id
from rmsite.kinds import KINDS
from rmsite.kinds.places import is_litter, place_of
from tests.reading.told import hints, told


@pytest.mark.parametrize(
    ("path", "kind", "page_id", "section"),
    [
        ("index.md", "home", "index", ""),
        ("facts.yaml", "facts", "facts", ""),
        ("programs/buddies.yaml", "program", "buddies", ""),
        ("guides/roles/mentor.md", "role", "mentor", ""),
        ("guides/formats/one-on-one.md", "format", "one-on-one", ""),
        ("guides/benefits/retention.md", "benefit", "retention", ""),
        ("guides/howto/begin.md", "guide", "begin", ""),
        ("guides/howto/meeting-well/begin.md", "guide", "begin", "meeting-well"),
        ("guides/howto/A b/C d/begin.md", "guide", "begin", "a-b-c-d"),
        ("guides/howto/meeting-well/_section.md", "section", "meeting-well", "meeting-well"),
        ("guides/howto/2026/_section.md", "section", "2026", "2026"),
        ("templates/form.md", "template", "form", ""),
        ("glossary/cohort.md", "term", "cohort", ""),
        ("snippets/note.md", "snippet", "note", ""),
        ("results/buddies/2026-spring.yaml", "results", "buddies/2026-spring", ""),
    ],
)
def test_every_kind_has_its_place(path: str, kind: str, page_id: str, section: str) -> None:
    """A file's folder says what it is, its name what it is called."""
    placed = place_of(path, KINDS)
    assert placed.problems == ()
    assert placed.value is not None
    assert (placed.value.kind.name, placed.value.place.id, placed.value.place.section) == (kind, page_id, section)


@pytest.mark.parametrize(
    ("name", "page_id", "hint"),
    [
        ("Getting Started.md", "getting-started", 'rename it to "getting-started.md"'),
        ("Straße.md", "strasse", 'rename it to "strasse.md"'),
        ("Ørsted Łódź.md", "orsted-lodz", 'rename it to "orsted-lodz.md"'),
        ("v1.2.md", "v1-2", 'rename it to "v1-2.md"'),
        ("a_b.md", "a-b", 'rename it to "a-b.md"'),
        ("e\u0301te\u0301.md", "ete", 'rename it to "ete.md"'),
        ("A" * 70 + ".md", "a" * 64, f'rename it to "{"a" * 64}.md"'),
    ],
)
def test_a_name_that_is_no_id_becomes_one(name: str, page_id: str, hint: str) -> None:
    """A Markdown file whose name is no id gets the one it slugs to, with a warning and the name to give it."""
    placed = place_of(f"guides/howto/{name}", KINDS)
    assert placed.value is not None
    assert placed.value.place.id == page_id
    (problem,) = placed.problems
    assert (problem.code.name, problem.is_error, problem.hints) == ("file/name", False, (hint,))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("programs/2026.yaml", 'file/unusable-name: "2026.yaml" gives no id'),
        ("guides/howto/2026.md", 'file/unusable-name: "2026.md" gives no id'),
        ("guides/howto/日本語.md", 'file/unusable-name: "日本語.md" gives no id'),
        ("guides/howto/日本語/begin.md", 'file/unusable-name: the folder "日本語" gives no address for a section'),
        ("guides/howto/日本語/_section.md", 'file/unusable-name: the folder "日本語" gives no address for a section'),
        ("guides/howto/con.md", 'file/unusable-name: "con.md" cannot be stored on every system'),
        ("programs/AUX.yaml", 'file/unusable-name: "AUX.yaml" cannot be stored on every system'),
        ("results/2026-spring.yaml", 'file/unusable-name: "results/2026-spring.yaml" names no cohort'),
        ("results/a/b/c.yaml", 'file/unusable-name: "results/a/b/c.yaml" names no cohort'),
        ("results/Buddies/c.yaml", 'file/unusable-name: "results/Buddies/c.yaml" names no cohort'),
        ("guides/roles/mentor.de.md", 'file/translation: "mentor.de.md" is a translation into "de", and this site has one language'),
        ("programs/buddies.pt-BR.yaml",
         'file/translation: "buddies.pt-BR.yaml" is a translation into "pt-BR", and this site has one language'),
        ("buddies.md", 'file/not-read: no part of the site is made from "buddies.md"'),
        ("Index.md", 'file/not-read: no part of the site is made from "Index.md"'),
        ("index.markdown", 'file/not-read: no part of the site is made from "index.markdown"'),
        ("programs/buddies.yml", 'file/not-read: "buddies.yml" is not read here'),
        ("programs/old/buddies.yaml", 'file/not-read: "buddies.yaml" is not read here'),
        ("guides/roles/MENTOR.MD", 'file/not-read: "MENTOR.MD" is not read here'),
        ("guides/roles/deep/mentor.md", 'file/not-read: "mentor.md" is not read here'),
        ("guides/mentor.md", 'file/not-read: no part of the site is made from "guides/mentor.md"'),
        ("Programs/buddies.yaml", 'file/not-read: no part of the site is made from "Programs/buddies.yaml"'),
    ],
)  # fmt: skip
def test_a_file_that_makes_no_page_is_told(path: str, expected: str) -> None:
    """Nothing that an author put into the content vanishes without a word."""
    placed = place_of(path, KINDS)
    assert placed.value is None
    assert told(placed.problems) == [f"1:1 {expected}"]
    assert str(placed.problems[0].span.file) == f"content/{path}"
    assert hints(placed.problems)


def test_a_program_is_never_renamed_in_silence() -> None:
    """A program whose name is no id is an error; it still counts as the one it would be, so that links to it are not."""
    placed = place_of("programs/Buddies.yaml", KINDS)
    assert placed.value is not None
    assert placed.value.place.id == "buddies"
    assert told(placed.problems) == ['1:1 file/unusable-name: "Buddies.yaml" cannot be the name of a program']
    assert not placed.is_sound


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=8), min_size=1, max_size=5),
       st.sampled_from(["", "programs", "guides/howto", "guides/roles", "results", "glossary"]),
       st.sampled_from(["", ".md", ".yaml", "/_section.md"]))  # fmt: skip
def test_every_path_has_a_place_or_a_reason(parts: list[str], folder: str, suffix: str) -> None:
    """Whatever a file is called, it has a content type and a sound id, or a problem that says why not."""
    path = "/".join([*filter(None, [folder]), *parts]) + suffix
    placed = place_of(path, KINDS)
    assert (placed.value is None) <= bool(placed.problems)
    if placed.value:
        for part in placed.value.place.id.split("/"):
            assert is_id(part) or placed.value.kind.name in ("section", "results")


@pytest.mark.parametrize(
    "path",
    [".hidden.md", "a/.git/config", "guides/howto/begin.md~", "guides/howto/#begin.md#", "guides/howto/.#begin.md",
     "guides/howto/begin.md.swp", "guides/howto/.begin.md.swp", "guides/howto/begin.md.bak", "guides/howto/begin.md.orig",
     "guides/howto/4913", "Thumbs.db", "files/desktop.ini", "files/~$letter.docx", "files/a.tmp", "files/a.pdf.part",
     "files/a.crdownload", "_draft.md", "guides/howto/_old/begin.md", "guides/howto/_old/_section.md", "files/_notes.txt",
     "guides/roles/mentor.md.save", "guides/roles/mentor.md.rej", "guides/roles/mentor.md.OLD", "THUMBS.DB"],
)  # fmt: skip
def test_litter(path: str) -> None:
    """Hidden files, editors' backups and whatever begins with an underscore are no part of a site."""
    assert is_litter(path)


@pytest.mark.parametrize(
    "path",
    ["index.md", "guides/howto/a/_section.md", "guides/howto/backup.md", "guides/howto/tmp.md", "files/old.pdf",
     "guides/howto/a_b.md", "files/template.dotx", "guides/howto/a~b.md", "files/partners.pdf", "guides/old/a.md"],
)  # fmt: skip
def test_no_litter(path: str) -> None:
    """A page is not mistaken for a backup."""
    assert not is_litter(path)
