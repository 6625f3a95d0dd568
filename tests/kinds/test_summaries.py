"""What other pages say of a page is a plain sentence."""

from __future__ import annotations

import pytest

from rmsite.model.page import Key
from tests.making import PAIRS, guide, looked_at


def _summary(files: dict[str, str], kind: str, page_id: str) -> str:
    return looked_at(files).site.pages[Key(kind, page_id)].head.summary


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("One. Two.", "One."),
        ("# Title\n\n## A heading\n\nIs it so? Yes.", "Is it so?"),
        ("## Only a heading", ""),
        ("::: audience hr\nSecret.\n:::\n\nOpen.", "Open."),
        ("Some **bold** [words](a.md) and `code`.", "Some bold words and code."),
        ("word " * 60, ("word " * 31).strip() + "…"),
        ("", ""),
    ],
)
def test_summary_is_the_first_sentence(text: str, summary: str) -> None:
    """Without a ``summary`` a page is summed up by its first sentence, without markup and headings, cut at a word."""
    assert _summary({"content/guides/howto/a.md": guide(text)}, "guide", "a") == summary


def test_summary_of_yaml_is_plain() -> None:
    """A summary in YAML is a line of Markdown; other pages get its words."""
    files = {
        "content/programs/pairs.yaml": PAIRS.replace("Two people meet.", '"Two **people**, [[guide:a|here]]."'),
        "content/results/pairs/one.yaml": 'published: 2026-11-01\nsummary: "It **worked**."\n',
        "content/guides/howto/a.md": guide("x"),
    }
    assert _summary(files, "program", "pairs") == "Two people, here."
    assert _summary(files, "results", "pairs/one") == "It worked."
