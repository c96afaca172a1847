"""Quotes speak: which sentence of a page says what a rule says, and which repeat one another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from bot.draft import Quote
from ingest import vocabulary
from ingest.document import Rule, Sentence, SourceDocument
from ingest.vocabulary import Conduct, Effect, Subject

Encode = Callable[[list[str]], np.ndarray]

REPEATS = 0.85  # cosine above which a second sentence says the same as a first

# Stems by which a page speaks of a conduct; looked for at the start of words.
CONDUCT_STEMS: dict[Conduct, tuple[str, ...]] = {
    Conduct.CREATE: ("mak", "made", "creat", "produc", "generat", "nudify"),
    Conduct.SHARE: (
        *("shar", "publish", "post", "disclos", "distribut", "spread"),
        *("disseminat", "promot", "send", "transmit", "pass"),
    ),
    Conduct.THREATEN: ("threat", "extort", "blackmail"),
    Conduct.REQUEST: ("request", "ask", "solicit", "commission"),
    Conduct.POSSESS: ("possess", "keep", "kept", "having", "hold"),
    Conduct.VIEW: ("view", "watch", "access"),
    Conduct.SOLICIT_PAYMENT: ("payment", "pay", "money"),
    Conduct.SUPPLY_TOOL: ("suppl", "tool", "nudif", "offer", "app", "provid"),
    Conduct.USE_TOOL: ("use", "using", "tool"),
    Conduct.HOST: ("platform", "remov", "host", "service", "site"),
    Conduct.LABEL: ("label", "mark", "disclos", "watermark"),
    Conduct.IMPERSONATE: ("impersonat", "imitat", "voice", "likeness", "replica"),
    Conduct.BREACH_ORDER: ("break", "breach", "broken"),
}  # fmt: skip
_EFFECT_WORDS = {
    Effect.OFFENCE: r"offen[cs]e|crime|criminal|illegal|guilty|felony|misdemeano|punish",
    Effect.CIVIL_CLAIM: r"sue|claim|damages|civil",
    Effect.PLATFORM_DUTY: r"must|have to|has to|duty|required|hours",
    Effect.PROVIDER_DUTY: r"must|have to|has to|duty|required|prohibit|forbid|bans?",
    Effect.LABELLING_DUTY: r"must|have to|has to|duty|required",
    Effect.ORDER_CONDITION: r"must not|forbids?|condition",
    Effect.REGULATORY_POWER: r"may|can|power",
    Effect.NO_OFFENCE_FOUND: r"no (?:\w+ )*offen[cs]e|not (?:\w+ )*(?:offen[cs]e|crime)|no law",
    Effect.LAWFUL: r"lawful|legal|not (?:an? )?(?:offen[cs]e|crime)|allow",
}
_CHILD = re.compile(r"\b(?:child|children|under[- ]18|under 18|minor)", re.IGNORECASE)


def rule_sentence(document: SourceDocument, rule: Rule) -> Sentence | None:
    """The sentence of the rule's section that says most of what the rule says; the earliest of equals."""
    section = document.section(rule.section)
    if not section or not section.sentences:
        return None
    return max(section.sentences, key=lambda one: (_says(one.text, rule), -one.start))


def _says(text: str, rule: Rule) -> float:
    lowered = text.lower()
    score = 0.0
    if rule.in_force and rule.in_force.written().lower() in lowered:
        score += 3
    if re.search(rf"\b(?:{_EFFECT_WORDS[rule.effect]})", lowered):
        score += 2
    if mentions(lowered, rule.conduct):
        score += 2
    return score + _subject_score(lowered, rule)


def mentions(text: str, conduct: Conduct) -> bool:
    """Whether a sentence speaks of a conduct."""
    return bool(re.search(rf"\b(?:{'|'.join(CONDUCT_STEMS[conduct])})", text.lower()))


def _subject_score(lowered: str, rule: Rule) -> float:
    if rule.subject is Subject.CHILD:
        return 1.0 if _CHILD.search(lowered) else 0.0
    return (
        -0.5 if rule.subject is Subject.ADULT and _CHILD.search(lowered) and "adult" not in lowered else 0.0
    )


def maximum_sentence(document: SourceDocument, rule: Rule) -> Sentence | None:
    """The sentence that gives the heaviest outcome of the rule, or None when the page gives none."""
    if not rule.maximum:
        return None
    wanted = [part.lower() for one in rule.maximum for part in (one.term, one.fine) if part]
    headings = dict.fromkeys([rule.section, vocabulary.PENALTY])
    sentences = [
        one for heading in headings if (section := document.section(heading)) for one in section.sentences
    ]
    scored = [(_maximum_score(one.text.lower(), rule, wanted), -one.start, one) for one in sentences]
    best = max(scored, default=None, key=lambda item: item[:2])
    return best[2] if best and best[0] > 0 else None


def _maximum_score(lowered: str, rule: Rule, wanted: Sequence[str]) -> float:
    named = sum(
        2.0 for part in wanted if len(part) > 3 and part in lowered and part not in ("a fine", "unlimited")
    )
    if not named:
        return 0.0
    named += 0.5 * sum(1 for one in rule.maximum if one.route and one.route.lower() in lowered)
    return named + (1.0 if mentions(lowered, rule.conduct) else 0.0) + _subject_score(lowered, rule)


def section_quotes(document: SourceDocument, heading: str, most: int = 99) -> list[Quote]:
    """The sentences of a section as quotes, in their own order."""
    section = document.section(heading)
    return [Quote(document, one) for one in section.sentences[:most]] if section else []


def without_repeats(kept: Iterable[str], candidates: Sequence[Quote], encode: Encode) -> list[Quote]:
    """The candidates that say something new beside `kept` and one another, in their order."""
    texts = list(kept)
    if not candidates:
        return []
    vectors = encode(texts + [one.sentence.text for one in candidates])
    seen, fresh = list(vectors[: len(texts)]), []
    for quote, vector in zip(candidates, vectors[len(texts) :], strict=True):
        if all(float(vector @ other) <= REPEATS for other in seen):
            seen.append(vector)
            fresh.append(quote)
    return fresh


def nearest(text: str, quotes: Sequence[Quote], encode: Encode, most: int) -> list[Quote]:
    """The quotes nearest to a text, kept in the order of their page."""
    if not quotes:
        return []
    vectors = encode([text] + [one.sentence.text for one in quotes])
    order = sorted(range(len(quotes)), key=lambda at: -float(vectors[0] @ vectors[at + 1]))[:most]
    return [quotes[at] for at in sorted(order)]


def repeats_rule(text: str, rule: Rule) -> bool:
    """Whether a sentence says no more than that the rule's conduct is an offence (and since when)."""
    lowered = text.lower()
    about = mentions(lowered, rule.conduct) and bool(
        re.search(rf"\b(?:{_EFFECT_WORDS[rule.effect]})", lowered)
    )
    more = re.search(
        r"deepfake|appear|edited|altered|under[- ]18|even if|only if|maximum|up to|years|months", lowered
    )
    return about and (
        not more
        or (
            "deepfake" in lowered
            and len(lowered.split()) <= 18
            and not re.search(r"under[- ]18|even if|only if|appear|years|months", lowered)
        )
    )


_COMMON = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "and",
        "or",
        "if",
        "that",
        "it",
        "they",
        "is",
        "was",
        "be",
        "by",
        "for",
        "not",
        "did",
        "do",
        "does",
        "person",
        "someone",
        "who",
        "which",
        "with",
        "without",
        "shown",
    ]
)


def overlaps(phrase: str, text: str) -> bool:
    """Whether a sentence repeats most of a phrase's own words."""
    wanted = {_stem(word) for word in re.findall(r"[a-z]+", phrase.lower()) if word not in _COMMON}
    said = {_stem(word) for word in re.findall(r"[a-z]+", text.lower())}
    return bool(wanted) and len(wanted & said) / len(wanted) >= 0.6


def _stem(word: str) -> str:
    return word[:5]
