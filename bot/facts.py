"""What can be checked one by one in a sentence: its dates, quantities, section numbers, names and places."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from bot import gazetteer
from bot.normalise import KINDS, LABEL, normal
from bot.wording import STOP


class Kind(StrEnum):
    """What a token is."""

    REFERENCE = "section number"
    DATE = "date"
    QUANTITY = "number"
    PLACE = "place"
    WORD = "word"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """One unit of a normalised sentence; `value` is comparable within its `unit`."""

    kind: Kind
    text: str
    value: str = ""
    unit: str = ""
    initial: bool = False
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Value:
    """A date, quantity or reference with how it is bounded (`at most`, `since`, ...) and where it stands."""

    kind: Kind
    value: str
    unit: str
    bound: str
    at: int
    text: str

    @property
    def family(self) -> str:
        """What it could be mistaken for: any time, any money, or its own kind."""
        if self.unit in _TIMES:
            return "time"
        return "money" if self.unit in _CURRENCIES else self.unit if self.kind is Kind.QUANTITY else self.kind

    @property
    def key(self) -> tuple[str, str]:
        """Unit and value."""
        return self.unit, self.value


@dataclass(frozen=True)
class Facts:
    """A sentence taken apart."""

    text: str
    tokens: tuple[Token, ...]
    values: tuple[Value, ...] = ()
    named: tuple[tuple[int, tuple[str, ...]], ...] = ()
    words: tuple[str, ...] = field(default=(), repr=False)

    @property
    def places(self) -> tuple[frozenset[str], ...]:
        """The places in the order in which they are named, each as the codes that it may be."""
        return tuple(token.codes for token in self.tokens if token.kind is Kind.PLACE)

    @property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The names without where they stand."""
        return tuple(name for _, name in self.named)

    def of(self, kind: Kind) -> tuple[Value, ...]:
        """The values of a kind."""
        return tuple(value for value in self.values if value.kind is kind)


_TOKEN = re.compile(
    rf"""(?P<ref>(?P<refkind>{"|".join(KINDS)})\ (?P<label>{LABEL}))
    |(?P<date>(?<![0-9-])(?:[12][0-9]{{3}}|XXXX)-[0-9]{{2}}(?:-[0-9]{{2}})?(?![0-9-]))
    |(?P<money>(?P<code>[A-Z]{{3}})\ (?P<amount>[0-9]+(?:\.[0-9]+)?))
    |(?P<percent>[0-9]+(?:\.[0-9]+)?)%
    |(?P<age>[0-9]+)\ year\ old
    |(?P<duration>[0-9]+(?:\.[0-9]+)?)\ (?P<period>year|month|week|day|hour|minute)\b
    |(?P<nth>[0-9]+)(?:st|nd|rd|th)\b
    |(?P<file>(?<![0-9/])[0-9]{{2,4}}/[0-9]+(?:/[A-Z]+)?)
    |(?P<year>(?<![0-9.,])(?:1[89]|20)[0-9]{{2}}(?![0-9A-Za-z:-]|[.,][0-9]))
    |(?P<bare>(?<![A-Za-z0-9]){LABEL})
    |(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?'?)
    |(?P<mark>[^\s\w])""",
    re.VERBOSE,
)
_IN_MONTHS = {"year": 12, "month": 1}
_TIMES = frozenset({"month", "day", "hour", "minute"})
_IN_DAYS = {"week": 7, "day": 1}
_CURRENCIES = frozenset(
    [
        "GBP",
        "USD",
        "EUR",
        "AUD",
        "CAD",
        "NZD",
        "SGD",
        "HKD",
        "BRL",
        "JPY",
        "KRW",
        "INR",
        "CHF",
        "CNY",
        "DKK",
        "TWD",
    ]
)


def _number(text: str) -> str:
    value = float(text)
    return str(int(value)) if value == int(value) else repr(value)


def _duration(count: str, period: str) -> tuple[str, str]:
    if period in _IN_MONTHS:
        return "month", _number(str(float(count) * _IN_MONTHS[period]))
    if period in _IN_DAYS:
        return "day", _number(str(float(count) * _IN_DAYS[period]))
    return period, _number(count)


def _token(match: re.Match[str], initial: bool) -> Token:
    found = match.groupdict()
    text = match[0]
    if found["ref"]:
        return Token(Kind.REFERENCE, text, _label(found["label"]), found["refkind"])
    if found["file"]:
        return Token(Kind.REFERENCE, text, text.upper(), "")
    if found["date"] or found["year"]:
        return Token(Kind.DATE, text, text, "date")
    if found["money"]:
        return Token(Kind.QUANTITY, text, _number(found["amount"]), found["code"])
    if found["percent"]:
        return Token(Kind.QUANTITY, text, _number(found["percent"]), "%")
    if found["age"]:
        return Token(Kind.QUANTITY, text, found["age"], "age")
    if found["duration"]:
        unit, value = _duration(found["duration"], found["period"])
        return Token(Kind.QUANTITY, text, value, unit)
    if found["nth"]:
        return Token(Kind.QUANTITY, text, found["nth"], "nth")
    if bare := found["bare"]:
        if bare.isdigit():
            return Token(Kind.QUANTITY, text, str(int(bare)), "count")
        if re.fullmatch(r"[0-9]+\.[0-9]+", bare):
            return Token(Kind.QUANTITY, text, _number(bare), "count")
        return Token(Kind.REFERENCE, text, _label(bare), "")
    return Token(Kind.WORD if found["word"] else Kind.MARK, text, text.lower().rstrip("'"), "", initial)


def _label(text: str) -> str:
    return text.replace(" ", "").upper()


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a normalised text, places already put together."""
    found: list[Token] = []
    initial = True
    for match in _TOKEN.finditer(text):
        one = _token(match, initial)
        found.append(one)
        initial = one.kind is Kind.MARK and (initial or one.text in '.:;!?"(')
    return tuple(_with_places(found))


def _with_places(found: list[Token]) -> list[Token]:
    joined: list[Token] = []
    index = 0
    while index < len(found):
        one = found[index]
        if one.kind is Kind.WORD and one.text[:1].isupper():
            words = [re.sub(r"'s?$", "", token.text) for token in found[index : index + 5]]
            size, codes = gazetteer.match(words)
            if size:
                text = " ".join(token.text for token in found[index : index + size])
                joined.append(Token(Kind.PLACE, text, "|".join(sorted(codes)), "place", one.initial, codes))
                index += size
                continue
        joined.append(one)
        index += 1
    return joined


_BEFORE = (
    (r"(?:up to|at most|as much as|as long as|(?:no|not) (?:more|longer|greater) than|not exceeding|"
     r"maximum(?: \w+){0,3}|capped at)", "max"),
    (r"(?:at least|(?:no|not) (?:less|fewer) than|minimum(?: \w+){0,2})", "min"),
    (r"(?:more|longer|greater|higher) than|over|above|exceeding", "gt"),
    (r"(?:less|fewer|shorter|lower) than|under|below", "lt"),
    (r"within", "within"),
    (r"since|from|as of|as from|starting|beginning|effective", "start"),
    (r"after|following", "after"), (r"before|prior to|ahead of", "before"),
    (r"until|till|to|up until", "until"), (r"by|by the end of", "by"),
    (r"about|around|roughly|nearly|almost|approximately|some", "about"), (r"every|per", "every"),
)  # fmt: skip
_BOUND_BEFORE = tuple(
    (re.compile(rf"(?i)\b(?:{one})(?: (?:a|an|the|about|further))?$"), name) for one, name in _BEFORE
)
_BOUND_AFTER = (
    (re.compile(r"(?i)^(?:\w+ )?(?:or|and) (?:more|longer|over|older|above)\b"), "min"),
    (re.compile(r"(?i)^(?:\w+ )?(?:or|and) (?:less|fewer|under|younger|below)\b|"
                r"^(?:\w+ )?(?:at (?:the )?most|maximum)\b"), "max"),
)  # fmt: skip
_MAXIMUM = re.compile(r"(?i)\b(?:maximum|max|maximal|ceiling)\b")
_UNBOUND = frozenset({*KINDS, ""})
_LIMITED = frozenset({"month", "day", "hour", "%"}) | _CURRENCIES


def _bound(found: tuple[Token, ...], index: int, maximum: bool) -> str:
    before: list[str] = []
    for one in reversed(found[max(0, index - 6) : index]):
        if one.kind is Kind.MARK:
            break
        before.append(one.text)
    text = " ".join(reversed(before))
    for pattern, name in _BOUND_BEFORE:
        if pattern.search(text):
            return name
    after = " ".join(one.text for one in found[index + 1 : index + 5])
    for pattern, name in _BOUND_AFTER:
        if pattern.search(after):
            return name
    return "max" if maximum and found[index].unit in _LIMITED else ""


def _names(found: tuple[Token, ...]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Runs of capitalised words with where they begin; a single word that opens a sentence is none."""
    runs: list[tuple[int, tuple[str, ...]]] = []
    run: list[Token] = []
    for index, one in enumerate((*found, Token(Kind.MARK, "."))):
        capital = one.kind is Kind.WORD and one.text[:1].isupper()
        if (capital and not (not run and one.text.lower() in STOP)) or (
            run and one.kind is Kind.WORD and one.text in ("of", "and", "the", "for", "on", "to", "from", "v")
        ):
            run.append(one)
        else:
            while run and not run[-1].text[:1].isupper():
                run.pop()
            if len(run) > 1 or (run and not run[0].initial):
                first = next(at for at in range(index) if found[at] is run[0])
                runs.append((first, tuple(re.sub(r"'s?$", "", token.text) for token in run)))
            run = []
    return tuple(runs)


def facts(text: str) -> Facts:
    """Take a sentence apart; it is normalised first."""
    plain = normal(text)
    found = tokens(plain)
    maximum = bool(_MAXIMUM.search(plain))
    values = tuple(
        Value(
            one.kind,
            one.value,
            one.unit,
            "" if one.unit in _UNBOUND else _bound(found, index, maximum),
            index,
            one.text,
        )
        for index, one in enumerate(found)
        if one.kind in (Kind.REFERENCE, Kind.DATE, Kind.QUANTITY)
    )
    words = tuple(re.sub(r"'s?$", "", one.text.lower()) for one in found if one.kind is not Kind.MARK)
    return Facts(plain, found, values, _names(found), words)
