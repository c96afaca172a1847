"""What a composed sentence may claim: its yes or no follows from the rule and the day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.draft import DraftSentence
from bot.evidence import EVENT_STATUS, STATUS_CLAIM, Evidence
from bot.facts import Facts, Kind
from bot.meaning import Meaning
from bot.verdict import Standing, standing
from ingest.dates import PartialDate, Truth
from ingest.document import Rule, SourceDocument
from ingest.vocabulary import Conduct, Effect, EventName, Subject

_STANDS = frozenset({Standing.YES, Standing.CIVIL, Standing.DUTY, Standing.POWER, Standing.CONDITION})
_NOT_LAW_YET = frozenset({Standing.NOT_YET, Standing.PASSED, Standing.PROPOSED})
_NO_LAW = _NOT_LAW_YET | {
    Standing.NO_OFFENCE_FOUND,
    Standing.LAWFUL,
    Standing.CIVIL,
    Standing.NEVER_LAW,
    Standing.NOT_THEN,
    Standing.NO_LONGER,
    Standing.BLOCKED,
}
_OPENS = r"(?i)\s*(?:that is |it is |this is )?"
# The first words decide how a reader takes the rest; the longer ones come first.
OPENINGS: tuple[tuple[re.Pattern[str], frozenset[Standing]], ...] = tuple(
    (re.compile(rf"{_OPENS}(?:{pattern})\b"), allowed)
    for pattern, allowed in (
        (r"not certain|uncertain|unclear|not clear|not known", frozenset({Standing.NOT_CERTAIN})),
        (r"no longer|not any more", frozenset({Standing.NO_LONGER})),
        (r"not now", frozenset({Standing.BLOCKED})),
        (r"not yet", _NOT_LAW_YET),
        (r"not (?:then|on that day|at that time)", frozenset({Standing.NOT_THEN, *_NOT_LAW_YET})),
        (r"no (?:specific )?(?:offence|crime)(?: was)? found", frozenset({Standing.NO_OFFENCE_FOUND})),
        (r"yes", _STANDS),
        (r"no(?= (?:report|one|source)\b)", frozenset(Standing)),
        (r"no", _NO_LAW),
        (r"only", _STANDS),
    )
)
# What a sentence says of its rule, and the only standings that make it so.
CLAIMS: tuple[tuple[re.Pattern[str], frozenset[Standing]], ...] = tuple(
    (re.compile(rf"(?i)\b(?:{pattern})\b"), frozenset(allowed))
    for pattern, allowed in (
        (r"we found no|no (?:specific )?(?:offence|crime)(?: was)? found", {Standing.NO_OFFENCE_FOUND}),
        (r"(?:is|are) (?:not|no) (?:an )?(?:offences?|crimes?|illegal)|(?:is|are) lawful", {Standing.LAWFUL}),
        (r"not any more|no longer|ended|was repealed", {Standing.NO_LONGER}),
        (r"court has (?:stopped|blocked)|not now", {Standing.BLOCKED}),
        (r"has passed|has not begun", {Standing.PASSED, Standing.NOT_YET}),
        (r"has passed, but it has not begun|no date is known", {Standing.PASSED}),
        (r"is a bill|is proposed|is not (?:yet )?law", {Standing.PROPOSED}),
        (r"fell|never became law", {Standing.NEVER_LAW}),
        (r"becomes? (?:an )?(?:offences?|crimes?)|will (?:be|become)|begins on", {Standing.NOT_YET}),
        (r"only since|not one (?:on|in)", {Standing.NOT_THEN}),
        (r"not certain|do not say when", {Standing.NOT_CERTAIN}),
        (r"(?:has|have) been (?:an )?(?:offences?|crimes?) since", {Standing.YES, Standing.NOT_CERTAIN}),
        (r"(?:is|are) (?:an )?(?:offences?|crimes?|illegal)", {Standing.YES}),
    )
)
# An act that another is made of: threatening to share names sharing.
_NAMED_WITH: dict[Conduct, frozenset[str]] = {
    Conduct.THREATEN: frozenset({Conduct.SHARE}),
    Conduct.REQUEST: frozenset({Conduct.CREATE}),
    Conduct.SUPPLY_TOOL: frozenset({Conduct.CREATE, Conduct.USE_TOOL}),
    Conduct.USE_TOOL: frozenset({Conduct.CREATE}),
}
# A sentence that says "offence" of a rule that is no offence on the day must say which.
MARKERS: dict[Standing, re.Pattern[str]] = {
    key: re.compile(rf"(?i)\b(?:{pattern})\b")
    for key, pattern in {
        Standing.NOT_YET: r"not yet|will|begins?|from",
        Standing.PASSED: r"not yet|not begun|no date|not in force",
        Standing.PROPOSED: r"bill|would|proposed|proposal",
        Standing.NEVER_LAW: r"fell|never|lapsed|would have",
        Standing.NOT_THEN: r"began|before|only since|since|not then|later|until",
        Standing.NO_LONGER: r"no longer|until|repealed|struck down|was|ended",
        Standing.BLOCKED: r"blocked|enjoined|stopped",
        Standing.NOT_CERTAIN: r"not certain|uncertain|unclear|not known|not clear",
    }.items()
}
_STATUS_OF: dict[Standing, frozenset[str]] = {
    Standing.NOT_YET: frozenset({"not_yet", "future"}),
    Standing.PASSED: frozenset({"not_yet", "enacted", "passed"}),
    Standing.PROPOSED: frozenset({"bill", "not_yet", "pending"}),
    Standing.NEVER_LAW: frozenset({"fallen", "bill"}),
    Standing.NOT_THEN: frozenset({"not_yet", "begun"}),
    Standing.NO_LONGER: frozenset({"ended", "begun"}),
    Standing.BLOCKED: frozenset({"enjoined", "begun"}),
    Standing.NOT_CERTAIN: frozenset({"begun"}),
}


_EFFECT_NAMES = frozenset({"crime", "civil", "lawful", "duty"})
_EFFECT_LABELS: dict[Effect, frozenset[str]] = {
    Effect.OFFENCE: frozenset({"crime"}),
    Effect.CIVIL_CLAIM: frozenset({"civil"}),
    Effect.LAWFUL: frozenset({"lawful"}),
}


def composed(
    sentence: DraftSentence,
    said: Facts,
    meant: Meaning,
    evidence: Evidence,
    as_of: PartialDate,
    today: PartialDate,
) -> Iterator[str]:
    """Why a template's sentence does not follow from its rule, its quotes and the day."""
    rule = sentence.rule
    stand = _standing(rule, evidence, as_of, today)
    yield from _opening(sentence, stand)
    yield from _effects(meant, evidence, rule)
    yield from _stages(meant, evidence, stand)
    yield from _dates(said, today)
    if rule is None or stand is None:
        return
    yield from _claims(sentence, rule, stand)
    rules = _rules(sentence, rule)
    known = _acts(rules).union(*(one.conduct for one in _meanings(evidence)))
    if more := meant.conduct - known:
        yield f"it names an act that its rule and quote do not ({', '.join(sorted(more))})"
    for document, other in rules:
        if str(other.conduct) in meant.conduct and len(sentence.quotes) > 1:
            elsewhere = standing(other, document.status, as_of, today)
            if (
                elsewhere is not stand
                and other.effect is rule.effect
                and not _said_by_another(other, rules, stand, as_of, today)
            ):
                yield f"of {other.conduct.replace('_', ' ')} it says what holds of another act"
    quoted = _meanings(evidence)
    if meant.adults and rule.subject is Subject.CHILD and not any(one.adults for one in quoted):
        yield "it speaks of adults; its rule is about children"
    if meant.children and rule.subject is Subject.ADULT and not any(one.children for one in quoted):
        yield "it speaks of children; its rule is about adults"


def _rules(sentence: DraftSentence, cited: Rule) -> list[tuple[SourceDocument, Rule]]:
    """The rule that is cited, and where several sentences are quoted the rules of their sections."""
    found = []
    for quote in sentence.quotes:
        for rule in quote.document.rules:
            beside = len(sentence.quotes) > 1 and rule.section == quote.sentence.heading
            if rule == cited or (beside and rule.effect is cited.effect):
                found.append((quote.document, rule))
    return found


def _acts(rules: list[tuple[SourceDocument, Rule]]) -> frozenset[str]:
    named = [frozenset({str(rule.conduct)}) | _NAMED_WITH.get(rule.conduct, frozenset()) for _, rule in rules]
    return frozenset().union(*named)


def _said_by_another(
    rule: Rule,
    rules: list[tuple[SourceDocument, Rule]],
    stand: Standing,
    as_of: PartialDate,
    today: PartialDate,
) -> bool:
    return any(
        (other.conduct is rule.conduct or str(rule.conduct) in _NAMED_WITH.get(other.conduct, frozenset()))
        and standing(other, document.status, as_of, today) is stand
        for document, other in rules
    )


def _claims(sentence: DraftSentence, rule: Rule, stand: Standing) -> Iterator[str]:
    text = sentence.text.replace(rule.limits, "") if rule.limits else sentence.text
    for pattern, allowed in CLAIMS:
        if (match := pattern.search(text)) and stand not in allowed:
            yield f"{match[0]!r} does not follow: the rule is {stand.replace('_', ' ')}"


def stands(
    sentence: DraftSentence, meant: Meaning, evidence: Evidence, as_of: PartialDate, today: PartialDate
) -> Iterator[str]:
    """Why a model's sentence does not agree with the status and the day."""
    stand = _standing(sentence.rule, evidence, as_of, today)
    if re.match(r"(?i)\s*(?:yes|no|not yet|no longer)\s*[,.:;-]", sentence.text):
        yield from _opening(sentence, stand)
    theirs = frozenset().union(*(one.status for one in evidence.meanings))
    held = {
        name for document in evidence.documents for name in STATUS_CLAIM.get(document.status, frozenset())
    }
    if "begun" in meant.status - theirs and "begun" not in held:
        yield "it says that the law has begun; its document does not"
    marker = MARKERS.get(stand) if stand else None
    if stand is None or marker is None or stand is Standing.NOT_THEN:
        return
    if ("crime", False) in meant.polar and not marker.search(sentence.text) and not meant.status:
        yield f"on the day asked about its rule is {stand.replace('_', ' ')}"


def _meanings(evidence: Evidence) -> tuple[Meaning, ...]:
    return (*evidence.meanings, *((evidence.rule_meaning,) if evidence.rule_meaning else ()))


def _standing(
    rule: Rule | None, evidence: Evidence, as_of: PartialDate, today: PartialDate
) -> Standing | None:
    if rule is None:
        return None
    document = next(one for one in evidence.documents if rule in one.rules)
    return standing(rule, document.status, as_of, today)


def _opening(sentence: DraftSentence, stand: Standing | None) -> Iterator[str]:
    for pattern, allowed in OPENINGS:
        if match := pattern.match(sentence.text):
            if stand is None:
                rest = sentence.text[match.end() :].lstrip(" .,:;-—–")
                same = any(rest.lower() == quote.sentence.text.lower() for quote in sentence.quotes)
                if not same and match[0].strip().lower() in ("yes", "no", "not yet", "no longer", "only"):
                    yield "it says yes or no, and neither a rule nor a quote does"
            elif stand not in allowed:
                yield f"its {match[0].strip()!r} does not follow: the rule is {stand.replace('_', ' ')}"
            return


def _effects(meant: Meaning, evidence: Evidence, rule: Rule | None) -> Iterator[str]:
    quoted = {label for one in evidence.meanings for label, negated in one.polar if not negated}
    held = quoted | {label for one in _meanings(evidence) for label in one.effects if rule is None}
    if rule is not None:
        held |= _EFFECT_LABELS.get(rule.effect, frozenset({"duty"}))
    said = {label for label, negated in meant.polar if label in _EFFECT_NAMES and not negated}
    if more := said - held - {"duty"}:
        yield f"neither its rule nor its quote says so ({', '.join(sorted(more))})"


def _stages(meant: Meaning, evidence: Evidence, stand: Standing | None) -> Iterator[str]:
    allowed = set().union(*(one.status for one in _meanings(evidence)))
    for document in evidence.documents:
        allowed |= {EVENT_STATUS.get(EventName(one.event), "") for one in document.timeline}
        if stand is None:
            allowed |= STATUS_CLAIM.get(document.status, frozenset())
    if stand is not None:
        allowed |= _STATUS_OF.get(stand, frozenset({"begun"}))
        if stand in _NOT_LAW_YET | {Standing.NEVER_LAW}:
            allowed -= {"begun"}
    if more := meant.status - allowed:
        shown = ", ".join(sorted(more)).replace("_", " ")
        yield f"it gives a status that is not the one of its rule ({shown})"


def _dates(said: Facts, today: PartialDate) -> Iterator[str]:
    for value in said.of(Kind.DATE):
        if value.bound == "start" and value.value[:1].isdigit():
            begins = PartialDate(value.value)
            past = re.search(r"(?i)\b(?:since|began|has been|have been|came into force)\b", said.text)
            if past and begins.reached_by(today) is Truth.NO:
                yield f"it says since {value.value}, which has not come"
