"""What keeps readers out is found wherever an author can write it, at its file and line."""

from __future__ import annotations

import pytest

from tests.checks.sites import PROGRAM, found, sound

PURPOSE = "purpose: A regular, honest talk with somebody who sees the company from another desk."

# Each fault with its code, and the line of the text on which it stands.
FAULTS = {
    "no-alt": ("![](/files/chairs.png)", "accessibility/image-alt", 1),
    "blank-alt": ("Look: ![ ](/files/chairs.png)", "accessibility/image-alt", 1),
    "skip": ("## One\n\nWords.\n\n#### Two", "accessibility/heading-skip", 5),
    "skip-in-a-list": ("## One\n\n- Words.\n\n  #### Two", "accessibility/heading-skip", 5),
    "empty-link": ("Words.\n\n[](https://example.com)", "accessibility/link-empty", 3),
    "link-around-no-alt": ("[![](/files/chairs.png)](https://example.com)", "accessibility/image-alt", 1),
    "click-here": ("Words,\n[Click here!](https://example.com)", "accessibility/link-text", 2),
    "here": ("To begin, go [**here**](begin.md).", "accessibility/link-text", 1),
    "read-more": ("[[guide:begin|read more]]", "accessibility/link-text", 1),
    "by-definition": ("Go [here][x].\n\n[x]: https://example.com", "accessibility/link-text", 1),
    "in-an-alert": ("> [!NOTE]\n> Go [here](https://example.com).", "accessibility/link-text", 2),
    "in-a-cell": ("| A |\n|---|\n| [here](https://example.com) |", "accessibility/link-text", 3),
    "no-header": ("| | |\n|---|---|\n| Buddy | 6 |", "accessibility/table-header", 1),
    "half-a-header": ("Words.\n\n| A | |\n|---|---|\n| Buddy | 6 |", "accessibility/table-header", 3),
}
# Where a text stands: the file, and how many lines of it come before.
PLACES = {
    "guide": ("content/guides/howto/more.md", "---\ntitle: More\nsummary: More of it.\n---\n"),
    "snippet": ("content/snippets/more.md", ""),
    "term": ("content/glossary/more.md", "---\nterm: more\nshort: Not less.\n---\n"),
    "form": ("content/templates/more.md", "---\ntitle: More\n---\n"),
    "home": ("content/index.md", ""),
}
MORE = {"content/files/chairs.png": "png"}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("fault", FAULTS)
def test_fault_in_prose(fault: str, place: str) -> None:
    """Every fault in every kind of prose is told once, at its line."""
    text, code, line = FAULTS[fault]
    path, before = PLACES[place]
    told = found(sound(more=MORE | {path: f"{before}{text}\n"}), code)
    assert [(each.span.file, each.span.line) for each in told] == [(path, before.count("\n") + line)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Go [here](https://example.com).", "accessibility/link-text"),
        ("[[guide:begin|Click here]]", "accessibility/link-text"),
        ("Go [](https://example.com).", "accessibility/link-empty"),
        ("![](/files/chairs.png)", "accessibility/image-alt"),
    ],
)
def test_fault_in_yaml(text: str, code: str) -> None:
    """The same in a text of a program and in an announcement of site.yaml."""
    files = sound((PROGRAM, PURPOSE, f'purpose: "{text}"'), more=MORE)
    (told,) = found(files, code)
    assert (told.span.file, told.span.line) == (PROGRAM, 7)
    settings = sound()["site.yaml"] + f'announcements:\n  - text: "{text}"\n'
    (told,) = found(sound(more=MORE | {"site.yaml": settings}), code)
    assert (told.span.file, told.span.line) == ("site.yaml", settings.count("\n"))


@pytest.mark.parametrize(
    ("colour", "codes"),
    [("#767676", 0), ("#777777", 1), ("#ffd500", 1), ("#FFFFFF", 1), ("#000000", 0), ("#0b57d0", 0)],
)
def test_pale_colours(colour: str, codes: int) -> None:
    """A brand and an accent below 4.5:1 are told at their own lines, from the first shade that fails."""
    files = sound(
        ("site.yaml", "owner: desk", f'owner: desk\nbrand: "{colour}"'),
        (PROGRAM, PURPOSE, f'accent: "{colour}"\n{PURPOSE}'),
    )
    told = [(each.span.file, each.span.line) for each in found(files, "brand/contrast")]
    assert told == [(PROGRAM, 7), ("site.yaml", 4)][: 2 * codes]


def test_sound_words_are_not_told() -> None:
    """Words that say where a link leads, and a table with an empty corner, are no faults."""
    links = "[What happens here](guides/howto/begin.md), [Read more about pairs](guides/howto/begin.md)."
    table = "| | Hours |\n|---|---|\n| Buddy | 6 |"
    assert found(sound(more={"content/index.md": f"{links}\n\n{table}\n"})) == []
