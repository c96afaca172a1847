"""The optional writer: a language model puts chosen quotes into plain words, each sentence verified."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from threading import Event, Thread
from typing import TYPE_CHECKING

from bot.answer import AnswerKind, Role
from bot.cite import status_on
from bot.draft import Draft, DraftSentence, Origin
from bot.marked import Marked, Splitter
from bot.outcome_value import Outcome
from bot.page import MOST_SENTENCES
from bot.prompts import NumberedPassage, rephrase_messages
from bot.question import Question
from bot.reworded import keeps
from bot.verify import verify
from ingest import places
from ingest.dates import PartialDate

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

DEGRADED = "writer"
_MOST_HEARD = 2 * MOST_SENTENCES
_MOST_CHARACTERS = 6000  # a model that writes on and on is not waited for


class Writing:
    """The sentences of an answer as they come; `draft` is whole when all have come."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.withheld = 0

    def sentences(self) -> Iterator[DraftSentence]:
        """What may be shown if it is verified, in order."""
        yield from self.draft.sentences


class Rephraser:
    """A chat model, its name as `provider:model`, and the seconds that a question may take with it."""

    def __init__(self, model: BaseChatModel, name: str, deadline: float = 8.0) -> None:
        self.model = model
        self.name = name
        self.deadline = deadline

    def write(self, question: Question, outcome: Outcome, today: PartialDate, started: float) -> Writing:
        """The writing of one answer; `started` is the `time.perf_counter` of the question."""
        first, last = _quotes(outcome)
        if first == last:
            return Writing(outcome.draft)
        return _Rephrasing(self, question, outcome.draft, (first, last), today, started + self.deadline)


def _quotes(outcome: Outcome) -> tuple[int, int]:
    """The longest run of quotes of law or of a case in an answer: from, to. The model gets no other."""
    best = (0, 0)
    if outcome.kind is not AnswerKind.ANSWER:
        return best
    begin = 0
    for at, one in enumerate((*outcome.draft.sentences, None)):
        if one and _is_quote(one) and one.text != outcome.corrected:
            continue
        best = max(best, (begin, at), key=lambda span: span[1] - span[0])
        begin = at + 1
    return best


def _is_quote(one: DraftSentence) -> bool:
    return one.origin is Origin.QUOTE and one.role in (Role.LAW, Role.CASE) and len(one.quotes) == 1


class _Rephrasing(Writing):
    """One answer: what comes before the quotes, the model's sentences, the quotes that are left, the rest."""

    def __init__(
        self,
        rephraser: Rephraser,
        question: Question,
        draft: Draft,
        span: tuple[int, int],
        today: PartialDate,
        until: float,
    ) -> None:
        super().__init__(draft)
        first, last = span
        self._before, self._after = draft.sentences[:first], draft.sentences[last:]
        self._passages = dict(enumerate(draft.sentences[first:last], start=1))
        self._waiting = dict(self._passages)  # the quotes that nothing shown says yet
        self._rephraser, self._question, self._today, self._until = rephraser, question, today, until
        self._said: list[DraftSentence] = []  # what stands between the two, so far

    def sentences(self) -> Iterator[DraftSentence]:
        """What the model says and the verifier passes; its quotes stand in for the rest."""
        stream = _Stream(self._rephraser.model, self._messages(), self._until)
        try:
            yield from self._before
            yield from self._spoken(stream)
        finally:
            stream.stop()
        yield from self._in_place_of(list(self._waiting))
        yield from self._after
        modelled = any(one.origin is Origin.MODEL for one in self._said)
        self.draft = Draft(
            (*self._before, *self._said, *self._after),
            self._rephraser.name if modelled else self.draft.writer,
            (*self.draft.degraded, *(() if modelled and stream.finished else (DEGRADED,))),
        )

    def _in_place_of(self, numbers: Sequence[int]) -> Iterator[DraftSentence]:
        """The quotes of these numbers that nothing shown says yet."""
        for one in [self._waiting.pop(n) for n in numbers if n in self._waiting]:
            self._said.append(one)
            yield one

    def _spoken(self, stream: _Stream) -> Iterator[DraftSentence]:
        splitter = Splitter()
        heard = 0
        for chunk in stream:
            for piece in splitter.feed(chunk):
                heard += 1
                yield from self._judged(piece)
                if heard == _MOST_HEARD:
                    stream.finished = True
                    return
            if splitter.runs_on:
                return
        if stream.finished:  # a sentence that was cut off is none
            for piece in splitter.rest():
                yield from self._judged(piece)

    def _judged(self, piece: Marked) -> Iterator[DraftSentence]:
        # Two quotes under one sentence would let it swap what each says and still have every fact in them.
        claimed = self._passages.get(piece.numbers[0]) if len(piece.numbers) == 1 else None
        sentence = replace(claimed, text=piece.text, origin=Origin.MODEL) if piece.plain and claimed else None
        if not sentence or not self._holds(sentence):
            self.withheld += 1
        elif self._waiting.pop(piece.numbers[0], None):  # what has been said is not said again
            self._said.append(sentence)
            yield sentence
            return
        yield from self._in_place_of(piece.numbers)

    def _holds(self, sentence: DraftSentence) -> bool:
        (quote,) = sentence.quotes
        verdict = verify(sentence, self._question.as_of, self._today)
        return verdict.ok and keeps(sentence.text, quote.sentence.text)

    def _messages(self) -> list[tuple[str, str]]:
        passages = [self._numbered(n, one) for n, one in self._passages.items()]
        return rephrase_messages(self._question.standalone, passages, len(passages))

    def _numbered(self, n: int, one: DraftSentence) -> NumberedPassage:
        (quote,) = one.quotes
        status, since = status_on(quote, one.rule, self._question.as_of)
        place = places.name(quote.document.jurisdiction)
        return NumberedPassage(n, one.text, place, status.replace("_", " "), since or "not known")


class _Stream:
    """The text of a model in chunks until the deadline; `finished` when it came to its own end by then."""

    def __init__(self, model: BaseChatModel, messages: list[tuple[str, str]], until: float) -> None:
        self._model, self._messages, self._until = model, messages, until
        self._chunks: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._stopped, self._whole = Event(), False
        self.finished = False
        # A provider that stalls cannot be interrupted; its thread ends at the next chunk or time-out.
        Thread(target=self._read, name="rephrase", daemon=True).start()

    def __iter__(self) -> Iterator[str]:
        while (left := self._until - time.perf_counter()) > 0:
            try:
                chunk = self._chunks.get(timeout=left)
            except queue.Empty:
                return
            if chunk is None:
                self.finished = self._whole
                return
            yield chunk

    def stop(self) -> None:
        """Read no further."""
        self._stopped.set()

    def _read(self) -> None:
        length = 0
        try:
            for chunk in self._model.stream(self._messages):
                text = str(chunk.text)
                length += len(text)
                if self._stopped.is_set() or length > _MOST_CHARACTERS:
                    return
                self._chunks.put(text)
            self._whole = True
        except Exception:
            return  # the quotes are shown; the message is not kept, for it may hold the question
        finally:
            self._chunks.put(None)
