"""Places as sentences name them: 'England and Wales', 'Florida', 'Danish' -> codes."""

from __future__ import annotations

from functools import cache

import pycountry

from ingest import places

_ALIASES = {
    "england": "GB-ENG", "wales": "GB-WLS", "britain": "GB", "great britain": "GB", "america": "US",
    "holland": "NL", "korea": "KR", "republic of korea": "KR", "english": "GB-ENG", "welsh": "GB-WLS",
    "scottish": "GB-SCT", "british": "GB", "northern irish": "GB-NIR", "irish": "IE",
    "american": "US", "danish": "DK",
    "french": "FR", "german": "DE", "spanish": "ES", "italian": "IT", "australian": "AU", "canadian": "CA",
    "chinese": "CN", "japanese": "JP", "korean": "KR", "south korean": "KR",
    "indian": "IN", "brazilian": "BR",
    "mexican": "MX", "dutch": "NL", "swedish": "SE", "norwegian": "NO", "polish": "PL", "portuguese": "PT",
    "belgian": "BE", "swiss": "CH", "austrian": "AT", "greek": "GR", "californian": "US-CA", "texan": "US-TX",
    "floridian": "US-FL", "hong kong": "HK", "washington dc": "US-DC", "district of columbia": "US-DC",
}  # fmt: skip
_PARTS = {"GB-ENG": "GB-EAW", "GB-WLS": "GB-EAW"}
_SUBDIVIDED = ("US", "CA", "AU")


@cache
def _names() -> dict[tuple[str, ...], frozenset[str]]:
    found: dict[tuple[str, ...], frozenset[str]] = {}

    def add(name: str, code: str) -> None:
        key = tuple(name.lower().replace(",", "").replace(".", "").split())
        found[key] = found.get(key, frozenset()) | {code}

    for country in pycountry.countries:
        add(country.name.split(",")[0], country.alpha_2)
        if common := getattr(country, "common_name", None):
            add(common, country.alpha_2)
    for code in _SUBDIVIDED:
        for part in pycountry.subdivisions.get(country_code=code):
            add(part.name, part.code)
    for code in places._OWN:
        if code != "INT":
            add(places.name(code), code)
    for alias, code in _ALIASES.items():
        add(alias, code)
    return found


@cache
def _openers() -> frozenset[str]:
    return frozenset(key[0] for key in _names())


def match(words: list[str]) -> tuple[int, frozenset[str]]:
    """How many of the first words name a place, and the codes that it may be; (0, empty) for none."""
    if not words or words[0].lower() not in _openers():
        return 0, frozenset()
    for size in range(min(5, len(words)), 0, -1):
        if not words[size - 1][:1].isupper():
            continue
        key = tuple(word.lower() for word in words[:size])
        if codes := _names().get(key):
            return size, codes
    return 0, frozenset()


def within(code: str, allowed: frozenset[str]) -> bool:
    """Whether a place is one of those allowed, or England or Wales where both are."""
    return code in allowed or _PARTS.get(code) in allowed
