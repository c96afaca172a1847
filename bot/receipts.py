"""A saved answer checked later: which quotes still hold, and which pages have changed since."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pydantic import ValidationError

from bot.answer import Answer, Citation
from bot.errors import BadQuestion
from ingest.corpus import Corpus


class Holding(StrEnum):
    """What became of a cited quote."""

    HOLDS = "holds"  # the same page, the same place
    MOVED = "moved"  # the page has changed, and the sentence stands elsewhere in it
    CHANGED = "changed"  # the page no longer has the sentence
    GONE = "gone"  # the page is no longer there


@dataclass(frozen=True, slots=True)
class Checked:
    """One citation of a saved answer, against the corpus as it is now."""

    n: int
    document_id: str
    quote: str
    holding: Holding
    page_changed: bool

    def value(self) -> dict[str, object]:
        """As JSON."""
        return {
            "n": self.n,
            "document_id": self.document_id,
            "holding": str(self.holding),
            "page_changed": self.page_changed,
            "quote": self.quote,
        }


def read_receipt(text: str) -> Answer:
    """The saved answer; BadQuestion when the text is not one."""
    try:
        return Answer.model_validate_json(text)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"]) or "the file"
        message = f"This is not a saved answer: {where} is missing or wrong."
        raise BadQuestion(message, "Save one with: deepfake-law ask QUESTION --json > receipt.json") from None


def recheck(answer: Answer, corpus: Corpus) -> list[Checked]:
    """Every citation of the answer, in its order."""
    return [_checked(one, corpus) for one in answer.citations]


def _checked(one: Citation, corpus: Corpus) -> Checked:
    document = corpus.get(one.document_id)
    if document is None:
        return Checked(one.n, one.document_id, one.quote, Holding.GONE, True)
    if document.text[one.start : one.end] == one.quote:
        holding = Holding.HOLDS
    else:
        stands = any(sentence.text == one.quote for sentence in document.sentences)
        holding = Holding.MOVED if stands else Holding.CHANGED
    return Checked(one.n, one.document_id, one.quote, holding, document.sha256 != one.document_sha256)
