"""Numbers written as words become digits: twenty-four -> 24, two hundred and fifty -> 250, third -> 3rd."""

from __future__ import annotations

import re


def _numbered(words: str, start: int, step: int = 1) -> dict[str, int]:
    return {word: place * step for place, word in enumerate(words.split(), start=start)}


UNITS = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
    start=0,
)
TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", start=2, step=10)
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
ORDINALS = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", start=1
)
PERIOD = r"(?:years?|months?|weeks?|days?|hours?|minutes?)"

_SMALL = "|".join(sorted({*UNITS, *TENS} - {"one"}, key=len, reverse=True))
_TEN = "|".join(TENS)
_ONE_TO_NINE = "|".join(word for word, value in UNITS.items() if 0 < value < 10)
_SCALE = "|".join(SCALES)
_PART = rf"(?:(?:{_TEN})[- ](?:{_ONE_TO_NINE})|{_SMALL}|one)"
# "one" and "a" are numbers only before a scale or a period: "one of them", "no one" are not.
WORDS = re.compile(
    rf"(?i)\b(?:(?:{_PART}|a(?=\s))(?:[- ](?:{_SCALE}))+(?:,? (?:and )?{_PART}(?:[- ](?:{_SCALE}))*)*"
    rf"|(?:{_TEN})[- ](?:{_ONE_TO_NINE})|(?:{_SMALL})|one(?=[- ]{PERIOD}\b))\b"
)
ORDINAL = re.compile(rf"(?i)\b(?:(?P<tens>{_TEN})-)?(?P<word>{'|'.join(ORDINALS)})\b(?!-?ever)")


def value(words: str) -> int:
    """The number that a match of WORDS stands for."""
    total = group = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in UNITS:
            group += UNITS[word]
        elif word in TENS:
            group += TENS[word]
        elif word == "a":
            group += 1
        elif word == "hundred":
            group = max(group, 1) * 100
        elif word in SCALES:
            total += max(group, 1) * SCALES[word]
            group = 0
    return total + group


def ordinal(match: re.Match[str]) -> str:
    """1st, 2nd, 3rd, 21st from a match of ORDINAL."""
    number = ORDINALS[match["word"].lower()] + TENS.get((match["tens"] or "").lower(), 0)
    return f"{number}{suffix(number)}"


def suffix(number: int) -> str:
    """st, nd, rd or th."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
