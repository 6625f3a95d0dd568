"""The holes of a text are filled as seen from one page, and nothing an author types becomes markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st
from markupsafe import Markup, escape

from rmsite.view.fill import within
from tests.making import PAIRS, SITE, guide, view_at

PAGE = "content/guides/howto/a.md"
AT = "guides/howto/a/index.html"


def _body(files: dict[str, str], *, prefix: str = "", deeper: int = 0, path: str = AT) -> str:
    return str(view_at(files, path).body("guide", "a", prefix=prefix, deeper=deeper)).strip()


def _ids(html: str) -> list[str]:
    return re.findall(r' id="([^"]*)"', html)


def test_mention_shows_the_title_or_the_author_s_words() -> None:
    """A reference is a link with the target's title, or with the label; alone in its paragraph it keeps a paragraph."""
    files = {
        PAGE: guide("[[guide:b]]\n\nSee [[guide:b|this one]] too."),
        "content/guides/howto/b.md": guide("x", title="B & co"),
    }
    assert _body(files) == (
        '<p><a class="ref ref-guide" href="../b/">B &amp; co</a></p>\n'
        '<p>See <a class="ref ref-guide" href="../b/">this one</a> too.</p>'
    )


def test_labels_titles_and_variables_are_escaped() -> None:
    """Titles, labels and variables of site.yaml are text wherever they land, in attributes too."""
    bad = "\"><script>alert(1)</script> & 'x'"
    files = {
        "site.yaml": SITE + "vars: {tool: '<b>\"tool\"</b>'}\n",
        PAGE: guide('[[guide:b]] [[guide:b|<i>"label"</i>]] {{tool}}'),
        "content/guides/howto/b.md": guide("x", title="'" + bad.replace("'", "''") + "'"),
    }
    html = _body(files)
    assert not re.search(r"<(script|b|i)\b", html)
    assert bad in Markup(html).unescape()
    assert '<i>"label"</i>' in Markup(html).unescape()
    assert '<b>"tool"</b>' in Markup(html).unescape()


def test_link_has_its_address_inside_of_the_author_s_words() -> None:
    """An ordinary link keeps its words and gets the address of the page, the heading or the file."""
    files = {
        PAGE: guide("[*b*](b.md#top-part) ![A plan](/files/a%20plan.svg) [here](#own)\n\n## Own"),
        "content/guides/howto/b.md": guide("## Top part"),
        "content/files/a plan.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    }
    html = _body(files)
    assert '<a href="../b/#top-part"><em>b</em></a>' in html
    assert '<img src="../../../files/a%20plan.svg" alt="A plan"' in html
    assert '<a href="#own">here</a>' in html


def test_contact_leads_to_its_mailbox_or_nowhere() -> None:
    """A contact with a mailbox is a mail link; one without is its name."""
    site = SITE.replace("contacts: [", "contacts: [{id: wall, label: The wall}, ")
    html = _body({"site.yaml": site, PAGE: guide("Ask [[contact:people]] or [[contact:wall]].")})
    assert html == (
        '<p>Ask <a class="ref ref-contact" href="mailto:people@example.com">People desk</a> '
        'or <span class="ref ref-contact">The wall</span>.</p>'
    )


FACT = (
    "- {id: f, claim: 'Half **of** us', verified: yes, caution: 'One [[guide:a|study]]', "
    "source: {title: A study, publisher: P & Q, year: 2019, url: 'https://example.com'}}\n"
    "- {id: bare, claim: Nobody knows, verified: yes}\n"
)


def test_fact_in_a_paragraph_of_its_own_is_a_block() -> None:
    """A fact alone brings its caution and its source, which leads to the list of facts."""
    html = _body({PAGE: guide("[[fact:f]]"), "content/facts.yaml": FACT})
    assert re.match(r'<(\w+) class="fact"[^>]*>.*</\1>$', html)
    assert '<p class="fact-claim">Half <strong>of</strong> us</p>' in html
    assert '<p class="fact-caution">One <a class="ref ref-guide" href="./">study</a></p>' in html
    assert 'Source: <a class="fact-source" href="../../../facts/#f">P &amp; Q 2019</a>' in html


def test_fact_inside_of_a_sentence_is_a_part_of_it() -> None:
    """Inside of a sentence a fact is its claim with the source in brackets; with a label it is a link."""
    html = _body(
        {PAGE: guide("We know: [[fact:f]] and [[fact:bare]], see [[fact:f|the figure]]."), "content/facts.yaml": FACT}
    )
    assert "<aside" not in html
    assert '<span class="fact">Half <strong>of</strong> us (<a class="fact-source"' in html
    assert ">source</a>)</span>" in html
    assert '<a class="ref ref-fact" href="../../../facts/#f">the figure</a>' in html


def test_what_is_not_there_is_printed_as_words() -> None:
    """A reference that leads nowhere, which stops publishing anyway, prints its label or its name."""
    assert _body({PAGE: guide("[[guide:gone]] [[guide:gone|old]] [[snippet:gone]].")}) == "<p>gone old .</p>"


def test_snippet_in_a_paragraph_of_its_own_brings_all_of_its_blocks() -> None:
    """A snippet stands where it is named: as blocks, or inside of a sentence as the words of its one paragraph."""
    files = {
        PAGE: guide("[[snippet:list]]\n\nStuck? [[snippet:words]] Then go on."),
        "content/snippets/list.md": "One:\n\n- a\n- b\n",
        "content/snippets/words.md": "Ask *us*.\n",
    }
    html = _body(files)
    assert html.startswith("<p>One:</p>\n<ul>")
    assert html.endswith("<p>Stuck? Ask <em>us</em>. Then go on.</p>")


def test_snippet_brings_no_id_that_is_there_already() -> None:
    """The headings and notes of a snippet have ids of their own for each use, and its links lead to them."""
    files = {
        PAGE: guide("## Help\n\n[[snippet:help]]\n\n[[snippet:help]]\n\n## Help 1 help\n\nA note[^1].\n\n[^1]: Own."),
        "content/snippets/help.md": "## Help\n\nAsk[^1] [here](#help). [[snippet:more]]\n\n[^1]: A note.\n",
        "content/snippets/more.md": "More words.\n",
    }
    html = _body(files)
    ids = _ids(html)
    assert len(ids) == len(set(ids))
    assert {"help", "help:1:help", "help:2:help", "fn:1", "help:1:fn:1", "help:2:fn:1"} <= set(ids)
    assert 'href="#help:1:help"' in html
    assert set(re.findall(r'href="#([^"]*)"', html)) <= set(ids)
    pack = _body(files, prefix="guide", path="index.html")
    assert set(_ids(pack)) == {f"guide:{name}" for name in ids}


@pytest.mark.parametrize("circle", [{"a": "[[snippet:a]]"}, {"a": "[[snippet:b]]", "b": "[[snippet:a]]"}])
def test_snippets_in_a_circle_end(circle: dict[str, str]) -> None:
    """Snippets that include each other, which stops publishing anyway, do not hang."""
    files = {
        PAGE: guide("Words. [[snippet:a]]"),
        **{f"content/snippets/{name}.md": f"{text}\n" for name, text in circle.items()},
    }
    assert "Words." in _body(files)


def test_snippets_in_snippets_lose_no_word() -> None:
    """However deep snippets stand in each other, every word arrives."""
    files = {f"content/snippets/s{number}.md": f"Word{number}. [[snippet:s{number + 1}]]\n" for number in range(30)}
    html = _body({PAGE: guide("[[snippet:s0]]"), "content/snippets/s30.md": "Last.\n", **files})
    assert [f"Word{number}." in html for number in range(30)] == [True] * 30
    assert "Last." in html


def test_text_as_part_of_a_longer_page() -> None:
    """Ids begin with the prefix, links to them follow, headings go deeper, and what leads elsewhere stays."""
    files = {
        PAGE: guide("## Hours\n\n#### Deep\n\n[up](#hours) [b](b.md#x) note[^1]\n\n[^1]: Said.\n"),
        "content/guides/howto/b.md": guide("## x"),
    }
    html = _body(files, prefix="role-mentor", deeper=3, path="programs/pairs/playbook/index.html")
    assert '<h5 id="role-mentor:hours">Hours</h5>' in html
    assert '<h6 id="role-mentor:deep">Deep</h6>' in html
    assert '<a href="#role-mentor:hours">up</a>' in html
    assert 'href="../../../guides/howto/b/#x"' in html
    assert 'href="#role-mentor:fn:1"' in html


def test_two_prefixes_never_make_the_same_id() -> None:
    """The role ``mentor`` with a heading "Lead hours" and the role ``mentor-lead`` with "Hours" do not clash."""
    one = within('<h2 id="lead-hours">', "role-mentor:", 0)
    other = within('<h2 id="hours">', "role-mentor-lead:", 0)
    assert _ids(one) != _ids(other)


def test_headings_end_where_they_begin_and_stop_at_six() -> None:
    """Opening and closing tags change alike, with or without an id; other tags that begin with h stay."""
    html = '<h2>a</h2><h5 class="x" id="b">b</h5><hr><h6 id="c">c</h6><header>d</header><html>'
    assert within(html, "", 1) == '<h3>a</h3><h6 class="x" id="b">b</h6><hr><h6 id="c">c</h6><header>d</header><html>'


@for_any(st.text(alphabet=st.sampled_from("abc id=\"href=#<>h2/&;' "), max_size=60))
def test_author_s_words_are_never_taken_for_ids(words: str) -> None:
    """Whatever an author types, in text or in an attribute, stays as it is when the text stands in a longer page."""
    text = str(escape(words))
    html = f'<p title="{text}">{text}</p>'
    assert within(html, "x:", 2) == html


def test_audience_parts_are_part_of_the_text_for_those_who_read_them() -> None:
    """A part for an audience stands in its place, its holes filled, for those who may read it."""
    files = {
        PAGE: guide("Before.\n\n::: audience hr\n## Inner\n\n[[guide:b]]\n:::\n\nAfter."),
        "content/guides/howto/b.md": guide("x", title="B"),
    }
    for audience, shown in (("hr", True), (None, True), ("everyone", False)):
        html = str(view_at(files, AT, audience).body("guide", "a"))
        assert (
            html.index("Before") < html.find('<a class="ref ref-guide" href="../b/">B</a>') < html.index("After")
        ) is shown
        assert ("Inner" in html) is shown


def test_line_of_yaml_is_filled_like_any_text() -> None:
    """A text of YAML holds references and emphasis; what is no text of the page is printed as it is."""
    program = PAIRS + 'purpose: "See **this** [[guide:a]] <b>"\n'
    view = view_at({"content/programs/pairs.yaml": program, PAGE: guide("x", title="A")}, "programs/pairs/index.html")
    text = view.text(view.program("pairs").purpose, "program", "pairs")
    assert text == 'See <strong>this</strong> <a class="ref ref-guide" href="../../guides/howto/a/">A</a> &lt;b&gt;'
    assert view.text("<b>", "program", "pairs") == "&lt;b&gt;"
    assert view.text(None, "program", "pairs") == ""
    assert view.text("x", "program", "nobody") == "x"
