"""A real server over the fake engine, and a real Chromium that looks at it."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from tests.ui.fakes import FakeEngine
from tests.ui.settings import WebSettings
from ui.web import create_app

ARGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE, PHONE = (1280, 800), (360, 740)


def find_chromium() -> str | None:
    """The system's Chromium, or the one that CHROMIUM names."""
    named = os.environ.get("CHROMIUM")
    names = ([named] if named else []) + [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ]
    return next((found for name in names if (found := shutil.which(name))), None)


@dataclass
class Visit:
    """A page at the chat, with all that the browser said and fetched meanwhile."""

    page: Page
    url: str
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def ask(self, question: str) -> None:
        """Ask and wait for the whole answer."""
        before = self.page.locator("#conversation .answer").count()
        self.page.get_by_label("Your question").fill(question)
        self.page.get_by_role("button", name="Ask", exact=True).click()
        self.answered(before + 1)

    def answered(self, count: int) -> None:
        """Wait until there are so many whole answers."""
        page = self.page
        page.locator("#conversation .answer").nth(count - 1).wait_for()
        page.locator("#conversation .wait").wait_for(state="detached")


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The browser, once for all browser tests."""
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium here: run tests/browser/install-chromium.sh, or set CHROMIUM to its path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def server() -> Iterator[str]:
    """The address of the app over the fake engine, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(FakeEngine(), WebSettings())
    config = uvicorn.Config(app, host="127.0.0.1", port=port, access_log=False, log_level="error")
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not running.started:
        assert time.monotonic() < deadline, "the server did not start"
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}/"
    running.should_exit = True
    thread.join(timeout=10)


@pytest.fixture
def visit(chromium: Browser, server: str) -> Iterator[Callable[..., Visit]]:
    """Opens the chat in a fresh context: `visit()`, `visit(PHONE, "dark")`, `visit(bypass_csp=True)`."""
    contexts = []

    def open_page(size: tuple[int, int] = WIDE, scheme: str = "light", **more: object) -> Visit:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,  # type: ignore[arg-type]
            permissions=["clipboard-read", "clipboard-write"],
            **more,  # type: ignore[arg-type]
        )
        contexts.append(context)
        context.set_default_timeout(15_000)
        one = Visit(context.new_page(), server)
        one.page.on("console", lambda message: one.console.append(f"{message.type}: {message.text}"))
        one.page.on("pageerror", lambda error: one.console.append(f"error: {error}"))
        one.page.on("request", lambda request: one.requests.append(request.url))
        one.page.goto(server)
        one.page.get_by_label("Your question").wait_for()
        return one

    yield open_page
    for context in contexts:
        context.close()
