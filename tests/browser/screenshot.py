"""Pictures of a running page: python -m tests.browser.screenshot ADDRESS FOLDER [QUESTION ...]

The first picture is the page as it opens; then one after each question, and one with a source open.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGS, PHONE, WIDE, Visit, find_chromium

QUESTIONS = [
    "Is it illegal to share a sexual deepfake in England?",
    "Someone shared a fake nude of me. What can I do?",
]


def main(address: str, folder: str, *questions: str) -> None:
    """Write the pictures into the folder."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGS)
        for name, size in (("wide", WIDE), ("phone", PHONE)):
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": size[0], "height": size[1]},
                    color_scheme=scheme,  # type: ignore[arg-type]
                    device_scale_factor=2 if size == PHONE else 1,
                )
                one = Visit(context.new_page(), address)
                one.page.goto(address)
                one.page.get_by_label("Your question").wait_for()
                one.page.wait_for_timeout(300)
                one.page.screenshot(path=out / f"{name}-{scheme}-0-open.png")
                for number, question in enumerate(questions or QUESTIONS, 1):
                    one.ask(question)
                    one.page.wait_for_timeout(300)
                    one.page.screenshot(path=out / f"{name}-{scheme}-{number}-answer.png")
                    marks = one.page.locator("#conversation .answer").last.locator("a.cite")
                    if marks.count():
                        marks.first.click()
                        one.page.wait_for_timeout(400)
                        one.page.screenshot(path=out / f"{name}-{scheme}-{number}-source.png")
                        if size == PHONE:
                            one.page.get_by_role("button", name="Close sources").click()
                context.close()
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
