"""The reader's words for the contract's closed values: status, span, how far checked, help, places, dates."""

from __future__ import annotations

from bot.answer import AnswerKind, Citation
from ingest import places
from ingest.dates import PartialDate

SPAN = {
    "note": (
        "Our note",
        "Our own sentence, written from the source that it names. It is not the wording of the law.",
    ),
    "official": ("Official text", "Word for word, from the official text."),
}
CHECKED = {
    "official": "Written from the official text",
    "secondary": "Written from a report or copy",
    "unchecked": "Not yet checked against a source",
}
HOW = {
    "phone": "phone",
    "chat": "online chat",
    "form": "online form",
    "email": "email",
    "text": "text message",
    "app": "app",
    "in_person": "in person",
}
LABEL = {
    AnswerKind.REFUSE: "I will not help with this",
    AnswerKind.HELP: "Help first",
    AnswerKind.CLARIFY: "One question first",
    AnswerKind.OUT_OF_SCOPE: "Outside what I cover",
    AnswerKind.ABSTAIN: "Not in my sources",
    AnswerKind.ANSWER: "",
}
# status: the words when the law's date is known, and when it is not.
_STATUS = {
    "in_force": ("In force since {since}", "In force"),
    "partly_in_force": ("Partly in force since {since}", "Partly in force"),
    "not_yet_in_force": ("Not in force on that day; from {since}", "Not yet in force"),
    "bill": ("A bill, not law (introduced {since})", "A bill, not law"),
    "fallen": ("A bill that fell in {since}; never law", "A bill that fell; never law"),
    "repealed": ("Repealed (was in force from {since})", "Repealed"),
    "struck_down": ("Struck down by a court (was in force from {since})", "Struck down by a court"),
    "enjoined": ("Blocked by a court order (in force from {since})", "Blocked by a court order"),
    "decided": ("Decided {since}", "Decided"),
    "published": ("Published {since}", "Published"),
    "withdrawn": ("Withdrawn (published {since})", "Withdrawn"),
}
_DEGRADED = {
    "no_vectors": "The search by meaning is not available just now, so this answer was found by words alone.",
    "no_lexical": "The search by words is not available just now, so this answer was found by meaning alone.",
    "writer": "The language model gave no usable answer, so quoted sentences stand in its place.",
}


def day(text: str) -> str:
    """An ISO date of any precision as prose; other text as it is."""
    try:
        return PartialDate(text).written()
    except ValueError:
        return text


def status(citation: Citation) -> str:
    """Where the cited law stood on the day asked, and since when."""
    dated, undated = _STATUS.get(citation.status, ("{since}", citation.status.replace("_", " ")))
    return dated.format(since=day(citation.since)) if citation.since else undated


def span(kind: str) -> tuple[str, str]:
    """The name of a kind of span and what it means."""
    return SPAN.get(kind, (kind, ""))


def checked(value: str) -> str:
    """How far a source was read."""
    return CHECKED.get(value, value)


def reference(citation: Citation) -> str:
    """What a screen reader says for a mark: the formal reference, or the title where there is none."""
    return citation.citation or citation.title


def place(code: str) -> str:
    """The name of a place."""
    return places.name(code)


def degraded(code: str) -> str:
    """What the reader should know about a part that was not available."""
    return _DEGRADED.get(code, f"A part was not available for this answer ({code.replace('_', ' ')}).")


def withheld(count: int) -> str:
    """What the reader should know about sentences that the verifier held back."""
    if count == 1:
        return "One sentence was held back, because its source did not bear it out."
    return f"{count} sentences were held back, because their sources did not bear them out."
