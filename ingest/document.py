"""What a source document is: its header, its rules and asks, and its text with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from ingest import places
from ingest.dates import PartialDate, Truth, in_force_on
from ingest.vocabulary import (
    Checked,
    Conduct,
    Effect,
    EventName,
    HelpFor,
    HelpHow,
    Kind,
    Material,
    Status,
    Subject,
    Topic,
    Who,
    Wording,
)

LIMIT_WORDS = ("if", "when", "where", "for", "by", "against", "unless", "until", "in", "on", "under")

_HEADING = re.compile(r"## (\S.*)")
_LINE = re.compile(r"(?:[-*] |\d+\. )?(?P<said>\S.*?)(?P<marks>(?:\[\^[^\]\s]+\])*)\s*")
_MARK = re.compile(r"\[\^([^\]\s]+)\]")


def _place(code: object) -> object:
    if code is False:
        raise ValueError('a bare NO is read as "false": write "NO" in quotes for Norway')
    if not isinstance(code, str) or not places.exists(code):
        raise ValueError(
            f"{code!r} is not a place: write an ISO 3166 code such as GB-EAW, US, US-FL, DE, or EU, INT"
        )
    return code


Place = Annotated[str, BeforeValidator(_place)]
Words = Annotated[str, Field(min_length=1, pattern=r"^\S(?:.*\S)?$")]


class Part(BaseModel):
    """A frozen piece of a page; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Event(Part):
    """One dated step in the life of a law or a case."""

    date: PartialDate
    event: EventName
    note: str = ""


class Maximum(Part):
    """The heaviest outcome by one route: a court, a degree, a regulator."""

    route: str = ""
    term: str = ""
    fine: str = ""


class Rule(Part):
    """The computable part of a law: who may not or must do what, with what effect, from when."""

    who: Who
    conduct: Conduct
    material: Material
    subject: Subject
    effect: Effect
    in_force: PartialDate | None = None
    until: PartialDate | None = None
    maximum: tuple[Maximum, ...] = ()
    limits: str = ""
    section: Words
    extent: tuple[Place, ...] = ()
    real_only: bool = False  # reaches real images and no fakes, as far as we know

    @field_validator("limits")
    @classmethod
    def _limits_complete_only(cls, value: str) -> str:
        # The lead says "only <limits>", so the phrase has to read on from there.
        if value and value.split()[0].lower() not in LIMIT_WORDS:
            raise ValueError(
                f"limits must read on after 'only', so begin with one of: {', '.join(LIMIT_WORDS)}"
            )
        if value.endswith("."):
            raise ValueError("limits is a phrase, not a sentence: take the full stop out")
        return value

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Rule:
        if self.in_force and self.until and self.until < self.in_force:
            raise ValueError(f"until {self.until} is before in_force {self.in_force}")
        return self

    def holds_on(self, day: PartialDate) -> Truth:
        """Whether the rule was in force for the whole of `day`."""
        return in_force_on(self.in_force, self.until, day)


class Ask(Part):
    """A question that the document answers, in the words of someone who would ask it."""

    q: Words
    section: Words


class Trap(Part):
    """A false belief that people bring, and the sentence of this page that corrects it, word for word."""

    claim: Words
    answer: Words


class Source(Part):
    """Where the sentences were written from, and how far it was read."""

    key: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    title: Words
    url: str = ""
    checked: Checked

    @field_validator("url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        if value and not re.match(r"https?://[^\s/]+\S*$", value):
            raise ValueError(f"{value!r} is not a web address: write https://… or leave it out")
        return value


class Help(Part):
    """A route to help: what it does, for whom, where and how to reach it."""

    name: Words
    does: Words
    needs: tuple[HelpFor, ...] = Field(min_length=1)
    min_age: int | None = Field(default=None, ge=0, le=120)
    max_age: int | None = Field(default=None, ge=0, le=120)
    places: tuple[Place, ...] = ()
    phone: str = ""
    url: str = ""
    how: tuple[HelpHow, ...] = ()
    hours: str = ""
    timezone: str = ""
    languages: tuple[str, ...] = ()

    @property
    def ages(self) -> str:
        """As prose: 'under 18', '18 and over', 'any age'."""
        if self.min_age and self.max_age is not None:
            return f"{self.min_age} to {self.max_age}"
        if self.max_age is not None:
            return f"under {self.max_age + 1}"
        return f"{self.min_age} and over" if self.min_age else "any age"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One quotable sentence: `text == document.text[start:end]`; `marks` are its source keys."""

    text: str
    start: int
    end: int
    heading: str
    marks: tuple[str, ...]
    line: int

    def __repr__(self) -> str:
        return f"Sentence({self.start}-{self.end} {self.heading!r}: {self.text[:60]!r})"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; `start` and `end` bound the body in code points."""

    heading: str
    start: int
    end: int
    sentences: tuple[Sentence, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a document that is embedded and retrieved: `text == document.text[start:end]`."""

    id: str
    document_id: str
    heading: str
    start: int
    end: int
    text: str
    jurisdiction: str
    kind: str

    def __repr__(self) -> str:
        return f"Passage({self.id}, {self.start}-{self.end})"


class SourceDocument(Part):
    """A page of the corpus. `text` is everything after the front matter, exactly as in the file."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=80)]
    title: Words
    citation: str = ""
    names: tuple[Words, ...] = ()
    jurisdiction: Place
    kind: Kind
    status: Status
    timeline: tuple[Event, ...] = ()
    rules: tuple[Rule, ...] = ()
    asks: tuple[Ask, ...] = ()
    traps: tuple[Trap, ...] = ()
    help: tuple[Help, ...] = ()
    related: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)
    last_verified: PartialDate
    wording: Wording = Wording.NOTE
    text: str = Field(repr=False)
    path: str = ""
    sha256: str = ""
    text_line: int = 1

    def __repr__(self) -> str:
        return f"SourceDocument({self.id})"

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections in order; text before the first heading has the heading ''."""
        return tuple(_sections(self.text, self.text_line))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every quotable sentence, in order."""
        return tuple(sentence for section in self.sections for sentence in section.sentences)

    def section(self, heading: str) -> Section | None:
        """The section below a heading, or None."""
        return next((section for section in self.sections if section.heading == heading), None)

    def sentence_at(self, start: int, end: int) -> Sentence | None:
        """The sentence of exactly this span, or None."""
        return next((one for one in self.sentences if (one.start, one.end) == (start, end)), None)

    def cited_sources(self, sentence: Sentence) -> tuple[Source, ...]:
        """The sources that a sentence marks, in its order; all of the document where it marks none."""
        by_key = {source.key: source for source in self.sources}
        return tuple(by_key[key] for key in sentence.marks if key in by_key) or self.sources

    def extent(self, rule: Rule) -> tuple[str, ...]:
        """The places where a rule of this document holds."""
        return rule.extent or (self.jurisdiction,)


def split_marks(line: str) -> tuple[int, int, tuple[str, ...]]:
    """Where the sentence of a line begins and ends within it, and the source keys behind it."""
    match = _LINE.fullmatch(line)
    if not match:
        return 0, 0, ()
    start, end = match.span("said")
    return start, end, tuple(_MARK.findall(match["marks"]))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    offset = 0
    # Not splitlines: it also breaks at characters that are no line end in a file.
    for line in text.split("\n"):
        yield offset, line
        offset += len(line) + 1


def _sections(text: str, first_line: int) -> Iterator[Section]:
    heading, start, line_of_heading = "", 0, first_line
    sentences: list[Sentence] = []
    for number, (offset, line) in enumerate(_lines(text), start=first_line):
        if match := _HEADING.fullmatch(line):
            if heading or sentences:
                yield Section(heading, start, offset, tuple(sentences), line_of_heading)
            heading, start, sentences = match[1].strip(), min(offset + len(line) + 1, len(text)), []
            line_of_heading = number
        elif line.strip():
            begin, end, marks = split_marks(line)
            if end > begin:
                span = (offset + begin, offset + end)
                sentences.append(Sentence(line[begin:end], *span, heading, marks, number))
    if heading or sentences:
        yield Section(heading, start, len(text), tuple(sentences), line_of_heading)
