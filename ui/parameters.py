"""The parameters of an address, read into closed values; BadParameter says which are allowed."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from ingest import places
from ingest.dates import PartialDate
from ui import terms
from ui.errors import BadParameter

Value = TypeVar("Value", bound=StrEnum)


def member(values: type[Value], given: str, name: str) -> Value | None:
    """A value of a closed list; None where nothing was given."""
    if not given:
        return None
    try:
        return values(given)
    except ValueError:
        allowed = ", ".join(values)
        raise BadParameter(f"{given!r} is no {name}.", f"Choose one of: {allowed}.") from None


def place(given: str) -> str:
    """The code of a place, or a region of ui.terms; empty where nothing was given."""
    if given and given not in terms.REGIONS and not places.exists(given):
        raise BadParameter(f"{given!r} is no place.", "Write a code such as GB-EAW, US, US-FL, EU or DE.")
    return given


def day(given: str) -> PartialDate | None:
    """A day, month or year; None where nothing was given."""
    if not given.strip():
        return None
    try:
        return PartialDate(given.strip())
    except ValueError as error:
        raise BadParameter(f"The day cannot be read: {error}.", "Write it as 2024-02-06 or 2024.") from None
