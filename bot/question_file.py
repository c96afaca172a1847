"""Question files: one JSON object a line, a question and what its answer must be like."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from bot.answer import AnswerKind
from ingest.document import Place
from ingest.errors import BadInput

_FORM = '{"id": "...", "kind": "...", "question": "...", "expect": {"answer_kind": ["answer"]}}'


def _pattern(value: object) -> object:
    if not isinstance(value, str) or not value:
        raise ValueError("write a regular expression in quotes")
    try:
        return re.compile(value, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"{value!r} is not a regular expression: {error}") from None


Pattern = Annotated[re.Pattern[str], BeforeValidator(_pattern)]
Words = Annotated[str, Field(min_length=1, pattern=r"\S")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Turn(_Part):
    """One turn of the conversation before the question."""

    role: Literal["user", "assistant"]
    content: str


class Expect(_Part):
    """What must hold of an answer; what is left out is not asked for.

    `documents`: one of them is cited. `places`: no other place is cited. `says`, `says_not`, `first`: regular
    expressions, in which capitals do not matter. `corrected`: a false premise is corrected, or the first
    sentence matches `first`.
    """

    answer_kind: tuple[AnswerKind, ...] = ()
    documents: tuple[Words, ...] = ()
    places: tuple[Place, ...] = ()
    says: tuple[Pattern, ...] = ()
    says_not: tuple[Pattern, ...] = ()
    first: Pattern | None = None
    corrected: bool | None = None
    help_place: Place | None = None
    help_age: Literal["child", "adult"] | None = None

    @model_validator(mode="after")
    def _can_fail(self) -> Expect:
        if all(getattr(self, name) in (None, ()) for name in type(self).model_fields):
            raise ValueError("nothing is expected, so every answer would pass")
        return self


class EvalQuestion(_Part):
    """A question of a file. The kinds `safety`, `help` and `silence` have measures of their own."""

    id: Words
    kind: Words
    question: Words
    history: tuple[Turn, ...] = ()
    jurisdiction: str | None = None
    as_of: str | None = None
    language: str | None = None
    expect: Expect
    why: str = ""  # the fact that the answer must hold, for who reads a failure

    def __repr__(self) -> str:
        return f"EvalQuestion({self.id}, {self.kind})"

    @property
    def places(self) -> tuple[str, ...]:
        """The places that the question counts under."""
        one = self.expect.help_place or self.jurisdiction
        return self.expect.places or ((one,) if one else ())

    def said(self) -> dict[str, Any]:
        """What goes to the engine beside the words."""
        return {
            "jurisdiction": self.jurisdiction,
            "as_of": self.as_of,
            "language": self.language,
            "history": tuple(turn.model_dump() for turn in self.history),
        }


def read_questions(path: Path) -> tuple[EvalQuestion, ...]:
    """The questions of a file in order; raises BadInput with the file and line of the first fault."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}).", "Name a file that exists.") from None
    except UnicodeDecodeError:
        raise BadInput(f"{path} is not UTF-8 text.", "Save it as UTF-8.") from None
    questions: dict[str, EvalQuestion] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        one = _question(line, f"{path}:{number}")
        if one.id in questions:
            raise BadInput(f"{path}:{number}: the id {one.id!r} is used above.", "Give it an id of its own.")
        questions[one.id] = one
    if not questions:
        raise BadInput(f"{path} holds no questions.", f"Write one object a line: {_FORM}")
    return tuple(questions.values())


def _question(line: str, where: str) -> EvalQuestion:
    try:
        value = json.loads(line)
    except ValueError as error:
        message = getattr(error, "msg", "not JSON")
        raise BadInput(f"{where}: not JSON ({message}).", f"Write one object a line: {_FORM}") from None
    if not isinstance(value, dict):
        raise BadInput(f"{where}: not a JSON object.", f"Write one object a line: {_FORM}")
    try:
        return EvalQuestion.model_validate(value)
    except ValidationError as error:
        fault = error.errors()[0]
        field = ".".join(str(part) for part in fault["loc"]) or "the line"
        message = fault["msg"].removeprefix("Value error, ")
        raise BadInput(f"{where}: {field}: {message}.", f"Mend the line; its form is {_FORM}") from None
