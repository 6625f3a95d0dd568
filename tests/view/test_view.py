"""What a page sees of the site: addresses from where it stands, and what is there."""

from __future__ import annotations

import posixpath
from datetime import date
from urllib.parse import unquote

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st

from rmsite.foundation.webpath import WebPath
from rmsite.theme.faults import TemplateFault
from rmsite.view.shapes import Place, Publication
from rmsite.view.shared import MOST_SIBLINGS
from rmsite.view.view import View
from tests.making import PAIRS, SITE, guide, looked_at, view_at

PATHS = st.lists(st.sampled_from(["a", "b", "long-name", "a b", "50%", "q?#", "ä", "index"]), min_size=0, max_size=4)
_EXAMINED = looked_at({})


def _at(path: str, *, offline: bool = False, base_url: str = "") -> View:
    assert _EXAMINED.theme is not None
    return View(_EXAMINED.site, _EXAMINED.theme, Publication(offline, base_url), WebPath(path))


def _landed(here: str, href: str) -> str:
    # Where a browser goes from a page, as the path of a file.
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(here), unquote(href.partition("#")[0])))
    is_folder = not href or href.partition("#")[0].endswith(("/", ".."))
    return posixpath.join(path, "index.html").lstrip("/") if is_folder else path.lstrip("/")


@for_any(PATHS, PATHS, st.booleans(), st.sampled_from(["", "part"]))
def test_link_leads_from_any_page_to_any_page(here: list[str], there: list[str], offline: bool, anchor: str) -> None:
    """Whatever two pages are called, the link between them lands, on a server and in a folder."""
    path = "/".join([*here, "index.html"])
    address = "/".join(["", *there, ""])
    href = _at(path, offline=offline).href(address, anchor)
    assert not href.startswith("/")
    assert href.partition("#")[2] == anchor
    if href != f"#{anchor}":
        assert _landed(path, href) == "/".join([*there, "index.html"])
    if offline and href != f"#{anchor}":
        assert href.partition("#")[0].endswith("index.html")


@for_any(PATHS, st.sampled_from(["a.pdf", "a b.pdf", "50%.pdf", "a#b?.pdf", "ä.pdf", "a:b.pdf", "index.html"]))
def test_link_leads_to_any_file(here: list[str], name: str) -> None:
    """A file may be called what its author likes; the link to it is a valid address."""
    path = "/".join([*here, "index.html"])
    href = _at(path).href(f"/files/{name}")
    assert set(href) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~%/")
    assert _landed(path, href) == f"files/{name}"


@pytest.mark.parametrize(
    ("base_url", "offline", "home", "page", "asset"),
    [
        ("", False, "/", "/guides/#x", "/files/a%20b.pdf"),
        ("https://example.com", False, "/", "/guides/#x", "/files/a%20b.pdf"),
        ("https://example.com/people/", False, "/people/", "/people/guides/#x", "/people/files/a%20b.pdf"),
        ("https://example.com/a/b", False, "/a/b/", "/a/b/guides/#x", "/a/b/files/a%20b.pdf"),
        ("https://example.com/people/", True, "index.html", "guides/index.html#x", "files/a%20b.pdf"),
    ],
)
def test_page_for_what_is_not_there_links_from_anywhere(
    base_url: str, offline: bool, home: str, page: str, asset: str
) -> None:
    """A server shows 404.html at any address, so its links name the site's own path; in a folder they are relative."""
    view = _at("404.html", offline=offline, base_url=base_url)
    assert (view.href("/"), view.href("/guides/", "x"), view.href("/files/a b.pdf")) == (home, page, asset)


def test_asset_is_linked_by_its_digest() -> None:
    """The theme's files are linked under the name that carries their digest; one that is not there is refused."""
    view = _at("guides/index.html")
    href = view.asset("css/site.css")
    assert href.startswith("../assets/css/site.")
    assert href.endswith(".css")
    assert view.has_asset("css/site.css")
    assert not view.has_asset("css/none.css")
    with pytest.raises(LookupError, match=r'no asset "css/none.css"'):
        view.asset("css/none.css")


def test_announcements_of_today_with_their_links() -> None:
    """An announcement is shown from its first day to its last, both counted, as a line of Markdown."""
    site = SITE + (
        'announcements: [{text: "See [[guide:a]] **now** <b>", from: 2026-11-22, until: 2026-11-23}, '
        "{text: Always}, {text: Later, from: 2026-11-24}, {text: Over, until: 2026-11-22}]\n"
    )
    files = {"site.yaml": site, "content/guides/howto/a.md": guide("x", title="A")}
    link = 'See <a class="ref ref-guide" href="guides/howto/a/">A</a> <strong>now</strong> &lt;b&gt;'
    assert view_at(files).announcements == (link, "Always")
    assert view_at(files, today=date(2026, 11, 24)).announcements == ("Always", "Later")
    assert view_at(files, today=date(2026, 11, 21)).announcements == ("Always", "Over")


def test_announcement_that_leads_nowhere_is_told_at_its_line() -> None:
    """A broken link, a restricted page or an unknown variable in an announcement is found like in any text."""
    text = 'announcements:\n  - {text: "See [[guide:gone]]"}\n  - {text: "{{nothing}}"}\n'
    problems = [each for each in looked_at({"site.yaml": SITE + text}).problems if each.span.file == "site.yaml"]
    assert [(each.code.name, each.span.line) for each in problems] == [
        ("reference/unknown", 7),
        ("reference/unknown-variable", 8),
    ]


def test_programs_stand_with_those_that_run_first() -> None:
    """Running programs come first, then open, paused, closed and archived ones, each by title."""
    files = {}
    for program_id, status, title in [
        ("a", "archived", "A"), ("b", "closed", "B"), ("c", "paused", "C"), ("d", "open", "D"),
        ("e", "running", "zeta"), ("f", "running", "Alpha"),
    ]:  # fmt: skip
        text = PAIRS.replace("title: Pairs", f"title: {title}").replace("status: running", f"status: {status}")
        files[f"content/programs/{program_id}.yaml"] = text
    assert "".join(view_at(files).program_ids()) == "fedcba"


def test_links_to_pages() -> None:
    """A link has the page's title and summary, and knows whether it leads to the page itself."""
    files = {
        "content/guides/howto/a.md": guide("x", title="A", summary="About a."),
        "content/guides/roles/mentor.md": guide("x", title="Mentor"),
    }
    view = view_at(files, "guides/howto/a/index.html")
    link = view.link("guide", "a")
    assert link is not None
    assert (link.title, link.href, link.summary, link.kind, link.current) == ("A", "./", "About a.", "guide", True)
    assert view.link("guide", "mentor") is None
    role = view.guide_link("mentor")
    assert role is not None
    assert (role.kind, role.current) == ("role", False)
    assert view.guide_link(None) is None
    assert [(name, link.title) for name, link in view.pages("guide")] == [("a", "A")]


def test_results_are_called_after_their_cohort() -> None:
    """A link to results says whose results they are."""
    files = {
        "content/programs/pairs.yaml": PAIRS
        + "cohorts: [{id: one, title: Autumn 2026, start: 2026-10-05, status: closed}]\n",
        "content/results/pairs/one.yaml": 'published: 2026-11-01\nsummary: "See [[guide:a]]"\n',
        "content/guides/howto/a.md": guide("x"),
    }
    assert [link.title for link in view_at(files).backlinks("guide", "a")] == ["Results of Autumn 2026"]


def test_summary_of_a_program_is_plain_where_no_markup_can_stand() -> None:
    """A program's summary is Markdown; in a link, a description and a list it is its words."""
    program = PAIRS.replace("Two people meet.", '"Two **people** meet, see [[guide:a|this]]."')
    view = view_at({"content/programs/pairs.yaml": program, "content/guides/howto/a.md": guide("x")})
    link = view.link("program", "pairs")
    assert link is not None
    assert link.summary == "Two people meet, see this."


def test_backlinks_lead_to_pages_alone() -> None:
    """A snippet or site.yaml that points to a page is no page to go to."""
    files = {
        "site.yaml": SITE + 'announcements: [{text: "[[guide:a]]"}]\n',
        "content/snippets/s.md": "[[guide:a]]\n",
        "content/guides/howto/a.md": guide("x"),
        "content/guides/howto/b.md": guide("[[guide:a]]", title="B"),
    }
    assert [link.title for link in view_at(files).backlinks("guide", "a")] == ["B"]


def test_frame_leads_to_the_pages_before_and_after() -> None:
    """A page knows its neighbours in its section; the first has none before it, the last none after it."""
    files = {
        f"content/guides/howto/{name}.md": guide("x", title=name.upper(), order=str(place))
        for place, name in enumerate("cab")
    }
    view = view_at(files, "guides/howto/a/index.html")
    frames = {name: view.frame_of("guide", name) for name in "cab"}
    titles = {
        name: (frame.previous.title if frame.previous else None, frame.next.title if frame.next else None)
        for name, frame in frames.items()
    }
    assert titles == {"c": (None, "A"), "a": ("C", "B"), "b": ("A", None)}
    assert [link.title for link in frames["a"].siblings if link.current] == ["A"]
    assert frames["a"].section is not None
    assert (frames["a"].section.href, frames["a"].section_size) == ("../", 3)


def test_frame_of_a_page_without_a_section() -> None:
    """A page that stands in no section has no neighbours."""
    frame = view_at({"content/index.md": guide("x", title="Home")}).frame_of("home", "index")
    assert (frame.section, frame.siblings, frame.previous, frame.next) == (None, (), None, None)


def test_frame_does_not_list_a_large_section() -> None:
    """Of a large section a page says how many pages it has, so that pages do not grow with the site."""
    files = {f"content/guides/howto/p{number}.md": guide("x") for number in range(MOST_SIBLINGS + 1)}
    frame = view_at(files).frame_of("guide", "p5")
    assert (frame.siblings, frame.section_size) == ((), MOST_SIBLINGS + 1)
    assert frame.previous is not None
    del files["content/guides/howto/p0.md"]
    assert len(view_at(files).frame_of("guide", "p5").siblings) == MOST_SIBLINGS


def test_outline_holds_headings_down_to_a_level() -> None:
    """The list of contents has headings of level 1 to 3 in order, those of parts for an audience in their place."""
    files = {"content/guides/howto/a.md": guide("## A\n\n::: audience hr\n### B\n:::\n\n#### C\n\n## D")}
    assert [each.text for each in view_at(files).outline("guide", "a")] == ["A", "D"]
    assert [(each.level, each.text) for each in view_at(files, audience="hr").outline("guide", "a")] == [
        (2, "A"), (3, "B"), (2, "D"),
    ]  # fmt: skip
    assert [each.text for each in view_at(files).outline("guide", "a", deepest=4)] == ["A", "C", "D"]


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (220, 1), (331, 2), (2200, 10)])
def test_minutes_to_read(words: int, minutes: int) -> None:
    """A page takes at least a minute, and one more for every 220 words."""
    assert view_at({"content/guides/howto/a.md": "word " * words + "\n"}).minutes_to_read("guide", "a") == minutes


def test_page_without_words_has_no_body() -> None:
    """A page has a body where a reader gets something of it, if only a picture."""
    files = {
        "content/guides/howto/empty.md": guide("", title="Empty"),
        "content/guides/howto/hr.md": guide("::: audience hr\nWords.\n:::", title="HR"),
        "content/guides/howto/picture.md": guide("![x](/files/x.svg)"),
        "content/files/x.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    }
    view = view_at(files)
    assert [view.has_body("guide", name) for name in ("empty", "hr", "picture", "gone")] == [False, False, True, False]
    assert view_at(files, audience="hr").has_body("guide", "hr")


def test_contact_is_found_in_the_program_first() -> None:
    """A contact is looked up in the program, then in site.yaml; nobody is found for no id."""
    view = view_at({"content/programs/pairs.yaml": PAIRS})
    program = view.program("pairs")
    cards = [view.contact(name, program) for name in ("desk", "people", "nobody", None)]
    assert [card.label if card else None for card in cards] == ["Desk", "People desk", None, None]


def test_page_is_for_its_audience() -> None:
    """A page says for whom it is; everyone where nothing is said."""
    files = {
        "content/guides/howto/a.md": guide("x", audience="[hr, managers]"),
        "content/guides/howto/b.md": guide("x"),
    }
    view = view_at(files, audience="hr")
    assert (view.audiences("guide", "a"), view.audiences("guide", "b")) == (("hr", "managers"), ("everyone",))


def test_page_asks_for_a_template_of_the_theme() -> None:
    """``template`` names a template with or without its ending; one that is not there is told at its line."""
    files = {
        "content/guides/howto/a.md": guide("x", template="term"),
        "content/guides/howto/b.md": guide("x", template="term.html"),
        "content/guides/howto/c.md": guide("x"),
        "content/guides/howto/d.md": guide("x", template="gide"),
    }
    view = view_at(files)
    assert [view.template_of("guide", name, "guide.html") for name in "abc"] == ["term.html", "term.html", "guide.html"]
    with pytest.raises(TemplateFault) as caught:
        view.template_of("guide", "d", "guide.html")
    problem = caught.value.problem
    assert (str(problem.span), problem.code.name) == ("content/guides/howto/d.md:2:11", "theme/unknown-template")
    assert problem.hints == ("did you mean `guide`?",)


def test_page_that_holds_others_links_to_them_inside_of_itself() -> None:
    """Links to an address whose text stands on the page stay on it, anchors included; all others are as ever."""
    places = {"/a/": Place("rm-a", {"x": "a:x"})}
    view = _at("b/index.html").holding(places)
    assert [view.href("/a/"), view.href("/a/", "x"), view.href("/a/", "gone")] == ["#rm-a", "#a:x", "#rm-a"]
    assert view.href("/c/", "x") == "../c/#x"
