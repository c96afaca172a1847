"""Places: ISO 3166 codes, `EU`, `INT` and the nations of the UK, in a tree that is read both ways."""

from __future__ import annotations

from functools import cache

import pycountry

# GB-EAW is reserved in ISO 3166-2:GB but not in pycountry; England and Wales are one legal system.
_OWN = {
    "INT": "International",
    "EU": "European Union",
    "GB": "United Kingdom",
    "GB-EAW": "England and Wales",
    "GB-SCT": "Scotland",
    "GB-NIR": "Northern Ireland",
    "US": "United States",
    "KR": "South Korea",
    "TW": "Taiwan",
    "TR": "Turkey",
    "VN": "Vietnam",
    "US-DC": "Washington, D.C.",
    "RU": "Russia",
    "CZ": "Czech Republic",
    "CA-QC": "Quebec",
    "MX-MEX": "State of Mexico",
}
_WITH_THE = {"MX-MEX", "GB", "US", "EU", "NL", "PH", "AE", "CZ"}

EU_MEMBERS = frozenset(
    {
        *("AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI"),
        *("FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU"),
        *("MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE"),
    }
)
UK_NATIONS = ("GB-EAW", "GB-SCT", "GB-NIR")


@cache
def name(code: str) -> str:
    """The English name of a place, or the code itself where there is none."""
    if code in _OWN:
        return _OWN[code]
    if "-" in code:
        part = pycountry.subdivisions.get(code=code)
        return part.name if part else code
    country = pycountry.countries.get(alpha_2=code)
    return getattr(country, "common_name", country.name) if country else code


def in_text(code: str) -> str:
    """The name as it stands inside a sentence: 'the United Kingdom', 'Florida'."""
    return f"the {name(code)}" if code in _WITH_THE else name(code)


@cache
def exists(code: str) -> bool:
    """Whether the code names a place that a page may use."""
    if code in _OWN:
        return True
    if code != code.upper():
        return False  # pycountry takes small letters too, and then nothing would match the page
    if "-" in code:
        return pycountry.subdivisions.get(code=code) is not None
    return len(code) == 2 and pycountry.countries.get(alpha_2=code) is not None


@cache
def up(code: str) -> tuple[str, ...]:
    """The place and the wider ones whose law also holds there, nearest first; never `INT`."""
    if "-" in code:
        return (code, *up(code.split("-")[0]))
    return (code, "EU") if code in EU_MEMBERS else (code,)


def nations(code: str) -> tuple[str, ...]:
    """The legal systems that must be answered apart when a place has several of its own."""
    return UK_NATIONS if code == "GB" else (code,)


def inside(code: str, wider: str) -> bool:
    """Whether `code` is `wider` or lies in it."""
    return wider == "INT" or wider in up(code)
