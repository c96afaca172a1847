"""What a sentence claims beyond its facts: negation, modal, conduct, subject, effect, quantifiers, status."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot import wording
from bot.facts import Facts
from bot.wording import CONDUCT_OF, LIGHT, STOP, meaning, stem

_CRIME = (
    r"(?:an? )?(?:criminal |federal |state |serious )?"
    r"(?:crime|offen[cs]e|criminal|illegal|unlawful|felony|misdemeanou?r)"
)

_MADE = (
    r"(?:images?|photographs?|photos?|pictures?|deepfakes?|films?|videos?|recordings?|"
    r"material|fakes?|content|nudes?|depictions?|models?|tools?|cop(?:y|ies)|media|one|it|them|pornography)"
)

# Ways of saying one thing in several words, brought to one word before anything is counted.
_PHRASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?i){pattern}"), one)
    for pattern, one in (
        (r"\b(?:no|not) (?:more|longer|greater) than\b|\bnot exceeding\b", "at most"),
        (r"\b(?:no|not) (?:less|fewer) than\b", "at least"),
        (r"\bnot only\b", " "),
        (r"\bnot (?:yet )?(?:been )?(?:in force|in effect|begun|started|commenced|taken effect|"
         r"come into (?:force|effect)|brought into force|(?:a )?law(?! of| on| against))\b"
         r"|\byet to (?:begin|start|commence|come into (?:force|effect)|take effect)\b", "notyet"),
        (r"\bno longer\b", "nolonger"),
        (r"\bno (?=[0-9])", "number "),
        (r"\b(?:does|do|did|need) not (?:have|need) to\b|\bneed not\b|\bno need to\b"
         r"|\bno (?:duty|obligation) to\b"
         r"|\b(?:is|are|was|were) not (?:required|obliged|obligated) to\b", "noneed"),
        (r"\b(?:must|shall) not\b|\b(?:is|are|was|were|be|been) not (?:allowed|permitted) to\b"
         r"|\b(?:is|are|was|were|be|been) (?:banned|barred|prohibited|forbidden) from\b", "forbid"),
        (r"\b(?:has|have|had|needs?|(?:is|are|was|were) required|(?:is|are) obliged) to\b", "must"),
        (r"\b(?:is|are|was|were) (?:allowed|permitted|able) to\b", "can"),
        (r"\bnon-? ?consensual(?:ly)?\b", "without consent"),
        (r"\b(?:even (?:if|when|where|though)|whether or not)\b", "even if"),
        (r"\b(?:except for|other than|apart from|save for|save where|excluding)\b", "except"),
        (r"\b(?:as long as|so long as|provided that|on condition that)\b", "if"),
        (r"\bprior to\b|\bahead of\b", "before"),
        (r"\b(?:take|takes|taken|took|taking) (?:it |them |this |that )?down\b|\btakedowns?\b", "remove"),
        (r"\bask(?:s|ed|ing)? (?:someone |anyone |others |another person )?(?:for|to)\b", "request"),
        (r"\bagainst the law\b", "illegal"),
        (r"\bcriminal (?=offen[cs]e)", ""),
        (rf"\b(?:make|makes|made|making) (?:it )?(?={_CRIME}\b)", " "),
        (rf"\b(?:make|makes|made|making) "
         rf"((?:(?!is |has |was |are |have |can |may |by )\w+ ){{1,5}}?)(?={_CRIME}\b)", r"\1"),
        (r"\border (?:that was |was )?made\b|\bmade (?:the |an |this )?order\b", "order"),
        (r"\bmade (?=in |on |by (?:the |a )?court|under)", " "),
        (rf"\bmakes\b(?!(?: \w+){{0,4}} {_MADE}\b)", " "),
        (r"\bmakes? (?:clear|sure|sense)\b|\bmade (?:up|clear|aware)\b", "clear"),
        (r"\bwith a view to\b", "purpose"),
        (r"\b(?:less|smaller|lower|lesser|fewer|lowest|smallest|least)\b(?! than)(?<!at least)", "lesser"),
        (r"\b(?:greater|higher|larger|bigger|greatest|highest|largest|longer|longest)\b(?! than)", "greater"),
    )
)  # fmt: skip

_STATUS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?i){pattern}"))
    for name, pattern in (
        ("not_yet", r"\bnot (?:yet )?(?:been )?(?:in force|in effect|begun|started|commenced?|"
                    r"taken effect|come into (?:force|effect)|"
                    r"brought into force|(?:a )?law(?! of| on| against))\b|\bnot yet\b|\byet to\b"),
        ("ended", r"\bno longer\b|\brepealed\b|\babolished\b|\bexpired\b"),
        ("future", r"\b(?:will|is due to|are due to|is to|are to|expected to|set to) (?:only )?"
                   r"(?:begin|start|come into (?:force|effect)|take effect|"
                   r"be in force|apply|commence|become)\b"
                   r"|\b(?:begins|starts|takes effect|comes into (?:force|effect)|commences)\b"),
        ("begun", r"\bin force\b|\bin effect\b|\b(?:came|come|coming|entered|brought) into (?:force|effect)\b"
                  r"|\b(?:took|taken|taking) effect\b"
                  r"|\b(?:began|begun|started|commenced|commencement)\b|\b(?:has|have) applied\b"),
        ("bill", r"\bbills?\b|\bpropos(?:ed|al|es?)\b|\bdraft\b"),
        ("enacted", r"\bassent\b|\bsigned\b|\benacted\b|(?<!never )\bbecame law\b|"
                     r"\bbecome law\b|\bbecame (?:an act|a law)\b"),
        ("passed", r"\bpassed\b|\bpasses\b|\bapproved\b|\badopted\b"),
        ("announced", r"\bannounce(?:d|ment|s)?\b|\bpromised\b|\bplanned\b|\bplans\b"),
        ("introduced", r"\bintroduced\b|\btabled\b"),
        ("struck", r"\bstruck down\b|\bunconstitutional\b|\binvalid(?:ated)?\b|\boverturned\b|\bquashed\b"),
        ("fallen", r"\bfell\b|\bfallen\b|\blapsed\b|\b(?:bill|act|proposal|draft) (?:has |had )?died\b|"
                    r"\bdied in (?:committee|congress|parliament)\b|\bfailed\b|\brejected\b"),
        ("enjoined", r"\benjoined\b|\bblocked\b|\binjunction\b|\bsuspended\b|\bpaused\b"),
        ("pending", r"\bpending\b|"
                    r"\bbefore (?:congress|parliament|the senate|the house)\b|\bunder consideration\b"),
        ("withdrawn", r"\bwithdrawn\b"),
        ("consulted", r"\bconsult(?:ation|ed|ing)\b"),
    )
)  # fmt: skip
# A rewording may leave these unsaid; the others decide whether something is law.
OPTIONAL_STATUS = frozenset({"begun"})
_TENSE = re.compile(
    rf"(?i)\b(?P<be>is|are|has been|have been|was|were|became|will be|would be) "
    rf"(?:still |already |now |also )?(?:not )?{_CRIME}\b"
)
_PAST = frozenset({"was", "were"})
# Bounds of what is not written in digits: 'up to life', 'at least a warning'.
_NUMBER_AHEAD = r"(?! (?:an? |about |the )?(?:[A-Z]{3} |section )?[0-9])"
_BOUNDS = tuple(
    (re.compile(rf"\b(?:{pattern})\b{_NUMBER_AHEAD}"), name)
    for pattern, name in (
        (r"[Uu]p to|[Aa]t most|(?:[Nn]o|[Nn]ot) more than", "at most"),
        (r"[Aa]t least|(?:[Nn]o|[Nn]ot) less than|[Mm]inimum(?! of)", "at least"),
        (r"(?:[Mm]ore|[Gg]reater|[Ll]onger) than", "more than"),
        (r"(?:[Ll]ess|[Ff]ewer) than", "less than"),
        (r"[Ee]xactly|[Pp]recisely", "exactly"),
    )
)
_CLAUSE_END = frozenset(",;:.!?()")
_CONDITIONAL = frozenset(["if", "unless", "when", "where"])
_FINITE = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "can",
        "must",
        "may",
        "might",
        "could",
        "would",
        "will",
        "shall",
        "should",
        "but",
    ]
)


@dataclass(frozen=True)
class Meaning:
    """What is claimed, as sets and counts that two sentences can be compared by."""

    negated: Counter[str]
    alone: Counter[str]
    unless: int
    modals: Counter[str]
    acts: Counter[str]
    polar: frozenset[tuple[str, bool]]
    adults: int
    children: int
    effects: frozenset[str]
    quantifiers: Counter[str]
    ors: int
    ifs: int
    conditions_set: int
    relations: frozenset[str]
    bounds: frozenset[str]
    status: frozenset[str]
    past: frozenset[bool]
    penalties_joined: frozenset[str]
    both: bool
    joined: dict[tuple[str, str], str]
    modal_of: frozenset[tuple[str, str]]
    conditions: tuple[tuple[str, frozenset[str]], ...]
    content: tuple[str, ...]

    @property
    def conduct(self) -> frozenset[str]:
        """The acts that are named."""
        return frozenset(self.acts)


def _prepared(text: str) -> str:
    for pattern, one in _PHRASES:
        text = pattern.sub(one, text)
    return text


def _content(word: str) -> bool:
    return word not in STOP and stem(word) not in LIGHT and len(word) > 1


def status_claims(text: str) -> frozenset[str]:
    """Which stages of a law's life a normalised sentence speaks of."""
    found = set()
    for name, pattern in _STATUS:
        text, count = pattern.subn(" ; ", text)
        if count:
            found.add(name)
    return frozenset(found)


def read(facts: Facts) -> Meaning:
    """Read a sentence that was taken apart."""
    text = _prepared(facts.text)
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)?|[,;:.!?()]", text.lower())
    words = [re.sub(r"'s?$", "", word) for word in words]
    negated, alone, polar = _negations(words)
    content = tuple(meaning(word) for word in words if word[0].isalpha() and _content(word))
    stems = [stem(word) for word in words]
    effects = frozenset(wording.EFFECT_WORDS[one] for one in stems if one in wording.EFFECT_WORDS)
    return Meaning(
        negated=negated,
        alone=alone,
        unless=sum(word in ("unless", "except", "excepting") for word in words),
        modals=Counter(
            wording.MODAL.get(word, word) for word in words if word in wording.MODAL or word == "noneed"
        ),
        acts=Counter(CONDUCT_OF[one] for one in stems if one in CONDUCT_OF),
        polar=polar,
        adults=sum(one in wording.ADULT for one in stems),
        children=sum(one in wording.CHILD for one in stems) + len(re.findall(r"\bunder 1[68]\b", text)),
        effects=effects,
        quantifiers=_quantifiers(words),
        ors=words.count("or"),
        ifs=words.count("if"),
        conditions_set=sum(word in _CONDITIONAL or word in ("without", "who", "whose") for word in words),
        relations=frozenset(wording.RELATION[word] for word in words if word in wording.RELATION),
        bounds=_bounds(facts),
        status=status_claims(facts.text),
        past=frozenset(match["be"].lower() in _PAST for match in _TENSE.finditer(facts.text)),
        penalties_joined=_penalties(stems, words),
        both="both" in words,
        joined=_joined(words),
        modal_of=_modal_of(words),
        conditions=_conditions(words),
        content=content,
    )


def _quantifiers(words: list[str]) -> Counter[str]:
    found = Counter(wording.QUANTIFIER[word] for word in words if wording.QUANTIFIER.get(word))
    if "any" in words:
        found["any"] = 1
    return found


def _bounds(facts: Facts) -> frozenset[str]:
    found = {name for pattern, name in _BOUNDS if pattern.search(facts.text)}
    if re.search(r"(?i)\bmaximum\b", facts.text) and not any(value.bound == "max" for value in facts.values):
        found.add("maximum")
    return frozenset(found)


def _negations(words: list[str]) -> tuple[Counter[str], Counter[str], frozenset[tuple[str, bool]]]:
    negated: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    scope: set[int] = set()
    for index, word in enumerate(words):
        if word in wording.NEGATIONS:
            head = _head(words, index)
            negated[head] += 1
            scope.update(_scope(words, index, head))
        elif word in wording.ALONE:
            alone["only"] += 1
        elif word == "notyet":
            negated["begun"] += 1
    return negated, alone, frozenset(_polar(words, scope))


def _polar(words: list[str], scope: set[int]) -> Iterator[tuple[str, bool]]:
    """Acts and effects, each with whether it is denied; an act also is where its nearest effect is."""
    stems = [stem(word) for word in words]
    effects = [index for index, one in enumerate(stems) if one in wording.EFFECT_WORDS]
    for index, one in enumerate(stems):
        if one in wording.EFFECT_WORDS:
            yield wording.EFFECT_WORDS[one], index in scope
        elif one in CONDUCT_OF:
            nearest = min(effects, key=lambda place: abs(place - index), default=index)
            yield CONDUCT_OF[one], index in scope or nearest in scope


def _head(words: list[str], index: int) -> str:
    ahead: list[str] = []
    for word in words[index + 1 : index + 9]:
        if (word in _CLAUSE_END and ahead) or word in _CONDITIONAL:
            break
        if word[0].isalpha() and _content(word):
            ahead.append(meaning(word))
    outright = words[index] not in ("not", "never") or ahead[:1] in (["give"], ["obtain"])
    return "consent" if outright and "consent" in ahead[:3] else ahead[0] if ahead else ""


def _scope(words: list[str], index: int, head: str) -> range:
    limit = 5 if words[index] in ("without", "lack", "lacking", "lacks") else 14
    seen = False
    for place in range(index + 1, min(len(words), index + 1 + limit)):
        word = words[place]
        if word in _CLAUSE_END or word in _CONDITIONAL or (word in _FINITE and seen):
            return range(index + 1, place)
        if meaning(word) == head and (head == "consent" or stem(word) in wording.EFFECT_WORDS):
            return range(index + 1, place + 1)
        seen = seen or _content(word)
    return range(index + 1, min(len(words), index + 1 + limit))


def _between(words: list[str], first: int, second: int) -> str:
    gap = words[first + 1 : second]
    return "or" if "or" in gap else "and" if "and" in gap else ""


def _penalties(stems: list[str], words: list[str]) -> frozenset[str]:
    places = [index for index, one in enumerate(stems) if one in wording.PENALTIES]
    pairs = pairwise(places)
    return frozenset(_between(words, one, two) for one, two in pairs if two - one <= 8) - {""}


def _joined(words: list[str]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for index, word in enumerate(words):
        if word in ("and", "or"):
            left = next(
                (meaning(one) for one in reversed(words[max(0, index - 3) : index]) if _content(one)), ""
            )
            right = next((meaning(one) for one in words[index + 1 : index + 4] if _content(one)), "")
            found[(min(left, right), max(left, right))] = word
    return found


def _modal_of(words: list[str]) -> frozenset[tuple[str, str]]:
    """Which actor stands before each modal; silent about passives with 'by', whose actor stands behind."""
    if "by" in words:
        return frozenset()
    found = set()
    for index, word in enumerate(words):
        if word in wording.MODAL or word == "noneed":
            actors = [meaning(words[place]) for place in range(index) if meaning(words[place]) in wording.WHO]
            if actors:
                found.add((wording.MODAL.get(word, word), actors[-1]))
    return frozenset(found)


def _conditions(words: list[str]) -> tuple[tuple[str, frozenset[str]], ...]:
    found = []
    for index, word in enumerate(words):
        if word in wording.CONDITION:
            clause = []
            for one in words[index + 1 :]:
                if one in _CLAUSE_END:
                    break
                if _content(one) and one[0].isalpha():
                    clause.append(meaning(one))
            found.append((word, frozenset(clause)))
    return tuple(found)
