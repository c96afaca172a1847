"""Each rule against the section that it points to: date, maximum, effect and place stand there in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest import places
from ingest.checks.page import Finding, Page
from ingest.checks.wording import amounts
from ingest.dates import PartialDate
from ingest.document import Rule, SourceDocument
from ingest.vocabulary import IN_SHORT, Effect, Status

_DUTY = (
    r"must|ha(?:ve|s|d) to|dut(?:y|ies)|requir\w+|oblig\w+|needs? to|may not|cannot|has been bound|bound to"
)
EFFECT_WORDS: dict[Effect, re.Pattern[str]] = {
    effect: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for effect, words in {
        Effect.OFFENCE: r"offen[cs]es?|crimes?|criminal\w*|illegal|guilty|felon(?:y|ies)|misdemeanou?rs?|convicted",
        Effect.CIVIL_CLAIM: r"sue[sd]?|suing|claims?|damages|court orders?|civil|compensation|injunctions?",
        Effect.PLATFORM_DUTY: _DUTY,
        Effect.PROVIDER_DUTY: _DUTY,
        Effect.LABELLING_DUTY: _DUTY,
        Effect.ORDER_CONDITION: r"orders?|conditions?|ban(?:s|ned)?|barred|forb\w+|prohibit\w*|must not|may not",
        Effect.REGULATORY_POWER: r"may|can|powers?|fined?|fines",
        Effect.NO_OFFENCE_FOUND: r"no offen[cs]e|not an offen[cs]e|not (?:itself |by itself )?(?:a crime|illegal|criminal)|"
        r"found no|no (?:specific|special|separate|general|criminal)|no crime|no law|"
        r"(?:did|could|do) not (?:find|confirm)|"
        r"no (?:\w+ ){1,3}(?:offen[cs]e|crime|law)",
        Effect.LAWFUL: r"lawful\w*|legal\w*|allow\w*|permit\w*|may|not an offen[cs]e|not a crime|no offen[cs]e|free",
    }.items()
}
_SPOKEN = {
    "GB-EAW": "England|Wales|English|Welsh",
    "GB-SCT": "Scotland|Scottish|Scots",
    "GB-NIR": "Northern Ireland|Northern Irish",
    "GB": "United Kingdom|UK|British|Britain",
    "US": "United States|US|U\\.S\\.|federal|federally|American|America|Congress",
    "EU": "European Union|EU|European|Europe",
    "DK": "Denmark|Danish",
    "NL": "Netherlands|Dutch",
    "FR": "France|French",
    "ES": "Spain|Spanish",
    "GR": "Greece|Greek",
    "PL": "Poland|Polish",
    "CH": "Switzerland|Swiss",
    "TR": "Turkey|Türkiye|Turkish",
    "PH": "Philippines|Philippine",
    "AE": "Emirates|Emirati|UAE",
    "KR": "South Korea|Korean|Korea",
    "NZ": "New Zealand",
    "ZA": "South Africa|South African",
    "SA": "Saudi",
    "CN": "China|Chinese",
    "PT": "Portugal|Portuguese",
    "IS": "Iceland",
    "HK": "Hong Kong",
    "US-DC": "District of Columbia|Washington|DC|D\\.C\\.",
}


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
                f"Say it there in a sentence ({_example(rule.effect)}), or point to the section that does.",
            )
        elif not any(
            EFFECT_WORDS[rule.effect].search(one.text) and names_place(document, one.text, rule)
            for one in section.sentences
        ):
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


def names_place(document: SourceDocument, text: str, rule: Rule | None = None) -> bool:
    """Whether the sentence names a place of the page (or one that holds it), or the page's own subject."""
    codes = {document.jurisdiction, *(rule.extent if rule else ())}
    if document.jurisdiction == "INT":
        return True
    for code in codes | {wider for one in codes for wider in places.up(one)}:
        if re.search(rf"\b(?:{_spoken(code)})", text):
            return True
    if "GB" in codes and any(re.search(_SPOKEN[nation], text) for nation in places.UK_NATIONS):
        return True
    folded = text.casefold()
    own = [*document.names, *document.citation.split(",")[:1]]
    if any(len(name) > 2 and name.casefold() in folded for name in own):
        return True
    proper = {word.strip(".,()'’\"") for word in document.title.split()[1:] if word[:1].isupper()}
    proper |= {word for word in document.title.split()[:1] if not word.istitle() and word[:1].isupper()}
    return any(len(word) > 2 and re.search(rf"\b{re.escape(word)}\b", text) for word in proper)


def _spoken(code: str) -> str:
    # Germany, German; Brazil, Brazilian; Italy, Italian: the stem serves for most names of places.
    name = places.name(code)
    return _SPOKEN.get(code) or re.escape(
        name if "-" in code or len(name) < 6 else name[: max(4, len(name) - 3)]
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
                    f"rules.{index} has the {field} {value!r}; '{rule.section}' does not say {', '.join(missing)}.",
                    "Write the maximum in a sentence there, or correct the rule.",
                )


def _example(effect: Effect) -> str:
    examples = {
        Effect.OFFENCE: "'is an offence'",
        Effect.CIVIL_CLAIM: "'can sue'",
        Effect.ORDER_CONDITION: "'the order bans'",
        Effect.REGULATORY_POWER: "'may fine'",
        Effect.NO_OFFENCE_FOUND: "'we found no offence'",
        Effect.LAWFUL: "'is lawful'",
    }
    return examples.get(effect, "'must'")
