"""Signs of Markdown, written one behind the other."""


def marks(text: str) -> tuple[str, ...]:
    """The signs of a text, divided by white space; in them ``␣`` stands for a space and ``⏎`` for the end of a line."""
    return tuple(sign.replace("␣", " ").replace("⏎", "\n") for sign in text.split())
