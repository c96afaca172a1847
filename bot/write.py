"""Compose the law part of an answer from whole quotes, by how its candidates were chosen."""

from __future__ import annotations

from bot.draft import Draft, Quote
from bot.page import Page
from bot.plan import Mode, Plan
from bot.write_case import named, searched
from bot.write_law import ruled
from ingest.index import Index


def write(plan: Plan, index: Index, first: Quote | None = None) -> Draft:
    """The draft, after the quote that must come first if any; empty when nothing held is near enough."""
    page = Page(index.encode)
    if first:
        page.quote([first])
    compose = {Mode.RULES: ruled, Mode.NAMED: named, Mode.SEARCH: searched}[plan.mode]
    compose(plan, index, page)
    return Draft(tuple(page.sentences))
