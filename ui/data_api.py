"""The JSON twins of the reading pages: documents, the rule table and the search for passages."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from ingest.document import SourceDocument
from ui import asking, comparison, library
from ui.api import Problem


class Listed(BaseModel):
    """A document in a list."""

    id: str
    title: str
    citation: str
    jurisdiction: str
    kind: str
    status: str
    last_verified: str


class Span(BaseModel):
    """A quotable sentence: `text == document.text[start:end]`; `sources` are keys of its document."""

    text: str
    start: int = Field(description="In code points from the start of the document's text.")
    end: int
    heading: str
    sources: list[str]


class Whole(Listed):
    """A whole document."""

    wording: str = Field(description="note: our own sentences; official: the official text, verbatim.")
    names: list[str]
    timeline: list[dict[str, Any]]
    rules: list[dict[str, Any]]
    related: list[str]
    sources: list[dict[str, Any]]
    text: str
    sentences: list[Span]
    sha256: str


class Cell(BaseModel):
    """One place of the rule table."""

    place: str
    name: str
    standing: str = Field(
        description="yes, no_offence_found, civil, duty, not_yet ..., or not in my sources."
    )
    effect: str | None
    since: str | None
    maximum: str | None
    document_id: str | None
    quote: str | None
    start: int | None
    end: int | None


class Found(BaseModel):
    """A passage near a query, best first."""

    passage_id: str
    document_id: str
    title: str
    citation: str
    jurisdiction: str
    heading: str
    start: int
    end: int
    text: str
    score: float


Text = Annotated[str, Query()]
_BAD: dict[int | str, dict[str, Any]] = {
    422: {"model": Problem, "description": "A parameter cannot be used as it stands"}
}
_GONE: dict[int | str, dict[str, Any]] = {404: {"model": Problem, "description": "There is no such document"}}


def router(engine: asking.Searched) -> APIRouter:
    """The routes over an engine."""
    routes = APIRouter(tags=["documents"])

    @routes.get("/api/v1/documents", responses=_BAD, summary="List the documents")
    def documents(q: Text = "", place: Text = "", kind: Text = "", status: Text = "") -> list[Listed]:
        """All of them, or those that hold all words of `q`, of a place, kind or status."""
        chosen = library.read_filter(q, place, kind, status)
        return [_listed(one) for one in library.find(engine.index.corpus, chosen)]

    @routes.get("/api/v1/documents/{document_id}", responses=_GONE, summary="Read one document")
    def document(document_id: str) -> Whole:
        """The text with every quotable span, the rules, dates and sources."""
        return _whole(library.document(engine.index.corpus, document_id))

    @routes.get("/api/v1/compare", responses=_BAD, summary="Compare places")
    def compared(
        place: Annotated[tuple[str, ...], Query(description="Places; all with law when left out.")] = (),
        conduct: Text = "share",
        material: Text = "intimate_image",
        subject: Text = "adult",
        day: Annotated[str, Query(description="Today when left out.")] = "",
    ) -> list[Cell]:
        """What one act with one material amounts to in many places, on one day."""
        choice = comparison.read_choice(conduct, material, subject, day, place)
        return [
            Cell.model_validate(
                {
                    **row.value(),
                    "start": row.quote.sentence.start if row.quote else None,
                    "end": row.quote.sentence.end if row.quote else None,
                }
            )
            for row in comparison.rows(engine.index.corpus, choice)
        ]

    @routes.get("/api/v1/search", responses=_BAD, summary="Search for passages")
    def search(
        q: Annotated[str, Query(description="What to look for.")],
        k: Annotated[int, Query(ge=1, le=50, description="How many.")] = 8,
    ) -> list[Found]:
        """The passages that are nearest to a query in meaning and words, without an answer."""
        return [Found.model_validate(one) for one in asking.passages(engine, q, k)]

    return routes


def _listed(one: SourceDocument) -> Listed:
    return Listed.model_validate(one.model_dump(mode="json", include=set(Listed.model_fields)))


def _whole(one: SourceDocument) -> Whole:
    sentences = [
        Span(text=each.text, start=each.start, end=each.end, heading=each.heading, sources=list(each.marks))
        for each in one.sentences
    ]
    value = one.model_dump(mode="json", include=set(Whole.model_fields) - {"sentences"})
    return Whole.model_validate({**value, "sentences": sentences})
