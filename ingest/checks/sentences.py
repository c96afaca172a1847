"""Each sentence: its length, its marks, its end, and whether it can be read with nothing around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.checks.page import Finding, Page
from ingest.checks.wording import breaks, count_words, grade, without_names
from ingest.document import Sentence
from ingest.vocabulary import IN_SHORT, WHAT_TO_DO

SHORT_WORDS, LONG_WORDS, TOO_LONG_WORDS = 20, 30, 35
SHORT_GRADE, GRADE = 9.0, 13.0

_ENDS = re.compile(r"[.?!][\"'”’)]*$")
_LEANING = re.compile(
    r"(?P<always>(?:It|He|She|They|This|That|These|Those|There)\b)|(?:His|Her|Their|Its|Such|Here|Both|Neither)\b"
)
_GENERAL = re.compile(
    r"The (?:same |new |other )?(?P<noun>offences?|Act|section|law|order|rule|[Bb]ill|duty|duties|ban|"
    r"statute|case|court|regulation|directive|provision|service|helpline|charity|regulator|man|woman|defendant|judge)\b(?P<rest>.*)"
)
_NAMED = re.compile(r"[\s,]+(?:[(\"“‘]?[A-Z0-9§])")
_LINK = re.compile(
    r"\s+(?:in|under|of|against|for|on|about|by|from|to|at|with|called|made|that|which|created|named|behind)\b"
    r"(?P<next>(?:\s+\S+){1,10})"
)
_NAME_INSIDE = re.compile(r"\s[(\"“‘]?(?:[A-Z]|s?\d|section|§)")


def sentences(page: Page) -> Iterator[Finding]:
    """Faults of single sentences, and the reading grade of each section."""
    keys = {source.key for source in page.document.sources}
    for sentence in page.document.sentences:
        yield from _form(page, sentence, keys)
        yield from _length(page, sentence)
        yield from _alone(page, sentence)
    yield from _in_short(page)
    yield from _grades(page)


def unused_sources(page: Page) -> Iterator[Finding]:
    """Sources that no sentence marks."""
    used = {key for sentence in page.document.sentences for key in sentence.marks}
    for index, source in enumerate(page.document.sources):
        if source.key not in used:
            yield page.warning(
                page.line("sources", index),
                "unused-source",
                f"no sentence marks the source {source.key!r}.",
                f"Mark one with [^{source.key}] or take the source out.",
            )


def _form(page: Page, sentence: Sentence, keys: set[str]) -> Iterator[Finding]:
    if sentence.text.startswith(("#", "|", "[^")):
        return
    if "[^" in sentence.text:
        yield page.error(
            sentence.line,
            "mark-inside",
            f"a mark stands inside the line ({_start(sentence)}).",
            "Put marks at the end of the line; one sentence a line.",
        )
    elif not _ENDS.search(sentence.text):
        yield page.error(
            sentence.line,
            "no-full-stop",
            f"the sentence does not end with . ? or ! ({_start(sentence)}).",
            "End it, then put its marks behind: 'words.[^key]'.",
        )
    if ends := breaks(sentence.text):
        yield page.warning(
            sentence.line,
            "two-sentences",
            f"more than one sentence stands on this line (one ends at '{ends[0]}').",
            "Give each its own line and marks.",
        )
    for key in sentence.marks:
        if key not in keys:
            yield page.error(
                sentence.line,
                "unknown-mark",
                f"[^{key}] names no source.",
                f"Use one of: {', '.join(sorted(keys))}; or add it under `sources`.",
            )
    if not sentence.marks and sentence.heading != WHAT_TO_DO and "[^" not in sentence.text:
        yield page.error(
            sentence.line,
            "no-mark",
            f"the sentence has no source ({_start(sentence)}).",
            f"Put a mark behind it: [^{next(iter(sorted(keys)))}].",
        )


def _length(page: Page, sentence: Sentence) -> Iterator[Finding]:
    words = count_words(sentence.text)
    if words <= SHORT_WORDS:
        return
    words = count_words(without_names(sentence.text, page.document))
    short = sentence.heading == IN_SHORT
    most = SHORT_WORDS if short else TOO_LONG_WORDS
    shown = f"{words} words without names of laws ({_start(sentence)})"
    if words > most:
        yield page.error(
            sentence.line, "too-long", f"the sentence has {shown}.", f"At most {most}: one fact a sentence."
        )
    elif not short and words > LONG_WORDS:
        yield page.warning(
            sentence.line,
            "long",
            f"the sentence has {shown}.",
            f"Better {LONG_WORDS} at most: one fact a sentence.",
        )


def _alone(page: Page, sentence: Sentence) -> Iterator[Finding]:
    if match := _LEANING.match(sentence.text):
        finding = page.error if match["always"] else page.warning
        yield finding(
            sentence.line,
            "leans",
            f"the sentence opens with '{match[0]}', so it cannot stand alone.",
            "Name the law, person or service that it is about.",
        )
    elif (match := _GENERAL.match(sentence.text)) and not _NAMED.match(match["rest"]):
        link = _LINK.match(match["rest"])
        opening = sentence.text[: match.end("noun")]
        if not link:
            yield page.error(
                sentence.line,
                "unnamed",
                f"the sentence opens with '{opening}' and no name.",
                f"Say which: '{opening} in section 66B', '{opening} in Florida', or its name.",
            )
        elif not _NAME_INSIDE.search(link["next"]):
            yield page.warning(
                sentence.line,
                "unnamed",
                f"'{opening}{link[0][:30]}…' may not say which {match['noun']} is meant.",
                "Name the law, person or place.",
            )


def _in_short(page: Page) -> Iterator[Finding]:
    section = page.document.section(IN_SHORT)
    if section and section.sentences and not 2 <= len(section.sentences) <= 4:
        yield page.error(
            section.line,
            "in-short-size",
            f"'{IN_SHORT}' has {len(section.sentences)} sentence{'s' * (len(section.sentences) != 1)}.",
            "Write two to four.",
        )


def _grades(page: Page) -> Iterator[Finding]:
    for section in page.document.sections:
        measured = round(grade([without_names(one.text, page.document) for one in section.sentences]), 1)
        short = section.heading == IN_SHORT
        if measured > SHORT_GRADE if short else measured >= GRADE:
            yield page.warning(
                section.line,
                "grade",
                f"'{section.heading}' reads at grade {measured:.1f}.",
                f"{'At most 9' if short else 'Below 13'}: shorter sentences, shorter words.",
            )


def _start(sentence: Sentence) -> str:
    words = sentence.text.split()
    return f"'{' '.join(words[:5])}…'" if len(words) > 5 else f"'{sentence.text}'"
