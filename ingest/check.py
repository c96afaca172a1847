"""Checks every page of a corpus and says, with file and line, what is wrong and how to mend it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from ingest import coverage
from ingest.checks import across, characters, header, rules, sentences, status, text
from ingest.checks.page import Finding, Level, Page
from ingest.corpus import pages, shipped
from ingest.dates import PartialDate
from ingest.errors import CorpusError
from ingest.read import read

__all__ = ["Finding", "Level", "check", "report"]

_LOCATED = re.compile(r"(?P<path>.+?):(?P<line>\d+): (?P<message>.*)")


def check(root: Path, today: PartialDate | None = None) -> list[Finding]:
    """Every fault of every page, by file and line; raises CorpusError only when there is no corpus."""
    found: set[Finding] = set()
    readable: list[Page] = []
    for path in pages(root):
        try:
            readable.append(Page(read(path, root), path))
        except CorpusError as error:
            found.update(_unreadable(error, str(path.relative_to(root))))
    day = today or PartialDate.today()
    for page in readable:
        found.update(_page(page, day))
    found.update(across.ids(readable))
    found.update(across.asks(readable))
    found.update(across.related(readable, {path.stem for path in pages(root)}))
    if len(readable) == len(pages(root)):  # else it would only say again that a page cannot be read
        found.update(coverage.stale(root, [page.document for page in readable]))
    return sorted(found)


def report(found: Sequence[Finding]) -> str:
    """The findings, one a line, then a line that counts them."""
    errors = sum(one.level == "error" for one in found)
    files = len({one.path for one in found})
    grades = [
        (float(match[1]), one.path)
        for one in found
        if (match := re.search(r"at grade (\d+\.\d)", one.message))
    ]
    summary = f"{errors} errors, {len(found) - errors} warnings in {files} files."
    if grades:
        worst, where = max(grades)
        summary += f" The hardest section reads at grade {worst:.1f} ({where})."
    return "\n".join([*map(str, found), summary if found else "No faults found."])


def _page(page: Page, today: PartialDate) -> Iterator[Finding]:
    yield from characters.characters(page)
    yield from header.place_of_file(page)
    yield from header.contents(page)
    yield from header.references(page)
    yield from status.status(page, today)
    yield from text.markup(page)
    yield from text.headings(page)
    yield from sentences.sentences(page)
    yield from sentences.unused_sources(page)
    yield from rules.rules(page)
    yield from rules.first_sentence(page)


def _unreadable(error: CorpusError, path: str) -> Iterator[Finding]:
    """One finding for each fault that `read` listed, one a line."""
    for said in error.message.split("\n"):
        match = _LOCATED.match(said)
        line, message = (int(match["line"]), match["message"]) if match else (1, said)
        yield Finding(
            path, line, error.code.replace("_", "-"), message, "" if "\n" in error.message else error.next
        )


def _main(arguments: list[str]) -> int:
    """For page writers: a corpus folder, or one folder or page of the shipped corpus."""
    given = Path(arguments[0]).resolve() if arguments else shipped()
    inside = given != shipped() and given.is_relative_to(shipped()) and given.exists()
    root = shipped() if inside else given
    try:
        found = check(root)
    except CorpusError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    if inside:
        found = [one for one in found if (root / one.path).is_relative_to(given)]
    sys.stdout.write(report(found) + "\n")
    return int(any(one.level == "error" for one in found))


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
