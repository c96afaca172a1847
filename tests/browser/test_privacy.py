"""What a visit leaves behind: nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import PHONE, Visit

pytestmark = pytest.mark.browser

STORED = "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"


def test_a_question_leaves_nothing_in_the_browser_and_goes_to_no_other_host(
    visit: Callable[..., Visit],
) -> None:
    one = visit()
    one.ask("Is it illegal to share a deepfake in England?")
    one.page.locator("a.cite").first.click()
    assert one.page.evaluate(STORED) == '[{},{},""]'
    assert one.page.context.cookies() == []
    assert [url for url in one.requests if not url.startswith((one.url, "data:", "blob:"))] == []
    assert len(one.requests) > 5
    assert [said for said in one.console if said.startswith(("error", "warning"))] == []
    assert one.page.url == one.url  # no fragment: it would stand in the history
    assert one.page.evaluate("() => history.length") <= 2


def test_the_browser_is_told_to_restore_no_field(visit: Callable[..., Visit]) -> None:
    fields = visit().page.locator("textarea, input, select")
    assert fields.count() >= 4
    for field in fields.all():
        assert field.get_attribute("autocomplete") == "off", field.evaluate("one => one.outerHTML")


def test_the_tab_does_not_name_the_subject(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.ask("Is it illegal to share a deepfake in England?")
    assert one.page.title() == "Questions and answers"


@pytest.mark.parametrize("size", [(1280, 800), PHONE])
def test_the_button_leaves_at_once_and_back_does_not_return(
    visit: Callable[..., Visit], size: tuple[int, int]
) -> None:
    one = visit(size)
    one.ask("Is it illegal to share a deepfake in England?")
    button = one.page.get_by_role("button", name="Leave this page")
    button.wait_for()
    box = button.bounding_box()
    assert box
    assert box["height"] >= 44
    assert 0 <= box["x"] <= box["x"] + box["width"] <= size[0]
    assert 0 <= box["y"] <= box["y"] + box["height"] <= size[1]
    button.click()
    one.page.wait_for_url("**/today")
    assert one.page.title() == "Calendar"
    one.page.go_back()
    assert "deepfake" not in one.page.content().lower()
    assert one.page.url != one.url


def test_escape_three_times_leaves_from_anywhere(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.page.get_by_label("Your question").fill("half a que")
    one.page.keyboard.press("Escape")
    one.page.keyboard.press("Escape")
    assert one.page.url == one.url
    one.page.keyboard.press("Escape")
    one.page.wait_for_url("**/today")


def test_escape_leaves_from_the_open_drawer_too(visit: Callable[..., Visit]) -> None:
    one = visit(PHONE)
    one.ask("Is it illegal to share a deepfake in England?")
    one.page.locator("a.cite").first.click()
    for _ in range(3):
        one.page.keyboard.press("Escape")
    one.page.wait_for_url("**/today")


def test_the_way_out_works_while_the_chat_cannot_load(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.page.route("**/assets/**", lambda route: route.abort())
    one.page.goto(one.url)
    one.page.get_by_role("button", name="Leave this page").click()
    one.page.wait_for_url("**/today")


def test_start_again_clears_the_conversation_and_what_the_page_keeps(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.ask("Who is Anthony Dover?")
    one.page.get_by_role("button", name="Start again").click()
    one.page.get_by_text("What would you like to know?").wait_for()
    assert one.page.locator("#conversation .answer").count() == 0
    assert one.page.locator("details.card").count() == 0
    assert one.page.locator("#kept textarea, #kept input").first.input_value() == ""
