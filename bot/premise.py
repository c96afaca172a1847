"""A false belief in a question is corrected first, with the sentence of the page that corrects it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.draft import Quote
from bot.question import Question
from bot.select import Encode
from ingest import places
from ingest.document import SourceDocument, Trap

# Above the first a claim is taken for the question's own; above the second only if its words are there too.
_SAME_CLAIM = 0.86
_NEAR_CLAIM = 0.62
_WORDS_SHARED = 0.6
_STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "in",
        "on",
        "of",
        "for",
        "to",
        "by",
        "it",
        "its",
        "that",
        "this",
        "did",
        "does",
        "do",
        "and",
        "or",
        "at",
        "as",
        "with",
        "only",
        "just",
        "not",
        "can",
        "could",
        "will",
        "would",
        "he",
        "she",
        "they",
        "his",
        "her",
        "their",
        "since",
        "already",
        "who",
        "whom",
        "what",
        "which",
        "when",
        "how",
        "there",
        "you",
        "your",
        "i",
        "my",
        "me",
        "one",
        "than",
        "then",
        "now",
        "so",
        "if",
        "from",
        "uk",
    ]
)
_ASKS = re.compile(r"^\W*(?:when|how long|how many|what|who|where|why|which|how much)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"^\W*(?:and |but |so )?(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would)\b|\b(?:is|was|did|are) (?:it|he|she|they|that|this)\b[^,]*\?*$",
    re.IGNORECASE,
)
_PREMISE = re.compile(
    r"\b(?:since|because|given|after|now that|as|even though|although|why (?:was|is|did|does|are|were)|when (?:he|she|they|it))\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not|no|never|n't|cannot|nothing|none|without|isn|wasn|didn|doesn|aren)\b|n't\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Correction:
    """The claim that was found in the question, and the quote that corrects it."""

    trap: Trap
    quote: Quote
    closeness: float
    asserted: bool  # whether the question takes it for granted, rather than asking whether it is so


# Words that any question here may use; they make no claim.
_TOPIC = frozenset(
    [
        "make",
        "deepfake",
        "deepfake",
        "image",
        "sexual",
        "nude",
        "crime",
        "law",
        "share",
        "person",
        "adult",
        "consent",
        "fake",
        "offence",
        "picture",
        "video",
        "england",
        "wales",
        "scotland",
        "act",
        "section",
    ]
)


def correction(question: Question, documents: Iterable[SourceDocument], encode: Encode) -> Correction | None:
    """The nearest false belief that the question holds, or None."""
    traps = [(one, trap) for one in documents for trap in one.traps]
    if not traps:
        return None
    vectors = encode([_said(question)] + [trap.claim for _, trap in traps])
    best: Correction | None = None
    for (one, trap), vector in zip(traps, vectors[1:], strict=True):
        closeness = float(vectors[0] @ vector)
        where = _words(places.name(one.jurisdiction))
        if closeness < _NEAR_CLAIM or not _holds(question.standalone, trap.claim, closeness, where):
            continue
        sentence = next((each for each in one.sentences if each.text == trap.answer), None)
        if sentence and (best is None or closeness > best.closeness):
            best = Correction(trap, Quote(one, sentence), closeness, _asserted(question.text))
    return best


def _asserted(text: str) -> bool:
    return bool(re.search(r"\btrue that\b", text, re.IGNORECASE)) or not _OPEN.search(text)


def _said(question: Question) -> str:
    """The question's own words, with its topic where it leans on the conversation."""
    return question.standalone


def _holds(text: str, claim: str, closeness: float, where: set[str]) -> bool:
    """Whether the question really makes the claim: its numbers, its sense and most of its words are there."""
    said, claimed = _words(text), _words(claim)
    if not {word for word in claimed if word.isdigit() or word in _MONTHS} <= said:
        return False
    own = {word for word in claimed - _TOPIC if not any(word[:5] == name[:5] for name in where)}
    if not (own <= said or (own and len(own & said) / len(own) >= 0.75)) or (
        not own and not _PREMISE.search(text)
    ):
        return False  # what sets the claim apart from the subject in general is not there
    if bool(_NEGATION.search(claim)) != bool(_NEGATION.search(text)):
        return False
    if _ASKS.match(text) and not _PREMISE.search(text) and closeness < _SAME_CLAIM:
        return False  # "how long is the ban?" makes no claim
    shared = len(claimed & said) / max(len(claimed), 1)
    return shared >= _WORDS_SHARED or (closeness >= _SAME_CLAIM and shared >= 0.4)


_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
_SAME = {
    "jail": "prison", "jailed": "prison", "imprisoned": "prison", "gaol": "prison", "custody": "prison", "locked": "prison",
    "illegal": "crime", "criminal": "crime", "offence": "crime", "offense": "crime", "banned": "ban", "forbidden": "ban",
    "made": "make", "making": "make", "makes": "make", "create": "make", "created": "make", "creating": "make",
    "deepfakes": "deepfake", "images": "image", "pictures": "image", "pics": "image", "photos": "image", "used": "use", "using": "use",
    "sent": "send", "went": "go", "fined": "fine", "shared": "share", "sharing": "share", "laws": "law", "passed": "law", "forever": "life",
}  # fmt: skip


def _words(text: str) -> set[str]:
    found = re.findall(r"[a-z]+|\d+", text.lower().replace("n't", " "))
    return {_SAME.get(word, word) for word in found if word not in _STOP}
