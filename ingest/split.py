"""Source documents into passages: by heading, then by tokens, whole sentence lines together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ingest import places
from ingest.document import Passage, SourceDocument

# Part of an index's name: raise it when passages or what is embedded for them would come out otherwise.
SPLITTER = "sections-1"

CountTokens = Callable[[str], int]
Span = tuple[int, int]

_HEADING = re.compile(r"## (\S.*)")
_MARK = re.compile(r"\[\^[^\]\s]+\]")
_BULLET = re.compile(r"^(?:[-*] |\d+\. )", re.MULTILINE)
# A run without spaces can be one unknown token however long it is.
_CHARACTERS_A_TOKEN = 16


def split(document: SourceDocument, count_tokens: CountTokens, limit: int) -> list[Passage]:
    """The passages of a document in order; `embedded_text` of each has at most `limit` tokens."""
    if limit < 1:
        raise ValueError(f"a passage of {limit} tokens holds nothing")
    passages = []
    for heading, lines in _sections(document.text):
        before = prefix(document, heading, count_tokens, limit)
        for start, end in _Fitting(document.text, before, count_tokens, limit).spans(lines):
            passages.append(
                Passage(
                    id=f"{document.id}#{start}-{end}",
                    document_id=document.id,
                    heading=heading,
                    start=start,
                    end=end,
                    text=document.text[start:end],
                    jurisdiction=document.jurisdiction,
                    kind=str(document.kind),
                )
            )
    return passages


def prefix(document: SourceDocument, heading: str, count_tokens: CountTokens, limit: int) -> str:
    """What stands before a passage when it is embedded: place, title, heading; less when they are long."""
    place = "" if document.jurisdiction == "INT" else f"{places.name(document.jurisdiction)}: "
    for parts in ((place + document.title, heading), (document.title, heading), (heading,)):
        said = "".join(f"{part}. " for part in parts if part)
        if said and count_tokens(said) <= limit // 2:
            return said
    return ""


def embedded_text(document: SourceDocument, passage: Passage, count_tokens: CountTokens, limit: int) -> str:
    """The words of a passage as the model reads them: with its prefix, without marks and bullets."""
    return prefix(document, passage.heading, count_tokens, limit) + plain(passage.text)


def plain(text: str) -> str:
    """Text without source marks and bullets."""
    return _BULLET.sub("", _MARK.sub("", text)).strip()


def _sections(text: str) -> Iterator[tuple[str, list[Span]]]:
    """Each heading with the spans of its non-blank lines, blank ends left out."""
    heading, offset = "", 0
    lines: list[Span] = []
    for line in text.split("\n"):
        if match := _HEADING.fullmatch(line):
            if lines:
                yield heading, lines
            heading, lines = match[1].strip(), []
        elif line.strip():
            begin = len(line) - len(line.lstrip())
            lines.append((offset + begin, offset + len(line.rstrip())))
        offset += len(line) + 1
    if lines:
        yield heading, lines


class _Fitting:
    """Groups the lines of one section so that each group fits the model."""

    def __init__(self, text: str, before: str, count_tokens: CountTokens, limit: int) -> None:
        self.text, self.before, self.limit = text, before, limit
        self.count_tokens = count_tokens
        self.room = limit - count_tokens(before)

    def spans(self, lines: list[Span]) -> Iterator[Span]:
        group: list[Span] = []
        used = 0
        for line in lines:
            size = self.count_tokens(plain(self.text[slice(*line)]))
            if group and used + size > self.room:
                yield from self._checked(group)
                group, used = [], 0
            group.append(line)
            used += size
        yield from self._checked(group)

    def _checked(self, group: list[Span]) -> Iterator[Span]:
        # The sum over lines can differ from the count of the whole, for some tokenizers.
        start, end = group[0][0], group[-1][1]
        if self._fits(start, end):
            yield start, end
        elif len(group) > 1:
            middle = len(group) // 2
            yield from self._checked(group[:middle])
            yield from self._checked(group[middle:])
        else:
            yield from self._cut(start, end)

    def _fits(self, start: int, end: int) -> bool:
        if end - start > self.limit * _CHARACTERS_A_TOKEN:
            return False
        return self.count_tokens(self.before + plain(self.text[start:end])) <= self.limit

    def _cut(self, start: int, end: int) -> Iterator[Span]:
        """A line that is too long, at the ends of clauses and words."""
        # Here, because only an ingest that meets such a line needs it.
        from langchain_text_splitters import RecursiveCharacterTextSplitter

        splitter = RecursiveCharacterTextSplitter(
            separators=["; ", ". ", ", ", " "],
            keep_separator="end",
            chunk_size=self.room,
            chunk_overlap=0,
            length_function=self.count_tokens,
            strip_whitespace=False,
        )
        at = start
        for piece in splitter.split_text(self.text[start:end]):
            yield from self._halved(at, at + len(piece))
            at += len(piece)

    def _halved(self, start: int, end: int) -> Iterator[Span]:
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if start >= end:
            return
        if end - start == 1 or self._fits(start, end):
            yield start, end
            return
        middle = (start + end) // 2
        yield from self._halved(start, middle)
        yield from self._halved(middle, end)
