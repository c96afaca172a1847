"""Numbered citations: each an exact span with its context, source, status and how far it was checked."""

from __future__ import annotations

from bot.answer import AnswerSentence, Citation, CitedSource
from bot.draft import DraftSentence, Quote
from ingest.dates import PartialDate, Truth
from ingest.document import Rule, SourceDocument
from ingest.index import Index
from ingest.vocabulary import NOT_LAW, Checked, Effect, Status

_STRENGTH = tuple(Checked)


class Citer:
    """Gives every quoted span one number, in the order in which it is first used."""

    def __init__(self, index: Index, as_of: PartialDate) -> None:
        self._index = index
        self._as_of = as_of
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.citations: list[Citation] = []

    def sentence(self, draft: DraftSentence) -> AnswerSentence:
        """The sentence as shown, its quotes numbered."""
        numbers = tuple(dict.fromkeys(self._number(quote, draft.rule) for quote in draft.quotes))
        return AnswerSentence(text=draft.text, role=draft.role, citations=numbers)

    def _number(self, quote: Quote, rule: Rule | None) -> int:
        one = quote.sentence
        key = (quote.document.id, one.start, one.end)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self.citations.append(self._citation(self._numbers[key], quote, rule))
        return self._numbers[key]

    def _citation(self, number: int, quote: Quote, rule: Rule | None) -> Citation:
        document, one = quote.document, quote.sentence
        sources = document.cited_sources(one)
        before, after = _context(quote)
        status, since = status_on(quote, rule, self._as_of)
        return Citation(
            n=number,
            kind=str(document.wording),
            document_id=document.id,
            document_sha256=document.sha256,
            passage_id=self._index.passage_of(document.id, one.start, one.end).id,
            title=document.title,
            citation=document.citation,
            sources=tuple(
                CitedSource(title=each.title, url=each.url, checked=str(each.checked)) for each in sources
            ),
            url=next((each.url for each in sources if each.url), ""),
            checked=str(max((each.checked for each in sources), key=_STRENGTH.index)),
            quote=one.text,
            before=before,
            after=after,
            start=one.start,
            end=one.end,
            jurisdiction=document.jurisdiction,
            status=status,
            since=since,
            last_verified=str(document.last_verified),
        )


def _context(quote: Quote) -> tuple[str, str]:
    """The sentences before and after in the same section, or nothing."""
    section = quote.document.section(quote.sentence.heading)
    sentences = section.sentences if section else ()
    at = sentences.index(quote.sentence) if quote.sentence in sentences else -1
    before = sentences[at - 1].text if at > 0 else ""
    after = sentences[at + 1].text if 0 <= at < len(sentences) - 1 else ""
    return before, after


def status_on(quote: Quote, rule: Rule | None, as_of: PartialDate) -> tuple[str, str | None]:
    """Status and since when of a quote on the day asked: by the rule of its section, else by its page."""
    document = quote.document
    rules = [rule] if rule in document.rules else []
    rules += [one for one in document.rules if one.section == quote.sentence.heading]
    chosen = next((one for one in rules if one and one.effect not in _FINDINGS), None)
    begins = chosen.in_force if chosen else _began(document)
    status = document.status
    if chosen and chosen.until and chosen.until.reached_by(as_of) is Truth.YES:
        status = Status.REPEALED
    elif begins and (chosen or status not in NOT_LAW) and status in _FOLLOWS_ITS_RULE | NOT_LAW:
        # A page on a case may hold a rule of a law; the law's status is then what the reader needs.
        reached = begins.reached_by(as_of)
        status = {Truth.YES: Status.IN_FORCE, Truth.NO: Status.NOT_YET_IN_FORCE}.get(reached, status)
        if not chosen and reached is Truth.YES:
            status = document.status
    return str(status), str(begins) if begins else None


_FINDINGS = (Effect.NO_OFFENCE_FOUND, Effect.LAWFUL, Effect.ORDER_CONDITION)
_FOLLOWS_ITS_RULE = frozenset({Status.IN_FORCE, Status.PARTLY_IN_FORCE})


def _began(document: SourceDocument) -> PartialDate | None:
    """When the law began, or when what is no law was decided, published or launched."""
    wanted = ("decided", "published", "launched") if document.status in NOT_LAW else ("in_force", "applies")
    days = [event.date for event in document.timeline if event.event in wanted]
    return min(days) if days else None
