"""The front matter as a whole: where the page stands, what it refers to, what its kind needs."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.checks.page import Finding, Page
from ingest.checks.wording import count_words
from ingest.vocabulary import Checked, Kind

TITLE_LENGTH = 70
FEWEST_ASKS, MOST_ASKS = 5, 12
LIMIT_WORDS = 20
CONCEPTS = "concepts"


def place_of_file(page: Page) -> Iterator[Finding]:
    """The id is the file name and the folder is the place."""
    document = page.document
    stem, folder = page.file.stem, page.file.resolve().parent.name
    if document.id != stem:
        yield page.error(
            page.line("id"),
            "id-file",
            f"the id is {document.id!r}, the file {stem!r}.",
            f"Make both '{document.id}'.",
        )
    expected = CONCEPTS if document.kind is Kind.CONCEPT else document.jurisdiction.lower()
    if folder != expected:
        yield page.error(
            page.line("jurisdiction"),
            "folder",
            f"a page of kind {document.kind} for {document.jurisdiction} stands in {folder}/.",
            f"Move it to {expected}/.",
        )
    prefix = document.jurisdiction.lower() + "-"
    if document.kind is not Kind.CONCEPT and not document.id.startswith(prefix):
        yield page.error(
            page.line("id"),
            "id-place",
            f"the id {document.id!r} does not begin with its place.",
            f"Begin it with '{prefix}'.",
        )


def contents(page: Page) -> Iterator[Finding]:
    """Title, topics, asks, help, limits and sources are there in the measure that they need."""
    document = page.document
    if len(document.title) > TITLE_LENGTH:
        yield page.error(
            page.line("title"),
            "title-length",
            f"the title has {len(document.title)} characters.",
            f"At most {TITLE_LENGTH}.",
        )
    if not document.topics:
        yield page.error(
            page.line("topics"),
            "no-topics",
            "the page has no topic.",
            "Add `topics`: see ingest/vocabulary.py.",
        )
    if len(document.asks) < FEWEST_ASKS:
        yield page.error(
            page.line("asks"),
            "few-asks",
            f"the page has {len(document.asks)} asks.",
            f"Add what real people would type: {FEWEST_ASKS} to {MOST_ASKS}.",
        )
    elif len(document.asks) > MOST_ASKS:
        yield page.warning(
            page.line("asks"),
            "many-asks",
            f"the page has {len(document.asks)} asks.",
            f"Keep the best {MOST_ASKS}.",
        )
    if document.kind is Kind.RESOURCE and not document.help:
        yield page.error(page.line("kind"), "no-help", "a resource has no `help`.", "Add its help routes.")
    if document.kind is not Kind.RESOURCE and document.help:
        yield page.error(
            page.line("help"),
            "help-kind",
            f"a page of kind {document.kind} has `help`.",
            "Move the route to a page of kind resource.",
        )
    for index, rule in enumerate(document.rules):
        if (words := count_words(rule.limits)) > LIMIT_WORDS:
            yield page.error(
                page.line("rules", index, "limits"),
                "limits-length",
                f"limits has {words} words.",
                f"At most {LIMIT_WORDS}.",
            )
    keys: set[str] = set()
    for index, source in enumerate(document.sources):
        if source.key in keys:
            yield page.error(
                page.line("sources", index),
                "source-twice",
                f"the key {source.key!r} stands twice.",
                "Give it another key.",
            )
        keys.add(source.key)
        if source.checked is Checked.OFFICIAL and not source.url:
            yield page.warning(
                page.line("sources", index),
                "official-url",
                f"the source {source.key!r} is official and has no address.",
                "Add the official address, or write checked: secondary.",
            )


def references(page: Page) -> Iterator[Finding]:
    """Sections that rules and asks name, and sentences that traps quote, are on the page."""
    document = page.document
    headings = {section.heading for section in document.sections}
    named = ", ".join(section.heading for section in document.sections)
    pointed = [("rules", i, rule.section) for i, rule in enumerate(document.rules)]
    pointed += [("asks", i, ask.section) for i, ask in enumerate(document.asks)]
    for field, index, heading in pointed:
        if heading not in headings:
            yield page.error(
                page.line(field, index, "section"),
                "no-section",
                f"{field}.{index} points to '{heading}', which is not on the page.",
                f"Use one of: {named}.",
            )
    sentences = {sentence.text for sentence in document.sentences}
    for index, trap in enumerate(document.traps):
        if trap.answer not in sentences:
            yield page.error(
                page.line("traps", index, "answer"),
                "trap-answer",
                f"the answer of traps.{index} is not a sentence of the page.",
                "Copy the sentence word for word, without bullet and marks.",
            )
