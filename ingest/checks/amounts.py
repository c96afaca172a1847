"""Numbers in prose, in words or digits, with their unit: what a rule's maximum and its section must share."""

from __future__ import annotations

import re

_SMALL_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: value for value, word in enumerate(_SMALL_WORDS.split())}
_SMALL |= {word: 10 * value for value, word in enumerate(_TENS_WORDS.split(), start=2)}
_SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
}
_SHORT_SCALES = {"k": 10**3, "m": 10**6, "bn": 10**9}
_UNITS = frozenset({"year", "month", "week", "day", "hour", "percent"})
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")

Amount = tuple[float, str]


def amounts(text: str) -> set[Amount]:
    """Numbers with their unit, if any: 'two years or £5,000' is {(2, 'year'), (5000, '')}."""
    tokens = _TOKEN.findall(text.lower().replace("per cent", "percent").replace("%", " percent"))
    found: set[Amount] = set()
    at = 0
    while at < len(tokens):
        size, value = _number(tokens, at)
        if not size:
            at += 1
            continue
        at += size
        following = tokens[at].removesuffix("s") if at < len(tokens) else ""
        found.add((value, following if following in _UNITS else ""))
    return found


def _number(tokens: list[str], at: int) -> tuple[int, float]:
    """How many tokens from `at` make one number, and its value; 0 tokens when there is none."""
    if tokens[at][0].isdigit():
        value, size = _digits(tokens[at]), 1
        scales = _SCALES | _SHORT_SCALES
        while at + size < len(tokens) and tokens[at + size] in scales:
            value *= scales[tokens[at + size]]
            size += 1
        return size, value
    total, current, size, seen = 0.0, 0.0, 0, False
    for offset, token in enumerate(tokens[at:]):
        if token in _SMALL and _joins(current, _SMALL[token]):
            current += _SMALL[token]
            seen = True
        elif token in _SCALES and seen:
            if token == "hundred":
                current *= 100
            else:
                total, current = total + current * _SCALES[token], 0.0
        elif token == "and" and seen and (current % 100 == 0):
            continue
        else:
            break
        size = offset + 1
    return size, total + current


def _joins(current: float, word: int) -> bool:
    # 'twenty' takes 'five', 'two hundred' takes 'ten'; 'five' takes nothing, so 'five ten' are two numbers.
    tail = current % 100
    return tail == 0 or (tail % 10 == 0 and tail >= 20 and 0 < word < 10)


def _digits(token: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?", token):
        return float(token.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", token):
        return float(token.replace(".", ""))
    if re.fullmatch(r"\d+(?:\.\d+)?", token):
        return float(token)
    return float(re.sub(r"\D", "", token))
