"""Ticks on the onboarding path."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.own_day.conftest import Open

pytestmark = pytest.mark.browser

MENTOR = "/programs/reverse-mentoring/junior-mentor/"
KEY = f"rm-ticks:{MENTOR}"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
FORBIDDEN = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});"


def _kept(page: Page) -> dict[str, str]:
    found = page.evaluate("({...localStorage})")
    assert isinstance(found, dict)
    return found


def test_ticks_are_off_until_somebody_wants_them(open_page: Open) -> None:
    """Before the button is pressed there is no box, and nothing is stored."""
    page = open_page("example", MENTOR)
    expect(page.get_by_role("button", name="Keep ticks in this browser")).to_be_visible()
    assert page.get_by_role("checkbox").count() == 0
    assert _kept(page) == {}


def test_ticks_are_kept_and_forgotten(open_page: Open) -> None:
    """Each step has a box with its name; ticks outlast a reload, and go without a trace when asked to."""
    page = open_page("example", MENTOR)
    page.get_by_role("button", name="Keep ticks in this browser").click()
    boxes = page.get_by_role("checkbox")
    steps = page.locator(".path > li[id]").count()
    assert boxes.count() == steps
    status = page.get_by_role("status")
    assert status.inner_text() == f"0 of {steps} done"
    page.get_by_role("checkbox", name=re.compile("Done: Read the mentor guide")).check()
    boxes.nth(2).check()
    assert status.inner_text() == f"2 of {steps} done"
    ids = page.locator(".path > li[id]").evaluate_all("all => all.map(one => one.id)")
    assert {name: json.loads(value) for name, value in _kept(page).items()} == {KEY: [ids[0], ids[2]]}
    page.reload()
    assert page.get_by_role("checkbox", checked=True).count() == 2
    page.get_by_role("checkbox", checked=True).first.uncheck()
    assert status.inner_text() == f"1 of {steps} done"
    page.get_by_role("button", name="Forget my ticks").click()
    assert boxes.count() == 0
    assert _kept(page) == {}
    page.reload()
    expect(page.get_by_role("button", name="Keep ticks in this browser")).to_be_visible()


def test_ticks_belong_to_steps_not_to_places(open_page: Open) -> None:
    """A tick follows its step by id: what the page no longer has is passed over."""
    script = f"localStorage.setItem({KEY!r}, JSON.stringify(['gone', 'jm-help']));"
    page = open_page("example", MENTOR, script=script)
    assert page.get_by_role("checkbox", checked=True).count() == 1
    assert page.locator("#jm-help .tick").is_checked()


@pytest.mark.parametrize("value", ["", "{", "{}", "null", "3"])
def test_damaged_ticks_are_as_none(open_page: Open, value: str) -> None:
    """What somebody else wrote under the key breaks nothing."""
    page = open_page("example", MENTOR, script=f"localStorage.setItem({KEY!r}, {value!r});")
    page.get_by_role("button", name="Keep ticks in this browser").click()
    page.get_by_role("checkbox").first.check()
    assert page.get_by_role("status").inner_text().startswith("1 of")


@pytest.mark.parametrize("script", [FULL, FORBIDDEN], ids=["full", "forbidden"])
def test_refused_storage_is_said_in_a_sentence(open_page: Open, script: str) -> None:
    """Where the browser keeps nothing, the page says so and stays a plain list."""
    page = open_page("example", MENTOR, script=script)
    page.get_by_role("button", name="Keep ticks in this browser").click()
    assert page.get_by_role("status").inner_text().startswith("This browser does not let the page keep ticks.")
    assert page.get_by_role("checkbox").count() == 0


def test_storage_that_fills_up_later_is_said_too(open_page: Open) -> None:
    """A tick that could not be kept is not passed over in silence."""
    page = open_page("example", MENTOR)
    page.get_by_role("button", name="Keep ticks in this browser").click()
    page.evaluate(f"() => {{ {FULL} }}")
    page.get_by_role("checkbox").first.check()
    assert page.get_by_role("status").inner_text().startswith("This browser does not let the page keep ticks.")


def test_ticks_work_with_the_keyboard(open_page: Open) -> None:
    """The button and the boxes come one after the other, and the space bar works them."""
    page = open_page("example", MENTOR)
    page.get_by_role("button", name="Keep ticks in this browser").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator(".path > li[id] .tick").first.is_checked()
    assert page.get_by_role("button", name="Forget my ticks").is_visible()


def test_ticks_of_rolling_programs_stay_with_their_steps(open_page: Open) -> None:
    """A first day may put the steps in another order; their ticks go with them."""
    page = open_page("buddies", "/programs/buddies/new-hire/")
    page.get_by_role("button", name="Keep ticks in this browser").click()
    page.locator("#meet .tick").check()
    page.get_by_label("Your first day").fill("2026-11-16")
    page.reload()
    assert page.locator("#meet .tick").is_checked()
    assert page.locator("#meet time").get_attribute("datetime") == "2026-11-18"


def test_ticks_work_from_a_folder(open_page: Open) -> None:
    """Opened from its folder, the page keeps ticks as well."""
    page = open_page("offline", "/programs/buddies/new-hire/index.html")
    page.get_by_role("button", name="Keep ticks in this browser").click()
    page.get_by_role("checkbox").first.check()
    page.reload()
    assert page.get_by_role("checkbox", checked=True).count() == 1


def test_path_is_a_plain_list_without_scripts(open_page: Open) -> None:
    """Without JavaScript there is no button that does nothing."""
    page = open_page("example", MENTOR, java_script_enabled=False)
    assert page.locator(".path > li").count() > 3
    assert page.locator("main").get_by_role("button").count() == 0
    assert page.get_by_role("checkbox").count() == 0


@pytest.mark.parametrize("role", ["junior-mentor", "senior-mentee", "line-manager", "program-coordinator"])
def test_page_of_a_role_prints_on_two_sheets(open_page: Open, role: str) -> None:
    """On A4 the page of a role takes two sheets at most, with an empty box for each step."""
    page = open_page("example", f"/programs/reverse-mentoring/{role}/")
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) <= 2
    page.emulate_media(media="print")
    box = "one => { const style = getComputedStyle(one, '::before'); return [style.borderTopStyle, style.borderTopLeftRadius]; }"
    assert page.locator(".path > li[id]").first.evaluate(box) == ["solid", "0px"]
    assert not page.get_by_role("button", name="Keep ticks in this browser").is_visible()


def test_ask_and_path_stand_on_the_first_sheet(open_page: Open) -> None:
    """What is asked for, and every step of the path, end above the foot of the first A4 sheet."""
    sheet_width, sheet_height = 680, 1009  # 180 by 267 mm between the margins, in CSS pixels.
    page = open_page("example", MENTOR, viewport={"width": sheet_width, "height": sheet_height})
    page.emulate_media(media="print")
    for part in (".glance", ".path"):
        box = page.locator(part).first.bounding_box()
        assert box
        assert box["y"] + box["height"] <= sheet_height, part
