"""A question that leans on the conversation is made to stand alone; a new topic is left alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.errors import BadQuestion
from bot.question import Intent, Question
from ingest.vocabulary import Aspect, Subject

Turn = Mapping[str, str]

_OPENS = re.compile(
    r"^\W*(?:and|but|so|or|also|what about|how about|what if|then|ok(?:ay)?,? (?:and|but|so)|y en|et en|et au|und in|und|e in|a w|beth am|same (?:for|in)|even if|only if|is that|was that|does that|why|since when|how long|how much|when|where|who)\b|^\W*(?:in|for) [\w ]{2,25}\??$",
    re.IGNORECASE,
)
_STRONG_OPENS = re.compile(
    r"^\W*(?:and|but|so|or|also|what about|how about|what if|y en|et en|et au|und in|same)\b", re.IGNORECASE
)
_POINTS_BACK = re.compile(
    r"\b(?:it|its|he|him|his|she|her|they|them|their|that|this|those|these|there|the (?:order|ban|law|act|offence|case|penalty|maximum|rule|bill|fine|sentence|same|tool|court|school|boys?|platform|site|app))\b",
    re.IGNORECASE,
)
_EMPTY_IT = re.compile(
    r"\b(?:is|was|would|will|could|can) it (?:be )?(?:even |also |still )?(?:il)?legal\b|\b(?:is|was) it (?:a )?(?:crime|offence|offense|allowed|ok|okay|against)\b",
    re.IGNORECASE,
)
_FEW_WORDS = 7


def check_history(history: Sequence[Turn]) -> tuple[Turn, ...]:
    """The conversation, oldest first, or BadQuestion naming the turn that cannot be read."""
    for number, turn in enumerate(history, start=1):
        good = isinstance(turn, Mapping) and turn.get("role") in ("user", "assistant")
        if not good or not isinstance(turn.get("content"), str):
            raise BadQuestion(
                f"Turn {number} of the history is not of the form "
                '{"role": "user" or "assistant", "content": "..."}.',
                "Mend that turn, or leave the history out.",
            )
    return tuple(history)


def leans_back(question: Question) -> bool:
    """Whether the question cannot be understood without the one before it."""
    text = question.standalone
    words = len(re.findall(r"\w+", text))
    if question.named or question.unknown:
        # It names its own subject: only "and the DEFIANCE Act?" still takes its aspect from before.
        return bool(_STRONG_OPENS.search(text)) and question.aspect in (None, Aspect.DEFINITION)
    if _STRONG_OPENS.search(text):
        return True
    whole = question.conduct and (question.material or re.search(r"deep ?fake", text, re.IGNORECASE))
    if (
        whole
        and (question.jurisdictions or question.aspect)
        and not re.search(r"\b(?:he|she|they|him|that case|there)\b", text, re.IGNORECASE)
    ):
        return False
    if question.intent in (Intent.VICTIM, Intent.ACCUSED, Intent.HARM, Intent.CRISIS) and words > _FEW_WORDS:
        return False
    return (
        bool(_POINTS_BACK.search(text)) or (words <= _FEW_WORDS and bool(_OPENS.search(text))) or words <= 3
    )


def _points_back(text: str) -> bool:
    """Whether a word stands for something said before; the 'it' of 'is it illegal' stands for nothing."""
    return bool(_POINTS_BACK.search(_EMPTY_IT.sub(" ", text)))


def joined(question: Question, before: Question) -> Question:
    """The question with what it leaves out taken from the one before."""
    own_topic = bool(question.conduct or question.material)
    subject = question.subject if question.subject is not Subject.ANY else before.subject
    keeps_name = not question.named and not (
        own_topic and question.conduct and not _points_back(question.text)
    )
    aspect = question.aspect
    if aspect is None or (aspect is Aspect.DEFINITION and _STRONG_OPENS.search(question.text)):
        aspect = before.aspect
    intent = question.intent
    if intent in (Intent.KNOW, Intent.OUT_OF_SCOPE):
        intent = before.intent if before.intent in (Intent.VICTIM, Intent.ACCUSED) else Intent.KNOW
    return replace(
        question,
        standalone=_standing(question, before, keeps_name),
        topic=question.topic or (before.topic if keeps_name or question.named else ""),
        jurisdictions=question.jurisdictions or before.jurisdictions,
        as_of=question.as_of if question.dated else before.as_of,
        dated=question.dated or before.dated,
        conduct=question.conduct or before.conduct,
        material=question.material or before.material,
        subject=subject,
        aspect=aspect,
        intent=intent,
        named=question.named or (before.named if keeps_name else ()),
        says_fake=question.says_fake and before.says_fake,
        wants_to_sue=question.wants_to_sue,
        asker_is_child=question.asker_is_child or before.asker_is_child,
    )


def _standing(question: Question, before: Question, keeps_name: bool) -> str:
    """The question with the topic that it leans on in front; a case that it has left behind is not glued to it."""
    left = bool(before.named) and not keeps_name
    return f"{before.topic}: {question.text}" if before.topic and not left else question.text
