"""The page that an answer is written on: whole sentences, within the room that there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.answer import Role
from bot.draft import DraftSentence, Quote
from bot.select import Encode, without_repeats
from ingest.document import Rule, SourceDocument
from ingest.vocabulary import Kind

MOST_SENTENCES = 5
MOST_WORDS = 110
_CASES = (Kind.CASE, Kind.NEWS)


@dataclass
class Page:
    """The sentences chosen so far; what does not fit or says nothing new is left out."""

    encode: Encode
    sentences: list[DraftSentence] = field(default_factory=list)
    most: int = MOST_SENTENCES
    words: int = MOST_WORDS

    def room(self, text: str) -> bool:
        """Whether one more sentence fits; its marks count as words too."""
        used = sum(len(one.text.split()) + len(one.quotes) for one in self.sentences)
        return len(self.sentences) < self.most and used + len(text.split()) + 1 <= self.words

    def add(self, sentence: DraftSentence | None) -> None:
        """Take a sentence if there is one and it fits."""
        if sentence and self.room(sentence.text):
            self.sentences.append(sentence)

    def quote(self, quotes: Sequence[Quote], role: Role | None = None, rule: Rule | None = None) -> None:
        """Take the quotes that fit and say something new, in the order given."""
        cited = {quote for one in self.sentences for quote in one.quotes}
        fresh = [quote for quote in dict.fromkeys(quotes) if quote not in cited]
        for quote in without_repeats([one.text for one in self.sentences], fresh, self.encode):
            self.add(DraftSentence.quoting(quote, role or role_of(quote.document), rule))


def role_of(document: SourceDocument) -> Role:
    """Case for what happened to people, law for the rest."""
    return Role.CASE if document.kind in _CASES else Role.LAW
