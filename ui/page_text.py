"""The text of a document as a page shows it: sections of sentences, each with its source numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Section, Sentence, SourceDocument
from ui.errors import BadParameter

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end` in the text of a document, in code points."""

    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence, the numbers of its sources in the list of the page, and whether it is the one asked for."""

    text: str
    anchor: str
    numbers: tuple[int, ...]
    marked: bool


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences that stand together: items of a list, or a paragraph."""

    listed: bool
    sentences: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, an anchor for it, and its blocks."""

    heading: str
    anchor: str
    blocks: tuple[Block, ...]


def read_span(given: str) -> Span | None:
    """A span as an address gives it, `start-end`; None where nothing was given."""
    if not given:
        return None
    match = _SPAN.fullmatch(given)
    if not match:
        raise BadParameter("The address does not say which sentence.", "Read the whole page instead.")
    return Span(int(match[1]), int(match[2]))


def address(document_id: str, start: int, end: int) -> str:
    """Where a sentence stands highlighted in its page."""
    return f"/library/{document_id}?at={start}-{end}#s-{start}-{end}"


def parts(document: SourceDocument, at: Span | None = None) -> tuple[Part, ...]:
    """The sections of a document, the sentence of exactly `at` marked."""
    numbers = {source.key: number for number, source in enumerate(document.sources, 1)}
    return tuple(
        Part(section.heading, f"h-{place}", _blocks(document.text, section, numbers, at))
        for place, section in enumerate(document.sections, 1)
    )


def _blocks(text: str, section: Section, numbers: dict[str, int], at: Span | None) -> tuple[Block, ...]:
    grouped: list[tuple[bool, list[Shown]]] = []
    end_before = section.start
    for sentence in section.sentences:
        listed = text[text.rfind("\n", 0, sentence.start) + 1 : sentence.start].strip() != ""
        apart = "\n\n" in text[end_before : sentence.start]
        if not grouped or grouped[-1][0] != listed or (apart and not listed):
            grouped.append((listed, []))
        grouped[-1][1].append(_shown(sentence, numbers, at))
        end_before = sentence.end
    return tuple(Block(listed, tuple(sentences)) for listed, sentences in grouped)


def _shown(sentence: Sentence, numbers: dict[str, int], at: Span | None) -> Shown:
    return Shown(
        text=sentence.text,
        anchor=f"s-{sentence.start}-{sentence.end}",
        numbers=_known(sentence.marks, numbers),
        marked=at is not None and (at.start, at.end) == (sentence.start, sentence.end),
    )


def _known(marks: Sequence[str], numbers: dict[str, int]) -> tuple[int, ...]:
    return tuple(numbers[key] for key in marks if key in numbers)
