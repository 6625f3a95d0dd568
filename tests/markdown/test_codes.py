"""Every fault of Markdown explains itself, and its examples are true."""

import pytest

from rmsite.foundation.diagnostic import Code, Severity
from rmsite.markdown import CODES, parse_markdown

BY_NAME = {code.name: code for code in CODES}


def codes_in(code: Code, text: str) -> set[str]:
    """The codes found in an example."""
    is_form = code.name.startswith("template/")
    problems = parse_markdown(text, file="a", content_path="guides/roles/a.md", is_form=is_form).problems
    return {problem.code.name for problem in problems}


def test_names_are_unique_and_of_known_areas() -> None:
    """A code has one name, in an area that belongs to this room."""
    assert len(BY_NAME) == len(CODES)
    assert {name.partition("/")[0] for name in BY_NAME} == {"markdown", "reference", "accessibility", "template"}


@pytest.mark.parametrize("code", CODES, ids=BY_NAME)
def test_wrong_example_is_found(code: Code) -> None:
    """The wrong example has this fault, and no other area's."""
    assert code.name in codes_in(code, code.wrong)


@pytest.mark.parametrize("code", CODES, ids=BY_NAME)
def test_right_example_is_sound(code: Code) -> None:
    """The right example has no fault at all."""
    assert codes_in(code, code.right) == set()


@pytest.mark.parametrize("code", CODES, ids=BY_NAME)
def test_sentences(code: Code) -> None:
    """Meaning and mending are sentences."""
    assert code.meaning.endswith(".")
    assert code.mend.endswith(".")
    assert code.meaning[0].isupper()
    assert code.mend[0].isupper()


@pytest.mark.parametrize("code", CODES, ids=BY_NAME)
def test_messages_say_what_to_do(code: Code) -> None:
    """A message begins small, ends without a full stop, and comes with a hint."""
    is_form = code.name.startswith("template/")
    problems = parse_markdown(code.wrong, file="a", content_path="guides/roles/a.md", is_form=is_form).problems
    for problem in problems:
        assert problem.hints
        for words in (problem.message, *problem.hints):
            assert words == words.strip()
            assert not words.endswith(".")
            assert "\n" not in words


def test_what_loses_words_or_safety_is_fixed() -> None:
    """No site can switch off a fault that would lose an author's words or let a reader's browser leave the site."""
    for name in (
        "nesting",
        "table-cells",
        "footnote",
        "unclosed-comment",
        "unknown-block",
        "unclosed-block",
        "stray-colons",
        "block-title",
        "link-scheme",
        "link-target",
        "link-outside",
        "external-image",
    ):
        assert BY_NAME[f"markdown/{name}"].fixed
        assert BY_NAME[f"markdown/{name}"].severity is Severity.ERROR


def test_style_is_not_fixed() -> None:
    """What is a matter of style or care can be weighed by each site."""
    assert not [name for name in BY_NAME if name.startswith("accessibility/") and BY_NAME[name].fixed]
