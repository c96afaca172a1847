"""The Outcome: the kind of answer, its draft, and what a face shows beside it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answer import AnswerKind, Role
from bot.draft import Draft, DraftSentence, Origin
from bot.help import Route
from bot.question import Question
from ingest import places
from ingest.vocabulary import Aspect


@dataclass(frozen=True, slots=True)
class Outcome:
    """The kind of answer, its draft, and what a face shows beside it."""

    kind: AnswerKind
    draft: Draft
    places: tuple[str, ...] = ()
    routes: tuple[Route, ...] = ()
    corrected: str | None = None
    ask_place: bool = False
    follow_ups: tuple[str, ...] = ()


def notice(text: str, role: Role = Role.NOTICE) -> DraftSentence:
    """A fixed phrase that is not law, so without a citation."""
    return DraftSentence(text, role, (), None, Origin.TEMPLATE)


def notices(*texts: str) -> Draft:
    """A draft of fixed phrases."""
    return Draft(tuple(notice(text) for text in texts))


def places_asked(question: Question) -> tuple[str, ...]:
    """The places of the question, those with several legal systems taken apart."""
    return tuple(dict.fromkeys(part for code in question.jurisdictions for part in places.nations(code)))


_OFFERS = (
    (Aspect.PENALTY, "What is the maximum penalty?"),
    (Aspect.SINCE, "Since when is that the law?"),
    (Aspect.HELP, "What can I do now?"),
    (Aspect.DEFENCE, "What are the limits and defences?"),
)


def follow_ups(question: Question) -> tuple[str, ...]:
    """Three next questions in plain words, none of them the one just asked."""
    return tuple(text for aspect, text in _OFFERS if aspect is not question.aspect)[:3]
