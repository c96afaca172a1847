"""Yes, no, not yet or not certain: what a rule amounts to on a day, by one table for writer and verifier."""

from __future__ import annotations

from enum import StrEnum

from ingest.dates import PartialDate, Truth
from ingest.document import Rule
from ingest.vocabulary import Effect, Status


class Standing(StrEnum):
    """What a rule amounts to on a day."""

    YES = "yes"  # an offence on that day
    NO_OFFENCE_FOUND = "no_offence_found"  # we looked and found none
    LAWFUL = "lawful"
    CIVIL = "civil"  # no crime by this rule, but a person can sue
    DUTY = "duty"  # a platform, provider or deployer must act
    POWER = "power"  # a regulator may act
    CONDITION = "condition"  # a term of a court's order
    NOT_YET = "not_yet"  # begins after that day and has not begun today; the date is known
    PASSED = "passed"  # made law, not begun, no date known
    PROPOSED = "proposed"  # a bill
    NEVER_LAW = "never_law"  # a bill that fell
    NOT_THEN = "not_then"  # it began after that day
    NO_LONGER = "no_longer"  # it had ended by that day
    BLOCKED = "blocked"  # a court has stopped its enforcement
    NOT_CERTAIN = "not_certain"  # what is known of the dates cannot decide


HOLDING: dict[Effect, Standing] = {
    Effect.OFFENCE: Standing.YES,
    Effect.CIVIL_CLAIM: Standing.CIVIL,
    Effect.PLATFORM_DUTY: Standing.DUTY,
    Effect.PROVIDER_DUTY: Standing.DUTY,
    Effect.LABELLING_DUTY: Standing.DUTY,
    Effect.ORDER_CONDITION: Standing.CONDITION,
    Effect.REGULATORY_POWER: Standing.POWER,
    Effect.NO_OFFENCE_FOUND: Standing.NO_OFFENCE_FOUND,
    Effect.LAWFUL: Standing.LAWFUL,
}

# What a status alone says of today and later, where the dates of the rule do not already decide.
TODAY: dict[Status, Standing | None] = {
    Status.IN_FORCE: None,  # None: it holds, so HOLDING speaks
    Status.PARTLY_IN_FORCE: None,
    Status.DECIDED: None,
    Status.PUBLISHED: None,
    Status.NOT_YET_IN_FORCE: Standing.PASSED,
    Status.BILL: Standing.PROPOSED,
    Status.FALLEN: Standing.NEVER_LAW,
    Status.REPEALED: Standing.NO_LONGER,
    Status.STRUCK_DOWN: Standing.NO_LONGER,
    Status.WITHDRAWN: Standing.NO_LONGER,
    Status.ENJOINED: Standing.BLOCKED,
}

_NEVER_BEGAN = frozenset({Status.BILL, Status.FALLEN})
_FINDINGS = frozenset({Effect.NO_OFFENCE_FOUND, Effect.LAWFUL})


def standing(
    rule: Rule, document_status: Status, as_of: PartialDate, today: PartialDate | None = None
) -> Standing:
    """What the rule amounts to for the whole of `as_of`; `today` is the present day unless given."""
    today = today or PartialDate.today()
    if rule.effect in _FINDINGS:
        return _finding(rule, as_of)
    if document_status in _NEVER_BEGAN:
        return TODAY[document_status] or Standing.NOT_CERTAIN
    return _dated(rule, document_status, as_of, today)


def _finding(rule: Rule, as_of: PartialDate) -> Standing:
    # A finding of nothing needs no beginning: it holds for every day that its dates do not exclude.
    begun = rule.in_force.reached_by(as_of) if rule.in_force else Truth.YES
    ended = rule.until.reached_by(as_of) if rule.until else Truth.NO
    if ended is Truth.YES:
        return Standing.NO_LONGER
    if begun is Truth.YES and ended is Truth.NO:
        return HOLDING[rule.effect]
    return Standing.NOT_CERTAIN


def _dated(rule: Rule, status: Status, as_of: PartialDate, today: PartialDate) -> Standing:
    present = as_of.earliest >= today.latest
    if rule.until and rule.until.reached_by(as_of) is Truth.YES:
        return Standing.NO_LONGER
    ended = rule.until.reached_by(as_of) if rule.until else Truth.NO
    if rule.in_force and rule.in_force.reached_by(as_of) is Truth.NO:
        return _before(rule.in_force, status, today)
    if present and ended is Truth.NO:
        return _at_present(rule, status, as_of)
    if rule.in_force and rule.holds_on(as_of) is Truth.YES and _known_till(rule, status):
        return HOLDING[rule.effect]
    return Standing.NOT_CERTAIN


def _before(begins: PartialDate, status: Status, today: PartialDate) -> Standing:
    begun_by_now = begins.reached_by(today)
    if begun_by_now is Truth.YES or (begun_by_now is Truth.UNCERTAIN and TODAY[status] is None):
        return Standing.NOT_THEN
    return Standing.NOT_YET if begun_by_now is Truth.NO else Standing.NOT_CERTAIN


def _at_present(rule: Rule, status: Status, as_of: PartialDate) -> Standing:
    begun = rule.in_force.reached_by(as_of) if rule.in_force else None
    if status is Status.NOT_YET_IN_FORCE and begun is not None:
        # The page foresaw a date that has come since: whether it was kept to, nobody has looked.
        return Standing.NOT_CERTAIN
    if begun is Truth.UNCERTAIN and status is not Status.IN_FORCE:
        return Standing.NOT_CERTAIN
    return TODAY[status] or HOLDING[rule.effect]


def _known_till(rule: Rule, status: Status) -> bool:
    # A law that ended on a day we do not hold may have ended before the day asked about.
    return TODAY[status] is None or rule.until is not None
