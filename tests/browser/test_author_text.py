"""Author text never runs in a browser, wherever it stands on the site, even where no policy would stop it (S4)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Dialog, Page

from rmsite.disk.write import publish
from rmsite.graph.audiences import EVERYONE, Visibility
from rmsite.pipeline.build import build
from rmsite.testing import TODAY
from rmsite.view.shapes import Publication
from tests.browser.screens import DESK
from tests.browser.serving import served
from tests.making import SITE, guide, inputs
from tests.markdown.test_payloads import PAYLOADS
from tests.outputs.site import FILES, PROGRAM

pytestmark = pytest.mark.browser

# What a YAML text of one line can hold and what no reference or variable is taken for.
IN_A_LINE = [text for text in PAYLOADS if text.isprintable() and not text.startswith(("[[", "{{", "{%"))]
_TEXTS = frozenset({"title", "summary", "purpose", "label", "aim", "text", "q", "a", "risk", "response", "short"})
_SAFE = ("http://", "https://", "mailto:", "data:,")
_SCHEMES = """() => [...document.querySelectorAll("[href], [src], [action], [formaction], [data]")]
  .flatMap(each => ["href", "src", "action", "formaction", "data"].map(name => each.getAttribute(name)))
  .filter(address => /^[\\s\\u0000-\\u001f]*[a-z][a-z0-9+.-]*:/i.test(address || ""))"""


def _filled(value: Any, texts: Iterator[str]) -> Any:
    # Any: YAML, whose texts are replaced by payloads.
    if isinstance(value, dict):
        return {
            key: next(texts) if key in _TEXTS and isinstance(inner, str) else _filled(inner, texts)
            for key, inner in value.items()
        }
    return [_filled(inner, texts) for inner in value] if isinstance(value, list) else value


def _files() -> dict[str, str | bytes]:
    texts = cycle(IN_A_LINE)
    program = _filled(yaml.load(PROGRAM, Loader=yaml.CSafeLoader), texts)
    site = yaml.load(SITE, Loader=yaml.CSafeLoader)
    site |= {"title": next(texts), "company": next(texts), "announcements": [{"text": next(texts)}]}
    files: dict[str, str | bytes] = {
        **FILES,
        "site.yaml": yaml.safe_dump(_filled(site, texts), sort_keys=False),
        "content/programs/pairs.yaml": yaml.safe_dump(program, sort_keys=False),
    }
    for number, payload in enumerate(IN_A_LINE):
        quoted = json.dumps(payload)
        words = guide(
            f"See the wordy{number}.\n\n## {payload}\n\n{payload}", title=quoted, summary=quoted, tags=f"[{quoted}]"
        )
        files[f"content/guides/howto/text-{number}.md"] = words
        files[f"content/glossary/word-{number}.md"] = (
            f"---\nterm: wordy{number}\nshort: {quoted}\nforms: [{quoted}]\n---\n"
        )
    return files


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site full of payloads, as far as a build does not refuse them."""
    files = _files()
    while True:
        built = build(inputs(files), Visibility(TODAY, EVERYONE), Publication(version="test"))
        refused = {problem.span.file for problem in built.problems if problem.is_error} & files.keys()
        if built.artifacts:
            break
        assert refused, built.problems
        assert not refused & {"site.yaml", "content/programs/pairs.yaml"}, built.problems
        files = {path: text for path, text in files.items() if path not in refused}
    home = tmp_path_factory.mktemp("payloads") / "public"
    publish(built.artifacts, home, home.parent / "site")
    return home


@pytest.fixture
def ran(browser: Browser, folder: Path) -> Iterator[tuple[Page, list[str], str]]:
    """A page without the site's policy, what ran on it, and where the site is."""
    with browser.new_context(**DESK.options(), bypass_csp=True) as context, served(folder) as home:
        page = context.new_page()
        found: list[str] = []

        def tell(dialog: Dialog) -> None:
            found.append(f"{page.url}: {dialog.message}")
            dialog.dismiss()

        page.on("dialog", tell)
        yield page, found, home


@pytest.mark.full
def test_no_page_runs_what_an_author_wrote(ran: tuple[Page, list[str], str], folder: Path) -> None:
    """On every page nothing runs, and no address has a scheme that could."""
    page, found, home = ran
    # A page that only leads to another one is gone before it can be looked at.
    files = [
        file for file in sorted(folder.rglob("*.html")) if '<meta http-equiv="refresh"' not in file.read_text("utf-8")
    ]
    assert len(files) > 100
    for file in files:
        page.goto(home + file.relative_to(folder).as_posix())
        unsafe = [each for each in page.evaluate(_SCHEMES) if not each.strip().lower().startswith(_SAFE)]
        assert unsafe == [], file
    assert found == []


def test_no_script_runs_what_an_author_wrote(ran: tuple[Page, list[str], str]) -> None:
    """Results of a search, tips, the outline and a program's own pages show what was written, as words."""
    page, found, home = ran
    for address in (
        "",
        "programs/pairs/",
        "programs/pairs/mentor/",
        "programs/pairs/cohorts/autumn/mentor/",
        "glossary/",
    ):
        page.goto(home + address)
        page.wait_for_load_state("networkidle")
    for number, payload in enumerate(IN_A_LINE):
        page.goto(f"{home}guides/howto/text-{number}/")
        if page.locator("main h1").count() == 0:
            continue
        term = page.locator("a.term").first
        if term.count():
            term.hover()
            page.get_by_role("tooltip").first.wait_for()
        if number % 8 == 0:
            page.keyboard.press("/")
            page.locator("#rm-finder-field").fill(payload[:12])
            page.locator("#rm-finder-field").fill("alert")
            page.wait_for_selector(".finder-hit")
    assert found == []


def test_what_runs_is_seen(browser: Browser, tmp_path: Path) -> None:
    """A page that does run a payload is found out by the same means."""
    (tmp_path / "index.html").write_text(
        f"<!doctype html><title>T</title>{PAYLOADS[4]}<a href='javascript:x'>x</a>", "utf-8"
    )
    with browser.new_context(**DESK.options(), bypass_csp=True) as context:
        page = context.new_page()
        with page.expect_event("dialog") as event:
            page.on("dialog", lambda dialog: dialog.dismiss())
            page.goto((tmp_path / "index.html").as_uri())
        assert event.value.message == "1"
        assert page.evaluate(_SCHEMES) == ["javascript:x"]
