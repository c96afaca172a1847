"""One spelling for what law texts spell in many ways, with the way back to the original.

Dates become 2024-01-31, numbers digits, `s. 66B` section 66B, £1.5m GBP 1500000, `two years'` 2 year.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from bot import numerals
from ingest.dates import MONTHS

_ROUNDS = 8  # a step may set up an earlier one; two rounds do for real sentences

Replacement = Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Normal:
    """Normalised text; `origin[i]` is where character i came from, with one more entry for the end."""

    text: str
    origin: tuple[int, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that a span of `text` was made from."""
        return self.origin[start], self.origin[end] if end > start else self.origin[start]

    def __repr__(self) -> str:
        return f"Normal({self.text[:60]!r})"


@lru_cache(maxsize=4096)
def _character(one: str) -> str:
    if one in "‘’‛′`´":
        return "'"
    if one in "“”„″":
        return '"'
    if unicodedata.category(one) == "Pd" or one == "−":
        return "-"
    if one.isspace():
        return " "
    if unicodedata.category(one) in ("Cf", "Cc"):
        return ""
    digit = unicodedata.decimal(one, None)
    if digit is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKC", one)
    return plain if len(plain) == 1 else one


_MONTH_NUMBER = {
    **{name: number for number, name in enumerate(MONTHS) if name},
    **{name[:3]: number for number, name in enumerate(MONTHS) if name},
    "Sept": 9,
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTH_NUMBER, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_N = r"(?P<n>[0-9]+(?:\.[0-9]+)?)"
_YEAR = r"(?P<year>(?:1[89]|20)[0-9]{2})\b(?!-[0-9])"


def _date(match: re.Match[str]) -> str:
    found = match.groupdict()
    month = found["month"]
    number = _MONTH_NUMBER[month] if month in _MONTH_NUMBER else int(month)
    year, day = found.get("year"), found.get("day")
    try:
        dt.date(int(year or 2000), number, int(day or 1))
    except ValueError:
        return match[0]
    return f"{year or 'XXXX'}-{number:02d}" + (f"-{int(day):02d}" if day else "")


_SCALED = {
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "billion": 10**9,
}


def plain_number(value: float) -> str:
    """12 for 12.0, 1.5 for 1.5."""
    return str(int(value)) if value == int(value) else repr(value)


def _scaled(match: re.Match[str]) -> str:
    return plain_number(round(float(match["n"]) * _SCALED[match["scale"].lower()], 6))


_CURRENCY = {
    "£": "GBP", "GBP": "GBP", "$": "USD", "US$": "USD", "USD": "USD", "United States $": "USD",
    "€": "EUR", "EUR": "EUR",
    "A$": "AUD", "AU$": "AUD", "AUD": "AUD", "C$": "CAD", "CA$": "CAD", "CAD": "CAD",
    "NZ$": "NZD", "S$": "SGD",
    "HK$": "HKD", "R$": "BRL", "NT$": "TWD", "TWD": "TWD",
    "¥": "JPY", "₩": "KRW", "₹": "INR", "KRW": "KRW", "INR": "INR", "CHF": "CHF",
}  # fmt: skip
_COIN = {
    "pounds?(?: sterling)?": "GBP", "(?:United States |American )dollars?": "USD",
    "Australian dollars?": "AUD",
    "Canadian dollars?": "CAD", "New Zealand dollars?": "NZD",
    "Singapore dollars?": "SGD", "dollars?": "USD", "euros?": "EUR",
    "won": "KRW", "yen": "JPY", "rupees?": "INR", "yuan": "CNY", "kroner": "DKK",
}  # fmt: skip


def _foreign(match: re.Match[str]) -> str:
    # A currency that we do not know is still not another one.
    return f"{(match['prefix'] + _CURRENCY[match['sign']])[:3]} "


_SIGN = "|".join(re.escape(sign) for sign in sorted(_CURRENCY, key=len, reverse=True))

KINDS = {
    "section": r"[Ss]ections?|SECTIONS?|[Ss]ecs?\.?|ss?\.?|§{1,2}",
    "article": r"[Aa]rticles?|[Aa]rts?\.?",
    "schedule": r"[Ss]chedules?|[Ss]ch\.?",
    "paragraph": r"[Pp]aragraphs?|[Pp]aras?\.?",
    "regulation": r"[Rr]egulations?|[Rr]egs?\.?",
    "part": r"Parts?|Pt\.?", "chapter": r"[Cc]hapters?|[Cc]h\.",
    "title": r"Title", "clause": r"[Cc]lauses?|cl\.",
    "annex": r"Annex", "recital": r"[Rr]ecitals?",
}  # fmt: skip
LABEL = r"[0-9]+[A-Za-z]{0,3}(?:[.:][0-9]+[A-Za-z]?|-[0-9]+(?:\.[0-9]+)?|-[a-z]\b)*(?:\([0-9A-Za-z]{1,4}\))*"
_NEXT = rf"(?:, and |, | and | or | to ){LABEL}(?![0-9]*[ -]{numerals.PERIOD}|%)"


def _listed(kind: str) -> Replacement:
    def rewrite(match: re.Match[str]) -> str:
        body = re.sub(rf"({LABEL})", rf"{kind} \1", match["list"])
        return body if match["list"].count(kind) == 0 else match[0]

    return rewrite


_REFERENCES: list[tuple[re.Pattern[str], Replacement]] = []
for _kind, _spelt in KINDS.items():
    _plural = {"section": r"(?:[Ss]ections|ss\.?|§§)", "article": r"(?:[Aa]rticles|[Aa]rts\.?)"}.get(_kind)
    if _plural:
        _list = re.compile(rf"(?<![A-Za-z'.]){_plural} ?(?P<list>{LABEL}(?:{_NEXT})+)")
        _REFERENCES.append((_list, _listed(_kind)))
    _one = re.compile(rf"(?<![A-Za-z'.])(?:{_spelt}) ?(?={LABEL})")
    _REFERENCES.append((_one, lambda match, kind=_kind: f"{kind} "))  # type: ignore[misc]


def _step(pattern: str, replacement: str | Replacement) -> tuple[re.Pattern[str], Replacement]:
    if isinstance(replacement, str):
        return re.compile(pattern), lambda match, template=replacement: match.expand(template)
    return re.compile(pattern), replacement


_STEPS: tuple[tuple[re.Pattern[str], Replacement], ...] = (
    _step(r"  +", " "),
    _step(r"(?i)\bcan(?:'t|not)\b", "can not"),
    _step(r"(?i)\bwon't\b", "will not"),
    _step(r"(?i)\bshan't\b", "shall not"),
    _step(r"(?i)\b([a-z]+)n't\b", r"\1 not"),
    _step(r"(?i)\b(it|that|there|who|what|he|she|here)'s\b", r"\1 is"),
    _step(r"(?i)\b(they|you|we)'re\b", r"\1 are"),
    _step(r"(?i)\b([a-z]+)'ll\b", r"\1 will"),
    _step(r"(?i)\b(they|you|we|who|I)'ve\b", r"\1 have"),
    _step(r"\bU\.? ?S\.? ?C\.?(?![A-Za-z])(?: ?§+)? ?(?=[0-9])", "USC section "),
    _step(
        r"\bUnited States of America\b|\bU\.S\.A\.|\bU\.S\.(?!C)|\bUSA\b|\bUS\b(?!\$|-[A-Z]{2}\b)",
        "United States",
    ),
    _step(r"\bU\.K\.|\bUK\b", "United Kingdom"),
    _step(r"\bE\.U\.|\bEU\b", "European Union"),
    (numerals.ORDINAL, numerals.ordinal),
    (numerals.WORDS, lambda match: str(numerals.value(match[0]))),
    _step(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))", ""),
    _step(rf"(?i)(?<![0-9.]){_N} ?(?P<scale>thousand|million|billion|mn|bn|m|k)\b", _scaled),
    _step(rf"(?<![A-Za-z])(?P<sign>{_SIGN}) ?(?=[0-9])", lambda match: f"{_CURRENCY[match['sign']]} "),
    _step(r"(?<![A-Za-z])(?P<prefix>[A-Z]{1,3})(?P<sign>[£$€¥]) ?(?=[0-9])", _foreign),
    *(
        _step(rf"(?<![A-Z] )(?<![0-9.])(?P<n>[0-9]+(?:\.[0-9]+)?)[ -](?:{coin})\b", rf"{code} \g<n>")
        for coin, code in _COIN.items()
    ),
    _step(rf"(?<![0-9-])\b{_DAY}(?: of)? {_MONTH},? {_YEAR}", _date),
    _step(rf"\b{_MONTH} {_DAY},? {_YEAR}", _date),
    _step(rf"\b{_MONTH},?(?: of)? {_YEAR}", _date),
    _step(rf"(?<![0-9-])\b{_DAY}(?: of)? {_MONTH}(?![a-z])", _date),
    _step(rf"\b{_MONTH} {_DAY}\b(?! ?{numerals.PERIOD}|[0-9%,])", _date),
    _step(r"\b(?P<day>1[3-9]|2[0-9]|3[01])/(?P<month>0?[1-9]|1[0-2])/(?P<year>20[0-9]{2})\b", _date),
    _step(r"\b(?P<month>0?[1-9]|1[0-2])/(?P<day>1[3-9]|2[0-9]|3[01])/(?P<year>20[0-9]{2})\b", _date),
    *_REFERENCES,
    _step(r"(?i)(?<=[0-9]) ?(?:per ?cent|percent|pct|%)(?:age points?)?", "%"),
    _step(r"(?i)\b(up to|within|than|least|most) a (?=year|month|week)", r"\1 1 "),
    _step(r"(?i)\ba (year|month)(?='s? | in (?:prison|custody|jail)| of (?:custody|imprisonment))", r"1 \1"),
    _step(
        r"(?i)(?<![0-9.])([0-9]+(?:\.[0-9]+)?)[ -](year|yr|month|week|day|hour|minute)"
        r"(?:s'|'s|s)?(?![a-z'])(?:[ -]long)?",
        lambda match: f"{match[1]} {match[2].lower().replace('yr', 'year')}",
    ),
    _step(r"(?i)([0-9]) year(?:-| )olds?\b", r"\1 year old"),
    _step(r"(?i)\baged ([0-9]+)(?! ?(?:year|to|and))", r"\1 year old"),
    _step(
        r"(?i)\b(?:under|below|younger than)(?: the age of|-age-of)?[- ]([0-9]{1,2})"
        r"(?:s\b| year(?: old| of age))?"
        r"(?! ?(?:year|month|day|week|hour|%))",
        r"under \1",
    ),
    _step(r"  +", " "),
)  # fmt: skip


def normalise(text: str) -> Normal:
    """The one spelling of a text; the same again for text that is already normal."""
    state = _characters(text, range(len(text)), len(text))
    for _ in range(_ROUNDS):
        before = state[0]
        for pattern, replacement in _STEPS:
            state = _substitute(state, pattern, replacement)
        if state[0] == before:
            break
    return Normal(state[0], tuple(state[1]))


def normal(text: str) -> str:
    """Only the text of `normalise`."""
    return normalise(text).text


def _characters(text: str, origin: range, end: int) -> tuple[str, list[int]]:
    kept = [(piece, place) for piece, place in zip(map(_character, text), origin, strict=True) if piece]
    return "".join(piece for piece, _ in kept), [place for _, place in kept] + [end]


def _substitute(
    state: tuple[str, list[int]], pattern: re.Pattern[str], replacement: Replacement
) -> tuple[str, list[int]]:
    text, origin = state
    pieces: list[str] = []
    places: list[int] = []
    last = 0
    for match in pattern.finditer(text):
        new = replacement(match)
        if new == match[0]:
            continue
        start, end = match.span()
        pieces += (text[last:start], new)
        places += origin[last:start]
        places += [origin[start]] * len(new)
        last = end
    if not pieces:
        return state
    pieces.append(text[last:])
    places += origin[last:]
    return "".join(pieces), places
