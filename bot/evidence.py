"""What a sentence may rest on: its quotes, the rule that it cites, and the headers of the same documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.draft import DraftSentence
from bot.facts import Facts, Kind, Value, facts
from bot.meaning import Meaning, read
from bot.wording import meaning
from ingest import places
from ingest.document import Rule, SourceDocument
from ingest.vocabulary import Effect, EventName, Status

# Only texts of the corpus are remembered, never what a reader or a model wrote.
_REMEMBERED = 8192

EFFECT_TEXT: dict[Effect, str] = {
    Effect.OFFENCE: "an offence, a crime, illegal",
    Effect.CIVIL_CLAIM: "a civil claim, sue",
    Effect.PLATFORM_DUTY: "a duty of platforms, must",
    Effect.PROVIDER_DUTY: "a duty of providers, must",
    Effect.LABELLING_DUTY: "a duty to label, must",
    Effect.ORDER_CONDITION: "a condition of an order, must not",
    Effect.REGULATORY_POWER: "a power of a regulator, can",
    Effect.NO_OFFENCE_FOUND: "no offence found, not a crime",
    Effect.LAWFUL: "lawful, legal",
}
EVENT_STATUS: dict[EventName, str] = {
    EventName.ANNOUNCED: "announced",
    EventName.INTRODUCED: "introduced",
    EventName.PASSED_CHAMBER: "passed",
    EventName.PASSED: "passed",
    EventName.ASSENT: "enacted",
    EventName.IN_FORCE: "begun",
    EventName.APPLIES: "begun",
    EventName.REPEALED: "ended",
    EventName.FELL: "fallen",
    EventName.STRUCK_DOWN: "struck",
    EventName.ENJOINED: "enjoined",
}
STATUS_CLAIM: dict[Status, frozenset[str]] = {
    Status.IN_FORCE: frozenset({"begun"}),
    Status.PARTLY_IN_FORCE: frozenset({"begun"}),
    Status.NOT_YET_IN_FORCE: frozenset({"not_yet", "future"}),
    Status.BILL: frozenset({"bill", "not_yet"}),
    Status.FALLEN: frozenset({"fallen", "bill"}),
    Status.REPEALED: frozenset({"ended"}),
    Status.STRUCK_DOWN: frozenset({"struck", "ended"}),
    Status.ENJOINED: frozenset({"enjoined"}),
    Status.WITHDRAWN: frozenset({"withdrawn"}),
}


@lru_cache(maxsize=_REMEMBERED)
def apart(text: str) -> tuple[Facts, Meaning]:
    """A text of the corpus taken apart and read."""
    found = facts(text)
    return found, read(found)


def rule_text(rule: Rule) -> str:
    """A rule as a sentence, so that it is read as sentences are."""
    parts = [EFFECT_TEXT[rule.effect], rule.limits]
    if rule.in_force:
        parts.append(f"began; in force since {rule.in_force}")
    if rule.until:
        parts.append(f"ended; until {rule.until}")
    for one in rule.maximum:
        term = f"maximum of {one.term}" if one.term else ""
        fine = f"maximum of {one.fine} fine" if one.fine else ""
        parts.append(" ".join(part for part in (one.route, term, fine) if part))
    return "; ".join(part for part in parts if part) + "."


@lru_cache(maxsize=2048)
def _header(key: tuple[str, ...]) -> tuple[Facts, ...]:
    return tuple(facts(text) for text in key)


def header_texts(document: SourceDocument) -> tuple[str, ...]:
    """Title, citation, names and every place where a rule of it holds, as texts."""
    codes = dict.fromkeys((document.jurisdiction, *(code for rule in document.rules for code in rule.extent)))
    held = (document.title, document.citation, *document.names, *map(places.name, codes))
    return tuple(text for text in held if text)


def event_texts(document: SourceDocument) -> tuple[str, ...]:
    """Every event of the timeline, as texts."""
    return tuple(f"{one.event.replace('_', ' ')} on {one.date}; {one.note}" for one in document.timeline)


@dataclass(frozen=True)
class Evidence:
    """Everything that may support one sentence."""

    quotes: tuple[Facts, ...]
    meanings: tuple[Meaning, ...]
    rule: Facts | None
    rule_meaning: Meaning | None
    headers: tuple[Facts, ...]
    events: tuple[Facts, ...]
    documents: tuple[SourceDocument, ...]
    jurisdictions: frozenset[str]

    @property
    def all(self) -> tuple[Facts, ...]:
        """Quotes, rule and headers."""
        return (*self.quotes, *((self.rule,) if self.rule else ()), *self.headers, *self.events)

    @property
    def naming(self) -> tuple[Facts, ...]:
        """What a name may come from: the timeline is left out, for it names other laws."""
        return (*self.quotes, *((self.rule,) if self.rule else ()), *self.headers)

    def quoted(self, kind: Kind, unit: str | None = None) -> tuple[Value, ...]:
        """The values of a kind (and unit) in the quotes alone."""
        return _values(self.quotes, kind, unit)

    def held(self, kind: Kind, unit: str | None = None) -> tuple[Value, ...]:
        """The values of a kind (and unit) anywhere in the evidence."""
        return _values(self.all, kind, unit)

    @property
    def place_codes(self) -> frozenset[str]:
        """Every place that the evidence names or holds for."""
        named = frozenset(code for one in self.all for codes in one.places for code in codes)
        return named | self.jurisdictions

    @property
    def quoted_places(self) -> frozenset[str]:
        """Every place that the quotes name."""
        return frozenset(code for one in self.quotes for codes in one.places for code in codes)

    def says(self, phrase: tuple[str, ...], events: bool = False) -> bool:
        """Whether some piece has these words in this order, whatever their case."""
        wanted = " ".join(phrase).lower()
        pieces = self.all if events else self.naming
        return any(f" {wanted} " in f" {' '.join(one.words)} " for one in pieces)

    def initials(self) -> frozenset[str]:
        """The initials of every name, as abbreviations are made from them."""
        return frozenset(
            "".join(word[0] for word in name if word[0].isupper()).upper()
            for one in self.all
            for name in one.names
            if len(name) > 1
        )

    def vocabulary(self) -> frozenset[str]:
        """What the words of the evidence count as."""
        return frozenset(meaning(word) for one in self.naming for word in one.words)


def _values(pieces: Iterable[Facts], kind: Kind, unit: str | None) -> tuple[Value, ...]:
    return tuple(one for piece in pieces for one in piece.of(kind) if unit is None or one.unit == unit)


def gather(sentence: DraftSentence) -> Evidence:
    """The evidence of a sentence."""
    quotes = tuple(apart(quote.sentence.text) for quote in sentence.quotes)
    documents = tuple({quote.document.id: quote.document for quote in sentence.quotes}.values())
    rule = sentence.rule
    of_rule = apart(rule_text(rule)) if rule else None
    extent = frozenset(rule.extent) if rule else frozenset()
    return Evidence(
        quotes=tuple(one for one, _ in quotes),
        meanings=tuple(one for _, one in quotes),
        rule=of_rule[0] if of_rule else None,
        rule_meaning=of_rule[1] if of_rule else None,
        headers=tuple(one for document in documents for one in _header(header_texts(document))),
        events=tuple(one for document in documents for one in _header(event_texts(document))),
        documents=documents,
        jurisdictions=frozenset(document.jurisdiction for document in documents) | extent,
    )
