"""What a composed sentence may claim: its yes or no follows from the rule and the day, its words from the rule."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.draft import DraftSentence
from bot.evidence import EVENT_STATUS, STATUS_CLAIM, Evidence
from bot.facts import Facts, Kind
from bot.meaning import Meaning
from bot.verdict import Standing, standing
from ingest.dates import PartialDate, Truth
from ingest.document import Rule
from ingest.vocabulary import Effect, EventName, Subject

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
# The first word decides how a reader takes the rest; the longer openings come first.
OPENINGS: tuple[tuple[re.Pattern[str], frozenset[Standing]], ...] = tuple(
    (re.compile(rf"(?i)\s*(?:{pattern})\b"), allowed)
    for pattern, allowed in (
        (r"(?:that is |it is |this is )?(?:not certain|uncertain|unclear|not clear)|not known", frozenset({Standing.NOT_CERTAIN})),
        (r"no longer", frozenset({Standing.NO_LONGER})),
        (r"not yet", _NOT_LAW_YET),
        (r"not (?:then|on that day|at that time)", frozenset({Standing.NOT_THEN, *_NOT_LAW_YET})),
        (r"no offence(?: was)? found|no crime", frozenset({Standing.NO_OFFENCE_FOUND})),
        (r"yes", _STANDS | {Standing.LAWFUL}),
        (r"no(?= report| one)", frozenset(Standing)),
        (r"no", _NO_LAW),
        (r"only", _STANDS),
    )
)  # fmt: skip
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
    yield from _effects(said, meant, evidence, rule, stand)
    yield from _stages(meant, evidence, stand)
    yield from _dates(said, today)
    if rule is None:
        return
    known = {str(rule.conduct)}.union(*(one.conduct for one in _meanings(evidence)))
    if more := meant.conduct - known - evidence.vocabulary():
        yield f"it names an act that its rule and quote do not ({', '.join(sorted(more))})"
    quoted = _meanings(evidence)
    if meant.adults and rule.subject is Subject.CHILD and not any(one.adults for one in quoted):
        yield "it speaks of adults; its rule is about children"
    if meant.children and rule.subject is Subject.ADULT and not any(one.children for one in quoted):
        yield "it speaks of children; its rule is about adults"


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
    if ("crime", False) in meant.polar and marker and stand not in (None, Standing.NOT_THEN):
        if not marker.search(sentence.text) and not meant.status:
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


def _effects(
    said: Facts, meant: Meaning, evidence: Evidence, rule: Rule | None, stand: Standing | None
) -> Iterator[str]:
    quoted = {pair for one in _meanings(evidence) for pair in one.polar}
    if rule is None or stand is None:
        if more := meant.effects - {label for label, _ in quoted} - {"duty"}:
            yield f"its quote says nothing of this kind ({', '.join(sorted(more))})"
        return
    if ("crime", False) in meant.polar:
        marker = MARKERS.get(stand)
        if stand is Standing.YES:
            pass
        elif marker is not None and rule.effect is Effect.OFFENCE:
            if not marker.search(said.text) and ("crime", True) not in meant.polar:
                yield f"it calls it an offence; on the day asked about the rule is {stand.replace('_', ' ')}"
        elif ("crime", False) not in {pair for one in evidence.meanings for pair in one.polar}:
            yield "it calls it an offence; its rule is no offence"
    if ("crime", True) in meant.polar and stand is Standing.YES and ("crime", True) not in quoted:
        yield "it says that it is no offence; its rule is one"
    for label, effect in (("civil", Effect.CIVIL_CLAIM), ("lawful", Effect.LAWFUL)):
        if (label, False) in meant.polar and rule.effect is not effect and (label, False) not in quoted:
            yield f"it says {label}; neither its rule nor its quote does"


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
        yield f"it gives a status that is not the one of its rule ({', '.join(sorted(more)).replace('_', ' ')})"


def _dates(said: Facts, today: PartialDate) -> Iterator[str]:
    for value in said.of(Kind.DATE):
        if value.bound == "start" and value.value[:1].isdigit():
            begins = PartialDate(value.value)
            past = re.search(r"(?i)\b(?:since|began|has been|have been|came into force)\b", said.text)
            if past and begins.reached_by(today) is Truth.NO:
                yield f"it says since {value.value}, which has not come"
