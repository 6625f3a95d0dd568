"""A page of another site, open in the author's browser beside the preview, learns nothing of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from tests.serving.previews import preview_of, serving, site

TRIES = """async (home) => {
  const element = (name, attribute, address) => new Promise((done) => {
    const made = document.createElement(name);
    made.onload = () => done("loaded");
    made.onerror = () => done("refused");
    made[attribute] = address;
    document.head.append(made);
  });
  const stream = new Promise((done) => {
    const news = new EventSource(`${home}-/rmsite/news?page=/&seen=`);
    news.addEventListener("state", () => done("heard"));
    news.onerror = () => { news.close(); done("refused"); };
  });
  const asked = (mode) => fetch(home, { mode }).then((answer) => answer.text()).then((text) => text || "nothing", () => "refused");
  return {
    script: await element("script", "src", `${home}-/rmsite/preview.js`),
    picture: await element("img", "src", `${home}assets/img/icon.svg`),
    stream: await stream, read: await asked("cors"), blind: await asked("no-cors"),
  };
}"""


@pytest.mark.parametrize("other", ["http://evil.example/", "http://localhost:1/", "http://127.0.0.1:1/"])
def test_other_sites_learn_nothing(other: str, browser: Browser, tmp_path: Path) -> None:
    """Neither a script nor a picture, neither the news nor a page: whether it stands elsewhere or at this machine."""

    def answer(route: Route) -> None:
        route.fulfill(content_type="text/html", body="<!doctype html><title>Other</title>")

    with serving(preview_of(site(tmp_path))) as server, browser.new_context() as context:
        page = context.new_page()
        page.route(other, answer)
        page.goto(other)
        # Any: JSON.
        found: dict[str, Any] = page.evaluate(TRIES, server.address)
    assert set(found.values()) <= {"refused", "nothing"}, found
