"""Headers that hold on every response, and the content policy with a hash of each inline script of a page."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SCRIPT = re.compile(rb"<script(?![^>]*\ssrc\s*=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)


def script_hashes(html: bytes) -> tuple[str, ...]:
    """The sha256 sources of the inline scripts of a page, each once, in order."""
    digests = (hashlib.sha256(body.replace(b"\r\n", b"\n")).digest() for body in _SCRIPT.findall(html))
    return tuple(dict.fromkeys(f"'sha256-{base64.b64encode(one).decode()}'" for one in digests))


def content_policy(frame_ancestors: Sequence[str], scripts: Sequence[str] = ()) -> str:
    """The policy under which the chat works; nothing from another host, nothing evaluated."""
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self'", *scripts)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'self'",
            "form-action 'self'",
            " ".join(("frame-ancestors", *(frame_ancestors or ("'self'",)))),
        )
    )


class SecurityHeaders:
    """ASGI middleware: headers on every response; a page is dressed first and then gets its own policy."""

    def __init__(
        self, app: ASGIApp, frame_ancestors: Sequence[str] = (), dress: Callable[[bytes], bytes] | None = None
    ) -> None:
        self.app = app
        self.frame_ancestors = tuple(frame_ancestors)
        self.dress = dress or (lambda html: html)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if "text/html" in Headers(scope=scope).get("accept", ""):
            # A page that arrives compressed could be neither hashed nor dressed.
            scope = {**scope, "headers": [one for one in scope["headers"] if one[0] != b"accept-encoding"]}
        start: Message | None = None
        page = bytearray()

        async def pass_on(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                self._fixed(headers)
                if "text/html" in headers.get("content-type", "") and "content-encoding" not in headers:
                    start = message
                    return
                headers["Content-Security-Policy"] = content_policy(self.frame_ancestors)
            elif start is not None and message["type"] == "http.response.body":
                page.extend(message.get("body", b""))
                if message.get("more_body"):
                    return
                html = self.dress(bytes(page)) if page else b""
                headers = MutableHeaders(scope=start)
                headers["Content-Security-Policy"] = content_policy(self.frame_ancestors, script_hashes(html))
                headers["Cache-Control"] = "no-store"
                if html:
                    headers["Content-Length"] = str(len(html))
                await send(start)
                await send({"type": "http.response.body", "body": html})
                return
            await send(message)

        await self.app(scope, receive, pass_on)

    def _fixed(self, headers: MutableHeaders) -> None:
        headers["Referrer-Policy"] = "no-referrer"
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        if not self.frame_ancestors:
            headers["X-Frame-Options"] = "SAMEORIGIN"
