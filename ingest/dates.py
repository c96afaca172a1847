"""Dates at the precision that is known: 2024, 2024-02 or 2024-02-06."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import Enum
from functools import total_ordering
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
MONTHS = tuple(calendar.month_name)


class Truth(Enum):
    """Yes, no, or not to be decided at the precision that is known."""

    YES = "yes"
    NO = "no"
    UNCERTAIN = "uncertain"


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day: the interval from `earliest` to `latest`, both included."""

    text: str

    def __post_init__(self) -> None:
        match = _ISO.fullmatch(self.text)
        if not match:
            raise ValueError(f"{self.text!r} is not a date: write 2024, 2024-02 or 2024-02-06")
        year, month, day = (int(part) if part else 1 for part in match.groups())
        try:
            dt.date(year, month, day)
        except ValueError as error:
            raise ValueError(f"{self.text!r} is not a day of the calendar: {error}") from None

    @property
    def precision(self) -> str:
        """`year`, `month` or `day`."""
        return ("year", "month", "day")[self.text.count("-")]

    @property
    def earliest(self) -> dt.date:
        """The first day that it can mean."""
        parts = [int(part) for part in self.text.split("-")]
        return dt.date(parts[0], *[*parts[1:], 1, 1][:2])

    @property
    def latest(self) -> dt.date:
        """The last day that it can mean."""
        first = self.earliest
        if self.precision == "year":
            return first.replace(month=12, day=31)
        if self.precision == "month":
            return first.replace(day=calendar.monthrange(first.year, first.month)[1])
        return first

    def written(self) -> str:
        """As prose: 2024, February 2024, 6 February 2024."""
        first = self.earliest
        if self.precision == "year":
            return str(first.year)
        month = f"{MONTHS[first.month]} {first.year}"
        return month if self.precision == "month" else f"{first.day} {month}"

    def reached_by(self, other: PartialDate) -> Truth:
        """Whether this date had come by the whole of `other`."""
        if self.latest <= other.earliest:
            return Truth.YES
        if self.earliest > other.latest:
            return Truth.NO
        # The same month or year on both sides, or one inside the other: the order of days is not known.
        return Truth.UNCERTAIN

    def __lt__(self, other: PartialDate) -> bool:
        return (self.earliest, self.latest) < (other.earliest, other.latest)

    def __str__(self) -> str:
        return self.text

    @classmethod
    def today(cls) -> PartialDate:
        """The present day."""
        return cls(dt.date.today().isoformat())

    @classmethod
    def of(cls, value: Any) -> PartialDate:
        """From what YAML makes of a date: a date, a year as a number, or text."""
        if isinstance(value, cls):
            return value
        if isinstance(value, dt.datetime):
            return cls(value.date().isoformat())
        if isinstance(value, dt.date):
            return cls(value.isoformat())
        if isinstance(value, int) and not isinstance(value, bool):
            return cls(f"{value:04d}")
        if isinstance(value, str):
            return cls(value.strip())
        raise ValueError(f"{value!r} is not a date: write 2024, 2024-02 or 2024-02-06")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.of, serialization=core_schema.to_string_ser_schema()
        )


def in_force_on(begins: PartialDate | None, ends: PartialDate | None, day: PartialDate) -> Truth:
    """Whether something that begins and ends on partial dates holds for the whole of `day`."""
    if begins is None:
        return Truth.NO
    begun = begins.reached_by(day)
    ended = ends.reached_by(day) if ends else Truth.NO
    if begun is Truth.NO or ended is Truth.YES:
        return Truth.NO
    if begun is Truth.YES and ended is Truth.NO:
        return Truth.YES
    return Truth.UNCERTAIN
