"""Words of the glossary are explained in running text, once a section, and nothing else of a text changes."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st
from markupsafe import Markup

from rmsite.graph.vocabulary import Vocabulary, collect_vocabulary
from rmsite.markdown import parse_markdown
from rmsite.view.terms import Meaning, explain
from tests.making import PAIRS, SITE, guide, looked_at, made, view_at
from tests.markdown.filling import filled

GLOSSARY = {
    "content/glossary/cohort.md": "---\nterm: cohort\nshort: All who start on a day.\nforms: [intake]\n---\n",
    "content/glossary/sponsor.md": '---\nterm: sponsor\nshort: Who owns the <why> & "how".\n---\nA sponsor and a cohort.\n',
}
PAGE = "content/guides/howto/a.md"
AT = "guides/howto/a/index.html"

_ADDED = re.compile(r'<a class="ref ref-term" href="g/[a-z-]+/"(?: data-tip="[^"]*")?>(.*?)</a>', re.S)
_ALONE = frozenset(
    ("h1", "h2", "h3", "h4", "h5", "h6", "a", "code", "pre", "label", "button", "mark", "blockquote", "summary", "th")
)


def _vocabulary() -> Vocabulary:
    return collect_vocabulary(looked_at(GLOSSARY, None).site.of_kind("term"))


VOCABULARY = _vocabulary()


def _explained(html: str, silent: frozenset[str] = frozenset(), *, up_to_heading: bool = False) -> str:
    return explain(
        html, VOCABULARY, lambda term: Meaning(f"g/{term}/", f"About {term}."), silent, up_to_heading=up_to_heading
    )


def _marked(html: str) -> str:
    # Links that were added in brackets.
    return _ADDED.sub(r"[\1]", html)


def _body(text: str, audience: str | None = "everyone", *, files: dict[str, str] | None = None, **front: str) -> str:
    return str(view_at({**GLOSSARY, **(files or {}), PAGE: guide(text, **front)}, AT, audience).body("guide", "a"))


def test_first_use_is_a_link_with_a_tip() -> None:
    """The first use of a term leads to its entry and carries its short definition, escaped."""
    html = _body("The intake meets its Sponsor.")
    assert html == (
        '<p>The <a class="ref ref-term" href="../../../glossary/cohort/" data-tip="All who start on a day.">intake</a> '
        'meets its <a class="ref ref-term" href="../../../glossary/sponsor/" '
        'data-tip="Who owns the &lt;why&gt; &amp; &#34;how&#34;.">Sponsor</a>.</p>\n'
    )


def test_each_section_explains_once() -> None:
    """Every heading begins a section; a definition is said once a page, and the links after it are bare."""
    html = _body("A cohort, a cohort.\n\n## One\n\nA cohort and an intake.\n\n### Two\n\nA cohort.")
    assert re.findall(r'<a class="ref ref-term"[^>]*?( data-tip)?(?:="[^"]*")?>(\w+)</a>', html) == [
        (" data-tip", "cohort"), ("", "cohort"), ("", "cohort"),
    ]  # fmt: skip


def test_reference_of_the_author_is_the_one() -> None:
    """Where an author refers to a term, that link has the tip and nothing else under its heading explains the term."""
    html = _body("A cohort. The [[term:cohort|group]]. A cohort.\n\n## One\n\nA cohort.")
    assert re.findall(r'<a class="ref ref-term"[^>]*>(\w+)</a>', html) == ["group", "cohort"]
    assert html.count("data-tip") == 1
    assert 'data-tip="All who start on a day.">group</a>' in html


@pytest.mark.parametrize(
    "html",
    [
        "<h2>cohort</h2>", '<h3 id="x">a <em>cohort</em></h3>', '<a href="x">cohort</a>', "<code>cohort</code>",
        "<pre><code>cohort\n</code></pre>", "<kbd>cohort</kbd>", "<mark>cohort</mark>", "<button>cohort</button>",
        '<label class="field"><span class="field-name">cohort</span> <input type="text"></label>',
        '<span class="field field-scale" aria-label="cohort"><span class="field-name">A</span> <label>1</label> cohort</span>',
        "<blockquote>\n<blockquote>\n<p>a</p>\n</blockquote>\n<p>cohort</p>\n</blockquote>", "<th>cohort</th>",
        "<summary>cohort</summary>", "<dt>cohort</dt>", '<img src="x" alt="a cohort">', '<p title="cohort">x</p>',
        '<section aria-label="a cohort">', "<p>cohorts</p>", "cohort-led",
    ],
)  # fmt: skip
def test_what_is_left_alone(html: str) -> None:
    """Headings, links, code, forms, buttons, quotes, marks and attributes stay as they are, to the last character."""
    assert _explained(html) == html
    assert _marked(_explained(f"{html}<p>a cohort</p>")) == f"{html}<p>a [cohort]</p>"


def test_term_is_not_explained_on_its_own_page() -> None:
    """The entry of a term explains other terms, and not itself."""
    view = view_at(GLOSSARY, "glossary/sponsor/index.html")
    assert re.findall(r'href="([^"]*)"', view.body("term", "sponsor")) == ["../cohort/"]


def test_muted_terms_are_not_explained() -> None:
    """An entry with ``mute: true`` is explained nowhere, one in a page's ``mute`` not on that page."""
    assert "ref-term" not in _body("A cohort.", mute="[cohort]")
    assert _body("A cohort and a sponsor.", mute="cohort").count("ref-term") == 1
    muted = {"content/glossary/cohort.md": "---\nterm: cohort\nshort: x\nmute: true\n---\n"}
    assert "ref-term" not in _body("A cohort.", files=muted)
    assert "ref-term" in _body("A [[term:cohort]].", mute="[cohort]")


def test_readers_are_led_to_no_page_they_do_not_get() -> None:
    """A term for one audience is explained to that audience alone; to others its word is a word."""
    hidden = {"content/glossary/cohort.md": "---\nterm: cohort\nshort: Secret.\naudience: hr\n---\n", "site.yaml": SITE}
    assert _body("A cohort.", files=hidden) == "<p>A cohort.</p>\n"
    assert 'data-tip="Secret."' in _body("A cohort.", "hr", files=hidden)


def test_parts_of_a_page_make_one_text() -> None:
    """Snippets, facts and parts for an audience count as what they are: parts of the page they stand on."""
    files = {
        "content/snippets/s.md": "The cohort and the sponsor.\n",
        "content/facts.yaml": "- {id: f, claim: Half of a cohort, verified: yes, source: {title: S, year: 2019, url: 'https://e.com'}}\n",
    }
    html = _body("A cohort.\n\n[[snippet:s]]\n\n[[fact:f]]\n\n::: audience everyone\nA sponsor.\n:::", files=files)
    assert re.findall(r'<a class="ref ref-term"[^>]*>(\w+)</a>', html) == ["cohort", "sponsor"]


def test_form_is_left_to_its_words() -> None:
    """On a template what introduces it is explained; what is under its headings is to be filled in or copied."""
    files = {**GLOSSARY, "content/templates/t.md": guide("For a cohort.\n\n{{Cohort}}\n\n## A cohort\n\nA sponsor.")}
    html = str(view_at(files, "templates/t/index.html").body("template", "t"))
    assert re.findall(r'<a class="ref ref-term"[^>]*>(\w+)</a>', html) == ["cohort"]


def test_answers_of_a_program_are_explained() -> None:
    """Purpose and answers of a program explain terms; its questions, which are buttons, do not."""
    more = "purpose: For a cohort.\nfaqs: [{q: Which cohort?, a: The intake.}]\n"
    roles = {f"content/guides/roles/{role}.md": guide("x") for role in ("mentor", "mentee")}
    page = made({**GLOSSARY, **roles, "content/programs/pairs.yaml": PAIRS + more})["programs/pairs/index.html"]
    assert re.findall(r'<a class="ref ref-term"[^>]*>(\w+)</a>', page) == ["cohort", "intake"]
    assert "<summary>Which cohort?</summary>" in page


def test_term_page_says_where_it_is_used() -> None:
    """The page of a term lists whoever uses or names it by title; a long list is folded, and no list has no end."""
    pages = {f"content/guides/howto/p{n:03}.md": guide("A cohort.", title=f"Page {n:03}") for n in range(75)}
    few = dict(list(pages.items())[:3])
    html = made({**GLOSSARY, **few})["glossary/cohort/index.html"]
    assert re.findall(r"<li><a href=\"[^\"]*\">(Page \d+|sponsor)</a>", html.partition("rm-used")[2]) == [
        "Page 000", "Page 001", "Page 002", "sponsor",
    ]  # fmt: skip
    html = made({**GLOSSARY, **pages})["glossary/cohort/index.html"].partition("rm-used")[2]
    assert "<summary>On 76 pages</summary>" in html
    assert html.partition("</details>")[0].count("<li><a") == 60
    assert "And on 16 more pages." in html


class _Nesting(HTMLParser):
    # Whether tags close in order, and in which elements the added links stand.
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "hr", "img", "input"):
            return
        if tag == "a" and ("class", "ref ref-term") in attrs:
            assert not _ALONE.intersection(self.open), self.open
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


WORDS = st.sampled_from(
    ["cohort", "intake", "sponsor", "a", "R&D", "<b>", '"quoted"', "x > y", "`cohort`", "*sponsor*"]
)
LINES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
BLOCKS = st.one_of(
    LINES,
    LINES.map("## {}".format),
    LINES.map("- {0}\n- {0}".format),
    LINES.map("> {}".format),
    LINES.map("> > {0}\n>\n> {0}".format),
    LINES.map("    {}".format),
    LINES.map("| {0} | b |\n|---|---|\n| {0} | sponsor |".format),
    LINES.map("[{}](https://example.com) ![a cohort](https://example.com/x.png)".format),
    LINES.map("::: details A cohort\n{}\n:::".format),
    LINES.map("<mark>cohort</mark> <kbd>sponsor</kbd> {}".format),
    LINES.map("{{{{{0} | scale | 1-5}}}} {0} {{{{A {0} | signature}}}}".format),
)


@for_any(st.lists(BLOCKS, max_size=8).map("\n\n".join))
def test_nothing_but_links_is_added(text: str) -> None:
    """For any text, what was added are links, in order and closed, in running text; taken away, the text is as it was."""
    html = filled(parse_markdown(text, file="a.md", content_path="a.md", is_form=True).value)
    explained = _explained(html)
    assert _ADDED.sub(r"\1", explained) == html
    assert Markup(explained).striptags() == Markup(html).striptags()
    reader, before = _Nesting(), _Nesting()
    reader.feed(explained)
    before.feed(html)
    assert reader.open == before.open == []
    assert "".join(reader.text) == "".join(before.text)


def test_without_a_glossary_nothing_is_looked_for() -> None:
    """A site without terms has its texts as they are written."""
    assert explain("<p>cohort</p>", Vocabulary({}), lambda term: Meaning(term, term)) == "<p>cohort</p>"
