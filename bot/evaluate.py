"""Puts a question file to an engine: each once, a seeded few twice, and checks every answer again."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from bot.answer import Answer
from bot.judge import Failure, judge
from bot.measure import Measures, Outcome, measure
from bot.question_file import EvalQuestion
from bot.recheck import span_errors, unsupported
from ingest.corpus import Corpus
from ingest.dates import PartialDate
from ingest.errors import BadInput

CLOSEST = 0.85  # cosine; a question this near to an ask would only show that the ask is found
SEED = 20
TWICE = 20


class SearchesAsks(Protocol):
    """The part of an index that is used: its corpus and its nearest asks."""

    @property
    def generation(self) -> str:
        """Its name."""

    @property
    def corpus(self) -> Corpus:
        """What it was built from."""

    def search(self, query: str, k: int = 20, *, lexical: bool = True) -> Sequence[Any]:
        """Hits, each with `ask` and `ask_dense`."""


class Answers(Protocol):
    """The part of the engine that is measured."""

    @property
    def index(self) -> Any:
        """The index as it is published now; see `SearchesAsks`."""

    def ask(self, text: str, **said: Any) -> Answer:
        """The whole answer."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What one run over a question file found. `set_aside`: questions too close to an ask, not measured."""

    corpus: str
    index: str
    day: str
    outcomes: tuple[Outcome, ...]
    set_aside: tuple[str, ...]
    unknown_documents: tuple[str, ...]
    measures: Measures

    def __repr__(self) -> str:
        return f"Evaluation({self.index}, {self.measures.shares['passed']})"


def evaluate(
    questions: Sequence[EvalQuestion],
    engine: Answers,
    today: PartialDate | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Evaluation:
    """Ask every question and measure the answers; raises BadInput when no question is fit to measure."""
    index: SearchesAsks = engine.index
    day = today or PartialDate.today()
    aside = tuple(one.id for one in questions if close_to_an_ask(one, index))
    asked = [one for one in questions if one.id not in aside]
    if not asked:
        raise BadInput(
            "Every question is as good as an ask of the corpus.", "Write questions of your own words."
        )
    twice = {one.id for one in random.Random(SEED).sample(asked, min(TWICE, len(asked)))}
    outcomes: list[Outcome] = []
    for number, one in enumerate(asked, start=1):
        outcomes.append(outcome(one, engine, index.corpus, day, again=one.id in twice))
        progress(number, len(asked))
    expected = dict.fromkeys(document for one in asked for document in one.expect.documents)
    return Evaluation(
        corpus=index.corpus.digest,
        index=index.generation,
        day=str(day),
        outcomes=tuple(outcomes),
        set_aside=aside,
        unknown_documents=tuple(one for one in expected if not index.corpus.get(one)),
        measures=measure(outcomes, index.corpus),
    )


def outcome(
    question: EvalQuestion, engine: Answers, corpus: Corpus, today: PartialDate, again: bool = False
) -> Outcome:
    """One question, asked and judged; a question that breaks the engine fails, and the run goes on."""
    try:
        answer = engine.ask(question.question, **question.said())
        same = (
            _telling(engine.ask(question.question, **question.said())) == _telling(answer) if again else None
        )
    except Exception as error:
        # By its name only: its message may hold the words of the question.
        return Outcome(question, None, (Failure("answer", "an answer", type(error).__name__),))
    return Outcome(
        question,
        answer,
        judge(question.expect, answer, corpus),
        span_errors=len(span_errors(answer, corpus)),
        unsupported=len(unsupported(answer, corpus, today)),
        same=same,
    )


def close_to_an_ask(question: EvalQuestion, index: SearchesAsks) -> bool:
    """Whether the corpus holds an ask that is nearly this question. A follow-up is never one."""
    if question.history:
        return False
    hits = index.search(question.question, k=5, lexical=False)
    return any(hit.ask_dense >= CLOSEST for hit in hits)


def _telling(answer: Answer) -> dict[str, Any]:
    """All of an answer but how long it took."""
    return answer.model_dump(exclude={"timings_ms"})
