"""Marks open their cards and cards lead back, by mouse, by keyboard and on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, WIDE, Visit
from tests.ui.fakes import DOVERS, SHARED

pytestmark = pytest.mark.browser


def test_marks_of_an_earlier_answer_still_open_their_own_cards(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.ask("Is it illegal to share a deepfake in England?")
    one.ask("Who is Anthony Dover?")
    answers = one.page.locator("#conversation .answer")
    for answer, quotes in ((0, SHARED), (1, DOVERS)):
        for n, quote in enumerate(quotes, 1):
            answers.nth(answer).locator("a.cite", has_text=f"[{n}").first.click()
            current = one.page.locator("details.card.current")
            expect(current).to_have_count(1)
            expect(current.locator("mark")).to_have_text(quote)
            expect(current.locator("mark")).to_be_visible()
            expect(current.locator("summary")).to_be_focused()


def test_the_same_question_twice_has_cards_of_its_own(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.ask("Who is Anthony Dover?")
    one.ask("Who is Anthony Dover?")
    ids = one.page.locator("[id]").evaluate_all("all => all.map(one => one.id).filter(id => id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_the_card_leads_back_to_the_mark_that_opened_it(
    visit: Callable[..., Visit], size: tuple[int, int]
) -> None:
    one = visit(size)
    one.ask("Is it illegal to share a deepfake in England?")
    again = one.page.locator("a.cite", has_text="[1").nth(1)  # the second mark of the same number
    again.click()
    one.page.locator("details.card.current").get_by_text("Back to the answer").click()
    expect(again).to_be_focused()


def test_on_a_phone_the_sources_are_a_drawer(visit: Callable[..., Visit]) -> None:
    one = visit(PHONE)
    one.ask("Is it illegal to share a deepfake in England?")
    close = one.page.get_by_role("button", name="Close sources")
    expect(close).not_to_be_visible()
    mark = one.page.locator("a.cite").nth(1)
    mark.click()
    drawer = one.page.get_by_role("dialog", name="Sources")
    expect(drawer).to_be_visible()
    expect(drawer.locator("details.card.current summary")).to_be_focused()
    expect(drawer.locator("details.card.current summary")).to_be_in_viewport()
    box = close.bounding_box()
    assert box
    assert box["height"] >= 44
    close.click()
    expect(drawer).not_to_be_visible()
    expect(mark).to_be_focused()
    mark.click()
    one.page.keyboard.press("Escape")
    expect(drawer).not_to_be_visible()
    expect(mark).to_be_focused()


def test_the_open_drawer_keeps_the_focus(visit: Callable[..., Visit]) -> None:
    one = visit(PHONE)
    one.ask("Is it illegal to share a deepfake in England?")
    one.page.locator("a.cite").first.click()
    expect(one.page.locator("details.card.current summary")).to_be_focused()
    for _ in range(14):
        one.page.keyboard.press("Tab")
        outside = one.page.locator("#talk :focus, #top :focus")
        expect(outside).to_have_count(0)


def test_the_whole_way_by_keyboard(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.page.get_by_label("Your question").focus()
    one.page.keyboard.type("Is it illegal to share a deepfake in England?")
    one.page.keyboard.press("Enter")
    one.answered(1)
    mark = one.page.locator("a.cite").first
    for _ in range(40):
        if mark.evaluate("one => one === document.activeElement"):
            break
        one.page.keyboard.press("Shift+Tab")
    expect(mark).to_be_focused()
    one.page.keyboard.press("Enter")
    card = one.page.locator("details.card.current")
    expect(card.locator("summary")).to_be_focused()
    for _ in range(10):
        one.page.keyboard.press("Tab")
        if card.locator("a.back").evaluate("one => one === document.activeElement"):
            break
    expect(card.locator("a.back")).to_be_focused()
    one.page.keyboard.press("Enter")
    expect(mark).to_be_focused()


def test_copy_with_sources(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.ask("Who is Anthony Dover?")
    button = one.page.locator("button.copy")
    expect(button).to_have_text("Copy with sources")
    button.click()
    expect(button).to_have_text("Copied")
    expect(one.page.locator("#voice")).to_contain_text("Copied")
    text = one.page.evaluate("() => navigator.clipboard.readText()")
    assert text.startswith("Who is Anthony Dover?\n\n")
    for n, quote in enumerate(DOVERS, 1):
        assert f"[{n}] Anthony Dover: barred from AI creation tools." in text
        assert quote in text
    expect(button).to_have_text("Copy with sources")


def test_links_out_keep_the_page_and_tell_nothing(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.ask("Someone shared a fake nude of me")
    for link in one.page.locator("a[href^=http]").all():
        assert link.get_attribute("target") == "_blank"
        assert "noopener" in (link.get_attribute("rel") or "")
    phone = one.page.get_by_role("link", name="Call 0345 6000 459")
    assert phone.get_attribute("href") == "tel:03456000459"
