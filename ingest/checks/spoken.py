"""How an effect and a place are said in a sentence."""

from __future__ import annotations

import re

from ingest import places
from ingest.document import Rule, SourceDocument
from ingest.vocabulary import Effect

_DUTY = r"must|ha(?:ve|s|d) to|dut(?:y|ies)|requir\w+|oblig\w+|needs? to|may not|cannot|bound to"
_CRIME = r"offen[cs]es?|crimes?|criminal\w*|illegal|guilty|felon(?:y|ies)|misdemeanou?rs?|convicted"
_ORDER = r"orders?|conditions?|ban(?:s|ned)?|barred|forb\w+|prohibit\w*|must not|may not"
_NOT_CRIME = r"not (?:itself |by itself )?(?:an offen[cs]e|a crime|illegal|criminal|punishable)|no offen[cs]e"
_NOTHING_FOUND = r"found no|no (?:\w+ ){0,4}(?:offen[cs]es?|crime|law)|(?:did|could) not (?:find|confirm)"

EFFECT_WORDS: dict[Effect, re.Pattern[str]] = {
    effect: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for effect, words in {
        Effect.OFFENCE: _CRIME,
        Effect.CIVIL_CLAIM: r"sue[sd]?|suing|claims?|damages|court orders?|civil|compensation|injunctions?",
        Effect.PLATFORM_DUTY: _DUTY,
        Effect.PROVIDER_DUTY: _DUTY,
        Effect.LABELLING_DUTY: _DUTY,
        Effect.ORDER_CONDITION: _ORDER,
        Effect.REGULATORY_POWER: r"may|can|powers?|fined?|fines",
        Effect.NO_OFFENCE_FOUND: rf"{_NOT_CRIME}|{_NOTHING_FOUND}",
        Effect.LAWFUL: rf"lawful\w*|legal\w*|allow\w*|permit\w*|may|free|{_NOT_CRIME}",
    }.items()
}
EFFECT_EXAMPLES = {
    Effect.OFFENCE: "is an offence",
    Effect.CIVIL_CLAIM: "can sue",
    Effect.ORDER_CONDITION: "the order forbids",
    Effect.REGULATORY_POWER: "may fine",
    Effect.NO_OFFENCE_FOUND: "we found no offence",
    Effect.LAWFUL: "is lawful",
}

# Where the stem of the name does not give the adjective.
_SPOKEN = {
    "GB-EAW": "England|Wales|English|Welsh",
    "GB-SCT": "Scotland|Scottish|Scots",
    "GB-NIR": "Northern Ireland|Northern Irish",
    "GB": "United Kingdom|UK|British|Britain",
    "US": "United States|US\\b|U\\.S\\.|[Ff]ederal|American?\\b|Congress",
    "US-DC": "District of Columbia|Washington|D\\.?C\\b",
    "EU": "European?\\b|EU\\b",
    "AE": "Emirat|UAE",
    "CH": "Switzerland|Swiss",
    "CN": "China|Chinese",
    "DK": "Denmark|Danish",
    "ES": "Spain|Spanish",
    "FI": "Finland|Finnish|Finn",
    "FR": "France|French",
    "GR": "Greece|Greek",
    "IE": "Ireland|Irish",
    "KR": "Korea",
    "NL": "Netherlands|Dutch",
    "NO": "Norway|Norwegian",
    "NZ": "New Zealand",
    "PE": "Peru",
    "PH": "Philippine|Filipino",
    "PL": "Poland|Polish",
    "PT": "Portug",
    "SE": "Sweden|Swedish",
    "TH": "Thai",
    "TR": "Turkey|Türkiye|Turkish",
    "TW": "Taiwan",
}


def names_place(document: SourceDocument, text: str, rule: Rule | None = None) -> bool:
    """Whether a sentence names a place of the page (or a wider or inner one), or the page's own subject."""
    codes = {document.jurisdiction, *(rule.extent if rule else ())}
    if "INT" in codes:
        return True
    around = codes | {wider for code in codes for wider in places.up(code)}
    around |= {nation for code in codes for nation in places.nations(code)}
    return any(re.search(rf"\b(?:{_spoken(code)})", text) for code in around) or _names_itself(document, text)


def _names_itself(document: SourceDocument, text: str) -> bool:
    folded = text.casefold()
    own = (*document.names, document.citation.split(",")[0])
    if any(len(name) > 2 and name.casefold() in folded for name in own):
        return True
    # A title begins with a capital whatever its first word is, so that word counts only as an acronym.
    first, *rest = document.title.split()
    proper = {word for word in rest if word[:1].isupper()} | ({first} if first[1:2].isupper() else set())
    names = [re.sub(r"['’]s$", "", word.strip(".,:;()'\"“”’")) for word in proper]
    return any(len(name) > 2 and re.search(rf"\b{re.escape(name)}\b", text) for name in names)


def _spoken(code: str) -> str:
    if code in _SPOKEN:
        return _SPOKEN[code]
    # Germany, German; Brazil, Brazilian; Italy, Italian: the stem serves.
    name = places.name(code)
    return re.escape(name if "-" in code or " " in name else name[: max(4, len(name) - 3)])
