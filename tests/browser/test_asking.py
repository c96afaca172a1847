"""Asking: examples, follow-ups, options, place and day; and what a question that cannot be used does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, WIDE, Visit

pytestmark = pytest.mark.browser


def test_examples_follow_ups_and_options_ask_when_pressed(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.page.get_by_role("button", name="Who is Anthony Dover?").click()
    one.answered(1)
    expect(one.page.locator("#welcome")).not_to_be_visible()
    one.page.get_by_role("button", name="What happens if he breaks the order?").click()
    one.answered(2)
    expect(one.page.locator(".asked").last).to_have_text("What happens if he breaks the order?")
    # Only the newest answer offers what to ask next.
    expect(one.page.locator(".follow:visible")).to_have_count(1)
    one.ask("Is it illegal?")
    one.page.get_by_role("button", name="Is it illegal in Scotland?").click()
    one.answered(4)
    expect(one.page.locator(".asked").last).to_have_text("Is it illegal in Scotland?")


def test_place_and_day_are_native_controls_with_names(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.page.get_by_role("combobox", name="Place").select_option(label="Scotland")
    one.page.get_by_role("textbox", name="What day did it happen?").fill("2023-05-01")
    expect(one.page.locator("#place textarea, #place input").first).to_have_value("GB-SCT")
    expect(one.page.locator("#day textarea, #day input").first).to_have_value("2023-05-01")


def test_on_a_phone_place_and_day_wait_behind_a_label(visit: Callable[..., Visit]) -> None:
    one = visit(PHONE)
    expect(one.page.get_by_role("combobox", name="Place")).not_to_be_visible()
    one.page.locator("details.pick summary").click()
    expect(one.page.get_by_role("combobox", name="Place")).to_be_visible()


@pytest.mark.parametrize("question", ["   ", "x" * 100_000, "\ufffd\x01\ufffd", "please explode"])
def test_a_question_that_cannot_be_used_is_kept_and_explained(
    visit: Callable[..., Visit], question: str
) -> None:
    one = visit()
    one.ask("Who is Anthony Dover?")
    box = one.page.get_by_label("Your question")
    box.fill(question)
    one.page.get_by_role("button", name="Ask", exact=True).click()
    expect(one.page.get_by_role("alert")).to_be_visible()
    expect(one.page.locator("#conversation .answer")).to_have_count(1)
    assert box.input_value() == question
    assert "Traceback" not in one.page.content()
    assert one.page.locator("details.card").count() == 3
    one.ask("Is it illegal to share one in England?")  # and the way on is open
    expect(one.page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_the_text_box_stays_in_reach(visit: Callable[..., Visit], size: tuple[int, int]) -> None:
    one = visit(size)
    for question in ("Is it illegal to share a deepfake in England?", "Someone shared a fake nude of me"):
        one.ask(question)
        expect(one.page.get_by_label("Your question")).to_be_in_viewport(ratio=1)
        expect(one.page.locator(".asked").last).to_be_in_viewport(ratio=1)
    one.page.mouse.wheel(0, -5000)
    expect(one.page.get_by_label("Your question")).to_be_in_viewport(ratio=1)


def test_nothing_is_wider_than_a_phone(visit: Callable[..., Visit]) -> None:
    one = visit((320, 640))
    one.ask("Someone shared a fake nude of me")
    one.ask("x" * 300)
    assert one.page.evaluate("() => document.documentElement.scrollWidth") <= 320


def test_each_sentence_is_said_once_to_a_screen_reader(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.ask("Who is Anthony Dover?")
    said = [line for line in one.page.locator("#voice p").all_inner_texts() if line]
    assert sum("The order bars Anthony Dover" in line for line in said) == 1
    assert not any("source:" in line or "<" in line for line in said)
    # Gradio labels each message with its markup; that must not be what is read.
    assert one.page.locator("#conversation [aria-label*='<']").count() == 0
    expect(one.page.locator("#conversation [role=log]")).to_have_attribute("aria-live", "off")
