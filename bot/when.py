"""Which day a question is about, at the precision that its words give."""

from __future__ import annotations

import datetime as dt
import re

from ingest.dates import PartialDate

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero janvier januar jänner gennaio janeiro",
            "february feb febrero février fevrier februar febbraio fevereiro",
            "march mar marzo mars märz março",
            "april apr abril avril aprile",
            "may mayo mai maggio maio",
            "june jun junio juin juni giugno junho",
            "july jul julio juillet juli luglio julho",
            "august aug agosto août aout",
            "september sept sep septiembre septembre settembre setembro",
            "october oct octubre octobre oktober ottobre outubro",
            "november nov noviembre novembre",
            "december dec diciembre décembre decembre dezember dicembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    )
}
_NUMBERS |= {"a": 1, "an": 1, "a couple of": 2, "couple of": 2, "a few": 3}

# Most exact first; a year inside the name of a law is not a day that anything was done on.
_WRITTEN = [
    re.compile(r"(?P<year>(?:19|20)\d{2})-(?P<num>\d{2})(?:-(?P<day>\d{2}))?(?!\d)"),
    re.compile(rf"\b{_DAY}\s+(?:of\s+|de\s+)?{_MONTH},?\s+(?:de\s+|of\s+)?{_YEAR}\b"),
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b"),
    re.compile(rf"\b{_MONTH},?\s+(?:of\s+|de\s+)?{_YEAR}\b"),
    re.compile(r"\b(?P<day>\d{1,2})[/.](?P<num>\d{1,2})[/.](?P<year>(?:19|20)\d{2})\b"),
    re.compile(rf"(?<![£$€])\b{_YEAR}\b(?!\s*(?:pounds?|dollars?|euros?|people|images?|words|characters|%))"),
]
_LAW_YEAR = re.compile(
    r"\b(?:act|order|bill|law|regulations?|directive|code|statute|rules?|convention|ley|gesetz|loi)s?\b(?:\s+\((?:\w+\s?)+\))?,?\s+(?:of\s+)?(?:19|20)\d{2}\b"
    r"|\b(?:19|20)\d{2}\s+(?:\w+\s)?(?:act|order|bill|law|statute|directive|regulation)\b"
    r"|(?<!/)\b\d{3,}/(?:19|20)\d{2}\b|\b(?:19|20)\d{2}/\d+\b|\[(?:19|20)\d{2}\]|\$\s?(?:19|20)\d{2}\b|£\s?(?:19|20)\d{2}\b"
)
_LAST_MONTH_NAME = re.compile(rf"\blast\s+{_MONTH}(?!\w)")
_BARE_MONTH = re.compile(rf"\b(?:in|on|since|back in|during)\s+{_MONTH}(?!\w|\s+\d)")
_AGO = re.compile(
    rf"\b(?P<n>\d+|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\s+(?P<unit>day|week|month|year)s?\s+(?:ago|back|earlier)\b"
)
_RELATIVE = {
    r"\byesterday\b": ("day", 1),
    r"\blast week\b": ("week", 1),
    r"\blast month\b": ("month", 1),
    r"\blast year\b": ("year", 1),
    r"\bthe year before last\b": ("year", 2),
    r"\bthis year\b": ("year", 0),
}
_BEFORE = re.compile(rf"\b(?:before|until|prior to|up to)\s+{_YEAR}\b")


def day_in(text: str, today: PartialDate) -> PartialDate | None:
    """The day, month or year that a text names, or None; relative words count from `today`."""
    lowered = _LAW_YEAR.sub(lambda match: " " * len(match[0]), text.lower())
    if match := _BEFORE.search(lowered):
        return PartialDate(str(int(match["year"]) - 1))
    for pattern in _WRITTEN:
        for match in pattern.finditer(lowered):
            if day := _date(match.groupdict()):
                return day
    return _relative(lowered, today.earliest)


def _date(parts: dict[str, str | None]) -> PartialDate | None:
    month = int(parts["num"] or 0) if parts.get("num") else _MONTHS.get(parts.get("month") or "", 0)
    text = parts["year"] or ""
    if month:
        text += f"-{month:02d}"
        if parts.get("day"):
            text += f"-{int(parts['day'] or 0):02d}"
    try:
        return PartialDate(text)
    except ValueError:
        return None


def _relative(lowered: str, today: dt.date) -> PartialDate | None:
    if match := _LAST_MONTH_NAME.search(lowered) or _BARE_MONTH.search(lowered):
        month = _MONTHS[match["month"]]
        year = (
            today.year
            if month < today.month or (month == today.month and match[0][:4] != "last")
            else today.year - 1
        )
        return PartialDate(f"{year}-{month:02d}")
    if match := _AGO.search(lowered):
        count = int(match["n"]) if match["n"].isdigit() else _NUMBERS[match["n"]]
        return _back(today, match["unit"], count)
    for pattern, (unit, count) in _RELATIVE.items():
        if re.search(pattern, lowered):
            return _back(today, unit, count)
    return None


def _back(today: dt.date, unit: str, count: int) -> PartialDate | None:
    try:
        if unit in ("day", "week"):
            day = today - dt.timedelta(days=count * (7 if unit == "week" else 1))
            return PartialDate(day.isoformat() if unit == "day" else day.isoformat()[:7])
        if unit == "month":
            months = today.year * 12 + today.month - 1 - count
            return PartialDate(f"{months // 12:04d}-{months % 12 + 1:02d}")
        return PartialDate(f"{today.year - count:04d}")
    except (OverflowError, ValueError):
        return None
