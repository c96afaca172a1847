"""When laws began: the dated beginnings of the corpus, newest first, by place and kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ingest import places
from ingest.corpus import Corpus
from ingest.dates import PartialDate, Truth
from ingest.document import Rule, SourceDocument
from ingest.vocabulary import Effect, EventName, Kind
from ui import parameters, terms
from ui.library import holds_in


class Makes(StrEnum):
    """What a law makes of the conduct, in four groups that a reader can tell apart."""

    CRIME = "crime"
    CIVIL = "civil"
    DUTY = "duty"
    OTHER = "other"


MAKES = {
    Makes.CRIME: "A crime",
    Makes.CIVIL: "A civil claim",
    Makes.DUTY: "A duty or a regulator's power",
    Makes.OTHER: "Something else",
}
_GROUP = {
    Effect.OFFENCE: Makes.CRIME,
    Effect.CIVIL_CLAIM: Makes.CIVIL,
    Effect.PLATFORM_DUTY: Makes.DUTY,
    Effect.PROVIDER_DUTY: Makes.DUTY,
    Effect.LABELLING_DUTY: Makes.DUTY,
    Effect.REGULATORY_POWER: Makes.DUTY,
}
_BEGAN = (EventName.IN_FORCE, EventName.APPLIES)


@dataclass(frozen=True, slots=True)
class Beginning:
    """A day on which a law, or a rule of it, began; `makes` in the order of `Makes`."""

    date: PartialDate
    document: SourceDocument
    makes: tuple[Makes, ...]
    note: str

    @property
    def place(self) -> str:
        """The name of its place."""
        return places.name(self.document.jurisdiction)

    @property
    def region(self) -> str:
        """Its region, as a key of ui.terms."""
        return terms.region(self.document.jurisdiction)

    def to_come(self, today: PartialDate) -> bool:
        """Whether the day has not come."""
        return self.date.reached_by(today) is Truth.NO


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reader chose; empty parts choose everything."""

    place: str = ""
    kind: Kind | None = None
    makes: Makes | None = None


def read_filter(place: str = "", kind: str = "", makes: str = "") -> Filter:
    """A filter from the parameters of an address; BadParameter for what is not in the lists."""
    return Filter(
        parameters.place(place),
        parameters.member(Kind, kind, "kind"),
        parameters.member(Makes, makes, "kind of law"),
    )


def beginnings(corpus: Corpus, chosen: Filter | None = None) -> list[Beginning]:
    """Every beginning that fits, newest first."""
    chosen = chosen or Filter()
    found = [
        each
        for one in corpus
        if (not chosen.place or holds_in(one, chosen.place)) and chosen.kind in (None, one.kind)
        for each in _of(one)
        if chosen.makes is None or chosen.makes in each.makes
    ]
    return sorted(found, key=lambda each: (-each.date.earliest.toordinal(), each.place, each.document.title))


def kinds(corpus: Corpus) -> list[Kind]:
    """The kinds of the documents that have a beginning."""
    held = {each.document.kind for each in beginnings(corpus)}
    return [kind for kind in Kind if kind in held]


def _of(one: SourceDocument) -> Iterator[Beginning]:
    events: dict[PartialDate, str] = {}
    for event in one.timeline:
        if event.event in _BEGAN:
            events[event.date] = "; ".join(part for part in (events.get(event.date, ""), event.note) if part)
    for rule in one.rules:
        # A rule's day at another precision than an event's is the same beginning, told less exactly.
        if rule.in_force and not any(_may_be_one(rule.in_force, day) for day in events):
            events[rule.in_force] = ""
    for day, note in events.items():
        begun = [rule for rule in one.rules if rule.in_force and _may_be_one(rule.in_force, day)]
        yield Beginning(day, one, _makes(begun or list(one.rules)), note)


def _may_be_one(one: PartialDate, other: PartialDate) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


def _makes(rules: list[Rule]) -> tuple[Makes, ...]:
    groups = {_GROUP.get(rule.effect, Makes.OTHER) for rule in rules} or {Makes.OTHER}
    return tuple(one for one in Makes if one in groups)
