"""A leading heading of level 1 becomes the page's title and is not repeated."""

from __future__ import annotations

import pytest

from rmsite.markdown import parse_markdown, without_leading_title
from rmsite.markdown.body import Body
from tests.markdown.printing import printed


def body_of(text: str) -> Body:
    """The body of a text."""
    return parse_markdown(text, file="a", content_path="a.md").value


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Being a buddy\n\nText.", "Being a buddy"),
        ("\n\n# Being *a* [[role:buddy]] & {{x}} #\n\n## Next", "Being a buddy & {{x}}"),
        ("Two\nlines\n===\ntext", "Two lines"),
        ("<!-- c -->\n# A\n# B", "A"),
        ("# <b> \\</h1>\n\nText", "<b> </h1>"),
        ("# Only", "Only"),
        ("# A[^1]\n\nB\n\n[^1]: n", "A"),
    ],
)
def test_title(text: str, title: str) -> None:
    """The title's words are taken, and the heading, its place in the list and its words are gone from the body."""
    body = body_of(text)
    found, rest = without_leading_title(body)
    assert found == title
    assert printed(rest) == printed(body).partition("</h1>\n")[2]
    assert rest.headings == body.headings[1:]
    assert rest.text.split() == body.text.split()[len(title.split()) :]


@pytest.mark.parametrize(
    "text", ["", "Text\n\n# Late", "## Two", "> # Quoted", "- # In a list", "::: details x\n# A\n:::"]
)
def test_no_title(text: str) -> None:
    """Any other text keeps everything."""
    body = body_of(text)
    assert without_leading_title(body) == (None, body)


def test_title_for_an_audience_is_no_title() -> None:
    """A part for one audience does not name the page for all."""
    body = body_of("::: audience hr\n# Secret\n:::\n\nText")
    assert without_leading_title(body) == (None, body)
