"""The first sentence: yes, no, not yet or not certain, from fixed templates over the fields of a rule."""

from __future__ import annotations

from bot.answer import Role
from bot.draft import DraftSentence, Origin, Quote
from bot.plan import Match
from bot.select import rule_sentence
from bot.verdict import Standing
from ingest import places
from ingest.dates import PartialDate
from ingest.document import Rule, SourceDocument
from ingest.vocabulary import Conduct, Material, Status, Subject

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
        return "an intimate image" if short else f"an intimate image of {who}"
    return fixed[rule.material]


def act(rule: Rule, short: bool = False) -> str:
    """Conduct and thing as a noun phrase: 'sharing an intimate image of an adult'."""
    if rule.conduct is Conduct.BREACH_ORDER:
        return "breaking a sexual harm prevention order"
    return f"{GERUNDS[rule.conduct]} {thing(rule, short)}"


def place_phrase(code: str) -> str:
    """'in Scotland', 'under US federal law', 'in EU law'."""
    return {"US": "under US federal law", "EU": "in EU law", "INT": "in international law"}.get(
        code, f"in {places.in_text(code)}"
    )


def lead(match: Match, as_of: PartialDate, dated: bool, with_limits: bool = True) -> DraftSentence | None:
    """The lead of a match, citing the sentence that its rule rests on; None where a quote must speak alone."""
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
    done = act(rule)
    limits = f", but only {rule.limits}" if rule.limits and with_limits else ""
    since = rule.in_force.written() if rule.in_force else ""
    match match.standing:
        case Standing.YES:
            verb = f"has been an offence since {since}" if since else "is an offence"
            return f"Yes: {where}, {done} {verb}{limits}."
        case Standing.NOT_THEN:
            when = f", so it was not one in {as_of.written()}" if dated and as_of.precision != "day" else ""
            when = when or (f", so it was not one on {as_of.written()}" if dated else "")
            return f"No: {where}, {done} became an offence under this law only on {since}{when}."
        case Standing.NO_OFFENCE_FOUND:
            return f"No specific offence found: {where}, we found no offence of {done} in itself."
        case Standing.LAWFUL:
            return f"No: {where}, {done} is not an offence{limits}."
        case Standing.NOT_YET:
            return f"Not yet: {where}, {done} becomes an offence on {since}{limits}."
        case Standing.PASSED:
            return f"Not yet: {where}, the law on {done} has passed, but it has not begun."
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


def standing_of_law(
    document: SourceDocument, quote: Quote, name: str, as_of: PartialDate
) -> DraftSentence | None:
    """Whether a named law is law on the day asked about, from its status and timeline."""
    the = (
        name
        if name.lower().startswith("the ")
        or not name.endswith(("Act", "Bill", "Directive", "Regulation", "Code", "Convention", "Law"))
        else f"the {name}"
    )
    match document.status:
        case Status.BILL:
            text = f"No: {the} is a bill, and a bill is not law."
        case Status.FALLEN:
            text = f"No: {the} fell and never became law."
        case Status.NOT_YET_IN_FORCE:
            text = f"Not yet: {the} has passed, but it is not in force."
        case Status.REPEALED:
            text = f"Not any more: {the} has been repealed."
        case Status.STRUCK_DOWN:
            text = f"No: a court has struck {the} down."
        case Status.ENJOINED:
            text = f"Not now: a court has stopped {the} from being enforced."
        case Status.PARTLY_IN_FORCE:
            text = f"In part: {the} is law, and only parts of it are in force."
        case Status.IN_FORCE:
            began = began_on(document)
            if not began:
                return None
            text = f"Yes: {the} has been in force since {began.written()}."
        case _:
            return None
    return DraftSentence(text, Role.LEAD, (quote,), None, Origin.TEMPLATE)


def began_on(document: SourceDocument) -> PartialDate | None:
    """The one day on which a law began; None when its parts began on several."""
    days = {str(event.date) for event in document.timeline if event.event in ("in_force", "applies")}
    days |= {str(rule.in_force) for rule in document.rules if rule.in_force}
    return PartialDate(days.pop()) if len(days) == 1 else None
