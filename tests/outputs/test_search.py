"""Search: what can be found, that the index says no more than the pages, and that its names are stable."""

from __future__ import annotations

import json
import posixpath
import re
from typing import Any

import pytest

from rmsite.foundation.digest import digest
from rmsite.view.shapes import Publication
from tests.making import given, guide, made
from tests.outputs.site import FILES, changed
from tests.outputs.test_every_text import FILLED

SCRIPT = re.compile(r"rmSearch\.receive\((.*)\);\n")


def index_of(pages: dict[str, str]) -> dict[str, Any]:
    """The index among the files of a site, its parts put together as a browser does."""
    names = sorted(path for path in pages if re.fullmatch(r"search/[a-z]+-\d+\.js", path))
    parts: list[dict[str, Any]] = []
    for name in names:
        found = SCRIPT.fullmatch(pages[name])
        assert found, pages[name][:80]
        parts.append(json.loads(found[1]))
    assert all("owner" not in part for part in parts[1:])
    return {"owner": parts[0]["owner"], "pages": [page for part in parts for page in part["pages"]]}


def page_of(pages: dict[str, str], title: str) -> dict[str, Any]:
    """A page of the index by its title."""
    (page,) = [page for page in index_of(pages)["pages"] if page["title"] == title]
    found: dict[str, Any] = page
    return found


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    """Every file of a site with something of everything."""
    return made(FILES)


def test_every_kind_of_page_can_be_found(site: dict[str, str]) -> None:
    """Programs, roles, sessions, cohorts, results, guides, templates, terms, facts and the site's own pages are there."""
    titles = {page["title"] for page in index_of(site)["pages"]}
    assert titles >= {
        "Pairs", "Mentor: Pairs", "First", "Weekly", "Autumn: Pairs", "Results of Spring: Pairs", "Measures: Pairs",
        "Risks: Pairs", "Matching: Pairs", "The mentor", "A talk", "Fresh eyes", "Begin", "Days", "Day one", "Goals",
        "cohort", "day", "Facts and sources", "Programs", "Privacy", "Accessibility", "Calendar",
    }  # fmt: skip


def test_prose_is_found_heading_by_heading() -> None:
    """A guide is its words before the first heading, then a passage for each; links read as their words."""
    text = "See *the* [[term:cohort|intake]].\n\n## One & two\n\n- first\n- second\n\n### Deeper\n\nMore."
    pages = made({**FILES, "content/guides/howto/begin.md": guide(text, title="Begin", aliases="[start-here]")})
    assert page_of(pages, "Begin")["passages"] == [
        ["", "", "See the intake."], ["one-two", "One & two", "first second"], ["deeper", "Deeper", "More."],
    ]  # fmt: skip


def test_own_summary_is_found_too() -> None:
    """The sentence an author wrote under a title is a passage; one taken from the text is not there twice."""
    pages = made({**FILES, "content/templates/goals.md": guide("{{My goal}}", title="Goals", summary="Three aims.")})
    assert page_of(pages, "Goals")["passages"][0] == ["", "", "Three aims."]
    assert len(page_of(made(FILES), "Begin")["passages"]) == 1


def test_pages_say_where_they_are_and_for_whom(site: dict[str, str]) -> None:
    """A hit shows its group and its way from the top; programs, roles and audiences narrow a search."""
    card = page_of(site, "First")
    assert (card["kind"], card["place"]) == ("Sessions", "Programs / Pairs")
    assert (card["programs"], card["roles"]) == (["Pairs"], ["Mentor", "HR mentee"])
    role = page_of(site, "The mentee")
    assert (role["kind"], role["place"], role["programs"], role["roles"]) == (
        "Role guides", "Guides / Roles", ["Pairs"], ["HR mentee"],
    )  # fmt: skip
    assert "audiences" not in role
    managed = {**FILES, "content/guides/howto/pay.md": guide("Pay.", title="Pay", audience="managers")}
    assert page_of(made(managed, "managers"), "Pay")["audiences"] == ["Managers"]


def test_terms_have_their_other_words(site: dict[str, str]) -> None:
    """The forms that a glossary entry declares go with it, so that one finds what is written with another."""
    assert page_of(site, "cohort")["forms"] == ["cohort", "cohorts"]


def test_questions_are_headings(site: dict[str, str]) -> None:
    """A question of a program is found as one, at the place where the questions stand."""
    assert ["rm-questions", "For all?", "For all? Yes, see Begin."] in page_of(site, "Pairs")["passages"]


@pytest.fixture(scope="module")
def everything() -> list[str]:
    """Every heading and text of the index of a site in which each text has a word of its own."""
    passages = [passage for page in index_of(made(FILLED))["pages"] for passage in page.get("passages", ())]
    return [text for passage in passages for text in passage]


@pytest.mark.parametrize(
    "word",
    sorted(set(re.findall(r"\bxx[A-Z]\w+", "".join(FILLED.values()))) - {"xxAnnounced"}),
)
def test_every_text_can_be_found(word: str, everything: list[str]) -> None:
    """Each text that an author may write into YAML is in the index; announcements come and go, and are not."""
    assert any(word in text for text in everything)


def test_every_hit_leads_to_a_heading_that_is_there(site: dict[str, str]) -> None:
    """The address of each passage is a page of the site, and its anchor an id on it."""
    lost = []
    for page in index_of(site)["pages"]:
        file = posixpath.normpath(f"search/{page['href']}/index.html")
        for anchor, _, _ in page.get("passages", [["", "", ""]]):
            if file not in site or (anchor and f'id="{anchor}"' not in site[file]):
                lost.append(f"{file}#{anchor}")
    assert lost == []


def test_offline_hits_name_the_file() -> None:
    """Built to be read from a folder, hits end in ``index.html``."""
    pages = made(FILES, publication=Publication(offline=True))
    assert page_of(pages, "Begin")["href"] == "../guides/howto/begin/index.html"


def test_facts_that_are_refused_are_not_found(site: dict[str, str]) -> None:
    """What the page of facts does not show is not in the index either."""
    assert [passage[0] for passage in page_of(site, "Facts and sources")["passages"]] == ["f"]


def test_index_holds_what_the_audience_sees_and_no_more() -> None:
    """Pages, parts and sessions of a narrower audience are in its index alone."""
    secret = {
        "content/guides/howto/pay.md": guide("canary", title="canary-page", audience="hr"),
        "content/guides/howto/begin.md": guide(
            "Open.\n\n::: audience hr\n## canary-part\n\ncanary\n:::", title="Begin"
        ),
    }
    session = "    - {id: last, title: Last,"
    hidden = f"    - {{id: canary-card, title: canary-card, when: 4 weeks after start, audience: hr, roles: [sponsor], agenda: [[60, canary]]}}\n{session}"
    files = changed((session, hidden)) | secret
    scripts = [text for path, text in made(files).items() if path.startswith("search/")]
    assert scripts
    assert not [text for text in scripts if "canary" in text]
    text = json.dumps(index_of(made(files, "hr")))
    assert all(word in text for word in ("canary-page", "canary-part", "canary-card"))


def test_address_of_the_index_follows_what_is_seen() -> None:
    """The address changes with a word of the site, and not with what its readers do not see."""

    def pointer(**more: str) -> str:
        return made({**FILES, **more})["search/en.js"]

    plain = "content/guides/howto/begin.md"
    text = guide("[Plan](/files/plan.txt)", title="Begin", aliases="[start-here]")
    hidden = text + "\n::: audience hr\nSecret.\n:::\n"
    pay = {"content/guides/howto/pay.md": guide("Pay", audience="hr")}
    assert pointer() == pointer(**{plain: hidden}) == pointer(**pay)
    assert pointer() != pointer(**{plain: text + "\nOne more word.\n"})


def test_pages_name_only_what_points_to_the_index(site: dict[str, str]) -> None:
    """A page does not change with a word elsewhere: it names the pointer, and the pointer the index."""
    name = digest(site["search/en-1.js"].encode())[:10]
    assert site["search/en.js"] == f'rmSearch.follow("en-1.js?{name}");\n'
    assert not [path for path, text in site.items() if path.endswith(".html") and "en-1.js" in text]
    assert "../../search/en.js?2026-11-23" in site["glossary/day/index.html"]


def test_large_index_comes_in_parts(site: dict[str, str]) -> None:
    """Beyond a number of pages there is one part more, and each page stands in one of them."""
    more = {f"content/guides/howto/g-{number}.md": guide("Words.", title=f"G {number}") for number in range(200)}
    pages = made({**FILES, **more})
    assert "search/en-2.js" in pages
    assert pages["search/en.js"].count("?") == 2
    found = [page["href"] for page in index_of(pages)["pages"]]
    assert len(found) == len(set(found)) == len(index_of(site)["pages"]) + 200


def test_author_text_stays_text_in_the_script() -> None:
    """Quotes, line ends and tags of an author do not leave their string."""
    pages = made({**FILES, "content/glossary/day.md": '---\nterm: \'a"</script>\'\nshort: "b\\\\ `${c}`"\n---\n'})
    assert page_of(pages, 'a"</script>')["passages"][0] == ["", "", "b\\ `${c}`"]


def test_search_page_says_where_else_to_look() -> None:
    """Without a script the search page leads to programs, sections, letters and somebody to ask."""
    page = given(FILES, "/search/")
    assert [link.title for link in page["programs"]] == ["Circles", "Pairs"]
    assert [link.title for link in page["sections"]][:2] == ["Roles", "Session formats"]
    assert page["letters"] == ["C", "D"]
    assert page["owner"].mail == "people@example.com"


def test_site_without_an_owner_has_nobody_to_ask() -> None:
    """Where site.yaml names no owner, neither page nor index does."""
    pages = made({"site.yaml": "title: T\n", "content/guides/howto/a.md": guide("A", title="A")})
    assert index_of(pages)["owner"] is None
    assert "Somebody to ask" not in pages["search/index.html"]


def test_page_stands_in_the_index_once(site: dict[str, str]) -> None:
    """However many ways lead to a page, search shows it once."""
    links = [page["href"] for page in index_of(site)["pages"]]
    assert len(links) == len(set(links))
