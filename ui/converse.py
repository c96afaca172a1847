"""One turn of the chat: from what the page sends to what the page shows, sentence by sentence."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.answer import Answer, AnswerSentence
from ingest.errors import BadInput, DeepfakeLawError
from ui import render
from ui.engine_protocol import Asked
from ui.visit import Message, Visit

log = logging.getLogger(__name__)

LONGEST_ECHO = 4000  # characters: a longer text is not shown back before the engine has taken it


class Shown(NamedTuple):
    """What changes on the page; None leaves a part as it is."""

    messages: list[Message]
    panel: str | None = None
    question: str | None = None
    kept: str | None = None
    problem: str | None = ""


def converse(engine: Asked, question: str, place: str, day: str, kept: str) -> Iterator[Shown]:
    """Answer one question; the last step is the whole answer, or the problem and all else as it was."""
    visit = Visit.read(kept)
    before = visit.messages()
    if not question.strip():
        yield _stay(before, "There is no question yet.", "Write one in the box, then choose Ask.")
        return
    asked: Message = {"role": "user", "content": render.question(question)}
    said: list[AnswerSentence] = []
    if len(question) <= LONGEST_ECHO:
        yield Shown([*before, asked, _bot(said)])
    try:
        for item in engine.stream(
            question, jurisdiction=place or None, as_of=day.strip() or None, history=visit.history()
        ):
            if isinstance(item, Answer):
                visit = visit.plus(item)
                yield Shown(visit.messages(), visit.panel(), "", visit.written())
            else:
                said.append(item)
                yield Shown([*before, asked, _bot(said)])
    except DeepfakeLawError as error:
        if not isinstance(error, BadInput):
            log.error("a question could not be answered: %s", error.code)
        yield _stay(before, error.message, error.next)
    except Exception as error:
        # Its message might hold the reader's words, so only its type is logged.
        log.error("a question could not be answered: %s", type(error).__name__)
        yield _stay(before, "Something of ours went wrong.", "Your question is still in the box: try again.")


def _bot(said: Sequence[AnswerSentence]) -> Message:
    return {"role": "assistant", "content": render.pending(said)}


def _stay(messages: list[Message], message: str, next_step: str) -> Shown:
    """Nothing lost: the conversation as it was, the words still in the box, the problem beside them."""
    return Shown(messages, problem=render.problem(message, next_step))
