"""Every block of a text is given with the line on which its words begin."""

from __future__ import annotations

from rmsite.markdown.parse import parse_blocks

TEXT = """\
# Title

Words
over two lines.[^1]

> [!NOTE]
> Noted.

| A | B |
|---|---|
| c | d |

::: audience hr
For HR, see [the list].

::: audience managers
For those who lead.
:::
:::

```
code
```

[^1]: The note.

[the list]: https://example.com/
"""


def test_blocks_stand_in_their_lines() -> None:
    """Headings, paragraphs, cells, code and notes in order, counted from the first line; an alert's title is none."""
    blocks = parse_blocks(TEXT, file="content/a.md", content_path="a.md", first_line=5)
    words = [
        (block.span.line, "".join(piece for piece in block.body.pieces if isinstance(piece, str))) for block in blocks
    ]
    assert [line for line, _ in words] == [5, 7, 11, 13, 13, 15, 15, 18, 21, 26, 29]
    assert words[0][1] == "Title"
    assert words[1][1].startswith("Words\nover two lines.<sup")
    assert words[9][1] == "code\n"


def test_blocks_know_their_parts() -> None:
    """Blocks in a part for one audience name it with the line that opens it, the outermost first."""
    blocks = parse_blocks(TEXT, file="content/a.md", content_path="a.md")
    assert [block.parts for block in blocks if block.parts] == [(("hr", 13),), (("hr", 13), ("managers", 16))]
