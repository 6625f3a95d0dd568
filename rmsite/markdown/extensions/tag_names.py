"""The names of HTML tags, and what to write in Markdown instead."""

from __future__ import annotations

from types import MappingProxyType

_NEVER = "this is not possible, on purpose"
_IMAGE = "write ![what it shows](file.png)"
_TABLE = "write a table with | between the cells"
_DETAILS = "write ::: details Title above the text and ::: below it"

# Tags that load or run something, send something away or change the whole page.
_ACTIVE = """
applet audio base body button canvas embed font form frame frameset head html iframe input link marquee blink center
math meta noscript object script select style svg template textarea title video
"""
_OTHERS = """
abbr acronym address area article aside bdi bdo big br caption cite col colgroup data datalist dd dfn dialog dir dt
fieldset figcaption footer header hgroup ins isindex kbd keygen label legend listing main map mark menu meter nav nobr
noframes optgroup option output param plaintext portal progress q rp rt ruby samp search slot small source span sub sup
tbody tfoot thead time track u var wbr xmp
"""

INSTEAD = MappingProxyType(
    {
        "a": "write [text](file.md)",
        "b": "write **text**",
        "strong": "write **text**",
        "i": "write *text*",
        "em": "write *text*",
        "s": "write ~~text~~",
        "strike": "write ~~text~~",
        "del": "write ~~text~~",
        "code": "write `text`",
        "tt": "write `text`",
        "pre": "put a line of ``` above and below the code",
        "img": _IMAGE,
        "image": _IMAGE,
        "picture": _IMAGE,
        "figure": _IMAGE,
        "table": _TABLE,
        "tr": _TABLE,
        "td": _TABLE,
        "th": _TABLE,
        "ul": "begin each line of a list with -",
        "ol": "begin each line of a list with 1.",
        "li": "begin each line of a list with - or 1.",
        "dl": "write the term on a line, and : with its meaning on the next",
        "p": "leave an empty line between two paragraphs",
        "hr": "write --- on a line of its own",
        "blockquote": "begin each line of the quote with >",
        "details": _DETAILS,
        "summary": _DETAILS,
        "div": "use a block such as ::: details Title, or an alert such as > [!NOTE]",
        "section": "begin the section with a heading, such as ## Title",
        **{f"h{level}": f"write {'#' * level} Title" for level in range(1, 7)},
        **dict.fromkeys(_ACTIVE.split(), _NEVER),
    }
)
"""What an author is told to write instead of a tag."""

TAG_NAMES = frozenset(INSTEAD) | frozenset(_OTHERS.split())
"""Every name that HTML knows or has known."""
