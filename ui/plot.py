"""The plot of when laws began, as data for an inline SVG: lanes by region, a mark for each beginning."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.dates import PartialDate
from ui import terms
from ui.timeline import Beginning, Makes

WIDTH = 1040  # all lengths in the units of the SVG
FIRST = 2014  # what began earlier stands in one column before it
_LEFT, _RIGHT, _BEFORE = 0, 16, 84
_STEP, _PAD, _NAME, _TOP = 13, 9, 34, 4  # _NAME: the strip of a lane that its name stands in
_BINS = 4  # columns a year


@dataclass(frozen=True, slots=True)
class Mark:
    """One beginning: where it stands, what it makes, whether it is still to come, and its words."""

    x: float
    y: float
    makes: Makes
    to_come: bool
    says: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A region: its name, where it starts and how high it is."""

    name: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Plot:
    """All that the template draws."""

    height: float
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    years: tuple[tuple[float, str], ...]
    today: float

    width: int = WIDTH
    left: int = _LEFT
    before: int = _LEFT + _BEFORE
    right: int = WIDTH - _RIGHT


def plot(found: Sequence[Beginning], today: PartialDate) -> Plot | None:
    """The plot of some beginnings; None where there is nothing to draw."""
    if not found:
        return None
    last = max(today.latest.year + 1, *(one.date.latest.year + 1 for one in found))
    scale = _Scale(last)
    now = scale.day(today.earliest)
    lanes: list[Lane] = []
    marks: list[Mark] = []
    top = float(_TOP)
    for region in terms.REGIONS:
        here = [one for one in found if one.region == region]
        if not here:
            continue
        columns = [_beside(now, scale.column(one.date), one.to_come(today)) for one in here]
        height = max(Counter(columns).values()) * _STEP + _PAD + _NAME
        lanes.append(Lane(terms.REGIONS[region], top, height))
        level: Counter[float] = Counter()
        for x, one in sorted(zip(columns, here, strict=True), key=lambda pair: _rank(pair[1])):
            y = top + height - _PAD - _STEP / 2 - level[x] * _STEP
            level[x] += 1
            says = f"{one.date.written()}: {one.document.title}, {one.place}"
            marks.append(Mark(round(x, 1), round(y, 1), one.makes[0], one.to_come(today), says))
        top += height
    years = tuple((round(scale.year(year), 1), str(year)) for year in range(FIRST, last))
    return Plot(top + 30, tuple(lanes), tuple(marks), years, round(now, 1))


def _beside(now: float, x: float, to_come: bool) -> float:
    """The column of a quarter that today falls into stands on the right side of today."""
    return max(x, now + _STEP) if to_come else min(x, now - _STEP)


def _rank(one: Beginning) -> int:
    return list(Makes).index(one.makes[0])


@dataclass(frozen=True, slots=True)
class _Scale:
    """From dates to places along the line."""

    last: int

    def year(self, year: float) -> float:
        """Where a year starts."""
        start, end = _LEFT + _BEFORE, WIDTH - _RIGHT
        return start + (year - FIRST) / (self.last - FIRST) * (end - start)

    def day(self, day: dt.date) -> float:
        """Where a day stands."""
        return self.year(day.year + (day.timetuple().tm_yday - 1) / 366)

    def column(self, date: PartialDate) -> float:
        """The middle of the quarter of a year in which a date falls; a bare year stands in its middle."""
        if date.earliest.year < FIRST:
            return _LEFT + _BEFORE / 2
        middle = date.earliest + (date.latest - date.earliest) / 2
        part = int((middle.timetuple().tm_yday - 1) / 366 * _BINS)
        return self.year(middle.year + (part + 0.5) / _BINS)
