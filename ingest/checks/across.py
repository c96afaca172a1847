"""What only all pages together show: ids, asks that two pages claim, and references between pages."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

from ingest import places
from ingest.checks.page import Finding, Page


def ids(pages: Sequence[Page]) -> Iterator[Finding]:
    """Two pages with one id."""
    seen: dict[str, str] = {}
    for page in pages:
        one = page.document
        if one.id in seen:
            yield page.error(
                page.line("id"),
                "id-twice",
                f"the id {one.id!r} is already taken by {seen[one.id]}.",
                "Give it another id.",
            )
        seen.setdefault(one.id, one.path)


def related(pages: Sequence[Page], unread: Collection[str] = ()) -> Iterator[Finding]:
    """Ids under `related` that are the page's own, doubled, or neither a page's nor an unreadable file's."""
    taken = {page.document.id for page in pages} | set(unread)
    known = sorted(taken)
    for page in pages:
        ids_here = page.document.related
        for index, other in enumerate(ids_here):
            if other in taken and other != page.document.id and other not in ids_here[:index]:
                continue
            line = page.line("related", index)
            if other == page.document.id:
                yield page.error(
                    line, "related-self", "the page is related to itself.", "Take its own id out."
                )
            elif other in ids_here[:index]:
                yield page.error(line, "related-twice", f"{other!r} stands twice.", "Take one out.")
            else:
                alike = [one for one in known if one[:3] == other[:3]]
                near = difflib.get_close_matches(other, alike, n=1, cutoff=0.75)
                hint = f"Did you mean {near[0]!r}?" if near else "Name a page that exists, or take it out."
                yield page.error(line, "related-missing", f"there is no page {other!r}.", hint)


def asks(pages: Sequence[Page]) -> Iterator[Finding]:
    """One question claimed twice: an error within a place, a warning where one place holds the other."""
    seen: dict[str, list[tuple[Page, int]]] = {}
    for page in pages:
        for index, ask in enumerate(page.document.asks):
            claimed = seen.setdefault(fold(ask.q), [])
            for other, where in claimed:
                if finding := _clash(page, index, other, where):
                    yield finding
                    break
            claimed.append((page, index))


def fold(question: str) -> str:
    """The question without case, punctuation, accents and doubled spaces."""
    plain = "".join(
        one for one in unicodedata.normalize("NFKD", question.casefold()) if not unicodedata.combining(one)
    )
    return " ".join(re.findall(r"\w+", plain.replace("'", "").replace("’", ""))) or question


def _clash(page: Page, index: int, other: Page, where: int) -> Finding | None:
    here, there = page.document.jurisdiction, other.document.jurisdiction
    if not (places.inside(here, there) or places.inside(there, here)):
        return None
    line, question = page.line("asks", index), page.document.asks[index].q
    message = f"the ask {question!r} stands in {other.document.path}:{other.line('asks', where)} already."
    if here == there:
        return page.error(line, "ask-twice", message, "Keep it on the page that answers it better.")
    fix = "Name the place in one of them, or keep it on the page that answers it better."
    return page.warning(line, "ask-twice", message, fix)
