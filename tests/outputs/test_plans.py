"""Which files a site consists of, output by output."""

from __future__ import annotations

import pytest

from rmsite.outputs import OUTPUTS
from rmsite.outputs.recipe import Recipe
from rmsite.theme.theme import Theme
from tests.making import PAIRS, guide, looked_at, made, planned
from tests.outputs.site import FILES


def _plans(files: dict[str, str], audience: str = "everyone") -> dict[str, list[Recipe]]:
    examined = looked_at(files, audience)
    assert isinstance(examined.theme, Theme)
    return {output.name: list(output.plan(examined.site, examined.theme)) for output in OUTPUTS}


def _addresses(files: dict[str, str], output: str) -> list[str]:
    return sorted(recipe.path.address for recipe in _plans(files)[output])


COHORTS = ("autumn", "next", "spring")
ROLES = ("mentee", "mentor", "sponsor")


@pytest.mark.parametrize(
    ("output", "addresses"),
    [
        ("home", ["/"]),
        ("programs", ["/programs/"]),
        ("program", ["/programs/circles/", "/programs/pairs/"]),
        (
            "role",
            sorted(
                f"/programs/{program}/{role}/"
                for program, roles in (("circles", ("lead", "member")), ("pairs", ROLES))
                for role in roles
            ),
        ),
        (
            "pack",
            sorted(
                f"/programs/{program}/{role}/print/"
                for program, roles in (("circles", ("lead", "member")), ("pairs", ROLES))
                for role in roles
            ),
        ),
        (
            "session",
            [
                "/programs/circles/sessions/daily/",
                *(f"/programs/pairs/sessions/{name}/" for name in ("first", "last", "weekly")),
            ],
        ),
        ("cohort", [f"/programs/pairs/cohorts/{name}/" for name in COHORTS]),
        ("week", [f"/programs/pairs/cohorts/{cohort}/{role}/" for cohort in COHORTS for role in ROLES]),
        ("results", ["/programs/pairs/cohorts/spring/results/"]),
        ("part", ["/programs/pairs/matching/", "/programs/pairs/measures/", "/programs/pairs/risks/"]),
        ("playbook", ["/programs/circles/playbook/", "/programs/pairs/playbook/"]),
        (
            "guides",
            [
                "/guides/", "/guides/benefits/", "/guides/formats/", "/guides/howto/", "/guides/howto/days/",
                "/guides/roles/",
            ],
        ),
        (
            "guide",
            [
                "/guides/benefits/eyes/", "/guides/formats/talk/", "/guides/howto/begin/", "/guides/howto/one/",
                *(f"/guides/roles/{name}/" for name in ("lead", "member", "mentee", "mentor", "sponsor")),
            ],
        ),
        ("templates", ["/templates/", "/templates/goals/"]),
        ("glossary", ["/glossary/", "/glossary/cohort/", "/glossary/day/"]),
        ("facts", ["/facts/"]),
        ("calendar", ["/calendar/"]),
        ("freshness", ["/freshness/"]),
        ("about", ["/accessibility/", "/privacy/"]),
        ("not_found", ["/404.html"]),
        ("files", ["/files/plan.txt"]),
    ],
)  # fmt: skip
def test_output_plans_its_addresses(output: str, addresses: list[str]) -> None:
    """Each output plans the addresses that model.md promises, and no other."""
    assert _addresses(FILES, output) == addresses


def test_every_output_is_looked_at_here() -> None:
    """A new output gets its line above; redirects and assets have tests of their own."""
    assert {output.name for output in OUTPUTS} == {
        "home", "programs", "program", "role", "pack", "session", "cohort", "week", "results", "part", "playbook",
        "guides", "guide", "templates", "glossary", "facts", "calendar", "freshness", "about", "not_found", "redirects", "files",
        "assets", "search",
    }  # fmt: skip


def test_empty_site_has_the_pages_that_every_site_has() -> None:
    """Without any content there are the home page, the list of programs, and the pages about the site itself."""
    pages = [path for path in planned({}) if not path.startswith("assets/") and not path.endswith(".js")]
    assert pages == [
        "404.html", "accessibility/index.html", "freshness/index.html", "index.html", "privacy/index.html",
        "programs/index.html", "search/index.html",
    ]  # fmt: skip


def test_program_of_the_required_keys_has_its_pages() -> None:
    """A program with nothing but what is required has its page, its roles and its playbook, and they can be made."""
    roles = {f"content/guides/roles/{name}.md": guide("x") for name in ("mentor", "mentee")}
    files = {"content/programs/pairs.yaml": PAIRS, **roles}
    assert sorted(path for path in made(files) if path.startswith("programs/pairs/")) == [
        "programs/pairs/index.html",
        *(f"programs/pairs/{role}/{more}index.html" for role in ("mentee", "mentor") for more in ("", "print/")),
        "programs/pairs/playbook/index.html",
    ]


def test_site_of_guides_alone_is_a_site_too() -> None:
    """Without a program there are no program's pages, no calendar, no glossary, no facts, and nothing links to them."""
    pages = made({"content/guides/howto/a.md": guide("x", title="A")})
    assert not any(path.startswith(("programs/p", "calendar", "glossary", "facts", "templates")) for path in pages)
    assert "calendar/" not in pages["index.html"]
    assert "guides/howto/a/index.html" in pages


def test_how_to_guides_in_folders_alone_have_their_list() -> None:
    """The list of how-to guides is there where all of them stand in folders, and where a folder has words alone."""
    for path in ("days/one.md", "days/_section.md"):
        assert "guides/howto/index.html" in planned({f"content/guides/howto/{path}": guide("x")})
    assert "guides/howto/index.html" not in planned({"content/guides/roles/a.md": guide("x")})


def test_every_recipe_knows_the_source_that_asks_for_it() -> None:
    """A recipe about a page or an entry names its file and line, so that a clash can be told there."""
    plans = _plans(FILES)
    line = FILES["content/programs/pairs.yaml"].split("\n").index("    - {id: weekly" + _rest("weekly")) + 1
    origins = {recipe.path.address: recipe.origin for recipes in plans.values() for recipe in recipes}
    assert (origins["/programs/pairs/sessions/weekly/"].file, origins["/programs/pairs/sessions/weekly/"].line) == (
        "content/programs/pairs.yaml", line,
    )  # fmt: skip
    assert origins["/guides/howto/begin/"].file == "content/guides/howto/begin.md"
    assert origins["/files/plan.txt"].file == "content/files/plan.txt"
    assert origins["/facts/"].file == "content/facts.yaml"


def _rest(name: str) -> str:
    program = FILES["content/programs/pairs.yaml"]
    return next(line for line in program.split("\n") if f"- {{id: {name}" in line).partition(f"{{id: {name}")[2]


def test_restricted_content_is_planned_for_its_audience_alone() -> None:
    """What an audience may not see is in none of its paths."""
    files = {
        "content/programs/secret.yaml": PAIRS + "audience: hr\naliases: [hidden]\n",
        "content/glossary/secret.md": "---\nterm: secret\naudience: hr\n---\n",
        "content/templates/secret.md": guide("{{x}}", audience="hr"),
    }
    assert not any("secret" in path or "hidden" in path for path in planned(files))
    assert sum("secret" in path or "hidden" in path for path in planned(files, "hr")) > 10
