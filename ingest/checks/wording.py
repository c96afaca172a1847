"""Measures of wording: words without names of laws, sentences in one line, reading grade, numbers."""

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

_ABBREVIATIONS = """s ss v vs no nos art arts c ch cl para paras pt sch reg r st mr mrs ms dr prof inc ltd co corp jr sr
    e.g i.e etc cf stat ann rev gen pub sec subsec tit cong cir fla cal tex va vt ill mass minn wash
    colo conn del ga ariz ala ark kan ky la md me mich miss mo mont neb nev okla ore pa tenn wis wyo ind ct app supp sess
    approx jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k"""
_NO_BREAK = frozenset(_ABBREVIATIONS.split())
_BREAK = re.compile(r"(\S+?)([.!?])[\"'”’)\]]*\s+[\"'“‘(]?(?=[A-Z])")

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
)
_SMALL += " seventeen eighteen nineteen"
_WORDS = {word: value for value, word in enumerate(_SMALL.split())}
_TEN = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 10 * value for value, word in enumerate(_TEN.split(), start=2)}
_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "lakh": 10**5,
    "crore": 10**7,
}
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_UNITS = frozenset({"year", "month", "day", "week", "hour", "percent", "level"})


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
    return stop == "." and (len(bare) == 1 or bare in _NO_BREAK or bool(re.search(r"[a-z]\.[a-z]", bare)))


@cache
def _pyphen() -> Pyphen:
    return Pyphen(lang="en_US")


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> int:
    return len(_pyphen().positions(word)) + 1


def grade(sentences: list[str]) -> float:
    """Flesch-Kincaid grade with the syllables of textstat 0.7.3 (Pyphen), unrounded; 0 for no words."""
    # textstat imports pkg_resources, which setuptools 82 took out; it also rounds syllables by up to 0.6 grades.
    words = [re.sub(r"[^\w\s]", "", word) for text in sentences for word in text.lower().split()]
    words = [word for word in words if word]
    if not words:
        return 0.0
    syllables = sum(map(_syllables, words)) / len(words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables - 15.59


def _tokens(text: str) -> list[str | float]:
    """Lower-case words with numbers as numbers: 'five years' is [5, 'year'], '£1.5 million' [1500000]."""
    said: list[str | float] = []
    text = text.lower().replace("per cent", "percent").replace("%", " percent")
    for token in _TOKEN.findall(text):
        last = said[-1] if said and not isinstance(said[-1], str) else None
        if token[0].isdigit():
            said.append(_number(token))
        elif token in _WORDS:
            # twenty-five, one hundred and ten
            joined = (
                last is not None
                and last
                and (last % 100 in _TENS.values() or last % 100 == 0)
                and last < 10**4
            )
            joined = joined and _WORDS[token] < (10 if last and last % 100 else 100)
            said[-1:] = (
                [last + _WORDS[token]] if joined and last is not None else [*said[-1:], float(_WORDS[token])]
            )
        elif token in _TENS:
            said.append(float(_TENS[token]))
        elif token in _SCALES:
            said[-1:] = [last * _SCALES[token]] if last is not None else [*said[-1:], token]
        else:
            said.append(token.removesuffix("s") if token.removesuffix("s") in _UNITS else token)
    return said


def _number(digits: str) -> float:
    digits = digits.rstrip(".,")
    if re.fullmatch(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits):
        digits = digits.replace(".", "")
    try:
        return float(digits)
    except ValueError:
        return float(re.sub(r"\D", "", digits) or 0)


def amounts(text: str) -> set[tuple[float, str]]:
    """Numbers with their unit, if any: 'two years or £5,000' is {(2, 'year'), (5000, '')}."""
    said = _tokens(text)
    following = [*said[1:], ""]
    return {
        (one, unit if isinstance(unit, str) and unit in _UNITS else "")
        for one, unit in zip(said, following, strict=True)
        if not isinstance(one, str)
    }
