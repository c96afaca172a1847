"""Compose the law part of an answer from whole quotes, by how its candidates were chosen."""

from __future__ import annotations

from bot.draft import Draft
from bot.page import Page
from bot.plan import Mode, Plan
from bot.write_case import named, searched
from bot.write_law import ruled
from ingest.index import Index


def write(plan: Plan, index: Index) -> Draft:
    """The draft; empty when nothing held is near enough."""
    page = Page(index.encode)
    compose = {Mode.RULES: ruled, Mode.NAMED: named, Mode.SEARCH: searched}[plan.mode]
    compose(plan, index, page)
    return Draft(tuple(page.sentences))
