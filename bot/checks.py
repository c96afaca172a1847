"""The facts of a sentence against its evidence: each date, quantity, section number, name and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from bot import gazetteer
from bot.evidence import EVENT_STATUS, Evidence
from bot.facts import Facts, Kind, Value
from bot.meaning import status_claims
from bot.wording import LIGHT, ROUTES, STOP, meaning, stem
from ingest import places
from ingest.dates import PartialDate
from ingest.vocabulary import EventName

_NEAR = 6
_MARGIN = 0.15


def supports(held: Value, said: Value) -> bool:
    """Whether what is held says what was said, at least as finely; how it is bounded is not looked at."""
    if said.kind is Kind.REFERENCE:
        same = held.value == said.value or held.value.startswith(f"{said.value}(")
        return same and (held.unit == said.unit or not held.unit or not said.unit)
    if said.kind is Kind.DATE:
        if said.value.startswith("XXXX"):
            return held.value.endswith(said.value[4:])
        return held.value == said.value or held.value.startswith(f"{said.value}-")
    units = {held.unit, said.unit}
    return held.value == said.value and (len(units) == 1 or units == {"age", "count"})


def same_bound(held: Value, said: Value) -> bool:
    """Whether two values are bounded alike: 'up to five years' is not 'five years'."""
    if held.bound == said.bound:
        return True
    return said.kind is Kind.DATE and {held.bound, said.bound} <= {"", "start"}


def facts_held(said: Facts, evidence: Evidence, as_of: PartialDate) -> Iterator[str]:
    """Why facts of a composed sentence are not in its evidence; the day asked about counts as evidence."""
    own = {as_of.text, *(document.last_verified.text for document in evidence.documents)}
    for value in said.values:
        if _strange_year(value, said, evidence):
            yield f"{said.tokens[value.at - 1].text} {value.value} is not in what it cites"
        held = [one for one in evidence.held(value.kind) if supports(one, value)]
        if held:
            if (
                value.kind is Kind.DATE
                and value.bound == "until"
                and all(one.bound != "until" for one in held)
            ):
                yield f"{value.text} is not an end in what it cites"
            elif value.kind is Kind.QUANTITY and not _bound_held(held, value):
                yield f"{value.text} is bounded otherwise in what it cites"
        elif not (value.kind is Kind.DATE and any(one.startswith(value.value) for one in own)):
            yield f"the {value.kind} {value.text!r} is not in what it cites"
    yield from _names_held(said, evidence, events=True)
    for token in said.tokens:
        allowed = evidence.place_codes
        if token.kind is Kind.PLACE and not any(gazetteer.within(code, allowed) for code in token.codes):
            yield f"{token.text} is not a place of what it cites"


def _bound_held(held: Iterable[Value], value: Value) -> bool:
    # A table cell may give a maximum without the word; nothing may be called a maximum that is not.
    return any(same_bound(one, value) or (one.bound == "max" and not value.bound) for one in held)


def facts_quoted(said: Facts, evidence: Evidence) -> Iterator[str]:
    """Why facts of a model's sentence are not those of its quotes, each where the quotes have it."""
    for value in said.values:
        yield from _value_quoted(value, said, evidence)
    quoted = Counter(value.key for quote in evidence.quotes for value in quote.values)
    for key, count in Counter(value.key for value in said.values).items():
        if 0 < quoted[key] < count:
            yield f"it says {key[1]} more often than its quote"
    yield from _names_held(said, evidence)
    yield from _names_quoted(said, evidence)
    yield from _names_in_place(said, evidence)
    yield from _places_quoted(said, evidence)
    yield from _routes_quoted(said, evidence)
    mine = Counter(value.key for value in said.of(Kind.QUANTITY))
    for quote in evidence.quotes:
        for key, count in Counter(value.key for value in quote.of(Kind.QUANTITY)).items():
            if key[0] == "nth" and mine[key] < count:
                yield f"it leaves out which one of several it was ({key[1]})"


def _value_quoted(value: Value, said: Facts, evidence: Evidence) -> Iterator[str]:
    alike = evidence.quoted(value.kind, None if value.kind is not Kind.QUANTITY else value.unit)
    if value.unit in ("age", "count"):
        alike = (*evidence.quoted(Kind.QUANTITY, "age"), *evidence.quoted(Kind.QUANTITY, "count"))
    held = [one for one in alike if supports(one, value)]
    if value.kind is Kind.REFERENCE:
        # What holds of a subsection need not hold of its section.
        held = [one for one in held if one.value == value.value]
    if _strange_year(value, said, evidence):
        yield f"{said.tokens[value.at - 1].text} {value.value} is not in its quote"
    if not held:
        if not _elsewhere(value, alike, said, evidence):
            yield f"the {value.kind} {value.text!r} is not in its quote"
        return
    if not any(same_bound(one, value) for one in held):
        yield f"{value.text!r} is bounded otherwise in its quote (at most, since, more than, ...)"
    of_age = value.value in ("16", "18") and value.bound in ("lt", "gt", "min")
    if value.unit == "count" and not of_age and not _counts_the_same(value, said, evidence):
        yield f"{value.text!r} counts something else in its quote"
    if not any(_in_place(value, said, quote) for quote in evidence.quotes):
        yield f"{value.text!r} belongs to something else in its quote"


def _belongs_to_name(value: Value, found: Facts) -> bool:
    """Whether a year is part of a name, as in 'Act 2003'."""
    previous = found.tokens[value.at - 1] if value.at and len(value.value) == 4 else None
    return bool(previous and previous.text[:1].isupper() and previous.text.lower() not in STOP)


def _strange_year(value: Value, said: Facts, evidence: Evidence) -> bool:
    """Whether the year that belongs to a name ('Act 2003') stands with that name nowhere in the evidence."""
    if value.kind is not Kind.DATE or len(value.value) != 4 or not value.at:
        return False
    before = [token for token in said.tokens[max(0, value.at - 4) : value.at] if token.kind is Kind.WORD]
    if not before or said.tokens[value.at - 1] is not before[-1] or not before[-1].text[:1].isupper():
        return False
    while not before[0].text[:1].isupper() or before[0].text.lower() in STOP or len(before) > 3:
        if len(before) == 1:
            return False
        before = before[1:]
    return not evidence.says((*(token.value for token in before), value.value), events=True)


def _elsewhere(value: Value, alike: tuple[Value, ...], said: Facts, evidence: Evidence) -> bool:
    """Whether the rule or a header may supply a value of which the quote has none of its kind."""
    if value.kind is Kind.REFERENCE:
        return not alike and any(supports(one, value) for one in evidence.held(Kind.REFERENCE))
    if value.kind is Kind.QUANTITY:
        ruled = evidence.rule.of(Kind.QUANTITY) if evidence.rule else ()
        return not alike and any(supports(one, value) and same_bound(one, value) for one in ruled)
    titled = [one for header in evidence.headers for one in header.of(Kind.DATE) if len(one.value) == 4]
    if _belongs_to_name(value, said) and any(supports(one, value) for one in titled):
        return True
    if any(not _belongs_to_name(one, quote) for quote in evidence.quotes for one in quote.of(Kind.DATE)):
        return False
    return value.bound in ("", "start") and _is_event(value, said, evidence)


def _is_event(value: Value, said: Facts, evidence: Evidence) -> bool:
    claims = status_claims(said.text)
    if value.bound == "start":
        claims |= {"begun"}
    for document in evidence.documents:
        for one in document.timeline:
            dated = Value(Kind.DATE, one.date.text, "date", "", 0, "")
            if (
                supports(dated, value)
                and EVENT_STATUS.get(EventName(one.event)) in claims
                and len(claims) == 1
            ):
                return True
    ruled = evidence.rule.of(Kind.DATE) if evidence.rule else ()
    return claims == {"begun"} and any(one.bound == "start" and supports(one, value) for one in ruled)


def _following(found: Facts, at: int) -> set[str]:
    ahead = [meaning(token.text) for token in found.tokens[at + 1 : at + 5] if _weighs(token.text)]
    return set(ahead[:3])


def _counts_the_same(value: Value, said: Facts, evidence: Evidence) -> bool:
    mine = _following(said, value.at)
    theirs = [
        _following(quote, one.at)
        for quote in evidence.quotes
        for one in quote.of(Kind.QUANTITY)
        if one.value == value.value
    ]
    return not mine or any(not other or mine & other for other in theirs)


def _weighs(text: str) -> bool:
    return text[:1].isalpha() and text.lower() not in STOP and stem(text) not in LIGHT


def _window(
    found: Facts, at: int, ends: int, steps: tuple[int, ...] = (-1, 1), whole: bool = True
) -> dict[str, float]:
    """The words and values around `at..ends`, nearer ones heavier; a clause's edge halves or ends them."""
    weights: dict[str, float] = {}
    for step in steps:
        distance, factor = 0, 1.0
        index = at - 1 if step < 0 else ends
        while 0 <= index < len(found.tokens) and distance < _NEAR:
            token = found.tokens[index]
            index += step
            if token.kind is Kind.MARK or token.text.lower() in ("and", "but", "while"):
                if not whole:
                    break
                factor *= 0.5
            elif token.kind is not Kind.WORD or _weighs(token.text):
                distance += 1
                word = meaning(token.text) if token.kind is Kind.WORD else f"{token.unit} {token.value}"
                weights[word] = max(weights.get(word, 0.0), factor / distance)
    return weights


def _likeness(mine: dict[str, float], theirs: dict[str, float]) -> float:
    return sum(min(weight, theirs.get(word, 0.0)) for word, weight in mine.items())


def _in_place(value: Value, said: Facts, quote: Facts) -> bool:
    """Whether a value stands among the words that the quote gives it, not among those of a like value."""
    alike = [one for one in quote.values if one.family == value.family]
    own = [one for one in alike if supports(one, value)]
    rivals = [one for one in alike if not supports(one, value)]
    if not own or not rivals:
        return bool(own)
    bonus = {one: 0.5 * same_bound(one, value) for one in alike}
    spans = {one: (one.at, one.at + 1) for one in alike}
    mine = (value.at, value.at + 1)
    if not _closest(
        mine,
        said,
        quote,
        [(spans[one], bonus[one]) for one in own],
        [(spans[one], bonus[one]) for one in rivals],
    ):
        return False
    for step in (-1, 1):
        side = _window(said, *mine, steps=(step,), whole=False)
        best = max(_likeness(side, _window(quote, *spans[one], whole=False)) for one in own)
        if any(_likeness(side, _window(quote, *spans[one], whole=False)) > best + _MARGIN for one in rivals):
            return False
    return True


Span = tuple[int, int]


def _closest(
    mine: Span, said: Facts, quote: Facts, own: list[tuple[Span, float]], rivals: list[tuple[Span, float]]
) -> bool:
    window = _window(said, *mine)
    best = max(_likeness(window, _window(quote, *span)) + bonus for span, bonus in own)
    return all(_likeness(window, _window(quote, *span)) + bonus <= best + 1e-9 for span, bonus in rivals)


def _names_in_place(said: Facts, evidence: Evidence) -> Iterator[str]:
    """Names whose words belong to another name of the quote: the House did not do what the Senate did."""
    for at, name in said.named:
        for quote in evidence.quotes:
            # Between active and passive, who stands near what is turned round.
            if quote.words.count("by") != said.words.count("by"):
                continue
            own = [((one, one + len(other)), 0.0) for one, other in quote.named if set(name) & set(other)]
            rivals = [
                ((one, one + len(other)), 0.0) for one, other in quote.named if not set(name) & set(other)
            ]
            if own and rivals and not _closest((at, at + len(name)), said, quote, own, rivals):
                yield f"{' '.join(name)!r} does in it what another does in its quote"


def _names_held(said: Facts, evidence: Evidence, events: bool = False) -> Iterator[str]:
    for name in said.names:
        if not any(_name_held(part, evidence, events) for part in _readings(name)):
            yield f"the name {' '.join(name)!r} is not in what it cites"


def _names_quoted(said: Facts, evidence: Evidence) -> Iterator[str]:
    """A name that only the header has may be added to those of the quote, never put in the place of one."""
    theirs = {word for quote in evidence.quotes for name in quote.names for word in name}
    mine = {word for name in said.names for word in name}
    text = " ".join(" ".join(quote.words) for quote in evidence.quotes)
    strange = [name for name in said.names if not all(word.lower() in text for word in name)]
    oftener = Counter(word for name in said.names for word in name)
    oftener -= Counter(word for quote in evidence.quotes for name in quote.names for word in name)
    if theirs - mine and any(count and word in theirs for word, count in oftener.items()):
        yield "it says one name again in the place of another"
    if strange and theirs - mine - {"and", "of", "the"}:
        for name in strange:
            if name[0] not in evidence.initials():
                yield f"{' '.join(name)!r} stands in the place of a name of its quote"


def _readings(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield name
    # A first word may only be large because it opens the sentence; the check of words looks at it.
    if len(name) > 1 and stem(name[0]) != name[0].lower():
        yield name[1:]


def _name_held(name: tuple[str, ...], evidence: Evidence, events: bool) -> bool:
    if evidence.says(name, events):
        return True
    if "and" in name:
        cut = name.index("and")
        return evidence.says(name[:cut], events) and evidence.says(name[cut + 1 :], events)
    return len(name) == 1 and name[0].isupper() and len(name[0]) > 1 and name[0] in evidence.initials()


def _places_quoted(said: Facts, evidence: Evidence) -> Iterator[str]:
    allowed = evidence.quoted_places or evidence.place_codes
    for token in said.tokens:
        if token.kind is Kind.PLACE and not any(gazetteer.within(code, allowed) for code in token.codes):
            yield f"{token.text} is not the place of its quote"
    mine = [tuple(sorted(one)) for one in said.places]
    for quote in evidence.quotes:
        named = list(dict.fromkeys(tuple(sorted(one)) for one in quote.places))
        if named and not mine:
            yield f"it leaves out the place ({', '.join(places.name(code) for one in named for code in one)})"
        elif len(named) > 1 and len(evidence.quotes) == 1 and list(dict.fromkeys(mine)) != named:
            yield "it does not keep the places of its quote apart and in order"


def _routes_quoted(said: Facts, evidence: Evidence) -> Iterator[str]:
    mine = {route for route in ROUTES if route in said.text.lower()}
    theirs = {route for route in ROUTES for quote in evidence.quotes if route in quote.text.lower()}
    for route in sorted(mine - theirs):
        yield f"{route} is not the route of its quote"
    # "He was fined in February" may leave out the court; what holds of one court may not.
    told = all({"was", "were"} & set(quote.words) for quote in evidence.quotes)
    bounded = any(value.bound == "max" for value in said.values)
    if told and not bounded and not any(one.modals or one.negated for one in evidence.meanings):
        return
    for route in sorted(theirs - mine):
        yield f"it leaves out the court or route ({route})"
