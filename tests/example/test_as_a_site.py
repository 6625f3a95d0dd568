"""The example site as files: every link lands, the HTML is valid, nothing is loaded from anywhere else."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from rmsite.disk.read import read_inputs
from rmsite.graph.audiences import Visibility
from rmsite.pipeline.build import Built, build
from rmsite.view.shapes import Publication
from tests.example.building import ROOT, TODAY
from tests.html import html_validate, nu
from tests.html.crawl import crawl


def test_every_link_lands(site: Path) -> None:
    """No link, anchor, image or style of the site is broken, and every page can be reached."""
    assert [str(fault) for fault in crawl(site, base_path="/people/")] == []


def test_every_link_lands_without_a_server(offline_site: Path) -> None:
    """The same holds where links name index.html, so that the folder works as it is."""
    assert [str(fault) for fault in crawl(offline_site)] == []
    for page in offline_site.rglob("*.html"):
        for href in re.findall(r'href="([^"#:]+)"', page.read_text("utf-8")):
            assert not href.endswith("/"), f"{page}: {href}"


def test_html_is_valid(site: Path) -> None:
    """The Nu checker has nothing to say about any page."""
    assert [str(message) for message in nu.check(site)] == []


def test_html_keeps_to_good_style(site: Path) -> None:
    """Neither has html-validate, whose exceptions and their reasons stand in tests/html/htmlvalidate.cjs."""
    assert [str(message) for message in html_validate.check(site)] == []


def test_pages_carry_the_strict_policy_and_nothing_inline(built: Built) -> None:
    """Every page forbids what it does not need, and has no script, no style attribute and no inline style."""
    for path, content in built.artifacts.items():
        if path.value.endswith(".html"):
            html = content.decode()
            assert "default-src 'none'" in html.replace("&#39;", "'"), path
            assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=", html), path


@pytest.mark.parametrize("base_url", ["", "https://intranet.example.com/people/", "https://other.example.com"])
def test_links_do_not_depend_on_where_the_site_is(built: Built, base_url: str) -> None:
    """Only what is shown at any address (404.html) and what is printed knows where the site is."""
    made = build(read_inputs(ROOT), Visibility(TODAY), Publication(base_url=base_url, version="test"))
    different = [path.value for path, content in made.artifacts.items() if built.artifacts[path] != content]
    assert [
        path for path in different if not path.endswith(("404.html", "/print/index.html", "/playbook/index.html"))
    ] == []


def test_two_builds_give_the_same_bytes(built: Built) -> None:
    """What is built twice is the same twice."""
    again = build(read_inputs(ROOT), Visibility(TODAY), Publication(version="test"))
    assert again.artifacts == built.artifacts


def test_site_is_sound_on_other_days() -> None:
    """The site builds on any day around: before a cohort, in its first week, after its end."""
    for day in (date(2026, 1, 5), date(2026, 9, 14), date(2027, 2, 1)):
        made = build(read_inputs(ROOT), Visibility(day), Publication())
        assert made.artifacts, day
