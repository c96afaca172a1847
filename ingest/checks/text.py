"""The shape of the text: which headings, in which order, and nothing but sentences below them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest.checks.page import Finding, Page
from ingest.vocabulary import COVERS, IN_SHORT, LIMITS, PENALTY, STATUS_AND_DATES, WHAT_TO_DO, Kind

ORDER = (IN_SHORT, COVERS, PENALTY, LIMITS, STATUS_AND_DATES, WHAT_TO_DO)
_OWN_ORDER = ", ".join(ORDER)

_MARKUP = (
    (re.compile(r"\s*\[\^[^\]]*\]:"), "footnote-definition", "a footnote is defined here.",
     "Take it out: a mark names a key of `sources`."),
    (re.compile(r"#{3,}"), "deep-heading", "the heading is deeper than '## '.", "Make it '## '."),
    (re.compile(r"#(?!#)|##(?! \S)"), "heading-form", "the line is not '## ' and a heading.",
     "Write it as '## In short'."),
    (re.compile(r"\s*\|.*\|\s*$|\s*\|?[\s:|-]*-{3,}[\s:|-]*$"), "table", "a table or a rule is drawn here.",
     "Write sentences, one a line."),
    (re.compile(r".*!\[[^\]]*\]\("), "image", "an image stands here.", "Take it out."),
    (re.compile(r".*\[[^\]^][^\]]*\]\s*[(\[]|.*https?://|.*\bwww\."), "link",
     "a link or an address stands in the text.",
     "Put the address under `sources` (or `help`) and mark the sentence."),
    (re.compile(r".*</?[A-Za-z!][^>]*>"), "html", "raw HTML stands in the text.", "Write plain words."),
    (re.compile(r".*(?:\*\*|__|`)"), "emphasis", "bold or code marks stand in the text.",
     "Write plain words: a quote shows them as they stand."),
    (re.compile(r" +(?:[-*]|\d+\.) |    \S"), "nested", "a line is indented.", "Begin it at the margin."),
)  # fmt: skip


def markup(page: Page) -> Iterator[Finding]:
    """Lines that are neither a heading nor a plain sentence."""
    for number, line in enumerate(page.document.text.split("\n"), start=page.document.text_line):
        for pattern, code, message, fix in _MARKUP:
            if pattern.match(line):
                yield page.error(number, code, message, fix)
                break


def headings(page: Page) -> Iterator[Finding]:
    """Headings that are missing, empty, doubled or out of order."""
    document = page.document
    sections = document.sections
    if not sections:
        yield page.error(
            document.text_line, "no-text", "the page has no text.", f"Begin with '## {IN_SHORT}'."
        )
        return
    if not sections[0].heading:
        yield page.error(
            sections[0].line,
            "before-heading",
            "text stands before the first heading.",
            f"Put it below '## {IN_SHORT}'.",
        )
    named = [section for section in sections if section.heading]
    seen: dict[str, int] = {}
    for section in named:
        folded = section.heading.casefold()
        if folded in seen:
            yield page.error(
                section.line,
                "heading-twice",
                f"'{section.heading}' stands on line {seen[folded]} already.",
                "Merge the two sections.",
            )
        seen.setdefault(folded, section.line)
        exact = next((one for one in ORDER if one.casefold() == folded), section.heading)
        if exact != section.heading:
            yield page.error(
                section.line,
                "heading-form",
                f"'{section.heading}' is not written as usual.",
                f"Write '## {exact}'.",
            )
        if not section.sentences:
            yield page.error(
                section.line,
                "empty-section",
                f"nothing stands below '{section.heading}'.",
                "Write it or take it out.",
            )
    if IN_SHORT.casefold() not in seen:
        yield page.error(
            document.text_line,
            "no-in-short",
            f"'## {IN_SHORT}' is missing.",
            "Begin the text with it: 2 to 4 sentences.",
        )
    elif named[0].heading.casefold() != IN_SHORT.casefold():
        yield page.error(
            named[0].line,
            "in-short-first",
            f"'{named[0].heading}' stands before '{IN_SHORT}'.",
            f"Begin with '## {IN_SHORT}'.",
        )
    if document.kind in (Kind.STATUTE, Kind.BILL) and STATUS_AND_DATES.casefold() not in seen:
        yield page.error(
            document.text_line,
            "no-status-section",
            f"a {document.kind} says '## {STATUS_AND_DATES}', and this page does not.",
            "Add it: each known date in words, and what is not known.",
        )
    yield from _order(page)


def _order(page: Page) -> Iterator[Finding]:
    named = [section for section in page.document.sections if section.heading]
    places = [(ORDER.index(one.heading), one) for one in named if one.heading in ORDER]
    for (before, first), (after, second) in pairwise(places):
        if after < before and second.heading != IN_SHORT:
            yield page.error(
                second.line,
                "heading-order",
                f"'{second.heading}' stands after '{first.heading}'.",
                f"Keep this order: {_OWN_ORDER}.",
            )
    ended = ""
    for section in named:
        if section.heading in (STATUS_AND_DATES, WHAT_TO_DO):
            ended = section.heading
        elif section.heading not in ORDER:
            if ended:
                yield page.error(
                    section.line,
                    "heading-order",
                    f"'{section.heading}' stands after '{ended}'.",
                    f"Put headings of your own between '{IN_SHORT}' and '{STATUS_AND_DATES}'.",
                )
            if page.document.kind in (Kind.STATUTE, Kind.BILL):
                yield page.warning(
                    section.line,
                    "own-heading",
                    f"'{section.heading}' is not a heading that answers are composed from.",
                    f"Use one of: {_OWN_ORDER}.",
                )
