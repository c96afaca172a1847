"""Asks rank: a page whose own ask is nearly this question speaks, beside the rule or instead of it."""

from __future__ import annotations

from dataclasses import replace

from bot.plan import Mode, Plan, held_for
from bot.question import Question
from bot.verdict import Standing
from ingest import vocabulary
from ingest.index import Hit, Index
from ingest.vocabulary import Aspect

# Cosines of an ask to the question: said beside the lead, in place of it, and in place of a clear yes.
_BESIDE, _INSTEAD, _SURE = 0.66, 0.78, 0.88
_MARGIN = 0.08  # by so much it has to be nearer than the asks of the pages that the rules chose


def weigh_asks(question: Question, asked: Plan, index: Index) -> Plan:
    """The plan, with the page whose ask is nearest where the rules chose others; never over a place."""
    if asked.mode is not Mode.RULES:
        return asked
    hit = _nearest(question, asked, index)
    if hit is None:
        return asked
    clear = question.aspect is Aspect.CRIME and _says_yes(asked)
    if hit.ask_dense >= (_SURE if clear else _INSTEAD):
        related = [one for one in index.corpus[hit.document_id].related if one in asked.documents]
        return replace(asked, mode=Mode.SEARCH, blocks=(), documents=(hit.document_id, *related))
    return replace(asked, beside=(hit.document_id, hit.heading))


def _nearest(question: Question, asked: Plan, index: Index) -> Hit | None:
    chosen = {match.document.id for block in asked.blocks for match in block.matches[:3]}
    allowed = held_for(index.corpus, asked.places)
    hits = index.search(question.standalone, k=40, document_ids=allowed, lexical=question.language == "en")
    own = max((hit.ask_dense for hit in hits if hit.document_id in chosen), default=0.0)
    others = [hit for hit in hits if hit.document_id not in chosen and hit.heading != vocabulary.WHAT_TO_DO]
    best = max(others, key=lambda hit: hit.ask_dense, default=None)
    return best if best and best.ask_dense >= max(_BESIDE, own + _MARGIN) else None


def _says_yes(asked: Plan) -> bool:
    return any(block.matches and block.matches[0].standing is Standing.YES for block in asked.blocks)
