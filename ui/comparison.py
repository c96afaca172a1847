"""The rule table as a page: what was chosen, its rows, sorted and grouped, and its CSV."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from bot.compare import Row, compare, places_with_law
from bot.verdict import Standing
from ingest import places
from ingest.corpus import Corpus
from ingest.dates import PartialDate
from ingest.vocabulary import Conduct, Material, Subject
from ui import parameters, terms


class Order(StrEnum):
    """How the rows are sorted."""

    PLACE = "place"
    STANDING = "standing"
    SINCE = "since"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader compares. `where` holds codes and regions as given; everywhere with law when empty."""

    conduct: Conduct
    material: Material
    subject: Subject
    day: PartialDate
    where: tuple[str, ...] = ()
    held: bool = False  # only places with a rule
    order: Order = Order.PLACE
    dated: bool = False  # the reader gave the day

    def query(self, **other: str) -> str:
        """The parameters that lead to this choice, changed by `other`."""
        pairs = {
            "conduct": str(self.conduct),
            "material": str(self.material),
            "subject": str(self.subject),
            "day": str(self.day) if self.dated else "",
            "held": "1" if self.held else "",
            "sort": str(self.order) if self.order is not Order.PLACE else "",
        } | other
        chosen = [(name, value) for name, value in pairs.items() if value]
        return urlencode(chosen + [("place", code) for code in self.where])


@dataclass(frozen=True, slots=True)
class Group:
    """Rows below one another; `name` is a region, empty where the rows are sorted otherwise."""

    name: str
    rows: tuple[Row, ...]


def read_choice(
    conduct: str = "",
    material: str = "",
    subject: str = "",
    day: str = "",
    where: Sequence[str] = (),
    held: str = "",
    sort: str = "",
) -> Choice:
    """A choice from the parameters of an address; BadParameter for what is not in the lists."""
    given = parameters.day(day)
    return Choice(
        conduct=parameters.member(Conduct, conduct, "conduct") or Conduct.SHARE,
        material=parameters.member(Material, material, "material") or Material.INTIMATE_IMAGE,
        subject=parameters.member(Subject, subject, "subject") or Subject.ADULT,
        day=given or PartialDate.today(),
        where=tuple(dict.fromkeys(code for one in where if (code := parameters.place(one)))),
        held=held == "1",
        order=parameters.member(Order, sort, "order") or Order.PLACE,
        dated=given is not None,
    )


def rows(corpus: Corpus, choice: Choice) -> list[Row]:
    """The rows of `bot.compare`, as they were chosen and sorted."""
    codes = _codes(corpus, choice.where)
    found = compare(corpus, choice.conduct, choice.material, codes, choice.day, choice.subject)
    if choice.held:
        found = [one for one in found if one.standing]
    return sorted(found, key=_KEYS[choice.order])


def groups(found: Sequence[Row], order: Order) -> list[Group]:
    """The rows by region where they are sorted by place, else as one group."""
    if order is not Order.PLACE:
        return [Group("", tuple(found))]
    by_region = {key: tuple(one for one in found if terms.region(one.place) == key) for key in terms.REGIONS}
    return [Group(terms.REGIONS[key], rows) for key, rows in by_region.items() if rows]


def counts(found: Sequence[Row]) -> list[tuple[str, str, int]]:
    """How many places stand how: the standing's value, its words and the number, most first."""
    counted = Counter(one.standing for one in found)
    order = sorted(counted.items(), key=lambda pair: (pair[0] is None, -pair[1]))
    return [(standing or "none", word(standing), number) for standing, number in order]


def word(standing: Standing | None) -> str:
    """A standing in words."""
    return terms.STANDING[standing] if standing else terms.NOT_HELD


def choices(corpus: Corpus) -> dict[str, list[tuple[str, str]]]:
    """The places with law, as (code, name) by region."""
    grouped: dict[str, list[tuple[str, str]]] = {key: [] for key in terms.REGIONS}
    for code in places_with_law(corpus):
        grouped[terms.region(code)].append((code, places.name(code)))
    return {key: sorted(codes, key=lambda pair: pair[1]) for key, codes in grouped.items() if codes}


def _codes(corpus: Corpus, where: Sequence[str]) -> list[str]:
    codes: list[str] = []
    for one in where:
        if one in terms.REGIONS:
            codes += [code for code in places_with_law(corpus) if terms.region(code) == one]
        else:
            codes += places.nations(one)
    return list(dict.fromkeys(codes))


def _by_place(row: Row) -> tuple[int, str]:
    return (list(terms.REGIONS).index(terms.region(row.place)), row.name)


_STRONGEST = [*Standing]
_KEYS = {
    Order.PLACE: _by_place,
    Order.STANDING: lambda row: (
        _STRONGEST.index(row.standing) if row.standing else len(_STRONGEST),
        *_by_place(row),
    ),
    Order.SINCE: lambda row: (row.since is None, _newest(row.since), *_by_place(row)),
}


def _newest(since: str | None) -> int:
    return -PartialDate(since).earliest.toordinal() if since else 0
