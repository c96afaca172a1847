"""Every closed list of words that a page may use. Extend it here, never in a page."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a document is about."""

    STATUTE = "statute"
    BILL = "bill"
    CASE = "case"
    GUIDANCE = "guidance"
    REGULATOR = "regulator"
    RESOURCE = "resource"
    STATISTIC = "statistic"
    NEWS = "news"
    CONCEPT = "concept"


class Status(StrEnum):
    """Where a law stands; the last three are for what is not law."""

    IN_FORCE = "in_force"
    PARTLY_IN_FORCE = "partly_in_force"
    NOT_YET_IN_FORCE = "not_yet_in_force"
    BILL = "bill"
    FALLEN = "fallen"
    REPEALED = "repealed"
    STRUCK_DOWN = "struck_down"
    ENJOINED = "enjoined"
    DECIDED = "decided"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class EventName(StrEnum):
    """What happened on a date of a timeline."""

    ANNOUNCED = "announced"
    INTRODUCED = "introduced"
    PASSED_CHAMBER = "passed_chamber"
    PASSED = "passed"
    ASSENT = "assent"
    IN_FORCE = "in_force"
    APPLIES = "applies"
    AMENDED = "amended"
    REPEALED = "repealed"
    FELL = "fell"
    STRUCK_DOWN = "struck_down"
    ENJOINED = "enjoined"
    CONSULTATION_OPENED = "consultation_opened"
    CONSULTATION_CLOSED = "consultation_closed"
    DECIDED = "decided"
    PUBLISHED = "published"
    LAUNCHED = "launched"


class Who(StrEnum):
    """Whom a rule binds."""

    PERSON = "person"
    PLATFORM = "platform"
    TOOL_MAKER = "tool_maker"
    DEPLOYER = "deployer"
    CAMPAIGN = "campaign"
    SCHOOL = "school"
    BODY = "body"


class Conduct(StrEnum):
    """What was done."""

    CREATE = "create"
    SHARE = "share"
    THREATEN = "threaten"
    REQUEST = "request"
    POSSESS = "possess"
    VIEW = "view"
    SOLICIT_PAYMENT = "solicit_payment"
    SUPPLY_TOOL = "supply_tool"
    USE_TOOL = "use_tool"
    HOST = "host"
    LABEL = "label"
    IMPERSONATE = "impersonate"
    BREACH_ORDER = "breach_order"


class Material(StrEnum):
    """What it was done with."""

    INTIMATE_IMAGE = "intimate_image"
    CHILD_IMAGE = "child_image"
    ELECTION = "election"
    VOICE = "voice"
    LIKENESS = "likeness"
    FRAUD = "fraud"
    ANY_SYNTHETIC = "any_synthetic"


class Subject(StrEnum):
    """Who is shown."""

    ADULT = "adult"
    CHILD = "child"
    ANY = "any"
    DECEASED = "deceased"


class Effect(StrEnum):
    """What the rule does."""

    OFFENCE = "offence"
    CIVIL_CLAIM = "civil_claim"
    PLATFORM_DUTY = "platform_duty"
    PROVIDER_DUTY = "provider_duty"
    LABELLING_DUTY = "labelling_duty"
    ORDER_CONDITION = "order_condition"
    REGULATORY_POWER = "regulatory_power"
    NO_OFFENCE_FOUND = "no_offence_found"
    LAWFUL = "lawful"


class Aspect(StrEnum):
    """What a question wants to know."""

    CRIME = "crime"
    PENALTY = "penalty"
    SINCE = "since"
    HELP = "help"
    REMOVAL = "removal"
    DEFENCE = "defence"
    DUTY = "duty"
    DEFINITION = "definition"
    COMPARE = "compare"
    TIMELINE = "timeline"
    CASE_FACT = "case_fact"


class Checked(StrEnum):
    """How far a source was read, strongest first."""

    OFFICIAL = "official"
    SECONDARY = "secondary"
    UNCHECKED = "unchecked"


class Wording(StrEnum):
    """Whose words a document holds: our notes, or the official text, verbatim."""

    NOTE = "note"
    OFFICIAL = "official"


class Topic(StrEnum):
    """What a reader would browse by."""

    ADULT_INTIMATE_IMAGES = "adult_intimate_images"
    CHILD_IMAGES = "child_images"
    CREATION = "creation"
    SHARING = "sharing"
    THREATS = "threats"
    REQUESTING = "requesting"
    AI_TOOLS = "ai_tools"
    ORDERS_AND_SENTENCING = "orders_and_sentencing"
    PLATFORMS = "platforms"
    REPORTING = "reporting"
    VICTIM_SUPPORT = "victim_support"
    CIVIL_REMEDY = "civil_remedy"
    LABELLING = "labelling"
    IMPERSONATION = "impersonation"
    VOICE = "voice"
    ELECTIONS = "elections"
    FRAUD = "fraud"
    LEGAL_BASICS = "legal_basics"


class HelpFor(StrEnum):
    """What a help route does for a person."""

    REMOVAL = "removal"
    POLICE = "police"
    EMERGENCY = "emergency"
    REPORT = "report"
    TALK = "talk"
    LEGAL = "legal"
    STOP = "stop"
    FRAUD = "fraud"
    SCHOOL = "school"


class HelpHow(StrEnum):
    """A way to reach a help route; all but phone work without speaking."""

    PHONE = "phone"
    CHAT = "chat"
    FORM = "form"
    EMAIL = "email"
    TEXT = "text"
    APP = "app"
    IN_PERSON = "in_person"


# The headings that answers are composed from; a page may add others of its own.
IN_SHORT = "In short"
COVERS = "What it covers"
PENALTY = "Penalty"
LIMITS = "Limits and defences"
STATUS_AND_DATES = "Status and dates"
WHAT_TO_DO = "What to do"

NOT_LAW = frozenset({Status.DECIDED, Status.PUBLISHED, Status.WITHDRAWN})
