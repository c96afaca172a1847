"""The rule table: what one act with one material amounts to in many places, on one day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.draft import Quote
from bot.plan import Block, Match, plan
from bot.question import Intent, Question
from bot.select import rule_sentence
from bot.verdict import Standing
from ingest import places
from ingest.corpus import Corpus
from ingest.dates import PartialDate
from ingest.vocabulary import Aspect, Conduct, Effect, Material, Subject


@dataclass(frozen=True, slots=True)
class Row:
    """One place: its standing, since when, the heaviest outcome, the quote that says so; or nothing held."""

    place: str
    name: str
    standing: Standing | None
    effect: Effect | None
    since: str | None
    maximum: str
    document_id: str | None
    quote: Quote | None

    def value(self) -> dict[str, str | None]:
        """As JSON and CSV show it."""
        return {
            "place": self.place,
            "name": self.name,
            "standing": str(self.standing) if self.standing else "not in my sources",
            "effect": str(self.effect) if self.effect else None,
            "since": self.since,
            "maximum": self.maximum or None,
            "document_id": self.document_id,
            "quote": self.quote.sentence.text if self.quote else None,
        }


def compare(
    corpus: Corpus,
    conduct: Conduct,
    material: Material,
    where: Sequence[str],
    as_of: PartialDate,
    subject: Subject = Subject.ANY,
) -> list[Row]:
    """A row a place, in the order given; every place with law of its own when none is given."""
    codes = list(where) or places_with_law(corpus)
    question = Question(
        text="",
        standalone="",
        language="en",
        jurisdictions=tuple(codes),
        as_of=as_of,
        dated=True,
        conduct=(conduct,),
        material=material,
        subject=subject,
        aspect=Aspect.COMPARE,
        intent=Intent.KNOW,
    )
    return [_row(block) for code in codes for block in plan(_only(question, code), corpus).blocks]


def places_with_law(corpus: Corpus) -> list[str]:
    """Every place for which a rule is held, the nations of the UK apart."""
    held = {place for one in corpus for rule in one.rules for place in one.extent(rule)}
    nations = {part for code in held for part in places.nations(code)} - {"INT"}
    return sorted(nations, key=lambda code: (not code.startswith("GB"), code))


def _only(question: Question, code: str) -> Question:
    return replace(question, jurisdictions=(code,))


def _row(block: Block) -> Row:
    own = {block.place, "GB"} if block.place in places.UK_NATIONS else {block.place}
    match = next((one for one in block.matches if one.place in own), None)
    if match is None:
        return Row(block.place, places.name(block.place), None, None, None, "", None, None)
    sentence = rule_sentence(match.document, match.rule)
    return Row(
        place=block.place,
        name=places.name(block.place),
        standing=match.standing,
        effect=match.rule.effect,
        since=str(match.rule.in_force) if match.rule.in_force else None,
        maximum=_maximum(match),
        document_id=match.document.id,
        quote=Quote(match.document, sentence) if sentence else None,
    )


def _maximum(match: Match) -> str:
    shown = [
        ", ".join(part for part in (one.route, one.term, one.fine) if part) for one in match.rule.maximum
    ]
    return "; ".join(shown)
