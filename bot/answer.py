"""The Answer: all that a face needs to render, in the shape that callers were promised."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from ingest.document import Help

NOTICE = "information, not legal advice"


class AnswerKind(StrEnum):
    """What sort of answer this is: the first that applies, in this order."""

    REFUSE = "refuse"
    HELP = "help"
    CLARIFY = "clarify"
    OUT_OF_SCOPE = "out_of_scope"
    ABSTAIN = "abstain"
    ANSWER = "answer"


class Role(StrEnum):
    """What a sentence does; lead, law and case must cite."""

    LEAD = "lead"
    LAW = "law"
    CASE = "case"
    HELP = "help"
    NOTICE = "notice"


CITING = frozenset({Role.LEAD, Role.LAW, Role.CASE})


class Value(BaseModel):
    """A frozen value of the contract."""

    model_config = ConfigDict(frozen=True)


class AnswerSentence(Value):
    """One sentence as the reader sees it; `citations` are the numbers of its marks."""

    text: str
    role: Role
    citations: tuple[int, ...] = ()


class CitedSource(Value):
    """What the quoted page was written from, and how far it was read."""

    title: str
    url: str
    checked: str


class Citation(Value):
    """An exact span: `document.text[start:end] == quote`, in code points, with its neighbours as context."""

    n: int
    kind: str  # note | official
    document_id: str
    document_sha256: str
    passage_id: str
    title: str
    citation: str
    sources: tuple[CitedSource, ...]
    url: str
    checked: str
    quote: str
    before: str
    after: str
    start: int
    end: int
    jurisdiction: str
    status: str
    since: str | None
    last_verified: str

    def __repr__(self) -> str:
        return f"Citation([{self.n}] {self.document_id} {self.start}-{self.end})"


class HelpRoute(Value):
    """A route to help for the reader's place and age."""

    name: str
    for_: str
    ages: str
    place: str
    phone: str
    url: str
    how: tuple[str, ...]
    hours: str
    open_now: bool | None
    last_verified: str

    model_config = ConfigDict(
        frozen=True, populate_by_name=True, alias_generator=lambda name: name.rstrip("_")
    )

    @classmethod
    def of(cls, route: Help, place: str, last_verified: str) -> HelpRoute:
        """From the help block of a page."""
        return cls(
            name=route.name,
            for_=route.does,
            ages=route.ages,
            place=place,
            phone=route.phone,
            url=route.url,
            how=tuple(str(way) for way in route.how),
            hours=route.hours,
            open_now=None,
            last_verified=last_verified,
        )


class Clarify(Value):
    """A question back, with its options."""

    ask: str
    options: tuple[str, ...]


class Receipt(Value):
    """What the answer was made from."""

    corpus: str
    index: str
    settings: str


class Timings(Value):
    """Milliseconds."""

    retrieve: int
    total: int


class Answer(Value):
    """One whole answer. `text` joins the sentences as Markdown with [n] after each full stop."""

    id: str
    question: str
    kind: AnswerKind
    text: str
    jurisdictions: tuple[str, ...]
    as_of: str
    language: str
    corrected: str | None = None
    sentences: tuple[AnswerSentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    help: tuple[HelpRoute, ...] = ()
    follow_ups: tuple[str, ...] = ()
    clarify: Clarify | None = None
    notice: str = NOTICE
    writer: str = "quotes"
    withheld: int = 0
    degraded: tuple[str, ...] = ()
    receipt: Receipt
    timings_ms: Timings

    def __repr__(self) -> str:
        return f"Answer({self.kind}, {len(self.sentences)} sentences, {len(self.citations)} citations)"

    def to_json(self, indent: int | None = 2) -> str:
        """The JSON of the contract."""
        return self.model_dump_json(indent=indent, by_alias=True)
