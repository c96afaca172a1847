"""The page that says what is covered: place by conduct and material, from the rules of all pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ingest import places
from ingest.checks.page import Finding
from ingest.corpus import load
from ingest.dates import Truth
from ingest.document import Rule, SourceDocument
from ingest.vocabulary import Conduct, Effect, Material, Status

NAME = "COVERAGE.md"
WRITE = "deepfake-law check --write-coverage"
_FIRST = (*places.UK_NATIONS, "GB", "US")
_HEAD = f"""# What is covered

Made from the rules of the pages by `{WRITE}`; not written by hand.
The status of a rule is that on the day on which its page was last verified.
"""
_COLUMNS = ("conduct", "material", "subject", "effect", "status", "since", "page")
_BEGUN = frozenset({Status.IN_FORCE, Status.PARTLY_IN_FORCE, Status.NOT_YET_IN_FORCE})
_NO_LAW = frozenset({Effect.NO_OFFENCE_FOUND, Effect.LAWFUL})
_CONDUCTS, _MATERIALS = tuple(Conduct), tuple(Material)


def render(documents: Sequence[SourceDocument]) -> str:
    """The whole page; the same for the same documents, in whatever order and on whatever day."""
    rows: dict[str, dict[tuple[str, ...], tuple[object, ...]]] = {}
    pages: dict[str, int] = {}
    for one in documents:
        pages[one.jurisdiction] = pages.get(one.jurisdiction, 0) + 1
        for rule in one.rules:
            for place in one.extent(rule):
                rows.setdefault(place, {})[_row(one, rule)] = _order(one, rule)
    codes = sorted(pages.keys() | rows.keys(), key=_place_order)
    parts = [_HEAD, _counts(documents, codes)]
    for code in codes:
        parts.append(f"## {places.name(code)} ({code})\n")
        found = rows.get(code, {})
        if found:
            ordered = sorted(found, key=lambda row: (found[row], row))
            parts.append(
                "\n".join([_line(_COLUMNS), _line("---" for _ in _COLUMNS), *map(_line, ordered)]) + "\n"
            )
        else:
            parts.append(f"No rule of its own; pages: {pages[code]}.\n")
    return "\n".join(parts)


def stale(root: Path, documents: Sequence[SourceDocument]) -> Iterator[Finding]:
    """An error where the folder has a coverage page and it is not the one that its pages make."""
    file = root / NAME
    if not file.is_file():
        return
    held = file.read_text(encoding="utf-8", errors="replace").split("\n")
    wanted = render(documents).split("\n")
    if held != wanted:
        same = next((at for at, (a, b) in enumerate(zip(held, wanted, strict=False)) if a != b), None)
        line = (min(len(held), len(wanted)) if same is None else same) + 1
        yield Finding(NAME, line, "coverage", "is not what the pages hold now.", f"Run: {WRITE}")


def write(root: Path) -> Path:
    """Write the coverage page of a corpus folder; raises CorpusError while a page cannot be read."""
    file = root / NAME
    file.write_bytes(render(list(load(root))).encode("utf-8"))
    return file


def standing(document: SourceDocument, rule: Rule) -> Status:
    """Where a rule stood on the day on which its page was last verified."""
    day = document.last_verified
    if rule.until and rule.until.reached_by(day) is Truth.YES:
        return Status.REPEALED
    if rule.in_force and document.status in _BEGUN:
        begun = rule.in_force.reached_by(day)
        if begun is Truth.NO:
            return Status.NOT_YET_IN_FORCE
        if begun is Truth.YES:
            return Status.IN_FORCE
    return document.status


def _counts(documents: Sequence[SourceDocument], codes: Sequence[str]) -> str:
    counts = {
        "documents": len(documents),
        "places": len(codes),
        "rules": sum(len(one.rules) for one in documents),
        "asks": sum(len(one.asks) for one in documents),
    }
    return "".join(f"* {name}: {count}\n" for name, count in counts.items())


def _row(document: SourceDocument, rule: Rule) -> tuple[str, ...]:
    material = _words(rule.material) + (" (real images only)" if rule.real_only else "")
    since = str(rule.in_force or "–") + (f" until {rule.until}" if rule.until else "")
    title = document.title.replace("|", "\\|").replace("[", "\\[").replace("]", "\\]")
    return (
        _words(rule.conduct),
        material,
        _words(rule.subject),
        _words(rule.effect),
        _words(_status(document, rule)),
        since,
        f"[{title}]({document.path})",
    )


def _status(document: SourceDocument, rule: Rule) -> str:
    found = standing(document, rule)
    # What was never an offence cannot be repealed.
    return "ended" if found is Status.REPEALED and rule.effect in _NO_LAW else found


def _order(document: SourceDocument, rule: Rule) -> tuple[object, ...]:
    began = rule.in_force.earliest.isoformat() if rule.in_force else "9999"
    return (_CONDUCTS.index(rule.conduct), _MATERIALS.index(rule.material), began, document.id)


def _place_order(code: str) -> tuple[object, ...]:
    """The nations of the UK, the UK, the US, its states, the EU, the rest by name, what holds anywhere."""
    if code in _FIRST:
        return (0, _FIRST.index(code), "")
    group = 1 if code.startswith("US-") else 2 if code == "EU" else 4 if code == "INT" else 3
    country, _, part = code.partition("-")
    return (group, places.name(country), places.name(code) if part else "")


def _words(value: str) -> str:
    return str(value).replace("_", " ")


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
