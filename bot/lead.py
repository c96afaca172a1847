"""The first sentence: yes, no, not yet or not certain, from fixed templates over the fields of a rule."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer import Role
from bot.draft import DraftSentence, Origin, Quote
from bot.plan import Match
from bot.select import rule_sentence
from bot.verdict import Standing
from ingest import places
from ingest.dates import PartialDate
from ingest.document import Rule
from ingest.vocabulary import Conduct, Effect, Material, Subject

GERUNDS: dict[Conduct, str] = {
    Conduct.CREATE: "making",
    Conduct.SHARE: "sharing",
    Conduct.THREATEN: "threatening to share",
    Conduct.REQUEST: "asking someone to make",
    Conduct.POSSESS: "possessing",
    Conduct.VIEW: "viewing",
    Conduct.SOLICIT_PAYMENT: "demanding payment over",
    Conduct.SUPPLY_TOOL: "supplying a tool to make",
    Conduct.USE_TOOL: "using a tool to make",
    Conduct.HOST: "hosting",
    Conduct.LABEL: "leaving unlabelled",
    Conduct.IMPERSONATE: "impersonating someone with",
    Conduct.BREACH_ORDER: "breaking a court order about",
}
_SAID_BY_TEMPLATE = (Effect.OFFENCE, Effect.NO_OFFENCE_FOUND, Effect.LAWFUL)
_PEOPLE = {
    Subject.ADULT: "an adult",
    Subject.CHILD: "a child",
    Subject.ANY: "someone",
    Subject.DECEASED: "someone who has died",
}


def thing(rule: Rule, short: bool = False) -> str:
    """What the conduct is done with: 'an intimate image of an adult'."""
    who = _PEOPLE[rule.subject]
    fixed = {
        Material.CHILD_IMAGE: "an indecent image of a child",
        Material.ELECTION: "an election deepfake",
        Material.VOICE: f"a copy of the voice of {who}",
        Material.LIKENESS: f"a digital copy of {who}",
        Material.FRAUD: "a deepfake for fraud",
        Material.ANY_SYNTHETIC: "artificial content",
    }
    if rule.conduct is Conduct.BREACH_ORDER:
        return ""
    if rule.material is Material.INTIMATE_IMAGE:
        made = rule.conduct in (Conduct.CREATE, Conduct.REQUEST) and not rule.real_only
        what = "a sexual deepfake" if made and not short else "an intimate image"
        return what if short else f"{what} of {who}"
    return fixed[rule.material]


def act(rule: Rule, short: bool = False) -> str:
    """Conduct and thing as a noun phrase: 'sharing an intimate image of an adult'."""
    if rule.conduct is Conduct.BREACH_ORDER:
        return "breaking a sexual harm prevention order"
    return f"{GERUNDS[rule.conduct]} {thing(rule, short)}"


def _fake(rule: Rule) -> str:
    """As `act`, for a finding that is about fakes alone: another law may well reach real images."""
    if rule.material is Material.INTIMATE_IMAGE and not rule.real_only:
        return f"{GERUNDS[rule.conduct]} a sexual deepfake of {_PEOPLE[rule.subject]}"
    return act(rule)


def place_phrase(code: str) -> str:
    """'in Scotland', 'under US federal law', 'in EU law'."""
    return {"US": "under US federal law", "EU": "in EU law", "INT": "in international law"}.get(
        code, f"in {places.in_text(code)}"
    )


def lead(match: Match, as_of: PartialDate, dated: bool, with_limits: bool = True) -> DraftSentence | None:
    """The lead of a match, citing the sentence that its rule rests on; None where nothing supports one."""
    sentence = rule_sentence(match.document, match.rule)
    text = _text(match, as_of, dated, with_limits) if sentence else None
    if not sentence:
        return None
    quote = Quote(match.document, sentence)
    if text is None:
        return DraftSentence.quoting(quote, Role.LEAD, match.rule)
    return DraftSentence(text, Role.LEAD, (quote,), match.rule, Origin.TEMPLATE)


def _text(match: Match, as_of: PartialDate, dated: bool, with_limits: bool) -> str | None:
    rule, where = match.rule, place_phrase(match.place)
    if rule.effect not in _SAID_BY_TEMPLATE:
        return None  # civil claims, duties, powers and conditions are said best by their own sentence
    done = act(rule)
    limits = _limits(rule, with_limits)
    since = rule.in_force.written() if rule.in_force else ""
    match match.standing:
        case Standing.YES:
            verb = f"has been an offence since {since}" if since else "is an offence"
            return f"Yes: {where}, {done} {verb}{limits}."
        case Standing.NOT_THEN:
            on = "on" if as_of.precision == "day" else "in"
            then = f", so it was not one {on} {as_of.written()}" if dated else ""
            return f"No: {where}, {done} has been an offence only since {since}{then}."
        case Standing.NO_OFFENCE_FOUND:
            return f"No specific offence found: {where}, we found no offence of {_fake(rule)} in itself."
        case Standing.LAWFUL:
            return f"No: {where}, {done} is not an offence{limits}."
        case Standing.NOT_YET:
            return f"Not yet: {where}, {done} becomes an offence on {since}{limits}."
        case Standing.PASSED:
            unknown = "has passed, but no date of its start is known"
            return f"Not yet, as far as we know: {where}, the law on {done} {unknown}."
        case Standing.PROPOSED:
            return f"Not yet: {where}, a rule on {done} is a bill, and a bill is not law."
        case Standing.NEVER_LAW:
            return f"No: {where}, the bill on {done} fell and never became law."
        case Standing.NO_LONGER:
            until = f" on {rule.until.written()}" if rule.until else ""
            return f"Not any more: {where}, the rule on {done} ended{until}."
        case Standing.BLOCKED:
            return f"Not now: {where}, a court has stopped the rule on {done}."
        case Standing.NOT_CERTAIN if since:
            return f"Not certain: {where}, {done} has been an offence since {since}, so the day decides."
        case Standing.NOT_CERTAIN:
            return f"Not certain: {where}, our sources do not say when the rule on {done} began."
    return None  # civil claims, duties, powers and conditions are said best by their own sentence


def _limits(rule: Rule, whole: bool) -> str:
    """The limit of a rule, or a word that there is one."""
    if not rule.limits:
        return ""
    return f", but only {rule.limits}" if whole else ", under conditions"


def merged(place: str, matches: Sequence[Match], as_of: PartialDate) -> list[DraftSentence]:
    """One lead for several acts in a place where their standings allow it, else one each without limits."""
    yes = [match for match in matches if match.standing is Standing.YES]
    rest = [match for match in matches if match.standing is not Standing.YES]
    sentences = (
        [_all_yes(place, yes)] if len(yes) > 1 else [lead(match, as_of, False, False) for match in yes]
    )
    if len(rest) > 1 and all(match.standing is Standing.NO_OFFENCE_FOUND for match in rest):
        sentences.append(_none_found(place, rest))
    else:
        sentences += [lead(match, as_of, False, False) for match in rest]
    return [one for one in sentences if one]


def _all_yes(place: str, matches: Sequence[Match]) -> DraftSentence | None:
    acts = [f"{GERUNDS[match.rule.conduct]}{_since(match.rule)}" for match in matches]
    what = thing(matches[-1].rule, short=True)
    text = f"Yes: {place_phrase(place)}, {_listed(acts)} {what} are offences, under conditions."
    return _together(text, matches)


def _none_found(place: str, matches: Sequence[Match]) -> DraftSentence | None:
    acts = [GERUNDS[match.rule.conduct] for match in matches]
    listed = _listed([*acts[:-1], _fake(matches[-1].rule)], "or")
    text = f"No specific offence found: {place_phrase(place)}, we found no offence of {listed}."
    return _together(text, matches)


def _since(rule: Rule) -> str:
    return f" (since {rule.in_force.written()})" if rule.in_force else ""


def _listed(words: Sequence[str], joiner: str = "and") -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joiner} {words[-1]}"


def _together(text: str, matches: Sequence[Match]) -> DraftSentence | None:
    quotes = []
    for match in matches:
        sentence = rule_sentence(match.document, match.rule)
        if not sentence:
            return None
        quotes.append(Quote(match.document, sentence))
    rules = tuple(match.rule for match in matches)
    return DraftSentence(text, Role.LEAD, tuple(dict.fromkeys(quotes)), rules[0], Origin.TEMPLATE)
