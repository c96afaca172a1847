"""Timeline and status: in order, and telling the same story on the day that the page was last verified."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ingest.checks.page import Finding, Page
from ingest.dates import PartialDate, Truth
from ingest.vocabulary import NOT_LAW, Effect, Kind, Status
from ingest.vocabulary import EventName as Event

_OUTSIDE_LAW = frozenset({Status.PUBLISHED, Status.WITHDRAWN})
_LAW = frozenset(Status) - NOT_LAW
ALLOWED: dict[Kind, frozenset[Status]] = {
    Kind.STATUTE: _LAW - {Status.BILL, Status.FALLEN},
    Kind.BILL: frozenset({Status.BILL, Status.FALLEN}),
    Kind.CASE: frozenset({Status.DECIDED}) | _OUTSIDE_LAW,
    Kind.GUIDANCE: (_LAW - {Status.BILL, Status.FALLEN}) | _OUTSIDE_LAW,
    Kind.REGULATOR: frozenset({Status.DECIDED, Status.IN_FORCE}) | _OUTSIDE_LAW,
    Kind.RESOURCE: _OUTSIDE_LAW,
    Kind.STATISTIC: _OUTSIDE_LAW,
    Kind.NEWS: _OUTSIDE_LAW,
    Kind.CONCEPT: _OUTSIDE_LAW,
}
_BEGINS = (Event.IN_FORCE, Event.APPLIES)
# What must have happened for a status to be true.
_NEEDS = {
    Status.FALLEN: Event.FELL,
    Status.REPEALED: Event.REPEALED,
    Status.STRUCK_DOWN: Event.STRUCK_DOWN,
    Status.ENJOINED: Event.ENJOINED,
}
_NEVER = {
    Status.BILL: (Event.ASSENT, *_BEGINS, Event.FELL, Event.REPEALED),
    Status.FALLEN: (Event.ASSENT, *_BEGINS),
    Status.IN_FORCE: (Event.REPEALED, Event.FELL),
    Status.NOT_YET_IN_FORCE: (Event.REPEALED, Event.FELL),
    Status.PARTLY_IN_FORCE: (Event.REPEALED, Event.FELL),
}
_UNDATED = frozenset({Effect.NO_OFFENCE_FOUND, Effect.LAWFUL, Effect.ORDER_CONDITION})


def status(page: Page, today: PartialDate) -> Iterator[Finding]:
    """Kind, status, timeline, rules and last_verified agree."""
    yield from _kind(page)
    yield from _verified(page, today)
    yield from _order(page)
    if page.document.status in _LAW:
        yield from _never_and_needs(page)
        yield from _begun(page)


def _kind(page: Page) -> Iterator[Finding]:
    document = page.document
    allowed = ALLOWED[document.kind]
    if document.status not in allowed:
        words = ", ".join(one for one in Status if one in allowed)
        yield page.error(
            page.line("status"),
            "status-kind",
            f"a {document.kind} cannot be {document.status}.",
            f"Use one of: {words}; or change the kind.",
        )


def _verified(page: Page, today: PartialDate) -> Iterator[Finding]:
    day = page.document.last_verified
    if day.precision != "day":
        yield page.error(
            page.line("last_verified"),
            "verified-day",
            f"last_verified {day} is not a day.",
            "Write it as 2026-11-24.",
        )
    if day.earliest > today.earliest:
        yield page.error(
            page.line("last_verified"),
            "verified-future",
            f"last_verified {day} has not come.",
            "Write the day on which you looked.",
        )


def _order(page: Page) -> Iterator[Finding]:
    for index, (first, second) in enumerate(pairwise(page.document.timeline), start=1):
        if second.date.latest < first.date.earliest:
            yield page.error(
                page.line("timeline", index),
                "timeline-order",
                f"{second.event} {second.date} stands after {first.event} {first.date}.",
                "Put the timeline in order, oldest first.",
            )


def _never_and_needs(page: Page) -> Iterator[Finding]:
    document = page.document
    day = document.last_verified
    for index, event in enumerate(document.timeline):
        if event.event not in _NEVER.get(document.status, ()):
            continue
        later = {one.event for one in document.timeline[index + 1 :]}
        if event.event is Event.FELL and Event.INTRODUCED in later:
            continue  # an earlier bill of the same name
        # A date that has not come contradicts only a bill: nobody knows when a bill begins.
        if event.date.reached_by(day) is Truth.NO and document.status is not Status.BILL:
            continue
        yield page.error(
            page.line("timeline", index),
            "status-timeline",
            f"the status is {document.status}, and the timeline says {event.event} {event.date}.",
            "Correct the one that is wrong.",
        )
    needed = _NEEDS.get(document.status)
    if needed and not any(
        one.event is needed and one.date.reached_by(day) is not Truth.NO for one in document.timeline
    ):
        yield page.error(
            page.line("status"),
            "status-timeline",
            f"the status is {document.status}, and the timeline has no event {needed} by {day}.",
            f"Add the event {needed} with the date that is known, or correct the status.",
        )


def _begun(page: Page) -> Iterator[Finding]:
    """Whether the law has begun, by its events and rules, as its status says."""
    document = page.document
    day = document.last_verified
    begins = [("timeline", i, e.date) for i, e in enumerate(document.timeline) if e.event in _BEGINS]
    begins += [
        ("rules", i, rule.in_force)
        for i, rule in enumerate(document.rules)
        if rule.in_force and rule.effect not in _UNDATED
    ]
    reached = [(field, index, date, date.reached_by(day)) for field, index, date in begins]
    begun = [one for one in reached if one[3] is not Truth.NO]
    if document.status in (Status.IN_FORCE, Status.PARTLY_IN_FORCE):
        if reached and not begun:
            yield page.error(
                page.line("status"),
                "status-timeline",
                f"the status is {document.status}, and nothing had begun by {day}.",
                f"Write status: {Status.NOT_YET_IN_FORCE}, or correct the dates.",
            )
        if document.timeline and not any(field == "timeline" for field, *_ in reached):
            yield page.warning(
                page.line("timeline"),
                "no-begin",
                f"the status is {document.status}, and the timeline does not say since when.",
                "Add in_force (or applies) with the date that is known, even if it is only a year.",
            )
    if document.status is Status.IN_FORCE:
        for field, index, date, truth in reached:
            if field == "rules" and truth is Truth.NO:
                yield page.error(
                    page.line("rules", index, "in_force"),
                    "status-rules",
                    f"the status is in_force, and rules.{index} begins on {date}.",
                    f"Write status: {Status.PARTLY_IN_FORCE}, or correct the date.",
                )
    if document.status is Status.NOT_YET_IN_FORCE:
        # An EU act is in force before it applies: what is still to come keeps the event from contradicting.
        to_come = any(truth is Truth.NO for *_, truth in reached)
        for field, index, date, truth in reached:
            if truth is Truth.YES and not (field == "timeline" and to_come):
                yield page.error(
                    page.line(field, index),
                    "status-timeline",
                    f"the status is not_yet_in_force, and {field}.{index} began on {date}.",
                    f"Write status: {Status.IN_FORCE} or {Status.PARTLY_IN_FORCE}, or correct the date.",
                )
