"""Mail addresses are found wherever they stand."""

from __future__ import annotations

import pytest

from rmsite.markdown import parse_markdown


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to people@example.com.", [("people@example.com", 1, 10)]),
        ("<people@example.com> or\n[us](mailto:a.b+c@mail.example.com)",
         [("people@example.com", 1, 2), ("a.b+c@mail.example.com", 2, 13)]),
        ("`a@example.com` <!-- b@example.com -->", [("a@example.com", 1, 2), ("b@example.com", 1, 22)]),
        ("::: audience hr\nc@example.com\n:::", [("c@example.com", 2, 1)]),
        ("@people, 5@6, a@b and x@.com", []),
    ],
)  # fmt: skip
def test_mails(text: str, found: list[tuple[str, int, int]]) -> None:
    """In words, links, code, comments and parts for one audience, each at its place."""
    body = parse_markdown(text, file="content/index.md", content_path="index.md").value
    assert [(mail.address, mail.span.line, mail.span.column) for mail in body.mails] == found


def test_mails_of_an_audience() -> None:
    """A body made for some audiences does not remember the mail addresses of the others."""
    text = "::: audience hr\nc@example.com\n:::"
    body = parse_markdown(text, file="content/index.md", content_path="index.md").value
    assert body.for_audiences(frozenset({"everyone"})).mails == ()


def test_mails_in_long_text() -> None:
    """A long text without an end to its words is read in no time."""
    body = parse_markdown("a." * 50_000 + "@", file="content/index.md", content_path="index.md").value
    assert body.mails == ()
