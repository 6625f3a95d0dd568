"""A page of HTML as what a reader gets of it, one line a block."""

from __future__ import annotations

from html.parser import HTMLParser

BLOCKS = frozenset(
    {
        "h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "tr", "caption", "summary", "figcaption",
        "pre", "blockquote", "div", "section", "header", "footer", "nav", "main", "aside", "table", "ul",
        "ol", "dl", "thead", "tbody", "details", "form", "fieldset", "legend", "label",
    }
)  # fmt: skip
SILENT = frozenset({"script", "style", "head"})
VOID = frozenset({"input", "img", "br", "hr", "link", "meta"})


class _Reader(HTMLParser):
    """Collects lines; lives for one page. What is hidden is not read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.words: list[str] = []
        self.prefix = ""
        self.silent = 0
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a block, or says what a link or field is."""
        given = dict(attrs)
        if (self.hidden or "hidden" in given or tag == "template") and tag not in VOID:
            self.hidden.append(tag)
        if self.hidden or (tag in VOID and "hidden" in given):
            return
        if tag in SILENT:
            self.silent += 1
        if tag in BLOCKS:
            self.end_line()
            if tag[0] == "h" and tag[1:].isdigit():
                self.prefix = "#" * int(tag[1]) + " "
            elif tag == "li":
                self.prefix = "- "
        if tag == "img":
            self.words.append(f"[image: {given.get('alt')}]")
        if tag in ("input", "textarea", "select"):
            self.words.append(f"[{given.get('type') or tag}]")
        if tag in ("td", "th"):
            self.words.append("|")
        if tag == "time":
            self.words.append(f"<{given.get('datetime')}>")

    def handle_endtag(self, tag: str) -> None:
        """Ends a block."""
        if self.hidden:
            self.hidden.pop()
            return
        if tag in SILENT:
            self.silent -= 1
        if tag in BLOCKS:
            self.end_line()

    def handle_data(self, data: str) -> None:
        """Keeps the words."""
        if not self.silent and not self.hidden:
            self.words.append(data)

    def end_line(self) -> None:
        """Closes the line that is being collected."""
        line = " ".join(
            "".join(word if not word.startswith(("[", "<", "|")) else f" {word} " for word in self.words).split()
        )
        if line:
            self.lines.append(self.prefix + line)
            self.prefix = ""
        self.words = []


def reading(html: str) -> str:
    """Headings, words, fields and dates of a page in order."""
    reader = _Reader()
    reader.feed(html)
    reader.end_line()
    return "\n".join(reader.lines) + "\n"
