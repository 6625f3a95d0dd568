"""Reading never fails: whatever stands in a file, it is read or refused with a place, and soon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmsite.foundation.diagnostic import Diagnostic
from rmsite.kinds import KINDS
from rmsite.kinds.places import place_of
from rmsite.model import timed, when
from rmsite.model.facts import Facts
from rmsite.model.program import Program
from rmsite.model.results import Results
from rmsite.model.settings import Settings
from rmsite.pipeline.settings import read_settings
from rmsite.reading.front_matter import split_front_matter
from rmsite.reading.source import SourceFile, decode
from rmsite.reading.tree import Loc, Tree
from rmsite.reading.validate import validate
from rmsite.reading.yaml_reader import read_yaml
from tests.patience import limited

# Signs that mean something to YAML, Markdown or Unicode, so that arbitrary text is not only letters.
SIGNS = "\n\n\n    :-?[]{},&*#!|>'\"%@`\\\t.~=<abkx019é😀\u00a0\u2028\ufeff"
TEXTS = st.one_of(st.text(SIGNS, max_size=80), st.text(max_size=60))
WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
# Keys and values that programs and settings know, so that arbitrary trees come near to sound ones.
KNOWN = st.sampled_from(
    [
        *Program.model_fields,
        *Settings.model_fields,
        "id",
        "when",
        "at",
        "items",
        "agenda",
        "text",
        "start",
        "if",
        "from",
    ]
)
TYPICAL = st.sampled_from(
    ["mentor", "60", "60 minutes", "on start", "2026-02-30", "2026-09-14", "14:00", "draft", "running", "yes", "", "#0b57d0",
     "3 weeks before start", "a@example.com", "nan", "[[role:x]]", "{{x}}", "9" * 30, "\u200b"]
)  # fmt: skip
TREES = st.recursive(
    st.one_of(st.none(), TYPICAL, WORDS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.one_of(KNOWN, KNOWN, WORDS), inner, max_size=6)
    ),
    max_leaves=25,
)
QUIET = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))


def inside(problems: Iterable[Diagnostic], text: str) -> None:
    """Every span lies inside the text, on one line or ending behind where it begins."""
    lines = text.split("\n")
    for problem in problems:
        for span in (problem.span, *(related.span for related in problem.related)):
            said = f"{span} ({span.end_line}:{span.end_column}) {problem.message}"
            assert 1 <= span.line <= len(lines), said
            # One column behind the end of a line is a place too: something is missing there.
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1, said
            assert (span.end_line, span.end_column) >= (span.line, span.column), said
            assert span.end_line <= len(lines), said
            assert span.end_column <= len(lines[span.end_line - 1]) + 2, said
        assert "\n" not in problem.message
        assert problem.message.strip()


@QUIET
@given(TEXTS)
def test_any_text_is_read_as_yaml(text: str) -> None:
    """No text makes the YAML reader fail, and every fault it tells lies inside the text."""
    with limited(20):
        inside(read_yaml(text, "f").problems, text)


@QUIET
@given(TEXTS)
def test_any_text_is_read_as_a_markdown_file(text: str) -> None:
    """No text makes the reader of front matter fail, and every fault it tells lies inside the file."""
    for whole in (text, "---\n" + text, "---\n" + text + "\n---\n" + text):
        with limited(20):
            checked = split_front_matter(whole, "f")
        inside(checked.problems, whole)
        assert whole.endswith(checked.value.body)


@QUIET
@given(st.one_of(st.binary(max_size=60), TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_are_decoded(data: bytes) -> None:
    """No bytes make decoding fail; what comes out holds no sign that has no place in a text."""
    checked = decode(SourceFile("f", data))
    if checked.value is not None:
        inside(checked.problems, checked.value)
        assert "\r" not in checked.value
        assert "\0" not in checked.value
        assert decode(SourceFile("f", checked.value.encode())).value in (
            checked.value,
            checked.value.removeprefix("\ufeff"),
        )


@QUIET
@given(st.one_of(st.binary(max_size=40), TEXTS.map(str.encode)), st.sampled_from(["programs/a.yaml", "facts.yaml", "index.md",
       "results/a/b.yaml", "guides/howto/a.md", "glossary/a.md", "templates/a.md"]))  # fmt: skip
def test_any_bytes_are_a_page_or_a_fault(data: bytes, path: str) -> None:
    """Every content type makes a page of any bytes, and says where they are wrong."""
    placed = place_of(path, KINDS).value
    assert placed is not None
    source = SourceFile(f"content/{path}", data)
    with limited(20):
        checked = placed.kind.read(source, placed.place)
    text = decode(source).value
    inside(checked.problems, text if text is not None else "")
    assert checked.value.sound == checked.is_sound


@QUIET
@given(st.one_of(st.binary(max_size=40), TEXTS.map(str.encode)))
def test_any_bytes_are_settings_or_a_fault(data: bytes) -> None:
    """site.yaml may hold anything: there are settings, or a fault."""
    checked = read_settings(SourceFile("site.yaml", data))
    assert checked.problems or checked.value.settings.title


@QUIET
@given(st.one_of(st.dictionaries(WORDS, TREES), st.lists(TREES, min_size=1)))
def test_what_was_written_is_read(data: Any) -> None:
    """Plain data written as YAML is read back the same, and each value's span points at it."""
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, width=40)
    checked = read_yaml(text, "f")
    assert not [problem for problem in checked.problems if problem.is_error], text
    assert checked.value.data == data
    for loc, value in _leaves(data):
        if value and value.isascii() and value.isalnum():
            span = checked.value.text_start(loc)
            assert text.split("\n")[span.line - 1][span.column - 1 :].startswith(value)


class _Dumper(yaml.SafeDumper):
    """Writes nothing as nothing, and quotes what only YAML's types would need."""


_Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))
_Dumper.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, "" if text.isalnum() else '"')
)
_Dumper.ignore_aliases = lambda *_: True  # type: ignore[method-assign]


def _leaves(data: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*loc, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            yield from _leaves(value, (*loc, position))
    elif isinstance(data, str):
        yield loc, data


@pytest.mark.parametrize("model", [Program, Settings, Facts, Results])
@QUIET
@given(data=TREES)
def test_any_tree_is_judged(model: Any, data: Any) -> None:
    """No tree makes validation fail: there is a model, or there is a fault, and every fault has a sentence."""
    tree = _tree_of(data)
    checked = validate(tree, model, "this", (*timed.CODES, *when.CODES))
    assert checked.problems or checked.value is not None
    for problem in checked.problems:
        said = " ".join((problem.message, *problem.hints))
        assert "Input should" not in said
        assert "\n" not in said
        assert len(problem.message) < 250


@QUIET
@given(data=st.dictionaries(KNOWN, TREES, min_size=1, max_size=8))
def test_a_mapping_is_judged_however_far_off(data: Any) -> None:
    """A program in which anything may stand under its real keys is judged without failing, twice alike."""
    first, second = (validate(_tree_of(data), Program, "this", (*timed.CODES, *when.CODES)) for _ in range(2))
    assert first.problems == second.problems


SOUND = {"id": "x", "title": "X", "kind": "event", "when": "on start", "roles": ["mentor"]}


@QUIET
@given(st.lists(st.one_of(st.just(SOUND), st.fixed_dictionaries(SOUND_PARTS := {
    "id": st.sampled_from(["x", "Bad Id"]), "title": st.one_of(st.just("X"), TREES), "when": st.one_of(st.just("on start"), TREES),
})), max_size=6))  # fmt: skip
def test_repair_keeps_every_sound_entry(milestones: list[Any]) -> None:
    """Whatever is wrong with some entries of a list, the sound ones are in the model, at their places."""
    data = {
        "title": "T", "summary": "S", "owner": "desk", "status": "draft", "lifecycle": "cohort", "length": "10 weeks",
        "roles": [{"id": "mentor"}, {"id": "mentee"}], "milestones": milestones,
    }  # fmt: skip
    program = validate(_tree_of(data), Program, "this", (*timed.CODES, *when.CODES)).value
    assert program is not None
    assert len(program.milestones) == len(milestones)
    for position, given_ in enumerate(milestones):
        if given_ is SOUND:
            assert program.milestones[position].id == "x"
            assert str(program.milestones[position].when) == "on start"


def _tree_of(data: Any) -> Tree:
    text = "" if data is None else yaml.dump(data, Dumper=_Dumper, allow_unicode=True)
    return read_yaml(text, "f").value
