"""What a rewording must keep of its one quote, beyond what the verifier asks of every sentence.

A real small model dropped "that we found", turned "whose image was shared" into "who has shared", and gave
half of a sentence for the whole; each had every fact in its quote. In doubt the quote itself is shown.
"""

from __future__ import annotations

import re
from collections import Counter

from bot.evidence import apart
from bot.facts import facts
from bot.meaning import read
from bot.wording import meaning

_WORD = re.compile(r"[a-z]+")
# Who did what to whom hangs on these: they may be dropped, never added.
_RELATING = frozenset(
    {"who", "whom", "whose", "their", "his", "her", "your", "my", "our"}
    | {"by", "against", "than", "between", "instead"}
)
_PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|gets?|got)\b"
    r"(?:\s+(?:not|never|also|only|\w+ly))*\s+(\w+(?:ed|en|wn|ld|nt|de|ne))\b"
)


def keeps(text: str, quote: str) -> bool:
    """Whether a rewording keeps every word that counts in its quote, and who does what to whom."""
    theirs = set(apart(quote)[1].content)
    said = set(read(facts(text)).content)
    if ":" in text and ":" not in quote:  # a label and a heap of words, with no verb between them
        return False
    return theirs <= said and not _relating(text) - _relating(quote) and _passive(text) == _passive(quote)


def _relating(text: str) -> Counter[str]:
    return Counter(word for word in _WORD.findall(text.lower()) if word in _RELATING)


def _passive(text: str) -> set[str]:
    return {meaning(word) for word in _PASSIVE.findall(text.lower())}
