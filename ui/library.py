"""Browsing and searching the documents: which of them fit some words, a place, a kind and a status."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest import places
from ingest.corpus import Corpus
from ingest.document import SourceDocument
from ingest.vocabulary import Kind, Status
from ui import parameters, terms
from ui.errors import BadParameter, NotHeld

MOST_WORDS = 200  # characters of a search
_IN_NAMES, _IN_TEXT = 8, 1  # what a word is worth where it is found


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reader chose; empty parts choose everything. `place` is a code or a region of ui.terms."""

    words: str = ""
    place: str = ""
    kind: Kind | None = None
    status: Status | None = None

    def __bool__(self) -> bool:
        return bool(self.words or self.place or self.kind or self.status)


def read_filter(q: str = "", place: str = "", kind: str = "", status: str = "") -> Filter:
    """A filter from the parameters of an address; raises BadParameter for what is not in the lists."""
    said = " ".join(q.split())
    if len(said) > MOST_WORDS:
        raise BadParameter(f"The search is over {MOST_WORDS} characters long.", "Search for a few words.")
    return Filter(
        said,
        parameters.place(place),
        parameters.member(Kind, kind, "kind"),
        parameters.member(Status, status, "status"),
    )


def find(corpus: Corpus, chosen: Filter) -> list[SourceDocument]:
    """The documents that fit: best first when words were given, else by place and title."""
    fitting = [one for one in corpus if _fits(one, chosen)]
    wanted = _tokens(chosen.words)
    if not wanted:
        if chosen.words:
            return []
        return sorted(fitting, key=lambda one: (one.jurisdiction != chosen.place, *_order(one)))
    scored = [(score, one) for one in fitting if (score := _score(one, wanted))]
    return [one for _, one in sorted(scored, key=lambda pair: (-pair[0], *_order(pair[1])))]


def by_region(found: Sequence[SourceDocument]) -> list[tuple[str, list[SourceDocument]]]:
    """The documents by region; the region of the first comes first."""
    grouped: dict[str, list[SourceDocument]] = {}
    for one in found:
        grouped.setdefault(terms.region(one.jurisdiction), []).append(one)
    return list(grouped.items())


def document(corpus: Corpus, document_id: str) -> SourceDocument:
    """The document of an id; raises NotHeld for one that the corpus does not have."""
    found = corpus.get(document_id)
    if found is None:
        raise NotHeld("There is no page of this name in the library.", "Search the library for it.")
    return found


def held_places(corpus: Corpus) -> dict[str, list[tuple[str, str]]]:
    """The places that have documents, as (code, name) by region, both in the order to show."""
    grouped: dict[str, set[str]] = {key: set() for key in terms.REGIONS}
    for one in corpus:
        grouped[terms.region(one.jurisdiction)].add(one.jurisdiction)
    return {
        region: sorted(((code, places.name(code)) for code in codes), key=lambda pair: pair[1])
        for region, codes in grouped.items()
        if codes
    }


def holds_in(one: SourceDocument, place: str) -> bool:
    """Whether a document is of a region, or its law holds in a place."""
    if place in terms.REGIONS:
        return terms.region(one.jurisdiction) == place
    wider = places.up(place)
    return any(code in wider for code in {one.jurisdiction, *(code for r in one.rules for code in r.extent)})


def _fits(one: SourceDocument, chosen: Filter) -> bool:
    return (
        (not chosen.place or holds_in(one, chosen.place))
        and (chosen.kind is None or one.kind is chosen.kind)
        and (chosen.status is None or one.status is chosen.status)
    )


def _order(one: SourceDocument) -> tuple[int, str, str]:
    return (
        list(terms.REGIONS).index(terms.region(one.jurisdiction)),
        places.name(one.jurisdiction),
        one.title,
    )


def _score(one: SourceDocument, wanted: Sequence[str]) -> int:
    """Every word must begin a word of the document; one in its title or names is worth more."""
    names, text = _searchable(one)
    total = 0
    for word in wanted:
        start = f" {word}"
        found = _IN_NAMES * (start in names) + min(text.count(start), 5) * _IN_TEXT
        if not found:
            return 0
        total += found
    return total


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return " " + " ".join(_tokens(text))


def _searchable(one: SourceDocument) -> tuple[str, str]:
    about = (one.title, one.citation, *one.names, places.name(one.jurisdiction), terms.KIND[one.kind])
    return _folded(" ".join(about)), _folded(one.text)


def _tokens(text: str) -> list[str]:
    """Words without case, accents and marks: `§ 201k` gives `201k`."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"\w+", "".join(char for char in plain if not unicodedata.combining(char)))
