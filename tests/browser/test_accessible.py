"""axe finds nothing, in light and dark, wide and on a phone, before and after an answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import PHONE, WIDE, Visit

pytestmark = pytest.mark.browser


def violations(one: Visit) -> list[str]:
    """What axe finds, in a line each."""
    found = Axe().run(one.page).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


# axe is injected as a script, which the page's own policy would refuse; the policy has tests of its own.
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_chat(visit: Callable[..., Visit], size: tuple[int, int], scheme: str) -> None:
    one = visit(size, scheme, bypass_csp=True)
    assert violations(one) == []
    for question in ("Is it illegal to share a deepfake in England?", "Someone shared a fake nude of me"):
        one.ask(question)
    one.ask("Is it illegal?")
    one.ask("Is it illegal in Peru?")
    one.ask("Who is Anthony Dover?")
    one.page.locator("a.cite").last.click()
    assert violations(one) == []
    if size == PHONE:
        one.page.get_by_role("button", name="Close sources").click()
        assert violations(one) == []
    one.page.get_by_label("Your question").fill(" ")
    one.page.get_by_role("button", name="Ask", exact=True).click()
    one.page.get_by_role("alert").wait_for()
    assert violations(one) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["docs", "today"])
def test_the_plain_pages(visit: Callable[..., Visit], path: str, scheme: str) -> None:
    for size in (WIDE, PHONE):
        one = visit(size, scheme, bypass_csp=True)
        one.page.goto(one.url + path)
        assert violations(one) == []


def test_targets_are_large_enough_to_touch(visit: Callable[..., Visit]) -> None:
    one = visit(PHONE)
    small = []
    one.ask("Someone shared a fake nude of me")
    for button in one.page.locator("button:visible, a.reach:visible, summary:visible").all():
        box = button.bounding_box()
        if box and box["height"] < 43.5:
            small.append((button.inner_text(), box["height"]))
    assert small == []


def test_text_is_at_least_sixteen_pixels(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.ask("Is it illegal to share a deepfake in England?")
    script = """() => [...document.querySelectorAll("#top *, #talk *, #side *")]
      .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
      .filter(one => one.getBoundingClientRect().width > 2 && parseFloat(getComputedStyle(one).fontSize) < 16)
      .map(one => one.outerHTML.slice(0, 120))"""
    assert one.page.evaluate(script) == []


def test_focus_is_seen(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.page.keyboard.press("Tab")
    for _ in range(8):
        outline = (
            "one => [getComputedStyle(one).outlineStyle, parseFloat(getComputedStyle(one).outlineWidth)]"
        )
        style, width = one.page.locator(":focus").evaluate(outline)
        inside_box = one.page.locator("#box:focus-within").count()  # the box draws the ring of its text field
        assert inside_box or (style == "solid" and width >= 2)
        one.page.keyboard.press("Tab")


def test_motion_stops_for_those_who_ask(visit: Callable[..., Visit]) -> None:
    one = visit(PHONE, reduced_motion="reduce")
    one.ask("Is it illegal to share a deepfake in England?")
    one.page.locator("a.cite").first.click()
    assert one.page.locator("#side").evaluate("one => getComputedStyle(one).animationName") == "none"
    one.page.get_by_role("button", name="Close sources").click()
