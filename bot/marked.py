"""A model's stream cut into sentences with their marks; what is not a plain marked sentence is told apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

LONGEST = 600  # characters; what runs on longer than this is no sentence of ours

_MARK = r"\[[^\[\]\n]*\]"
_CLOSE = r"(?:[.?]|!(?!\[))[\"”’)]*"
# A sentence ends at its stop and marks, once something follows that is neither a mark nor a small letter.
_END = re.compile(rf"{_CLOSE}(?:(?:[ \t]*{_MARK})+(?=\s*[^\s\[a-z.,;])|(?=\s+[^\s\[a-z]))|\n")
_SHORT = re.compile(
    r"(?:\b(?:s|ss|sec|para|art|arts|reg|no|nos|v|vs|pub|stat|fla|ch|cl|sch|l|u\.s|e\.g|i\.e|mr|ms|mrs|dr))\.$",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\[\s*(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\s*\]")
_LINK = re.compile(r"(?i)https?:|www\.|\bmailto\b|[a-z0-9-]{2,}\.[a-z]{2,}\b|@")
_PUNCTUATION = frozenset(" .,;:'’‘“”\"()-–—‑/%£$€&§")


@dataclass(frozen=True, slots=True)
class Marked:
    """One sentence of a model: its words without marks, and the numbers that it ends with."""

    text: str
    numbers: tuple[int, ...]
    plain: bool  # a whole sentence of plain text, whose every mark is a number

    @classmethod
    def of(cls, piece: str) -> Marked:
        """Taken apart; several sentences under one mark are not plain."""
        numbers = [int(one) for group in _NUMBERS.findall(piece) for one in re.split(r"\D+", group)]
        text = re.sub(r"\s+([.,;!?])", r"\1", _NUMBERS.sub("", piece))
        text = " ".join(text.split())
        return cls(text, tuple(dict.fromkeys(numbers)), _plain(text))


def _plain(text: str) -> bool:
    allowed = all(char in _PUNCTUATION or unicodedata.category(char)[0] in "LN" for char in text)
    whole = text.endswith((".", ".”", ".’", ".)", '."')) and text.lstrip("“‘")[:1].isalpha()
    return allowed and whole and len(text) <= LONGEST and not _LINK.search(text)


@dataclass
class Splitter:
    """Holds back the sentence that is still being written."""

    held: str = field(default="", repr=False)

    def feed(self, chunk: str) -> Iterator[Marked]:
        """The sentences that this chunk completes."""
        self.held += chunk
        begin = 0
        while match := _END.search(self.held, begin):
            if _SHORT.search(self.held[: match.start() + 1]) and "[" not in match[0] and match[0] != "\n":
                begin = match.end()
                continue
            yield from _piece(self.held[: match.end()])
            self.held, begin = self.held[match.end() :], 0

    def rest(self) -> Iterator[Marked]:
        """What is left when the stream has ended."""
        left, self.held = self.held, ""
        yield from _piece(left)

    @property
    def runs_on(self) -> bool:
        """Whether what is held back is too long to become a sentence."""
        return len(self.held) > LONGEST


def _piece(text: str) -> Iterator[Marked]:
    if text.strip():
        yield Marked.of(text)
