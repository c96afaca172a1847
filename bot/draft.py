"""What a writer hands to the verifier: sentences, each with the exact spans that it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bot.answer import CITING, Role
from ingest.document import Rule, Sentence, SourceDocument


class Origin(StrEnum):
    """How the words of a sentence came about."""

    QUOTE = "quote"  # equal to its one quote
    TEMPLATE = "template"  # composed by code from rule fields and headers
    MODEL = "model"  # written by a language model


@dataclass(frozen=True, slots=True)
class Quote:
    """An exact span of a document: `document.text[start:end] == sentence.text`."""

    document: SourceDocument
    sentence: Sentence

    def holds(self) -> bool:
        """Whether the span is what it claims to be, and a whole sentence of the document."""
        one = self.sentence
        return (
            self.document.text[one.start : one.end] == one.text
            and self.document.sentence_at(one.start, one.end) == one
        )

    def __repr__(self) -> str:
        return f"Quote({self.document.id}, {self.sentence.start}-{self.sentence.end})"


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence that may be shown if it is verified; `rule` is one of a quoted document's."""

    text: str
    role: Role
    quotes: tuple[Quote, ...] = ()
    rule: Rule | None = None
    origin: Origin = Origin.QUOTE

    @property
    def needs_quote(self) -> bool:
        """Whether a reader must be able to check it against a source."""
        return self.role in CITING

    @classmethod
    def quoting(cls, quote: Quote, role: Role = Role.LAW, rule: Rule | None = None) -> DraftSentence:
        """A sentence that says exactly what its quote says."""
        return cls(quote.sentence.text, role, (quote,), rule, Origin.QUOTE)


@dataclass(frozen=True, slots=True)
class Draft:
    """The sentences of an answer in order, before the verifier has seen them."""

    sentences: tuple[DraftSentence, ...] = ()
    writer: str = "quotes"
    degraded: tuple[str, ...] = field(default=())
