"""The reading pages in a browser: axe, no script, keyboard, a quote one tap from the chat, print."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PHONE, WIDE, Visit
from tests.browser.test_accessible import violations
from tests.browser.test_privacy import STORED
from tests.ui import fakes

pytestmark = pytest.mark.browser

ADDRESSES = {
    "library": "library",
    "found": "library?q=voice&place=us-states",
    "nothing found": "library?q=xylophone",
    "a law": "library/gb-eaw-soa2003-s66e-create",
    "a law, marked": "library/gb-eaw-soa2003-s66b-share?at=14-153",
    "help": "library/at-help",
    "compare": "compare?place=uk&place=DE&place=AF",
    "compare, sorted": "compare?sort=standing&held=1",
    "timeline": "timeline",
    "about": "about",
    "missing": "library/nothing",
}


@pytest.fixture
def without_script(chromium: Browser, server: str) -> Iterator[Page]:
    """A page that runs no JavaScript, at the chat's address."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto(server + "about")
    yield page
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing(visit: Callable[..., Visit], size: tuple[int, int], scheme: str) -> None:
    one = visit(size, scheme, bypass_csp=True)
    found = {}
    for name, address in ADDRESSES.items():
        one.page.goto(one.url + address)
        for summary in one.page.locator("summary").all()[:3]:
            summary.click()
        found[name] = violations(one)
    assert found == {name: [] for name in ADDRESSES}


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_no_page_is_wider_than_its_window_and_no_text_is_small(
    visit: Callable[..., Visit], size: tuple[int, int]
) -> None:
    one = visit(size)
    small = """() => [...document.querySelectorAll("body *:not(option):not(optgroup)")]
      .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
      .filter(one => one.getBoundingClientRect().width > 2 && parseFloat(getComputedStyle(one).fontSize) < 16)
      .map(one => one.outerHTML.slice(0, 120))"""
    for address in ADDRESSES.values():
        one.page.goto(one.url + address)
        assert one.page.evaluate("() => document.documentElement.scrollWidth") <= size[0], address
        assert one.page.evaluate(small) == [], address


def test_a_visit_leaves_nothing_and_calls_no_other_host(visit: Callable[..., Visit]) -> None:
    one = visit()
    for address in ADDRESSES.values():
        one.page.goto(one.url + address)
        assert one.page.evaluate(STORED) == '[{},{},""]'
    assert [url for url in one.requests if not url.startswith((one.url, "data:", "blob:"))] == []
    errors = [said for said in one.console if said.startswith(("error", "warning"))]
    assert [said for said in errors if "404" not in said] == []  # the browser tells of the missing page


def test_the_quoted_sentence_is_one_tap_away_in_its_page(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.ask("Is it illegal to share a deepfake in England?")
    one.page.locator("a.cite").nth(1).click()
    card = one.page.locator("details.card.current")
    with one.page.expect_popup() as opened:
        card.get_by_role("link", name="Read the whole page").click()
    there = opened.value
    marked = there.locator("mark")
    marked.wait_for()
    assert marked.inner_text() == card.locator("mark").inner_text() == fakes.SHARED[1]
    assert marked.evaluate("one => one.getBoundingClientRect().top") < there.viewport_size["height"]  # type: ignore[index]
    assert there.evaluate("() => window.opener") is None
    assert one.page.locator("#conversation .answer").count() == 1  # the chat is still there


def test_to_leave_one_tab_is_to_leave_them_all(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.ask("Is it illegal to share a deepfake in England?")
    one.page.locator("a.cite").first.click()
    with one.page.expect_popup() as opened:
        one.page.locator("details.card.current").get_by_role("link", name="Read the whole page").click()
    there = opened.value
    there.locator("#leave").wait_for()
    for _ in range(3):
        there.keyboard.press("Escape")
    there.wait_for_url("**/today")
    one.page.wait_for_url("**/today")
    assert there.evaluate("() => history.length") == 1


@pytest.mark.parametrize("path", ["library", "compare", "timeline", "about", "library/at-help"])
def test_the_way_out_is_a_button_in_sight(visit: Callable[..., Visit], path: str) -> None:
    one = visit(PHONE)
    one.page.goto(one.url + path)
    one.page.mouse.wheel(0, 600)
    box = one.page.get_by_role("link", name="Leave this page").bounding_box()
    assert box
    assert box["height"] >= 44
    assert 0 <= box["y"] <= PHONE[1] - box["height"]
    one.page.get_by_role("link", name="Leave this page").click()
    one.page.wait_for_url("**/today")
    one.page.go_back()
    assert path not in one.page.url  # it was replaced


def test_everything_works_without_javascript(without_script: Page) -> None:
    page = without_script
    page.get_by_role("link", name="Library", exact=True).click()
    page.get_by_label("Words").fill("section 66B")
    page.get_by_label("Place").select_option("GB-EAW")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Sharing an intimate photograph or film").first.click()
    page.locator("h1", has_text="Sharing an intimate photograph").wait_for()
    page.locator("header.site").get_by_role("link", name="Compare").click()
    page.get_by_label("What was done").select_option("create")
    page.get_by_text("Places:").click()
    page.get_by_label("South Korea").check()
    page.get_by_role("button", name="Compare").click()
    page.get_by_role("rowheader", name="South Korea").wait_for()
    page.locator("summary", has_text="Quote").click()
    page.get_by_role("link", name="Read it in its page").click()
    page.locator("mark").wait_for()
    page.get_by_role("link", name="Leave this page").click()
    page.locator("h1").wait_for()
    assert page.title() == "Calendar"


def test_the_keyboard_alone_reaches_a_quote(visit: Callable[..., Visit]) -> None:
    one = visit()
    page = one.page
    page.goto(one.url + "compare?place=DE&place=KR")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the page"
    page.keyboard.press("Enter")
    for _ in range(14):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        style = focused.evaluate("one => getComputedStyle(one).outlineStyle")
        assert style == "solid" or focused.evaluate("one => one.matches('select, input')")
        if re.match("Quote", focused.inner_text()):
            break
    page.keyboard.press("Enter")
    page.locator("blockquote").first.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("mark").wait_for()
    assert "?at=" in page.url


def test_the_table_stays_a_table_when_its_rows_are_cards(visit: Callable[..., Visit]) -> None:
    one = visit(PHONE)
    one.page.goto(one.url + "compare?place=DE&place=KR")
    assert one.page.get_by_role("table").count() == 1
    assert one.page.get_by_role("rowheader", name="Germany").count() == 1
    assert one.page.get_by_role("columnheader").count() == 5


def test_what_is_printed_is_the_text(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.page.goto(one.url + "library/gb-eaw-soa2003-s66e-create")
    one.page.emulate_media(media="print", color_scheme="dark")
    assert not one.page.locator("#leave").is_visible()
    assert not one.page.locator("header.site nav").is_visible()
    assert one.page.locator("h1").is_visible()
    assert one.page.locator("body").evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 0)"
    after = "one => getComputedStyle(one, '::after').content"
    assert "legislation.gov.uk" in one.page.locator(".sources a").first.evaluate(after)
