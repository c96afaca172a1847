"""Answers that rules decide: a lead, what the page says in short, the deciding limit, the penalty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot import lead as leads
from bot import phrases
from bot.answer import Role
from bot.draft import DraftSentence, Origin, Quote
from bot.page import Page
from bot.plan import Block, Match, Plan, order
from bot.select import (
    CONDUCT_STEMS,
    maximum_sentence,
    mentions,
    nearest,
    overlaps,
    repeats_rule,
    rule_sentence,
    section_quotes,
)
from bot.verdict import Standing
from ingest import vocabulary
from ingest.index import Index
from ingest.vocabulary import Aspect, Conduct

# After the lead, what each aspect takes, by heading and how many sentences; the first matters most.
BODY: dict[Aspect, tuple[tuple[str, int], ...]] = {
    Aspect.PENALTY: ((vocabulary.PENALTY, 3), (vocabulary.IN_SHORT, 2)),
    Aspect.SINCE: ((vocabulary.STATUS_AND_DATES, 3), (vocabulary.IN_SHORT, 2)),
    Aspect.TIMELINE: ((vocabulary.STATUS_AND_DATES, 5), (vocabulary.IN_SHORT, 1)),
    Aspect.DEFENCE: ((vocabulary.LIMITS, 4), (vocabulary.IN_SHORT, 1)),
    Aspect.DUTY: ((vocabulary.IN_SHORT, 4), (vocabulary.COVERS, 2), (vocabulary.STATUS_AND_DATES, 1)),
    Aspect.DEFINITION: ((vocabulary.IN_SHORT, 4), (vocabulary.COVERS, 2)),
}
_LISTED = 5  # so many places are named before the rest is left to the table
_FEW = 3  # up to so many leads each carry their limit
_EARLIER = re.compile(r"\b(?:backdat\w*|before \d|not an offen[cs]e|earlier|older|reach back)", re.IGNORECASE)


def ruled(plan: Plan, index: Index, page: Page) -> None:
    """Leads for every place and conduct; then, where there is room, what decides and what it costs."""
    blocks = _once(_settled(plan, block, index) for block in plan.blocks if block.matches)
    if not blocks:
        return
    if len(blocks) == 1:
        _one(plan, blocks[0], index, page)
    elif len({block.place for block in blocks}) > 1 and len(blocks) > _FEW:
        _merged(plan, blocks, page)
    else:
        _several(plan, blocks, index, page)


def _settled(plan: Plan, block: Block, index: Index) -> Block:
    """The block with its best match first, where several are equal by their rules: then asks rank."""
    question = plan.question
    first = order(block.matches[0], question)[:-1]
    equal = [match for match in block.matches if order(match, question)[:-1] == first]
    ids = list(dict.fromkeys(match.document.id for match in equal))
    if len(ids) < 2:
        return block
    hits = index.search(question.standalone, k=1, document_ids=ids, lexical=question.language == "en")
    if not hits:
        return block
    best = [match for match in equal if match.document.id == hits[0].document_id]
    return replace(block, matches=(*best, *(match for match in block.matches if match not in best)))


def _once(blocks: Iterable[Block]) -> list[Block]:
    """One block where the same rule answers for several places, as one of the whole UK does."""
    kept: dict[tuple[str, str, Conduct | None], Block] = {}
    for block in blocks:
        main = block.matches[0]
        kept.setdefault((main.document.id, main.place, block.conduct), block)
    return list(kept.values())


def _one(plan: Plan, block: Block, index: Index, page: Page) -> None:
    question = plan.question
    main = block.matches[0]
    known = question.aspect is Aspect.PENALTY and main.standing is Standing.YES and bool(maximum(main))
    for match in block.leads()[: 1 if known else 2]:
        if not known:
            page.add(leads.lead(match, question.as_of, question.dated))
    page.quote(_beside(plan, index))
    page.quote(_body(plan, main, index))


def _beside(plan: Plan, index: Index) -> list[Quote]:
    """The sentence of another page of the place whose own ask is near this question."""
    if not plan.beside:
        return []
    document, heading = plan.beside
    section = section_quotes(index.corpus[document], heading)
    return nearest(plan.question.standalone, section, index.encode, 1)


def _several(plan: Plan, blocks: Sequence[Block], index: Index, page: Page) -> None:
    question = plan.question
    with_limits = len(blocks) < _FEW and question.aspect is not Aspect.PENALTY
    for block in blocks:
        page.add(leads.lead(block.matches[0], question.as_of, question.dated, with_limits=with_limits))
    page.quote(_beside(plan, index))
    standing = [block.matches[0] for block in blocks if block.matches[0].standing is Standing.YES]
    if standing and not with_limits:
        page.quote(section_quotes(standing[0].document, vocabulary.LIMITS, 1))
    for block in blocks:
        page.quote(maximum(block.matches[0]))


def _merged(plan: Plan, blocks: Sequence[Block], page: Page) -> None:
    """One lead a place, for all that was asked about it."""
    question = plan.question
    count = len({block.place for block in blocks})
    if count > _LISTED:
        page.add(
            DraftSentence(
                phrases.HOLDING.format(count=count, shown=_LISTED - 1), Role.NOTICE, (), None, Origin.TEMPLATE
            )
        )
    for place in dict.fromkeys(block.place for block in blocks):
        matches = [block.matches[0] for block in blocks if block.place == place]
        for one in leads.merged(place, matches, question.as_of):
            page.add(one)


def _body(plan: Plan, main: Match, index: Index) -> list[Quote]:
    """What follows the lead, by aspect and by what the rule amounts to."""
    question, document = plan.question, main.document
    if main.standing is Standing.NOT_THEN:
        return _history(main)
    answering = _answering(plan, main, index)
    if question.aspect in BODY:
        quotes = [
            quote
            for heading, most in BODY[question.aspect]
            for quote in section_quotes(document, heading, most)
        ]
        if question.aspect is Aspect.PENALTY:
            quotes = [*maximum(main), *quotes]
        return list(dict.fromkeys([*quotes[:1], *answering, *quotes[1:]]))
    short = [
        quote for quote in section_quotes(document, vocabulary.IN_SHORT, 4) if not _said_by_lead(quote, main)
    ]
    limits = [
        quote for quote in section_quotes(document, vocabulary.LIMITS, 4) if not _said_by_lead(quote, main)
    ]
    return list(dict.fromkeys([*answering, *short[:1], *limits[:1], *maximum(main), *short[1:]]))


def _said_by_lead(quote: Quote, main: Match) -> bool:
    """Whether the lead has said it: the same rule, or the same limit."""
    text = quote.sentence.text
    began = main.rule.in_force.written() if main.rule.in_force else ""
    if main.standing is Standing.YES and (
        repeats_rule(text, main.rule) or (began in text and began and len(text.split()) < 18)
    ):
        return True
    if main.rule.limits and overlaps(main.rule.limits, text):
        return True
    return _of_another_rule(quote, main)


def _of_another_rule(quote: Quote, main: Match) -> bool:
    """Whether a sentence speaks of another conduct of the same page, and not of the one asked about."""
    text = quote.sentence.text
    others = {one.conduct for one in main.document.rules} - {main.rule.conduct}
    return not mentions(text, main.rule.conduct) and any(mentions(text, one) for one in others)


def _answering(plan: Plan, main: Match, index: Index) -> list[Quote]:
    """The sentence of the page that answers this very question, when an ask of it is near."""
    question, document = plan.question, main.document
    hits = index.search(
        question.standalone, k=1, document_ids=[document.id], lexical=question.language == "en"
    )
    apart = (vocabulary.IN_SHORT, vocabulary.WHAT_TO_DO, vocabulary.PENALTY)
    if not hits or hits[0].ask_dense < 0.6 or hits[0].heading in apart:
        return []
    section = [quote for quote in section_quotes(document, hits[0].heading) if not _said_by_lead(quote, main)]
    return nearest(question.standalone, section, index.encode, 1)


def _history(main: Match) -> list[Quote]:
    """For a day before the rule began: that it does not reach back, and how it came about."""
    document = main.document
    own = rule_sentence(document, main.rule)
    told = [
        quote
        for heading in (vocabulary.LIMITS, vocabulary.STATUS_AND_DATES)
        for quote in section_quotes(document, heading)
        if quote.sentence != own
    ]
    earlier = [quote for quote in told if _EARLIER.search(quote.sentence.text)]
    stems = CONDUCT_STEMS[main.rule.conduct]
    about = [
        quote for quote in earlier if re.search(rf"\b(?:{'|'.join(stems)})", quote.sentence.text.lower())
    ]
    return list(dict.fromkeys([*about[:2], *earlier[:2]]))


def maximum(match: Match) -> list[Quote]:
    """The sentence that gives the heaviest outcome, as a list of none or one."""
    sentence = maximum_sentence(match.document, match.rule)
    return [Quote(match.document, sentence)] if sentence else []
