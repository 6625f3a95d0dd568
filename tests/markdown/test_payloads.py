"""Author text never runs: wherever it stands, no element, attribute or scheme of its own reaches the page (S4)."""

from __future__ import annotations

import pytest

from rmsite.foundation.span import Span
from rmsite.markdown import parse_inline, parse_markdown
from tests.markdown.filling import filled
from tests.markdown.vocabulary import events, sanitised, strangers

PAYLOADS = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.y/a.js></SCRIPT>",
    "<script\n>alert(1)</script\n>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror\n=\nalert(1)>",
    "<img/src='x'/onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<base href=//x.y/>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href=//x.y/a.css>",
    "<style>*{background:url(//x.y)}</style>",
    "<form action=javascript:alert(1)><input type=submit>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<body onload=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='https://x.y' onclick=alert(1)>x</a>",
    "<kbd onclick=alert(1)>x</kbd>",
    "<mark style=position:fixed>x</mark>",
    "<br onclick=alert(1)>",
    "<sub/onclick=alert(1)>x</sub>",
    "</p><script>alert(1)</script>",
    "</title></textarea></style></script><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><script>alert(1)</script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "<!DOCTYPE html [<!ENTITY x '<script>alert(1)</script>'>]>",
    '"><script>alert(1)</script>',
    "'><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    'x" autofocus onfocus=alert(1) y="',
    "`<script>alert(1)</script>`",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&#x3c;img src=x onerror=alert(1)&#x3e;",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "javascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "javascript&#x3A;alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script&colon;alert(1)",
    "&#1;javascript:alert(1)",
    "\x01javascript:alert(1)",
    "\u00a0javascript:alert(1)",
    "java\u00adscript:alert(1)",
    "javascript://x.y/%0aalert(1)",
    "javascript\\:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "view-source:javascript:alert(1)",
    "feed:javascript:alert(1)",
    "ms-msdt:/id",
    "blob:https://x.y/1",
    "file:///etc/passwd",
    "//x.y/a.js",
    "\\\\x.y\\a",
    "/\\x.y",
    'https:x.y"onclick=alert(1)',
    'https://x.y/"onclick=alert(1)//',
    "https://x.y/'onclick=alert(1)//",
    "https://x.y/<script>alert(1)</script>",
    'mailto:a@b.cd"onclick=alert(1)',
    "{{constructor.constructor('alert(1)')()}}",
    "{{x | safe}}",
    "{% raw %}<script>alert(1)</script>{% endraw %}",
    "${alert(1)}",
    "<%= alert(1) %>",
    "[[role:x|<script>alert(1)</script>]]",
    "[[snippet:<script>alert(1)</script>]]",
    "{{<img src=x onerror=alert(1)> | choice | <b> / <script>}}",
    '{{x" onfocus="alert(1) | text | 2 lines}}',
    "\u202e<script>alert(1)</script>",
    "x\ufeff<script>alert(1)</script>",
    "\x00<script>alert(1)</script>",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
)
PLACES = {
    "paragraph": "{}",
    "list": "- {}\n  - [ ] {}",
    "quote": "> {}",
    "alert": "> [!NOTE]\n> {}",
    "alert name": "> [!{}]\n> x",
    "heading": "## {}",
    "underlined heading": "{}\n===",
    "emphasis": "**{}** *{}* ~~{}~~",
    "code": "`{}` ``{}``",
    "fence": "```\n{}\n```",
    "language": "```{}\nx\n```",
    "language of tildes": "~~~ {}\nx\n~~~",
    "indented": "x\n\n    {}",
    "table": "| {} | b |\n|---|---|\n| c | {} |",
    "terms": "{}\n: {}",
    "words of a link": "[{}](x.md)",
    "address of a link": "[x]({})",
    "address in angle brackets": "[x](<{}>)",
    "title of a link": '[x](x.md "{}")',
    "title of a link outside": "[x](https://example.com '{}')",
    "autolink": "<{}>",
    "bare": "see https://example.com/{} now",
    "definition": "[x]\n\n[x]: {}",
    "title of a definition": '[x]\n\n[x]: <x.md>\n  "{}"',
    "name of a definition": "[{}]\n\n[{}]: x.md",
    "alt text": "![{}](x.png)",
    "address of an image": "![x]({})",
    "title of an image": '![x](x.png "{}")',
    "reference": "[[role:{}]] [[{}:x]] [[role:x#{}]]",
    "words of a reference": "[[role:x|{}]]",
    "variable": "{{{{{}}}}}",
    "field": "{{{{{} | text}}}} {{{{a {} | check}}}}",
    "options": "{{{{x | choice | a / {}}}}} {{{{y | scale | {}}}}}",
    "footnote": "x[^1] y[^{}]\n\n[^1]: {}",
    "name of a footnote": "x[^{}]\n\n[^{}]: y",
    "comment": "<!-- {} -->",
    "comment of two lines": "<!-- x\n\n{} --> y",
    "steps": "::: steps\n1. {}\n:::",
    "cards": "::: cards\n- {}\n:::",
    "checklist": "::: checklist\n- {}\n:::",
    "tabs": "::: tabs\n## {}\nx\n:::",
    "tabs by lines": "::: tabs\n**{}**\n\nx\n:::",
    "details": "::: details {}\n{}\n:::",
    "audience": "::: audience {}\n{}\n:::",
    "unknown block": "::: {}\n{}\n:::",
    "too deep": "> " * 41 + "{}",
    "tags that work": "<kbd>{}</kbd> <sub>{}</sub>",
    "tag": "<b title='{}'>x</b>",
}


def is_sound(html: str) -> None:
    """Nothing but the vocabulary, and nothing that a sanitiser of its own would take away or move."""
    assert strangers(html) == []
    assert events(sanitised(html)) == events(html)


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("is_form", [False, True], ids=["page", "form"])
def test_payloads(place: str, is_form: bool) -> None:
    """Each payload in each place is text."""
    for payload in PAYLOADS:
        text = place.replace("{{{{", "\x02").replace("}}}}", "\x03").replace("{}", payload)
        text = text.replace("\x02", "{{").replace("\x03", "}}")
        is_sound(filled(parse_markdown(text, file="a", content_path="guides/a.md", is_form=is_form).value))


def test_payloads_in_one_line() -> None:
    """A line of YAML is as safe as a page."""
    for payload in PAYLOADS:
        for place in ("{}", "[x]({})", "![{}](x.png)", "**{}**"):
            is_sound(filled(parse_inline(place.replace("{}", payload), span=Span("a")).value))


def test_bare_payloads_are_words() -> None:
    """A payload in a paragraph is printed as it was typed, not swallowed."""
    for payload in (payload for payload in PAYLOADS[:30] if "\n" not in payload):
        html = filled(parse_markdown(payload, file="a", content_path="a.md").value)
        text = "".join(str(event[1]) for event in events(html) if event[0] == "text")
        assert "".join(text.split()) == "".join(payload.split()), payload


def test_there_are_enough() -> None:
    """The corpus is no token."""
    assert len(PAYLOADS) >= 60
    assert len(PAYLOADS) * len(PLACES) * 2 >= 5000
