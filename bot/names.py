"""Which documents a question names, and which laws, sections and cases it names that none holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from bot.where import places_in
from ingest.corpus import Corpus
from ingest.document import SourceDocument

_NUMBER = r"(\d+[a-z]{0,2}(?:[-.]\d+)*(?:\(\w+\))*)"
_SECTION = re.compile(rf"(?:\bsections?|\bsecs?\.?|\bss?\.?|§§?)\s*{_NUMBER}(?!\w)")
_ARTICLE = re.compile(rf"\b(?:articles?|arts?\.?|artículo|artikel|§)\s*{_NUMBER}(?!\w)")
_LAW_WORD = r"(?:Act|Bill|Law|Directive|Regulation|Convention|Code|Ordinance|Rule|Treaty|Order)"
_JOINER = r"(?:of|and|the|on|for|to|in|&|by|with|from)"
_ACT = re.compile(
    rf"\b(?:[A-Z][\w'’-]*(?:\s+|\s+{_JOINER}\s+|\s+\([\w ]+\)\s+)){{1,8}}{_LAW_WORD}\b(?:\s+\((?:Scotland|Northern Ireland|NI|Wales)\))?(?:\s+(?:of\s+)?\d{{4}})?"
)
_CASE = re.compile(r"\b(R|[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)\s+(?:v\.?|vs\.?|versus)\s+([A-Z][\w'’-]+)")
_LEADING = re.compile(
    r"^(?:(?:the|is|are|was|were|does|do|did|what|which|who|how|when|why|where|can|could|has|have|had|will|would|should|under|in|of|tell|explain|if|and|but|so|that|this|a|an|my|your|about|uk|us|eu|british|english|american|federal|new)\s+)+",
    re.IGNORECASE,
)
# Words that name a field of law, not one law.
_GENERIC = re.compile(
    r"^(?:(?:uk|us|eu|english|scottish|scots|welsh|british|american|state|criminal|civil|common|deepfake|ai|new|privacy|case|penal|child|copyright|defamation|data protection|community|court|crown|sexual harm prevention|porn|revenge porn|florida|california|texas|international|public|sexual|illegal|same|online|general|family|employment|school|media|election|federal)\s+)*"
    r"(?:law|code|rule|act|bill|order|regulation|directive|convention)$",
    re.IGNORECASE,
)
_NAMES_A_LAW = re.compile(
    r"\b(?:act|bill|code|directive|regulation|convention|ordinance|law|order|rule|constitution)\b.*\b(?:\d{4}|s\d|art\d)|\b(?:usc|stat|ilcs|rcw|cfr|rsa|mcl|kuhp|stgb)\b"
)
_NO_PART_OF_A_NAME = frozenset(
    (
        "a",
        "an",
        "between",
        "what",
        "is",
        "are",
        "was",
        "does",
        "do",
        "this",
        "that",
        "new",
        "same",
        "old",
        "first",
        "and",
        "or",
        "if",
        "when",
        "with",
        "says",
        "say",
        "about",
    )
)
_LOWER_ACT = re.compile(r"\bthe ((?:[\w'-]+ ){1,5}(?:act|bill))\b")


def canonical(text: str) -> str:
    """One spelling for names: lower case, `s66b` for sections, `art50` for articles, single blanks."""
    lowered = text.lower().replace("’", "'").replace("\u00a0", " ")
    lowered = _SECTION.sub(r" s\1 ", lowered)
    lowered = _ARTICLE.sub(r" art\1 ", lowered)
    lowered = re.sub(r"\((\w+)\)", r"(\1)", lowered)
    lowered = re.sub(r"(?<=\b[a-z])\.(?=[a-z]\b)", "", lowered)  # U.S.C. -> usc
    return " ".join(re.sub(r"[^\w()'-]+", " ", lowered).split())


@dataclass(frozen=True)
class Catalogue:
    """Every name under which the documents of a corpus are known."""

    corpus: Corpus

    @cached_property
    def _by_name(self) -> dict[str, tuple[str, ...]]:
        names: dict[str, list[str]] = {}
        for one in self.corpus:
            for label in _labels(one):
                if len(label) > 2:
                    names.setdefault(label, []).append(one.id)
        return {label: tuple(dict.fromkeys(ids)) for label, ids in names.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted(self._by_name, key=len, reverse=True)
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names)) or '(?!)'})(?:'s|s)?(?![\w(-])")

    @cached_property
    def _all_text(self) -> str:
        parts = [
            f"{one.title} . {one.citation} . {' . '.join(one.names)} . {one.text}" for one in self.corpus
        ]
        return f" {canonical(' . '.join(parts))} "

    def named_in(self, text: str) -> tuple[str, ...]:
        """Ids of the documents that the text names, the most exactly named first."""
        found: dict[str, float] = {}
        for match in self._pattern.finditer(canonical(text)):
            label = match[0] if match[0] in self._by_name else re.sub(r"(?:'s|s)$", "", match[0])
            ids = self._by_name.get(label, ())
            for document_id in ids:
                found[document_id] = found.get(document_id, 0) + len(label) / len(ids)
        return tuple(sorted(found, key=lambda one: -found[one]))

    def without_names(self, text: str) -> str:
        """The text with the names of laws blanked, so that 'TAKE IT DOWN Act' asks for no removal."""
        longest = sorted((one for one in self._by_name if " " in one), key=len, reverse=True)
        lowered = text.lower()
        for label in longest:
            at = lowered.find(label)
            while at >= 0:
                text = text[:at] + " " * len(label) + text[at + len(label) :]
                lowered = text.lower()
                at = lowered.find(label)
        return text

    def unknown_in(self, text: str) -> tuple[str, ...]:
        """Laws, sections and cases that the text names and no document speaks of."""
        plain = canonical(text)
        claimed = [*_acts(text), *_cases(text)] or _lower_acts(plain, self._all_text)
        unknown = [name for name in claimed if f" {canonical(name)} " not in self._all_text]
        for match in re.finditer(rf"(?<!\w)(s|art){_NUMBER}(?!\w)", plain):
            kind, number = match[1], match[2]
            if len(number) < 2 and kind == "s":
                continue
            base = number.split("(")[0]
            if not re.search(
                rf"(?<![\w-]){kind}{re.escape(base)}(?![\w-])", self._all_text
            ) and not re.search(
                rf"\b(?:usc|cfr|rcw|stat|code|ss|to|and|or|{kind}[\w.-]+) {re.escape(base)}(?![\w])",
                self._all_text,
            ):
                unknown.append(f"{'section' if kind == 's' else 'Article'} {number.upper()}")
        return tuple(dict.fromkeys(unknown))


def _labels(one: SourceDocument) -> list[str]:
    """The names of a document in canonical spelling: its own, its title and its citation."""
    labels = [canonical(name) for name in one.names]
    if len(one.title.split()) > 2:
        labels.append(canonical(one.title))
    for part in re.split(r";| as amended", one.citation):
        name = canonical(part)
        if len(name.split()) > 1 and _NAMES_A_LAW.search(name):
            labels.append(name)
            labels.append(re.sub(r"^(.*\b(?:19|20)\d\d) (s\w+.*)$", r"\2 \1", name))
            labels.append(re.sub(r"^(.*\b(?:19|20)\d\d) (s\w+.*)$", r"\2 of the \1", name))
    return [label for label in labels if label]


def _acts(text: str) -> list[str]:
    acts = []
    for match in _ACT.finditer(text):
        name = _LEADING.sub("", match[0]).strip()
        if " " in name and not _GENERIC.match(re.sub(r"\s+(?:of\s+)?\d{4}$", "", name)):
            acts.append(name)
    return acts


def _lower_acts(plain: str, known: str) -> list[str]:
    """'the … act' in small letters, when no ending of it is a name that the corpus uses."""
    acts = []
    for match in _LOWER_ACT.finditer(plain):
        words = match[1].split()
        stops = [at for at, word in enumerate(words) if word in _NO_PART_OF_A_NAME]
        words = words[stops[-1] + 1 :] if stops else words
        if len(words) < 2:
            continue
        endings = [" ".join(words[first:]) for first in range(len(words) - 1)]
        if not any(f" the {ending} " in known or _GENERIC.match(ending) for ending in endings):
            acts.append(_LEADING.sub("", " ".join(words)))
    return acts


def _cases(text: str) -> list[str]:
    return [
        f"{_LEADING.sub('', match[1])} v {match[2]}".strip()
        for match in _CASE.finditer(text)
        if not _place_pair(match)
    ]


def _place_pair(match: re.Match[str]) -> bool:
    return bool(places_in(match[1]) and places_in(match[2]))
