"""Measures of wording: words without names of laws, sentences in one line, reading grade."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pyphen import Pyphen

from ingest.document import SourceDocument

_JOIN = r"(?:of|and|the|for|to|in|on|by|from|with|or|against|as|etc\.?|&|,)"
_CAPITAL = r"(?:[A-Z][\w'’&.-]*|\([A-Z][^()]{0,60}\))"
_KIND_OF_LAW = (
    "Act|Bill|Regulations?|Code|Order|Directive|Law|Rules|Convention|Ordinance|Decree|Statutes?|Amendment"
)
_ACT = re.compile(
    rf"{_CAPITAL}(?:\s+(?:{_JOIN}\s+){{0,3}}{_CAPITAL}){{0,14}}?\s+(?:{_KIND_OF_LAW})\b"
    rf"(?:\s+(?:on|of)\s+{_CAPITAL}(?:\s+(?:{_JOIN}\s+){{0,2}}{_CAPITAL}){{0,6}})?"
    r"(?:\s+\((?:[A-Z][^()]*)\))?(?:\s+(?:19|20)\d\d)?"
)
_NUMBERED = r"\d[\w.:/-]*(?:\([\w]+\))*"
_REFERENCE = re.compile(
    r"(?i:\b(?:sections?|articles?|schedules?|paragraphs?|chapters?|parts?|regulations?|titles?|ss?\.|arts?\.|no\.)"
    rf"\s*|§§?\s*|\b\d+\s+U\.?S\.?C\.?\s*(?:§\s*)?){_NUMBERED}"
    rf"(?:\s*(?:,|to|and|or|–|-)\s*{_NUMBERED})*"
)

_ABBREVIATIONS = """
    s ss v vs nos arts c ch cl para paras pt sch reg r st mr mrs ms dr prof inc ltd co corp jr sr e.g i.e etc
    cf stat ann rev gen pub sec subsec tit cong cir ct app supp sess approx u.s u.k
    ala ariz ark cal colo conn fla ga ind kan ky la md mich minn mo mont neb nev okla ore tenn
    tex va vt wash wis wyo jan feb mar apr jun jul aug sep sept oct nov dec
"""
_NO_BREAK = frozenset(_ABBREVIATIONS.split())
# In small letters these are words that a sentence can end with.
_NO_BREAK_IN_CAPITALS = frozenset({"No", "Art", "Mass", "Miss", "Me", "Ill", "Del", "Pa"})
_BREAK = re.compile(r"(\S+?)([.!?])[\"'”’)\]]*\s+[\"'“‘(]?(?=[A-Z])")


def without_names(text: str, document: SourceDocument | None = None) -> str:
    """The sentence without names of laws, numbered references and the names of the page itself."""
    if document:
        for name in sorted((*document.names, document.citation), key=len, reverse=True):
            if name:
                text = text.replace(name, " ")
    return _REFERENCE.sub(" ", _ACT.sub(" ", text))


def count_words(text: str) -> int:
    """Words that hold a letter or a digit."""
    return sum(any(one.isalnum() for one in word) for word in text.split())


def breaks(text: str) -> list[str]:
    """The last words of sentences that end inside the text: none when it is one sentence."""
    return [match[1] for match in _BREAK.finditer(text) if not _abbreviated(match[1], match[2])]


def _abbreviated(word: str, stop: str) -> bool:
    bare = word.strip("\"'“”‘’([").lower()
    known = bare in _NO_BREAK or word.strip("\"'“”‘’([") in _NO_BREAK_IN_CAPITALS
    return stop == "." and (len(bare) == 1 or known or bool(re.search(r"[a-z]\.[a-z]", bare)))


@cache
def _pyphen() -> Pyphen:
    return Pyphen(lang="en_US")


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> int:
    return len(_pyphen().positions(word)) + 1


def grade(sentences: list[str]) -> float:
    """Flesch-Kincaid grade with the syllables of textstat 0.7.3 (Pyphen), unrounded; 0 for no words."""
    # textstat imports pkg_resources, which setuptools 82 dropped; it also rounds by up to 0.6 grades.
    words = [re.sub(r"[^\w\s]", "", word) for text in sentences for word in text.lower().split()]
    words = [word for word in words if word]
    if not words:
        return 0.0
    syllables = sum(map(_syllables, words)) / len(words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables - 15.59
