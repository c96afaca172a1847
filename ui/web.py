"""The web app: the chat, the API and the static files in one FastAPI app that is ours."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.staticfiles import StaticFiles

from ui import api, chat, data_api, reading, shell
from ui.engine_protocol import Asked
from ui.policy import SecurityHeaders
from ui.quiet import gr

STATIC = Path(__file__).parent / "static"
# Gradio's own preview tags: they would name Gradio, and point at a picture on another host.
_PREVIEW = re.compile(rb"\s*<meta\s+(?:property|name)=\"(?:og|twitter):[^>]*>")


class WebSettings(Protocol):
    """The settings that the web app reads; `ui.settings.Settings` has them."""

    @property
    def frame_ancestors(self) -> tuple[str, ...]:
        """Origins that may frame the page; none but ourselves when empty."""

    @property
    def allowed_origins(self) -> tuple[str, ...]:
        """Origins whose pages may call the API."""

    @property
    def concurrency(self) -> int:
        """Questions that are answered at once."""

    @property
    def queue_size(self) -> int:
        """Questions that may wait; the next one is told to come back."""


def create_app(engine: Asked, settings: WebSettings) -> FastAPI:
    """The app over an engine, ready to serve."""
    app = FastAPI(
        title="Deepfakes and the law",
        description="Legal information about deepfakes, each sentence with its source. Not legal advice.",
        docs_url=None,
        redoc_url=None,
    )
    app.include_router(reading.router(engine))
    app.include_router(data_api.router(engine))  # before the API, which answers for every other address
    app.include_router(api.router(engine))
    api.handle_errors(app)
    app.openapi = lambda: api.describe(app)  # type: ignore[method-assign]
    app.mount("/ui", StaticFiles(directory=STATIC), name="ui")
    demo = chat.build(engine).queue(
        max_size=settings.queue_size, default_concurrency_limit=settings.concurrency, api_open=False
    )
    gr.mount_gradio_app(
        app,
        demo,
        path="/",
        theme=gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"]),
        run_history=False,
        footer_links=[],
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        favicon_path=str(STATIC / "icon.svg"),
        max_file_size=0,
    )
    app.add_middleware(api.LimitBody)
    # The last added is the outermost: security headers stand on CORS replies too.
    app.add_middleware(
        CORSMiddleware,
        allow_origins=list(settings.allowed_origins),
        allow_methods=["GET", "POST"],
        allow_headers=["Content-Type"],
    )
    app.add_middleware(SecurityHeaders, frame_ancestors=settings.frame_ancestors, dress=dress)
    return app


def dress(html: bytes) -> bytes:
    """Gradio's page with our head and the button that leaves, which work before Gradio has loaded."""
    if b"<gradio-app" not in html:
        return html
    html = _PREVIEW.sub(b"", html)
    html = html.replace(b"</head>", shell.HEAD + b"</head>", 1)
    return html.replace(b"<gradio-app", shell.BODY + b"<gradio-app", 1)
