"""The frame of the reading pages: the templates, what every page has, and the page for what is not there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.lead import act
from ingest.document import Rule
from ingest.errors import DeepfakeLawError
from ui import page_text, shell, terms, timeline, words
from ui.errors import NotHeld
from ui.render import upper_first

TEMPLATES = Path(__file__).parent / "templates"
NAV = (("/", "Chat"), *shell.PAGES)


def _act(rule: Rule) -> str:
    return upper_first(act(rule))


def _dial(phone: str) -> str:
    return re.sub(r"[^0-9+]", "", phone)


_ENVIRONMENT = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_ENVIRONMENT.globals.update(
    nav=NAV, site=shell.TITLE, terms=terms, address=page_text.address, act=_act, dial=_dial
)
_ENVIRONMENT.filters.update(day=words.day, place=words.place, makes_word=timeline.MAKES.get)


def page(
    request: Request, template: str, title: str, description: str, status: int = 200, **values: Any
) -> HTMLResponse:
    """A page from a template; `title` and `description` stand in its head."""
    html = _ENVIRONMENT.get_template(template).render(
        path=request.url.path, title=title, description=description, **values
    )
    return HTMLResponse(html, status_code=status)


def problem(request: Request, error: DeepfakeLawError) -> HTMLResponse:
    """What is wrong with an address, and what to do next."""
    missing = isinstance(error, NotHeld)
    return page(
        request,
        "problem.html",
        "Not found" if missing else "That cannot be shown",
        error.message,
        status=404 if missing else 422,
        message=error.message,
        next=error.next,
        missing=missing,
    )
