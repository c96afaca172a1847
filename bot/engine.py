"""The chain: understand, screen, plan and retrieve, write, verify; one Answer at the end."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from langchain_core.runnables import RunnableGenerator, RunnableLambda

from bot import phrases
from bot.answer import Answer, AnswerKind, AnswerSentence, Clarify, Receipt, Role, Timings
from bot.cite import Citer
from bot.languages import LANGUAGES, say
from bot.names import Catalogue
from bot.outcome import Outcome, decide
from bot.question import Question
from bot.rephrase import Rephraser, Writing
from bot.understand import Understander
from bot.verify import verify
from ingest import places
from ingest.dates import PartialDate
from ingest.index import Index, LiveIndex


@dataclass(frozen=True, slots=True)
class Asked:
    """What came in: the words and what was said beside them."""

    text: str
    jurisdiction: str | None = None
    as_of: str | None = None
    history: tuple[Mapping[str, str], ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What passes from step to step of the chain; each step fills in its own part."""

    asked: Asked
    index: Index
    today: PartialDate
    question: Question | None = None
    outcome: Outcome | None = None
    started: float = field(default_factory=time.perf_counter)
    retrieved_ms: int = 0


class Engine:
    """Answers questions from a live index. Keeps nothing of what is asked."""

    def __init__(
        self,
        live: LiveIndex,
        settings_digest: str = "",
        today: PartialDate | None = None,
        rephrase: Rephraser | None = None,
    ) -> None:
        self._live = live
        self._rephrase = rephrase
        self._today = today
        self._settings = settings_digest
        self._understander = lru_cache(maxsize=2)(lambda index: Understander(Catalogue(index.corpus)))
        self.chain = (
            RunnableLambda(self._understand, name="understand")
            | RunnableLambda(self._plan_and_write, name="screen, plan, retrieve and write")
            | RunnableGenerator(self._verified)
        )

    @property
    def generation(self) -> str:
        """The index that answers come from."""
        return self._live.current().generation

    @property
    def index(self) -> Index:
        """The index as it is published now."""
        return self._live.current()

    def ask(
        self,
        text: str,
        *,
        jurisdiction: str | None = None,
        as_of: str | None = None,
        history: Sequence[Mapping[str, str]] = (),
        language: str | None = None,
    ) -> Answer:
        """The whole answer; raises BadQuestion for what cannot be one."""
        parts = self.stream(text, jurisdiction=jurisdiction, as_of=as_of, history=history, language=language)
        *_, last = parts
        assert isinstance(last, Answer)
        return last

    def stream(
        self,
        text: str,
        *,
        jurisdiction: str | None = None,
        as_of: str | None = None,
        history: Sequence[Mapping[str, str]] = (),
        language: str | None = None,
    ) -> Iterator[AnswerSentence | Answer]:
        """Whole sentences as they are verified, then the answer."""
        asked = Asked(text, jurisdiction, as_of, tuple(history), language)
        yield from self.chain.stream(State(asked, self._live.current(), self._today or PartialDate.today()))

    def places(self) -> list[tuple[str, str]]:
        """Code and name of the places that the corpus holds, the nations of the UK first."""
        held = {one.jurisdiction for one in self._live.current().corpus} - {"INT", "GB"}
        first = [code for code in (*places.UK_NATIONS, "US", "EU") if code in held]
        rest = sorted(held - set(first), key=lambda code: (not code.startswith("US-"), places.name(code)))
        return [(code, places.name(code)) for code in (*first, *rest)]

    def examples(self) -> list[str]:
        """Questions for a page that has none yet."""
        return list(phrases.EXAMPLES)

    def _understand(self, state: State) -> State:
        asked = state.asked
        question = self._understander(state.index).read(
            asked.text,
            jurisdiction=asked.jurisdiction,
            as_of=asked.as_of,
            history=asked.history,
            language=asked.language,
            today=state.today,
        )
        return replace(state, question=question)

    def _plan_and_write(self, state: State) -> State:
        assert state.question
        began = time.perf_counter()
        outcome = decide(state.question, state.index)
        return replace(state, outcome=outcome, retrieved_ms=_milliseconds(began))

    def _verified(self, states: Iterator[State]) -> Iterator[AnswerSentence | Answer]:
        state = next(states)
        assert state.question
        assert state.outcome
        citer = Citer(state.index, state.question.as_of)
        shown: list[AnswerSentence] = []
        withheld = 0
        writing = self._writing(state)
        for sentence in writing.sentences():
            if verify(sentence, state.question.as_of, state.today):
                shown.append(_in_language(citer.sentence(sentence), state.question.language))
                yield shown[-1]
            else:
                withheld += 1
        if any(one.citations for one in shown) and state.question.language in LANGUAGES[1:]:
            shown.append(
                AnswerSentence(text=say(phrases.IN_ENGLISH, state.question.language), role=Role.NOTICE)
            )
            yield shown[-1]
        state = replace(state, outcome=replace(state.outcome, draft=writing.draft))
        yield self._answer(state, shown, citer, withheld + writing.withheld)

    def _writing(self, state: State) -> Writing:
        assert state.question
        assert state.outcome
        if self._rephrase is None:
            return Writing(state.outcome.draft)
        return self._rephrase.write(state.question, state.outcome, state.today, state.started)

    def _answer(self, state: State, shown: list[AnswerSentence], citer: Citer, withheld: int) -> Answer:
        question, outcome = state.question, state.outcome
        assert question
        assert outcome
        kind = outcome.kind
        if kind is AnswerKind.ANSWER and not any(one.citations for one in shown):
            kind = AnswerKind.ABSTAIN
            shown = shown or [
                AnswerSentence(text=say(phrases.NOT_FOUND, question.language), role=Role.NOTICE)
            ]
        return Answer(
            id=_answer_id(state),
            question=question.text,
            kind=kind,
            text=markdown(shown),
            jurisdictions=outcome.places,
            as_of=str(question.as_of),
            language=question.language,
            corrected=outcome.corrected,
            sentences=tuple(shown),
            citations=tuple(citer.citations),
            help=tuple(route.shown() for route in outcome.routes),
            follow_ups=outcome.follow_ups,
            clarify=Clarify(ask=say(phrases.WHERE, question.language), options=phrases.PLACE_OPTIONS)
            if outcome.ask_place
            else None,
            notice=say(phrases.NOTICE, question.language),
            writer=outcome.draft.writer,
            withheld=withheld,
            degraded=outcome.draft.degraded,
            receipt=Receipt(
                corpus=state.index.manifest.corpus,
                index=state.index.generation,
                settings=self._settings,
            ),
            timings_ms=Timings(retrieve=state.retrieved_ms, total=_milliseconds(state.started)),
        )


def _in_language(sentence: AnswerSentence, language: str) -> AnswerSentence:
    """Our own fixed phrases in the asker's language; what is cited stays as it stands in its page."""
    if sentence.citations:
        return sentence
    return sentence.model_copy(update={"text": say(sentence.text, language)})


def markdown(sentences: Sequence[AnswerSentence]) -> str:
    """The sentences joined; [n] after the full stop of the sentence that it belongs to."""
    parts: list[str] = []
    before: Role | None = None
    for one in sentences:
        text = one.text + "".join(f" [{number}]" for number in one.citations)
        if before is None:
            parts.append(f"- {text}" if one.role is Role.HELP else text)
        elif one.role is Role.HELP:
            parts.append(f"\n- {text}" if before is Role.HELP else f"\n\n- {text}")
        else:
            gap = "\n\n" if before in (Role.HELP, Role.NOTICE) and one.role is not before else " "
            parts.append(gap + text)
        before = one.role
    return "".join(parts)


def _answer_id(state: State) -> str:
    """The same for the same question, place, day and index, so that an answer can be found again."""
    question = state.question
    assert question
    parts = (question.standalone, *question.jurisdictions, str(question.as_of), state.index.generation)
    return "a" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def _milliseconds(began: float) -> int:
    return round((time.perf_counter() - began) * 1000)
