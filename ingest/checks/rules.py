"""Each rule against the section that it points to: date, maximum, effect and place stand there in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest import places
from ingest.checks.amounts import amounts
from ingest.checks.page import Finding, Page
from ingest.checks.spoken import EFFECT_EXAMPLES, EFFECT_WORDS, names_place
from ingest.dates import PartialDate
from ingest.document import Rule, Section
from ingest.vocabulary import IN_SHORT, Status


def rules(page: Page) -> Iterator[Finding]:
    """What the computable part says is said in words where it points."""
    document = page.document
    for index, rule in enumerate(document.rules):
        if document.status in (Status.BILL, Status.FALLEN) and rule.in_force:
            yield page.error(
                page.line("rules", index, "in_force"),
                "bill-in-force",
                f"rules.{index} has in_force {rule.in_force}, and the page is a {document.status}.",
                "Take in_force out: a bill is not law.",
            )
        section = document.section(rule.section)
        if section is None:
            continue
        text = "\n".join(sentence.text for sentence in section.sentences)
        for field in ("in_force", "until"):
            yield from _date(page, index, field, getattr(rule, field), rule.section, text)
        yield from _maximum(page, index, rule, text)
        if not EFFECT_WORDS[rule.effect].search(text):
            yield page.error(
                page.line("rules", index, "section"),
                "effect-words",
                f"'{rule.section}' has no word of the effect {rule.effect}.",
                f"Say it there ({EFFECT_EXAMPLES.get(rule.effect, 'must')!r}), or point elsewhere.",
            )
        elif not any(names_place(document, one, rule) for one in _best(section, rule)):
            yield page.warning(
                page.line("rules", index, "section"),
                "rule-place",
                f"no sentence of '{rule.section}' says the effect of rules.{index} with its place or law.",
                f"Write one: what is done, in {places.in_text(document.extent(rule)[0])}, under which law.",
            )


def first_sentence(page: Page) -> Iterator[Finding]:
    """The first sentence of the page names its place or its own subject."""
    section = page.document.section(IN_SHORT)
    if section and section.sentences and not names_place(page.document, section.sentences[0].text):
        yield page.warning(
            section.sentences[0].line,
            "first-place",
            "the first sentence names neither its place nor a name of the page.",
            f"Say 'in {places.in_text(page.document.jurisdiction)}', the name of the law, or the person.",
        )


def _date(
    page: Page, index: int, field: str, date: PartialDate | None, heading: str, text: str
) -> Iterator[Finding]:
    if date is None:
        return
    if not re.search(rf"(?<!\d){re.escape(date.written())}(?!\d)", text):
        yield page.error(
            page.line("rules", index, field),
            "rule-date",
            f"rules.{index} has {field} {date}, and '{heading}' does not say {date.written()}.",
            f"Write '{date.written()}' in a sentence there, or correct the rule.",
        )
    if field == "in_force" and all(date != event.date for event in page.document.timeline):
        yield page.warning(
            page.line("rules", index, field),
            "rule-timeline",
            f"rules.{index} begins on {date}, and the timeline has no event on that date.",
            "Add the event (in_force or applies), or correct one of the two.",
        )


def _maximum(page: Page, index: int, rule: Rule, text: str) -> Iterator[Finding]:
    said = amounts(text)
    numbers = {number for number, _ in said}
    for which, maximum in enumerate(rule.maximum):
        for field, value in (("term", maximum.term), ("fine", maximum.fine)):
            missing = [
                f"{number:,.12g} {unit}".strip()
                for number, unit in sorted(amounts(value))
                if ((number, unit) not in said if unit else number not in numbers)
            ]
            missing += [
                word
                for word in ("life", "unlimited")
                if re.search(rf"\b{word}\b", value, re.IGNORECASE)
                and not re.search(rf"\b{word}\b", text, re.IGNORECASE)
            ]
            if missing:
                yield page.error(
                    page.line("rules", index, "maximum", which, field),
                    "rule-maximum",
                    f"rules.{index} has {field} {value!r}; '{rule.section}' lacks {', '.join(missing)}.",
                    "Write the maximum in a sentence there, or correct the rule.",
                )


def _best(section: Section, rule: Rule) -> list[str]:
    """The sentences that an answer would cite for the rule: its effect, with its date where one has both."""
    says = [one.text for one in section.sentences if EFFECT_WORDS[rule.effect].search(one.text)]
    since = rule.in_force.written() if rule.in_force else ""
    return [one for one in says if since in one] or says
