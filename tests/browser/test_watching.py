"""The watcher and the server are really at work, so that a quiet page means something."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import served
from tests.browser.watching import watch

pytestmark = pytest.mark.browser

HEAD = '<!doctype html>\n<html lang="en">\n<title>A page</title>\n<link rel="icon" href="data:,">\n'


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<script src='error.js'></script>", "console error: went wrong"),
        ("<script src='throws.js'></script>", "uncaught: thrown"),
        ("<script>1</script>", "policy: script-src-elem refuses inline"),
        ("<p style='color: red'>", "policy: style-src-attr refuses inline"),
        ("<img src='https://other.example.com/a.png' alt=''>", "policy: img-src refuses https://other.example.com"),
        ("<img src='missing.png' alt=''>", "status 404"),
        ("<img src='/outside.png' alt=''>", "request leaves the site"),
    ],
)
def test_fault_of_a_page_is_seen(html: str, fault: str, browser: Browser, tmp_path: Path) -> None:
    """Every kind of fault is written down with what it was."""
    (tmp_path / "index.html").write_text(HEAD + html, encoding="utf-8")
    (tmp_path / "error.js").write_text("console.error('went wrong')", encoding="utf-8")
    (tmp_path / "throws.js").write_text("throw new Error('thrown')", encoding="utf-8")
    (tmp_path / "outside.png").write_text("", encoding="utf-8")
    with served(tmp_path) as home, browser.new_context() as context:
        faults = watch(context, home)
        context.new_page().goto(home)
        assert any(fault in found for found in faults), faults


def test_quiet_page_has_no_fault(browser: Browser, tmp_path: Path) -> None:
    """A page that does nothing wrong is not accused of anything."""
    (tmp_path / "index.html").write_text(HEAD + "<p>Fine.</p><script src='fine.js'></script>", encoding="utf-8")
    (tmp_path / "fine.js").write_text("document.body.append('Fine too.')", encoding="utf-8")
    with served(tmp_path) as home, browser.new_context() as context:
        faults = watch(context, home)
        page = context.new_page()
        page.goto(home)
        assert "Fine too." in page.inner_text("body")
        assert faults == []


def test_site_is_served_below_its_base_path_with_its_own_404(browser: Browser, home: str) -> None:
    """Addresses outside the base path are unknown, and unknown ones show the site's own page with status 404."""
    with browser.new_context() as context:
        page = context.new_page()
        for address in (f"{home}nowhere/", home.replace("/people/", "/")):
            answer = page.goto(address)
            assert answer is not None
            assert answer.status == 404
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "default-src 'none'" in answer.headers["content-security-policy"]
            assert page.get_by_role("link", name="Program playbooks").count()
