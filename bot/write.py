"""Compose an answer from whole quotes, by aspect: lead, in short, the deciding limit, the penalty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot import lead as leads
from bot.answer import Role
from bot.draft import Draft, DraftSentence, Origin, Quote
from bot.plan import Block, Match, Mode, Plan
from bot.select import Encode, maximum_sentence, section_quotes, without_repeats
from ingest import vocabulary
from ingest.document import Rule, SourceDocument
from ingest.index import Index
from ingest.vocabulary import Aspect, Kind

MOST_SENTENCES = 5
MOST_WORDS = 110
_CASES = (Kind.CASE, Kind.NEWS)

# After the lead, what each aspect takes, by heading and how many sentences; first in the list matters most.
_BODY: dict[Aspect, tuple[tuple[str, int], ...]] = {
    Aspect.PENALTY: ((vocabulary.PENALTY, 3), (vocabulary.IN_SHORT, 2)),
    Aspect.SINCE: ((vocabulary.STATUS_AND_DATES, 3), (vocabulary.IN_SHORT, 2)),
    Aspect.TIMELINE: ((vocabulary.STATUS_AND_DATES, 5), (vocabulary.IN_SHORT, 1)),
    Aspect.DEFENCE: ((vocabulary.LIMITS, 4), (vocabulary.IN_SHORT, 1)),
    Aspect.DUTY: ((vocabulary.IN_SHORT, 4), (vocabulary.COVERS, 2), (vocabulary.STATUS_AND_DATES, 1)),
    Aspect.DEFINITION: ((vocabulary.IN_SHORT, 4), (vocabulary.COVERS, 2)),
}
_DEFAULT_BODY = ((vocabulary.IN_SHORT, 3), (vocabulary.LIMITS, 1), (vocabulary.PENALTY, 1))


@dataclass
class Page:
    """The sentences chosen so far, within the room that an answer has."""

    encode: Encode
    sentences: list[DraftSentence] = field(default_factory=list)
    most: int = MOST_SENTENCES
    words: int = MOST_WORDS

    def room(self, text: str) -> bool:
        """Whether one more sentence fits."""
        used = sum(len(one.text.split()) for one in self.sentences)
        return len(self.sentences) < self.most and used + len(text.split()) <= self.words

    def add(self, sentence: DraftSentence | None) -> None:
        """Take a sentence if there is one and it fits."""
        if sentence and self.room(sentence.text):
            self.sentences.append(sentence)

    def quote(self, quotes: Sequence[Quote], role: Role | None = None, rule: Rule | None = None) -> None:
        """Take the quotes that fit and say something new, in the order of the page that they come from."""
        for quote in without_repeats([one.text for one in self.sentences], quotes, self.encode):
            self.add(DraftSentence.quoting(quote, role or role_of(quote.document), rule))


def role_of(document: SourceDocument) -> Role:
    """Case for what happened to people, law for the rest."""
    return Role.CASE if document.kind in _CASES else Role.LAW


def write(plan: Plan, index: Index) -> Draft:
    """The draft of the law part of an answer; empty when nothing held is near enough."""
    page = Page(index.encode)
    if plan.mode is Mode.RULES:
        _rules(plan, index, page)
    elif plan.mode is Mode.NAMED:
        _named(plan, index, page)
    else:
        _search(plan, index, page)
    return Draft(tuple(page.sentences))


# --- rules ---------------------------------------------------------------


def _rules(plan: Plan, index: Index, page: Page) -> None:
    blocks = [block for block in plan.blocks if block.matches]
    if len(plan.blocks) == 1:
        _one_block(plan, blocks[0], index, page)
        return
    question = plan.question
    several = len(plan.blocks) > 3
    page.most = max(MOST_SENTENCES, len(blocks))
    for block in blocks:
        match = block.matches[0]
        page.add(leads.lead(match, question.as_of, question.dated, with_limits=not several))
    if question.aspect is Aspect.PENALTY:
        for block in blocks:
            page.quote(_maximum(block.matches[0]))
    elif len({block.place for block in blocks}) == 1:
        for block in blocks:
            page.quote(_maximum(block.matches[0]))


def _one_block(plan: Plan, block: Block, index: Index, page: Page) -> None:
    question = plan.question
    for match in block.leads()[:2]:
        page.add(leads.lead(match, question.as_of, question.dated))
    main = block.matches[0]
    chosen = _body(question.aspect, main, index, question.standalone, question.language == "en")
    page.quote(chosen)


def _body(aspect: Aspect | None, main: Match, index: Index, text: str, english: bool) -> list[Quote]:
    """What follows the lead: the sentence nearest to the question first, then the sections of the aspect."""
    document = main.document
    parts = _BODY.get(aspect, _DEFAULT_BODY) if aspect else _DEFAULT_BODY
    quotes: list[Quote] = []
    for heading, most in parts:
        if heading == vocabulary.PENALTY and most == 1:
            quotes += _maximum(main) or section_quotes(document, heading, 1)
        else:
            quotes += section_quotes(document, heading, most)
    hits = index.search(text, k=1, document_ids=[document.id], lexical=english)
    answering: list[Quote] = []
    if (
        hits
        and hits[0].ask_dense > 0.55
        and hits[0].heading not in (vocabulary.IN_SHORT, vocabulary.WHAT_TO_DO)
    ):
        answering = _nearest(text, section_quotes(document, hits[0].heading), index.encode, 1)
    if parts is _DEFAULT_BODY:
        short = [one for one in quotes if one.sentence.heading == vocabulary.IN_SHORT]
        rest = [one for one in quotes if one.sentence.heading != vocabulary.IN_SHORT]
        quotes = [*answering, *short[:1], *rest, *short[1:]]
    else:
        quotes = [*quotes[:1], *answering, *quotes[1:]]
    return list(dict.fromkeys(quotes))


def _maximum(match: Match) -> list[Quote]:
    sentence = maximum_sentence(match.document, match.rule)
    return [Quote(match.document, sentence)] if sentence else []


# --- named laws, cases and services ------------------------------------------


def _named(plan: Plan, index: Index, page: Page) -> None:
    question = plan.question
    named = [index.corpus[one] for one in question.named if one in index.corpus.documents]
    laws = [one for one in named if one.kind in (Kind.STATUTE, Kind.BILL)]
    if laws and question.aspect in (Aspect.SINCE, Aspect.CRIME, Aspect.PENALTY, Aspect.DUTY, None):
        _named_law(plan, laws, index, page)
    else:
        _by_parts(plan, index, page)


def _named_law(plan: Plan, laws: Sequence[SourceDocument], index: Index, page: Page) -> None:
    question = plan.question
    hits = index.search(
        question.standalone, k=3, document_ids=[one.id for one in laws], lexical=question.language == "en"
    )
    best = index.corpus[hits[0].document_id] if hits else laws[0]
    if question.aspect in (Aspect.SINCE, Aspect.CRIME):
        short = section_quotes(best, vocabulary.STATUS_AND_DATES) or section_quotes(best, vocabulary.IN_SHORT)
        own = next((block.matches for block in plan.blocks if block.conduct), ())
        match = next((one for one in own if one.document.id == best.id), None)
        if match and question.aspect is Aspect.CRIME:
            page.add(leads.lead(match, question.as_of, question.dated))
        elif short:
            page.add(leads.standing_of_law(best, short[0], _name(best), question.as_of))
    if question.aspect in _BODY:
        for heading, most in _BODY[question.aspect]:
            page.quote(section_quotes(best, heading, most))
    else:
        page.quote(section_quotes(best, vocabulary.IN_SHORT, 4))
        for hit in hits:
            if hit.document_id == best.id and hit.heading not in (vocabulary.IN_SHORT, vocabulary.WHAT_TO_DO):
                page.quote(_nearest(question.standalone, section_quotes(best, hit.heading), index.encode, 2))


def _name(document: SourceDocument) -> str:
    return document.names[0] if document.names else document.title


def _by_parts(plan: Plan, index: Index, page: Page) -> None:
    """Case facts: the sections of the best asks, part by part where the question has several."""
    question = plan.question
    parts = parts_of(question.standalone)
    subject = _subject_words(question.standalone, index, question.named)
    for part in parts:
        asked = part if len(parts) == 1 else f"{subject} {part}"
        hits = index.search(asked, k=2, document_ids=list(plan.documents), lexical=question.language == "en")
        named = [hit for hit in hits if hit.document_id in question.named] or hits
        if not named:
            continue
        best = index.corpus[named[0].document_id]
        section = section_quotes(best, named[0].heading)
        if len(parts) > 1:
            page.quote(_nearest(asked, section, index.encode, 2 if len(parts) == 2 else 1))
            continue
        first = _nearest(asked, section, index.encode, 1)
        page.quote([*first, *(one for one in section if one not in first)][:4])
        if named[0].heading != vocabulary.IN_SHORT:
            page.quote(section_quotes(best, vocabulary.IN_SHORT, 2))


def _subject_words(text: str, index: Index, named: Sequence[str]) -> str:
    for one in named:
        for name in sorted(index.corpus[one].names, key=len, reverse=True):
            if name.lower() in text.lower():
                return name
    return ""


_PART = re.compile(
    r"\?\s+|,\s+(?=(?:and |or |by |for |in |to |from )?(?:who|what|when|where|which|how|why|did|was|is|does|do|can)\b)|\s+and\s+(?=(?:who|what|when|where|which|how|why|since when|from when|did|was|is|does|do)\b)|;\s+"
)


def parts_of(text: str) -> list[str]:
    """The questions inside one question, each with at least two words."""
    parts = [part.strip(" ?,.") for part in _PART.split(text)]
    good = [part for part in parts if len(part.split()) > 1]
    return good or [text]


def _nearest(text: str, quotes: Sequence[Quote], encode: Encode, most: int) -> list[Quote]:
    """The quotes nearest to a text, kept in the order of their page."""
    if not quotes:
        return []
    vectors = encode([text] + [one.sentence.text for one in quotes])
    order = sorted(range(len(quotes)), key=lambda at: -float(vectors[0] @ vectors[at + 1]))[:most]
    return [quotes[at] for at in sorted(order)]


# --- search ------------------------------------------------------------------


def _search(plan: Plan, index: Index, page: Page) -> None:
    question = plan.question
    hits = index.search(
        question.standalone, k=6, document_ids=plan.documents or None, lexical=question.language == "en"
    )
    if not hits or not near_enough(hits[0].dense, hits[0].score):
        return
    parts = parts_of(question.standalone)
    if len(parts) > 1:
        _by_parts(plan, index, page)
        return
    best = index.corpus[hits[0].document_id]
    section = section_quotes(best, hits[0].heading)
    first = _nearest(question.standalone, section, index.encode, 1)
    if hits[0].heading == vocabulary.IN_SHORT or question.aspect is Aspect.DEFINITION:
        page.quote(section_quotes(best, vocabulary.IN_SHORT, 4))
        page.quote(section[:3])
    else:
        page.quote([*first, *(one for one in section if one not in first)][:3])
        page.quote(section_quotes(best, vocabulary.IN_SHORT, 2))
    for hit in hits[1:3]:
        if hit.document_id != best.id and hit.score > 0.9 * hits[0].score:
            page.quote(
                _nearest(
                    question.standalone,
                    section_quotes(index.corpus[hit.document_id], hit.heading),
                    index.encode,
                    1,
                )
            )


def near_enough(dense: float, score: float) -> bool:
    """Whether what was found is about the question at all."""
    return dense >= 0.5 or (dense >= 0.42 and score >= 1.0)


def distinct_documents(sentences: Iterable[DraftSentence]) -> list[SourceDocument]:
    """The documents that the sentences quote, in order."""
    return list({quote.document.id: quote.document for one in sentences for quote in one.quotes}.values())


def template(text: str, quote: Quote, role: Role = Role.LEAD, rule: Rule | None = None) -> DraftSentence:
    """A composed sentence that rests on one quote."""
    return DraftSentence(text, role, (quote,), rule, Origin.TEMPLATE)
