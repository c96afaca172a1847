"""The content policy: a hash for each inline script of a page, and the list of who may frame it."""

from __future__ import annotations

import base64
import hashlib

import pytest
from fastapi import FastAPI
from fastapi.responses import HTMLResponse, StreamingResponse
from fastapi.testclient import TestClient

from ui.policy import SecurityHeaders, content_policy, script_hashes


def digest(body: str) -> str:
    """The source expression of a script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    ("html", "bodies"),
    [
        ("<p>none</p>", []),
        ("<script>a()</script>", ["a()"]),
        ("<script type='module'>\n a()\n</script>", ["\n a()\n"]),  # white space counts
        ("<script>a()</script><script>b()</script><script>a()</script>", ["a()", "b()"]),  # each once
        ("<script src='/x.js'></script>", []),
        ("<script defer src=/x.js></script><script>a()</script>", ["a()"]),
        ("<script data-src-x>a()</script>", ["a()"]),  # not a src
        ("<SCRIPT>a()</SCRIPT>", ["a()"]),
        ("<script>a()\r\nb()</script>", ["a()\nb()"]),  # a browser hashes after it has mended line ends
    ],
)
def test_inline_scripts_are_hashed(html: str, bodies: list[str]) -> None:
    assert list(script_hashes(html.encode())) == [digest(body) for body in bodies]


@pytest.mark.parametrize(
    ("ancestors", "directive"),
    [
        ((), "frame-ancestors 'self'"),
        (("https://school.example",), "frame-ancestors https://school.example"),
        (("'none'",), "frame-ancestors 'none'"),
        (("'self'", "https://a.example"), "frame-ancestors 'self' https://a.example"),
    ],
)
def test_who_may_frame_follows_the_list(ancestors: tuple[str, ...], directive: str) -> None:
    assert content_policy(ancestors).endswith(directive)


def test_the_policy_lets_nothing_be_evaluated_or_fetched_elsewhere() -> None:
    policy = content_policy((), ("'sha256-x'",))
    assert "unsafe-eval" not in policy
    assert "http" not in policy
    assert "script-src 'self' 'sha256-x';" in policy
    assert policy.count("unsafe-inline") == 1  # for styles


def app(**how: object) -> TestClient:
    """A small app behind the middleware."""
    inner = FastAPI()

    @inner.get("/page")
    def page() -> HTMLResponse:
        return HTMLResponse("<html><head></head><script>a()</script></html>")

    @inner.get("/events")
    def events() -> StreamingResponse:
        return StreamingResponse(iter([b"data: 1\n\n", b"data: 2\n\n"]), media_type="text/event-stream")

    inner.add_middleware(SecurityHeaders, **how)  # type: ignore[arg-type]
    return TestClient(inner)


def test_a_page_is_dressed_before_it_is_hashed() -> None:
    got = app(dress=lambda html: html.replace(b"a()", b"b()")).get("/page")
    assert "b()" in got.text
    assert digest("b()") in got.headers["content-security-policy"]
    assert digest("a()") not in got.headers["content-security-policy"]
    assert int(got.headers["content-length"]) == len(got.content)
    assert got.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/page", "/events", "/missing"])
def test_every_response_is_guarded(path: str) -> None:
    headers = app(frame_ancestors=("https://school.example",)).get(path).headers
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors https://school.example" in headers["content-security-policy"]
    assert "x-frame-options" not in headers  # it knows no list, and would override ours in old browsers


def test_a_stream_passes_unchanged() -> None:
    assert app().get("/events").text == "data: 1\n\ndata: 2\n\n"
