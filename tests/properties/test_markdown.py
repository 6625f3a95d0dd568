"""What holds for every Markdown text: it is read without an accident, no word is lost, every place is true."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it.common.utils import unescapeAll

from rmsite.foundation.span import Span
from rmsite.markdown import parse_inline, parse_markdown, without_leading_title
from rmsite.markdown.body import Body, Enclosed, Field, Href, Mention, Variable
from rmsite.markdown.extensions.headings import id_for
from rmsite.markdown.targets import Internal, read_target
from tests.markdown.filling import filled
from tests.markdown.marks import marks
from tests.markdown.places import excerpt, is_inside
from tests.markdown.vocabulary import events, sanitised, strangers, words_of

PATH = "guides/roles/a.md"
FILE = f"content/{PATH}"

MARKS = (
    *marks(r"""
⏎ ⏎ ⏎⏎ ⏎⏎ ␣ ␣ ␣␣⏎ \⏎ ␣␣␣␣ ␣␣ #␣ ##␣ ####␣ ␣## === --- -␣ *␣ 1.␣ 10)␣ >␣ > -␣[␣]␣ -␣[x]␣ >␣[!NOTE]⏎>␣ [!TIP] | |␣ ␣|␣
\| |-| |:-|-:| :␣ ~␣ :::␣steps⏎ :::␣details␣ :::␣tabs⏎ :::␣cards⏎ :::␣checklist⏎ :::␣audience␣hr⏎ :::⏎ ⏎:::⏎ ::::⏎
::::␣details␣ * ** _ __ ~ ~~ ` `` <b> </b> <kbd> </kbd> <br> <sub> </sub> < > <a␣href= <https://e.com/ [ ] ]( ) ![
](x.md) ](y.png) [[role: [[ ]] | # {{ }} ␣|␣text}} {{x}} [^1] [^2] \ &amp; & &#x41; https://e.com/ @e.com
mailto: " ' ( ! é 😀 ß
"""),
    "\t",
    "\u00a0",
    "\u2028",
    "\x0b",
    "\r",
    "\r\n",
)
BREAKING = marks("<!-- --> ``` ~~~ ]:␣ [^1]:␣ ⏎⏎[^2]:␣ [w]:␣x.md <? <![CDATA[ javascript: \\\0 \0")

# Twice the usual number: the least likely accidents are the worst.
QUIET = settings(deadline=None, max_examples=200, suppress_health_check=list(HealthCheck))
anything = st.text(max_size=200)
markup = st.lists(st.sampled_from(MARKS + BREAKING) | st.sampled_from("ab1 -.:/"), max_size=60).map("".join)
texts = anything | markup


@st.composite
def worded(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A text of marks and numbered words, and these words; no comment, fence or definition in it may drop one."""
    parts = draw(st.lists(st.sampled_from(MARKS) | st.just("word"), max_size=60))
    words = [f"w{index}w" for index, part in enumerate(parts) if part == "word"]
    text = "".join(f"w{index}w" if part == "word" else part for index, part in enumerate(parts))
    text = re.sub(r"`{3,}", "``", text)
    text = re.sub(r"~{3,}", "~~", text)
    return text.replace("]:", "] :"), words


@QUIET
@given(texts, st.booleans())
@example("- [ ]\t\n", False)
@example("[a]:\n<", False)
def test_reading_never_fails(text: str, is_form: bool) -> None:
    """Every text becomes a body, as a page and as a line."""
    parse_markdown(text, file=FILE, content_path=PATH, is_form=is_form)
    parse_inline(text, span=Span("a.yaml", 3, 5, 3, 9))


@QUIET
@given(texts, st.booleans())
def test_same_text_same_body(text: str, is_form: bool) -> None:
    """Reading a text twice gives one body."""
    first = parse_markdown(text, file=FILE, content_path=PATH, is_form=is_form)
    assert parse_markdown(text, file=FILE, content_path=PATH, is_form=is_form) == first


@QUIET
@given(worded(), st.booleans())
def test_no_word_is_lost(case: tuple[str, list[str]], is_form: bool) -> None:
    """Each word of the source is read by a reader, or an error says that it is not."""
    text, words = case
    checked = parse_markdown(text, file=FILE, content_path=PATH, is_form=is_form)
    if any(problem.is_error for problem in checked.problems):
        return
    shown = words_of(filled(checked.value))
    assert [word for word in words if word not in shown] == []


@QUIET
@given(texts, st.booleans())
def test_html_is_safe(text: str, is_form: bool) -> None:
    """The HTML holds nothing but the known elements, attributes and schemes."""
    assert strangers(filled(parse_markdown(text, file=FILE, content_path=PATH, is_form=is_form).value)) == []


@QUIET
@given(markup)
def test_html_is_whole(text: str) -> None:
    """Every element is closed where it should be: a parser of its own reads back the same."""
    html = filled(parse_markdown(text, file=FILE, content_path=PATH).value)
    assert _without_space(sanitised(html)) == _without_space(html)


@QUIET
@given(texts, st.booleans())
def test_places_are_true(text: str, is_form: bool) -> None:
    """Every span lies in the file, and covers what it names."""
    checked = parse_markdown(text, file=FILE, content_path=PATH, is_form=is_form)
    clean = text.replace("\0", "\ufffd")
    for problem in checked.problems:
        assert is_inside(clean, problem.span)
    for hole in checked.value.holes():
        _check_hole(clean, hole)
    for heading in checked.value.all_headings():
        assert is_inside(clean, heading.span)
    for field in _fields(checked.value):
        words = excerpt(clean, field.span)
        assert words.startswith("{{")
        assert words.endswith("}}")


@QUIET
@given(texts)
def test_ids_are_unique(text: str) -> None:
    """No two elements of a page share an id, parts for audiences included, and none is the theme's."""
    body = parse_markdown(text, file=FILE, content_path=PATH).value
    ids = [
        value
        for event in events(filled(body))
        if event[0] == "start" and isinstance(event[2], tuple)
        for name, value in event[2]
        if name == "id"
    ]
    assert len(ids) == len(set(ids))
    assert not [name for name in ids if name.startswith("rm-")]


@QUIET
@given(texts)
def test_title_is_taken_whole(text: str) -> None:
    """Taking the title takes one heading and its words, or nothing."""
    body = parse_markdown(text, file=FILE, content_path=PATH).value
    title, rest = without_leading_title(body)
    if title is None:
        assert rest == body
    else:
        assert rest.headings == body.headings[1:]
        assert len(rest.text.split()) == len(body.text.split()) - len(title.split())


@QUIET
@given(texts)
def test_parts_leave_no_trace(text: str) -> None:
    """What stands outside of a part for one audience is the same whatever stands in it."""
    secret = "# Canary\n\n## Canary[^1]\n\n| Canary |\n|---|\n\n[^1]: canary\n\n[w]: canary.md\n\n[^w]: canary"
    bodies = [
        parse_markdown(f"::: audience hr\n{inner}\n:::\n\n{text}", file=FILE, content_path=PATH).value
        for inner in ("x" + "\n" * secret.count("\n"), secret)
    ]
    public = [body.for_audiences(frozenset()) for body in bodies]
    assert public[0].pieces == public[1].pieces
    assert public[0].text == public[1].text
    assert public[0].headings == public[1].headings


@QUIET
@given(st.text(max_size=40))
def test_ids_of_headings(words: str) -> None:
    """An id is lower-case ASCII letters, digits and hyphens, and never empty."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id_for(words))


def _check_hole(text: str, hole: Mention | Href | Variable | Enclosed) -> None:
    match hole:
        case Mention(reference):
            assert excerpt(text, reference.span).startswith(f"[[{reference.kind}:{reference.target}")
        case Href(reference):
            words = excerpt(text, reference.span).replace("\\|", "|")
            assert read_target(unescapeAll(words), PATH) == Internal(reference.target, reference.anchor)
        case Variable(name, span):
            assert excerpt(text, span).strip("{} \t\u00a0\u2028\x0b") == name
        case Enclosed(_, _, span):
            assert excerpt(text, span).startswith(":::")


def _fields(body: Body) -> list[Field]:
    inner = [field for piece in body.pieces if isinstance(piece, Enclosed) for field in _fields(piece.body)]
    return [*body.fields, *inner]


def _without_space(html: str) -> list[tuple[object, ...]]:
    # White space between blocks is free.
    return [event for event in events(html) if event[0] != "text" or str(event[1]).strip()]
