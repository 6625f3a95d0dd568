"""Only what lies in the site's folder, plainly named, is read; all else is told or passed over."""

from __future__ import annotations

import builtins
import os
import socket
from pathlib import Path
from typing import Any

import pytest

from rmsite.disk.read import read_inputs
from rmsite.disk.where import find_site, packaged_themes
from rmsite.reading.source import MAX_BYTES
from tests.disk.sites import site


def names(root: Path) -> list[str]:
    """The paths of everything that was read but the themes that come with rmsite."""
    inputs = read_inputs(root)
    packaged = {path.name for path in packaged_themes().iterdir()}
    own = [file.path for name, files in inputs.themes.items() if name not in packaged for file in files.values()]
    return sorted([*(each.path for each in inputs.content), *(each.path for each in inputs.files.values()), *own])


def problems(root: Path) -> list[str]:
    """Code and file of every problem of the disk."""
    return sorted(f"{each.code.name} {each.span.file}" for each in read_inputs(root).problems)


def test_a_site_is_read_in_parts(tmp_path: Path) -> None:
    """Settings, texts, attachments and themes are read as they are, with the paths an author knows."""
    files: dict[str, str | bytes] = {
        "content/files/a/b.bin": b"\0\xff",
        "themes/own/theme.yaml": "name: own\n",
        "content/x/y.md": "é",
    }
    inputs = read_inputs(site(tmp_path, files))
    assert (inputs.settings.path, inputs.settings.data) == ("site.yaml", b"title: T\n")
    assert [(each.path, each.data) for each in inputs.content] == [
        ("content/index.md", b"Hello.\n"), ("content/x/y.md", "é".encode()),
    ]  # fmt: skip
    assert {path: file.data for path, file in inputs.files.items()} == {"files/a/b.bin": b"\0\xff"}
    assert inputs.themes["own"]["theme.yaml"].path == "themes/own/theme.yaml"
    assert {"base", "playbook"} <= inputs.themes.keys()
    assert inputs.problems == ()


def test_reading_goes_by_name_not_by_disk(tmp_path: Path) -> None:
    """Files come in one order, in whichever order they were made."""
    for name in ("zz", "a", "M", "é", "b"):
        site(tmp_path, {f"content/{name}.md": "", f"content/{name}/x.md": ""})
    paths = [each.path for each in read_inputs(tmp_path).content]
    assert paths == [each.path for each in read_inputs(tmp_path).content]
    assert [path for path in paths if path.count("/") == 1] == sorted(path for path in paths if path.count("/") == 1)


@pytest.mark.parametrize(
    "place",
    ["content", "content/guides", "content/guides/howto", "content/index.md", "content/files", "content/files/a.pdf",
     "content/programs/a.yaml", "themes", "themes/own", "themes/own/templates/page.html", "site.yaml"],
)  # fmt: skip
@pytest.mark.parametrize("goal", ["folder", "file", "nothing", "itself"])
def test_links_are_refused_at_every_level(tmp_path: Path, place: str, goal: str) -> None:
    """A symbolic link is told by name and never followed, whatever it points to, inside the site or out."""
    root, outside = tmp_path / "site", tmp_path / "outside"
    site(root)
    site(outside, {"secret.md": "secret", "x/secret.md": "secret"})
    link = root / place
    if link.exists():
        for below in sorted(link.rglob("*"), reverse=True):
            below.unlink() if below.is_file() else below.rmdir()
        link.rmdir() if link.is_dir() else link.unlink()
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(
        {"folder": outside, "file": outside / "secret.md", "nothing": tmp_path / "none", "itself": link}[goal]
    )
    assert problems(root) == [f"file/link {place}"]
    inputs = read_inputs(root)
    assert b"secret" not in b"".join(each.data for each in (inputs.settings, *inputs.content, *inputs.files.values()))


def test_a_linked_site_folder_may_be_named(tmp_path: Path) -> None:
    """The site's folder itself may be reached through a link, as the person who names it knows where it leads."""
    site(tmp_path / "real")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert names(tmp_path / "link") == ["content/index.md"]


@pytest.mark.parametrize("path", ["content/programs/a.yaml", "content/guides/howto/a.md", "content/index.md", "site.yaml",
                                  "content/programs/a.yml", "content/files.md", "content/files-old/a.md"])  # fmt: skip
def test_a_folder_named_like_a_file(tmp_path: Path, path: str) -> None:
    """A folder in the place of a file is told by name, and nothing below it is read."""
    site(tmp_path)
    if (tmp_path / path).is_file():
        (tmp_path / path).unlink()
    (tmp_path / path).mkdir(parents=True)
    (tmp_path / path / "inner.md").write_text("x")
    assert problems(tmp_path) == [f"file/is-a-folder {path}"]
    assert not [name for name in names(tmp_path) if "inner" in name]


def test_an_attachment_folder_may_be_named_at_will(tmp_path: Path) -> None:
    """Below content/files/ a folder may have any name."""
    site(tmp_path, {"content/files/v1.md/a.pdf": "x"})
    assert problems(tmp_path) == []


@pytest.mark.parametrize("path", ["content", "themes"])
def test_a_file_named_like_a_folder(tmp_path: Path, path: str) -> None:
    """A file in the place of the content or the themes is told, not taken for an empty site."""
    (tmp_path / "site.yaml").write_text("title: T\n")
    (tmp_path / path).write_text("x")
    assert problems(tmp_path) == [f"file/is-a-file {path}"]


@pytest.mark.parametrize("path", ["content/a.md", "content/files/a.pdf", "site.yaml", "content/programs/a.yaml"])
@pytest.mark.parametrize("kind", ["pipe", "socket"])
def test_a_pipe_is_no_source(tmp_path: Path, path: str, kind: str) -> None:
    """A pipe or socket is told by name; nobody waits for what it might say."""
    root = site(tmp_path)
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(root / path)
    else:
        here = Path.cwd()
        os.chdir((root / path).parent)  # The name of a socket has to be short.
        with socket.socket(socket.AF_UNIX) as made:
            made.bind((root / path).name)
        os.chdir(here)
    assert problems(root) == [f"file/not-a-file {path}"]


@pytest.mark.parametrize(
    "name", ["a\nb.md", "a\tb.md", "a\x1b[31mb.md", "a\\b.md", "a\u202eb.md", "a\u200bb.md", "a\u2028b.md"]
)
@pytest.mark.parametrize("folder", ["content/guides/howto", "content/files", "themes/own/templates"])
def test_odd_names_are_told(tmp_path: Path, name: str, folder: str) -> None:
    """A name that nobody can read, or that leads elsewhere on other systems, is told in plain letters."""
    site(tmp_path, {f"{folder}/{name}": "x"})
    (problem,) = read_inputs(tmp_path).problems
    assert problem.code.name == "file/bad-name"
    assert problem.message.isprintable()
    assert problem.span.file.isprintable()
    assert "content/index.md" in names(tmp_path)


def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 in a name are told with their numbers."""
    site(tmp_path)
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/content/a\xff.md")).write_text("x")
    (problem,) = read_inputs(tmp_path).problems
    assert problem.message == 'the name of "content/a\\udcff.md" cannot be used'


@pytest.mark.parametrize(
    "name", ["a b.md", "é.md", "e\u0301.md", "日本.md", "50% & more?.md", "a'b.md", "CON.md", "😀.md"]
)
def test_plain_names_are_read(tmp_path: Path, name: str) -> None:
    """Letters of all languages, blanks and signs that a person can see are read."""
    site(tmp_path, {f"content/guides/howto/{name}": "x"})
    assert problems(tmp_path) == []
    assert f"content/guides/howto/{name}" in names(tmp_path)


@pytest.mark.parametrize(
    "path",
    ["content/.hidden.md", "content/.git/config", "content/guides/.DS_Store", "content/files/.env", "themes/own/.cache/x",
     ".env", "notes.md", "content/guides/howto/.#lock.md"],
)  # fmt: skip
def test_hidden_files_are_not_even_read(tmp_path: Path, path: str) -> None:
    """What begins with a dot, and what lies outside of content and themes, is passed over in silence."""
    site(tmp_path, {path: "secret"})
    assert names(tmp_path) == ["content/index.md"]
    assert problems(tmp_path) == []


def test_hidden_links_are_passed_over(tmp_path: Path) -> None:
    """An editor's lock, a link to nothing with a dot in front, disturbs nobody."""
    site(tmp_path)
    (tmp_path / "content/.#index.md").symlink_to("me@host.1234")
    assert problems(tmp_path) == []


def test_a_huge_text_is_not_read_to_its_end(tmp_path: Path) -> None:
    """Of a text that is too large no more is read than shows that it is."""
    site(tmp_path)
    with (tmp_path / "content/huge.md").open("wb") as file:
        file.truncate(3 * 1024**3)
    (huge,) = [each for each in read_inputs(tmp_path).content if "huge" in each.path]
    assert len(huge.data) == MAX_BYTES + 1


def test_what_cannot_be_read_is_an_error_with_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system does not give is trouble outside of the content, named by its path."""
    site(tmp_path, {"content/a.md": "x"})
    real = open

    def denied(path: str, *args: Any, **more: Any) -> Any:
        if path.endswith("content/a.md"):
            raise PermissionError(13, "Permission denied", path)
        return real(path, *args, **more)

    monkeypatch.setattr(builtins, "open", denied)
    with pytest.raises(PermissionError) as caught:
        read_inputs(tmp_path)
    assert caught.value.filename == str(tmp_path / "content/a.md")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PermissionError) as caught:
        read_inputs(Path())
    assert caught.value.filename == "content/a.md"


def test_a_site_is_found_upward(tmp_path: Path) -> None:
    """The nearest folder with a site.yaml is the site, from any folder below it."""
    root = site(tmp_path / "outer", {"inner/site.yaml": "title: I\n", "inner/a/b/x": "", "content/c/x": ""})
    assert find_site(root / "content/c") == root
    assert find_site(root / "inner/a/b") == root / "inner"
    assert find_site(tmp_path) is None


def test_a_site_may_hold_nothing(tmp_path: Path) -> None:
    """A site without content or themes is read as empty."""
    (tmp_path / "site.yaml").write_text("title: T\n")
    inputs = read_inputs(tmp_path)
    assert (inputs.content, inputs.files, inputs.problems) == ((), {}, ())
