"""A finished answer checked again: do its spans hold, and is each sentence borne out by what it cites?"""

from __future__ import annotations

from collections.abc import Iterator

from bot.answer import CITING, Answer, AnswerSentence, Citation, Role
from bot.draft import DraftSentence, Origin, Quote
from bot.verify import verify
from ingest.corpus import Corpus
from ingest.dates import PartialDate
from ingest.document import Rule


def span_errors(answer: Answer, corpus: Corpus) -> tuple[Citation, ...]:
    """The citations whose quote is not the text of their document at that place."""
    return tuple(one for one in answer.citations if not _holds(one, corpus))


def unsupported(answer: Answer, corpus: Corpus, today: PartialDate) -> tuple[AnswerSentence, ...]:
    """Sentences on law or a case that cite nothing, or that the verifier would withhold."""
    return tuple(
        one for one in answer.sentences if one.role in CITING and not _supported(one, answer, corpus, today)
    )


def _holds(citation: Citation, corpus: Corpus) -> bool:
    document = corpus.get(citation.document_id)
    return document is not None and document.text[citation.start : citation.end] == citation.quote


def _supported(one: AnswerSentence, answer: Answer, corpus: Corpus, today: PartialDate) -> bool:
    numbered = {citation.n: citation for citation in answer.citations}
    quotes = [_quote(numbered.get(number), corpus) for number in one.citations]
    held = tuple(quote for quote in quotes if quote)
    if not held or len(held) < len(quotes):
        return False
    day = PartialDate(answer.as_of)
    return any(
        verify(DraftSentence(one.text, one.role, held, rule, origin), day, today)
        for origin, rule in _ways(one, answer, held)
    )


def _ways(
    one: AnswerSentence, answer: Answer, quotes: tuple[Quote, ...]
) -> Iterator[tuple[Origin, Rule | None]]:
    """How the sentence may have come about: an answer says neither that nor which rule composed a lead."""
    rules = tuple(dict.fromkeys(rule for quote in quotes for rule in quote.document.rules))
    yield Origin.QUOTE, None
    if one.role is Role.LEAD:
        yield from ((Origin.TEMPLATE, rule) for rule in rules)
    if answer.writer != "quotes":
        yield from ((Origin.MODEL, rule) for rule in (None, *rules))


def _quote(citation: Citation | None, corpus: Corpus) -> Quote | None:
    document = corpus.get(citation.document_id) if citation else None
    sentence = document.sentence_at(citation.start, citation.end) if citation and document else None
    return Quote(document, sentence) if document and sentence else None
