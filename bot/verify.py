"""Where a false sentence is caught: plain code between the writer and the reader.

A quoted sentence must equal its span. A composed or a model's sentence must have every fact in its evidence,
and a model's must also keep what its quote means. In doubt a sentence is withheld.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot import checks, leads, sense
from bot.draft import Draft, DraftSentence, Origin
from bot.evidence import gather
from bot.facts import facts
from bot.meaning import read
from ingest.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a sentence may be shown, and if not, why, in plain words."""

    ok: bool
    reasons: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.ok


def verify(sentence: DraftSentence, as_of: PartialDate, today: PartialDate | None = None) -> Verdict:
    """Judge one sentence for the day asked about; `today` is the present day unless given."""
    reasons = tuple(dict.fromkeys(_reasons(sentence, as_of, today or PartialDate.today())))
    return Verdict(not reasons, reasons)


def verify_all(
    draft: Draft, as_of: PartialDate, today: PartialDate | None = None
) -> tuple[tuple[DraftSentence, ...], tuple[tuple[DraftSentence, Verdict], ...]]:
    """The sentences that may be shown, in order, and those withheld with their verdicts."""
    judged = [(sentence, verify(sentence, as_of, today)) for sentence in draft.sentences]
    kept = tuple(sentence for sentence, verdict in judged if verdict.ok)
    return kept, tuple((sentence, verdict) for sentence, verdict in judged if not verdict.ok)


def _reasons(sentence: DraftSentence, as_of: PartialDate, today: PartialDate) -> list[str]:
    if not sentence.text.strip():
        return ["it is empty"]
    if not sentence.quotes:
        return _without_quote(sentence)
    if not all(quote.holds() for quote in sentence.quotes):
        return ["a quote is not the text of its document at that place"]
    if sentence.rule and not any(sentence.rule in quote.document.rules for quote in sentence.quotes):
        return ["the rule that it cites is not in a document that it quotes"]
    if sentence.origin is Origin.QUOTE:
        exact = len(sentence.quotes) == 1 and sentence.text == sentence.quotes[0].sentence.text
        return [] if exact else ["it is shown as a quote and is not equal to one"]
    if any(sentence.text == quote.sentence.text for quote in sentence.quotes):
        return []
    said = facts(sentence.text)
    meant = read(said)
    evidence = gather(sentence)
    if sentence.origin is Origin.TEMPLATE:
        return [
            *checks.facts_held(said, evidence, as_of),
            *leads.composed(sentence, said, meant, evidence, as_of, today),
        ]
    return [
        *checks.facts_quoted(said, evidence),
        *sense.kept(said, meant, evidence),
        *leads.stands(sentence, meant, evidence, as_of, today),
    ]


def _without_quote(sentence: DraftSentence) -> list[str]:
    if sentence.needs_quote:
        return ["it speaks of law or of the case and quotes nothing"]
    if sentence.origin is Origin.MODEL:
        return ["a model wrote it and it quotes nothing"]
    return []
