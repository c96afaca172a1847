"""Starting the web app: the port first, then the index, then the server."""

from __future__ import annotations

import errno
import os
import socket
import sys
import webbrowser
from collections.abc import Callable
from threading import Timer
from typing import Any

from ui.errors import ServeError
from ui.settings import Settings, rephraser_of


def serve(
    settings: Settings, build: Callable[[Settings], Any], say: Callable[[str], None], browser: bool
) -> None:
    """Serve until stopped; raises ServeError for an address that cannot be used, before anything is built."""
    free(settings.host, settings.port)
    rephrase = rephraser_of(settings)
    report = build(settings)
    say(f"Index {report.generation}: {report.documents} documents, {report.embedded} texts newly embedded.")

    import uvicorn

    from bot.engine import Engine
    from ingest.embed import make_embedder
    from ingest.index import LiveIndex
    from ui.web import create_app

    live = LiveIndex(settings.index, make_embedder(settings.embedding, settings.index))
    engine = Engine(live, settings.digest, rephrase=rephrase)
    engine.index.search(
        "warm up", k=1
    )  # the first search of a process is the slow one; nobody should wait for it
    app = create_app(engine, settings)
    address = f"http://{settings.host}:{settings.port}"
    say(f"The chat is at {address} (stop it with Ctrl+C).")
    if browser and _has_browser():
        Timer(1.0, webbrowser.open, [address]).start()
    # No access log: a question may stand in an address, and nobody's question is written down.
    uvicorn.run(app, host=settings.host, port=settings.port, access_log=False, log_level="warning")


def free(host: str, port: int) -> None:
    """Make sure that the address can be bound; ServeError says why it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except socket.gaierror:
            raise ServeError(
                f"{host!r} is not an address of this machine.", "Use --host 127.0.0.1."
            ) from None
        except OSError as error:
            raise ServeError(
                _why(error, host, port), f"Stop what uses it, or use: --port {port + 1}"
            ) from None


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} of {host} is in use."
    if error.errno == errno.EACCES:
        return f"Port {port} needs more rights than this user has."
    return f"{host}:{port} cannot be used ({error.strerror})."


def _has_browser() -> bool:
    return sys.platform in ("darwin", "win32") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
