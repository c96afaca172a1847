"""The reader's words for the closed vocabulary of the pages: kind, status, event, conduct, standing."""

from __future__ import annotations

from collections.abc import Mapping

from bot.verdict import Standing
from ingest import places
from ingest.document import SourceDocument
from ingest.vocabulary import (
    NOT_LAW,
    Checked,
    Conduct,
    Effect,
    EventName,
    Kind,
    Material,
    Status,
    Subject,
    Who,
)
from ui import words

KIND = {
    Kind.STATUTE: "Law",
    Kind.BILL: "Bill",
    Kind.CASE: "Case",
    Kind.GUIDANCE: "Guidance",
    Kind.REGULATOR: "Regulator",
    Kind.RESOURCE: "Help",
    Kind.STATISTIC: "Numbers",
    Kind.NEWS: "News",
    Kind.CONCEPT: "Explainer",
}
STATUS = {
    Status.IN_FORCE: "In force",
    Status.PARTLY_IN_FORCE: "Partly in force",
    Status.NOT_YET_IN_FORCE: "Not yet in force",
    Status.BILL: "A bill, not law",
    Status.FALLEN: "A bill that fell; never law",
    Status.REPEALED: "Repealed",
    Status.STRUCK_DOWN: "Struck down by a court",
    Status.ENJOINED: "Blocked by a court order",
    Status.DECIDED: "Decided",
    Status.PUBLISHED: "Published",
    Status.WITHDRAWN: "Withdrawn",
}
# Dated where the page gives the day; what has no form here is shown without one.
_STATUS_SINCE = {
    Status.IN_FORCE: "In force since {}",
    Status.PARTLY_IN_FORCE: "Partly in force since {}",
    Status.NOT_YET_IN_FORCE: "Not yet in force; from {}",
    Status.DECIDED: "Decided {}",
    Status.PUBLISHED: "Published {}",
}
EVENT = {
    EventName.ANNOUNCED: "Announced",
    EventName.INTRODUCED: "Introduced as a bill",
    EventName.PASSED_CHAMBER: "Passed one chamber",
    EventName.PASSED: "Passed",
    EventName.ASSENT: "Signed into law",
    EventName.IN_FORCE: "Came into force",
    EventName.APPLIES: "Began to apply",
    EventName.AMENDED: "Amended",
    EventName.REPEALED: "Repealed",
    EventName.FELL: "Fell",
    EventName.STRUCK_DOWN: "Struck down by a court",
    EventName.ENJOINED: "Blocked by a court order",
    EventName.CONSULTATION_OPENED: "Consultation opened",
    EventName.CONSULTATION_CLOSED: "Consultation closed",
    EventName.DECIDED: "Decided",
    EventName.PUBLISHED: "Published",
    EventName.LAUNCHED: "Launched",
}
WHO = {
    Who.PERSON: "Anyone",
    Who.PLATFORM: "A platform",
    Who.TOOL_MAKER: "The maker of a tool",
    Who.DEPLOYER: "Whoever uses an AI system",
    Who.CAMPAIGN: "A campaign",
    Who.SCHOOL: "A school",
    Who.BODY: "A public body",
}
CONDUCT = {
    Conduct.CREATE: "Making",
    Conduct.SHARE: "Sharing",
    Conduct.THREATEN: "Threatening to share",
    Conduct.REQUEST: "Asking someone to make",
    Conduct.POSSESS: "Possessing",
    Conduct.VIEW: "Viewing",
    Conduct.SOLICIT_PAYMENT: "Demanding payment over",
    Conduct.SUPPLY_TOOL: "Supplying a tool for",
    Conduct.USE_TOOL: "Using a tool for",
    Conduct.HOST: "Hosting",
    Conduct.LABEL: "Leaving unlabelled",
    Conduct.IMPERSONATE: "Impersonating with",
    Conduct.BREACH_ORDER: "Breaking a court order about",
}
MATERIAL = {
    Material.INTIMATE_IMAGE: "Intimate image",
    Material.CHILD_IMAGE: "Sexual image of a child",
    Material.ELECTION: "Election deepfake",
    Material.VOICE: "Cloned voice",
    Material.LIKENESS: "Digital likeness",
    Material.FRAUD: "Deepfake for fraud",
    Material.ANY_SYNTHETIC: "Any artificial content",
}
SUBJECT = {
    Subject.ANY: "Anyone",
    Subject.ADULT: "An adult",
    Subject.CHILD: "A child",
    Subject.DECEASED: "Someone who has died",
}
EFFECT = {
    Effect.OFFENCE: "Offence",
    Effect.CIVIL_CLAIM: "Civil claim",
    Effect.PLATFORM_DUTY: "Duty of platforms",
    Effect.PROVIDER_DUTY: "Duty of AI providers",
    Effect.LABELLING_DUTY: "Duty to label",
    Effect.ORDER_CONDITION: "Condition of a court order",
    Effect.REGULATORY_POWER: "Power of a regulator",
    Effect.NO_OFFENCE_FOUND: "No specific offence found",
    Effect.LAWFUL: "Lawful",
}
STANDING = {
    Standing.YES: "An offence",
    Standing.NO_OFFENCE_FOUND: "No specific offence found",
    Standing.LAWFUL: "Lawful",
    Standing.CIVIL: "A person can sue",
    Standing.DUTY: "A duty of platforms or providers",
    Standing.POWER: "A regulator may act",
    Standing.CONDITION: "A condition of a court order",
    Standing.NOT_YET: "Not yet in force",
    Standing.PASSED: "Passed, not in force",
    Standing.PROPOSED: "Only a bill",
    Standing.NEVER_LAW: "A bill that fell",
    Standing.NOT_THEN: "Not on that day; it began later",
    Standing.NO_LONGER: "Not any more",
    Standing.BLOCKED: "Blocked by a court",
    Standing.NOT_CERTAIN: "Not certain",
}
NOT_HELD = "Not in my sources"
CHECKED: Mapping[Checked, str] = {one: words.CHECKED[one] for one in Checked}
# Regions to browse by: a key that stands in addresses, and its name.
REGIONS = {
    "uk": "United Kingdom",
    "us": "United States, federal",
    "us-states": "US states",
    "eu": "EU and its members",
    "elsewhere": "Elsewhere",
    "int": "International",
}


def region(code: str) -> str:
    """The region of a place, as a key of REGIONS."""
    if code in ("INT", "US", "EU"):
        return code.lower()
    head = code.split("-")[0]
    if head in ("GB", "US"):
        return {"GB": "uk", "US": "us-states"}[head]
    return "eu" if head in places.EU_MEMBERS else "elsewhere"


def began(document: SourceDocument) -> str:
    """The day that the status counts from, ISO at the precision known; empty where the page gives none."""
    wanted: tuple[EventName, ...] = (EventName.IN_FORCE, EventName.APPLIES)
    if document.status in NOT_LAW:
        wanted = (EventName.DECIDED, EventName.PUBLISHED, EventName.LAUNCHED)
    days = [event.date for event in document.timeline if event.event in wanted]
    return str(min(days)) if days else ""


def status(document: SourceDocument) -> str:
    """Where a document stands now, in words, and since when."""
    since = began(document)
    dated = _STATUS_SINCE.get(document.status)
    return dated.format(words.day(since)) if dated and since else STATUS[document.status]
