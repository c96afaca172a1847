"""Answers made by hand over two pages, and an engine that gives them, for the tests of the measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from bot.answer import Answer, AnswerKind, AnswerSentence, Citation, HelpRoute, Receipt, Role, Timings
from bot.question_file import EvalQuestion
from ingest.corpus import Corpus
from ingest.dates import PartialDate
from ingest.read import parse

TODAY = PartialDate("2026-11-24")
SHARE, STATE, WIDE = "gb-eaw-share", "us-fl-share", "int-treaty"
_PAGE = """---
id: {id}
title: Sharing
jurisdiction: {place}
kind: statute
status: in_force
rules:
  - {{who: person, conduct: share, material: intimate_image, subject: any, effect: offence,
     in_force: 2024-01-31, section: Penalty{extent}}}
sources: [{{key: act, title: The Act, checked: secondary}}]
last_verified: 2026-11-24
---
## In short
- In {name}, sharing an intimate image without consent is an offence.[^act]

## Penalty
- In {name}, sharing an intimate image has been an offence since 31 January 2024.[^act]
"""


def _page(id: str, place: str, name: str, extent: str = "") -> Any:
    return parse(_PAGE.format(id=id, place=place, name=name, extent=extent).encode(), f"{id}.md")


CORPUS = Corpus(
    {
        one.id: one
        for one in (
            _page(SHARE, "GB-EAW", "England and Wales", ", extent: [GB-EAW, GB-NIR]"),
            _page(STATE, "US-FL", "Florida"),
            _page(WIDE, "INT", "the treaty states"),
        )
    }
)
LAW = CORPUS[SHARE].sentences[0].text


def cite(n: int = 1, document_id: str = SHARE, sentence: int = 0, **more: Any) -> Citation:
    """A citation of a sentence of a page; `more` spoils it."""
    document = CORPUS[document_id]
    one = document.sentences[sentence]
    values: dict[str, Any] = {
        "n": n, "kind": "note", "document_id": document_id, "document_sha256": document.sha256,
        "passage_id": "p", "title": document.title, "citation": "", "sources": (), "url": "",
        "checked": "secondary", "quote": one.text, "before": "", "after": "", "start": one.start,
        "end": one.end, "jurisdiction": document.jurisdiction, "status": "in_force", "since": "2024-01-31",
        "last_verified": "2026-11-24",
    }  # fmt: skip
    return Citation(**{**values, **more})


def route(place: str = "GB", ages: str = "any age") -> HelpRoute:
    """A help route."""
    return HelpRoute(
        name="A line", for_="talks", ages=ages, place=place, phone="", url="", how=(), hours="",
        open_now=None, last_verified="2026-11-24",
    )  # fmt: skip


def says(text: str, role: Role = Role.LAW, *citations: int) -> AnswerSentence:
    """A sentence of an answer."""
    return AnswerSentence(text=text, role=role, citations=citations)


def answer(
    *sentences: AnswerSentence,
    kind: AnswerKind = AnswerKind.ANSWER,
    citations: Sequence[Citation] = (),
    **more: Any,
) -> Answer:
    """An answer; by default one quoted sentence of the English page."""
    if not sentences and kind is AnswerKind.ANSWER:
        sentences, citations = (says(LAW, Role.LAW, 1),), citations or (cite(),)
    values: dict[str, Any] = {
        "id": "a", "question": "q", "kind": kind, "jurisdictions": (), "as_of": "2026-11-24",
        "language": "en", "sentences": sentences, "citations": tuple(citations),
        "text": " ".join(one.text + "".join(f" [{n}]" for n in one.citations) for one in sentences),
        "receipt": Receipt(corpus="c", index="i", settings="s"), "timings_ms": Timings(retrieve=0, total=5),
    }  # fmt: skip
    return Answer(**{**values, **more})


def question(id: str = "q1", kind: str = "law", **expect: Any) -> EvalQuestion:
    """A question with what is expected."""
    return EvalQuestion.model_validate({"id": id, "kind": kind, "question": f"{id}?", "expect": expect})


@dataclass
class FixedEngine:
    """Gives each question its answers in turn, the last one for good; an exception is raised."""

    answers: Mapping[str, Sequence[Answer | Exception]]
    asks: Mapping[str, float] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    @property
    def index(self) -> Any:
        """An index of the two pages, in which `asks` says how near a question is to an ask."""

        def search(query: str, k: int = 20, *, lexical: bool = True) -> list[Any]:
            return [SimpleNamespace(ask="…", ask_dense=self.asks.get(query, 0.0))]

        return SimpleNamespace(generation="g", corpus=CORPUS, search=search)

    def ask(self, text: str, **said: Any) -> Answer:
        """The next answer to the question."""
        before = sum(text == one for one, _ in self.asked)
        self.asked.append((text, said))
        given = self.answers[text]
        found = given[min(before, len(given) - 1)]
        if isinstance(found, Exception):
            raise found
        return found
