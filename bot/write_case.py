"""Answers about a named law, case or service, and answers found by search alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot import lead as leads
from bot.draft import Quote
from bot.page import Page
from bot.plan import DUTIES, Match, Plan
from bot.retrieve import PlannedRetriever
from bot.select import nearest, section_quotes
from bot.write_law import BODY, maximum, ruled
from ingest import vocabulary
from ingest.document import SourceDocument
from ingest.index import Hit, Index
from ingest.vocabulary import Aspect, Conduct, Kind

_LAWS = (Kind.STATUTE, Kind.BILL)
_OF_A_LAW = (Aspect.SINCE, Aspect.CRIME, Aspect.PENALTY, Aspect.DUTY, Aspect.TIMELINE, Aspect.DEFENCE)
_NAMED_BONUS = 0.5
_SAME_ASK = 0.85
_WIDE = 30  # sections
_PART = re.compile(
    r"\?\s+|;\s+"
    r"|,\s+(?=(?:and |or |by |for |in |to |from )?"
    r"(?:who|what|when|where|which|how|why|did|was|is|does|do|can)\b)"
    r"|\s+and\s+(?=(?:by |for |from |since )?(?:who|what|when|where|which|how|why|did|was|is|does|do)\b)",
    re.IGNORECASE,
)


def named(plan: Plan, index: Index, page: Page) -> None:
    """A law is answered by aspect; a case or a service by the sections of its best asks."""
    question = plan.question
    documents = [index.corpus[one] for one in question.named if one in index.corpus.documents]
    laws = [one for one in documents if one.kind in _LAWS]
    broken = [block for block in plan.blocks if block.conduct is Conduct.BREACH_ORDER]
    if broken:
        ruled(replace(plan, blocks=tuple(broken[:1])), index, page)
    elif laws and question.aspect in _OF_A_LAW and not _asked_elsewhere(plan, laws, index):
        _law(plan, laws, index, page)
    else:
        _parts(plan, index, page, list(plan.documents))


def _asked_elsewhere(plan: Plan, laws: Sequence[SourceDocument], index: Index) -> bool:
    """Whether a related page asks this very question, and none of the laws named does nearly so well."""
    hits = _hits(plan.question.standalone, plan, index, list(plan.documents), _WIDE)
    ids = {one.id for one in laws}
    own = max((hit.ask_dense for hit in hits if hit.document_id in ids), default=0.0)
    others = max((hit.ask_dense for hit in hits if hit.document_id not in ids), default=0.0)
    return others >= _SAME_ASK - 0.05 and others >= own + 0.1


def searched(plan: Plan, index: Index, page: Page) -> None:
    """What is nearest among all that is held for the places asked about; nothing when nothing is near."""
    question = plan.question
    hits = _hits(question.standalone, plan, index, plan.documents)
    if hits and near_enough(hits[0].dense, hits[0].score):
        _parts(plan, index, page, list(plan.documents))


def near_enough(dense: float, score: float) -> bool:
    """Whether what was found is about the question at all."""
    return dense >= 0.5 or (dense >= 0.42 and score >= 1.0)


def _law(plan: Plan, laws: Sequence[SourceDocument], index: Index, page: Page) -> None:
    question = plan.question
    if question.aspect is Aspect.DUTY:
        # One Act may stand on two pages: its crime on one, the duty of platforms on the other.
        both = [*laws, *(index.corpus[one] for one in plan.documents)]
        laws = [one for one in both if any(rule.effect in DUTIES for rule in one.rules)] or laws
    hits = _hits(question.standalone, plan, index, [one.id for one in laws])
    best = index.corpus[hits[0].document_id] if hits else laws[0]
    match = _match(plan, best)
    short = section_quotes(best, vocabulary.IN_SHORT)
    if question.aspect is Aspect.CRIME and match:
        page.add(leads.lead(match, question.as_of, question.dated))
    elif question.aspect in (Aspect.SINCE, Aspect.CRIME):
        page.quote(short[:2])
    if question.aspect is Aspect.PENALTY and match:
        page.quote(maximum(match))
    answering = [quote for hit in hits[:1] for quote in _quotes(hit, index)]
    page.quote(nearest(question.standalone, answering, index.encode, 1))
    for heading, most in BODY.get(
        question.aspect or Aspect.DEFINITION, ((vocabulary.IN_SHORT, 3), (vocabulary.LIMITS, 1))
    ):
        page.quote(section_quotes(best, heading, most))


def _match(plan: Plan, document: SourceDocument) -> Match | None:
    found = [match for block in plan.blocks if block.conduct for match in block.matches]
    return next((match for match in found if match.document.id == document.id), None)


def _parts(plan: Plan, index: Index, page: Page, documents: Sequence[str]) -> None:
    """Part by part where the question has several; else the best section, then its page in short."""
    question = plan.question
    parts = parts_of(question.text)
    topic = question.topic
    if len(parts) == 1:
        _whole(plan, index, page, documents)
        return
    each = 2 if len(parts) == 2 else 1
    for part in parts:
        asked = part if part is parts[0] else f"{parts[0]}, {part}"
        if topic and topic.lower() not in asked.lower():
            asked = f"{topic}: {asked}"
        # Any section of the pages named may answer a part; the best few hits are often of one part.
        among = [one for one in question.named if one in documents] or documents
        hits = _hits(asked, plan, index, among, _WIDE if question.named else 8)
        page.quote(_best_sentences(asked, hits, index, each, part))
    if page.sentences:
        page.quote(section_quotes(page.sentences[-1].quotes[0].document, vocabulary.IN_SHORT, 2))


def _whole(plan: Plan, index: Index, page: Page, documents: Sequence[str]) -> None:
    question = plan.question
    text = question.standalone
    hits = _preferred(_hits(text, plan, index, documents, _WIDE if question.named else 8), question.named)
    if not hits:
        return
    if question.named:
        # The name is in every sentence of such pages; what sets one apart is the rest of the question.
        rest = re.sub(re.escape(question.topic), " ", text, flags=re.IGNORECASE) if question.topic else text
        first = _best_sentences(text, hits, index, 2, rest)
    else:
        first = _best_sentences(text, hits[:4], index, 1)
    document = first[0].document if first else index.corpus[hits[0].document_id]
    heading = first[0].sentence.heading if first else hits[0].heading
    section = section_quotes(document, heading)
    short = section_quotes(document, vocabulary.IN_SHORT, 4)
    if heading == vocabulary.IN_SHORT or question.aspect is Aspect.DEFINITION:
        page.quote(short)
        page.quote([*first, *section][:3])
        return
    if not question.named and question.aspect is Aspect.CRIME:
        page.quote(short[:2])
    at = section.index(first[0]) if first and first[0] in section else 0
    page.quote([*first, *section[at + 1 : at + 3], *section[:at]][:4])
    page.quote(short[:2])


def _hits(text: str, plan: Plan, index: Index, documents: Sequence[str], k: int = 8) -> list[Hit]:
    return PlannedRetriever(index=index, plan=plan, among=tuple(documents), k=k).hits(text)


def _preferred(hits: Sequence[Hit], named_ids: Sequence[str]) -> list[Hit]:
    """Hits in order of score; a page that is only related has to be clearly better than one that is named."""
    raised = [
        replace(hit, score=hit.score + _NAMED_BONUS) if hit.document_id in named_ids else hit for hit in hits
    ]
    return sorted(raised, key=lambda hit: -hit.score)


def _quotes(hit: Hit, index: Index) -> list[Quote]:
    return section_quotes(index.corpus[hit.document_id], hit.heading)


def _best_sentences(text: str, hits: Sequence[Hit], index: Index, most: int, part: str = "") -> list[Quote]:
    """The sentences of the best sections nearest to the text (and its part), of the kind asked for."""
    quotes = [(quote, hit) for hit in hits for quote in _quotes(hit, index)]
    if not quotes:
        return []
    vectors = index.encode([text, part or text] + [quote.sentence.text for quote, _ in quotes])
    wanted = answer_kind(part or text)
    scored = []
    for at, ((quote, hit), vector) in enumerate(zip(quotes, vectors[2:], strict=True)):
        near = float(vectors[0] @ vector) + float(vectors[1] @ vector)
        kind = 0.3 if wanted and wanted.search(quote.sentence.text) else 0.0
        asked = 0.4 * hit.ask_dense + 0.2 * hit.score if part else 0.4 * hit.score
        scored.append((near / 2 + asked + kind, at))
    best = sorted(scored, key=lambda item: (-item[0], item[1]))[:most]
    return [quotes[at][0] for at in sorted(at for _, at in best)]


# What the answer to such a question has to hold, by how it is asked.
_ANSWER_KINDS = [
    (
        r"\bhow long\b|\bhow many years\b|\bwhat sentence\b",
        r"\b(?:years?|months?|weeks?|days?)\b(?! old)|\bfor life\b",
    ),
    (r"\bwhich court\b|\bwhat court\b|\bby whom\b", r"\bCourt\b"),
    (r"\bwhen\b|\bwhat (?:date|day|year)\b|\bsince\b", r"\b(?:19|20)\d\d\b"),
    (r"\bhow much\b|\bfined?\b|\bhow big\b", r"[£$€]\s?\d|\bfine"),
    (r"\bhow old\b|\bwhat age\b", r"\b\d+ years old\b|\baged?\b|\bwas \d\d\b"),
    (r"\bhow many\b", r"\d"),
    (r"\bwhere\b", r"\bin [A-Z]"),
]
_KINDS = [(re.compile(asked, re.IGNORECASE), re.compile(held)) for asked, held in _ANSWER_KINDS]


def answer_kind(text: str) -> re.Pattern[str] | None:
    """What a sentence has to hold to answer 'how long', 'which court', 'when'; None for the rest."""
    return next((held for asked, held in _KINDS if asked.search(text)), None)


def parts_of(text: str) -> list[str]:
    """The questions inside one question, each with at least two words."""
    parts = [part.strip(" ?,.") for part in _PART.split(text)]
    good = [part for part in parts if len(part.split()) > 1]
    return good if len(good) > 1 else [text]
