"""The rule table on the command line: as a table, JSON or CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.compare import Row, compare
from bot.understand import day_of, place_of
from ingest.corpus import load
from ingest.dates import PartialDate
from ingest.places import nations
from ingest.vocabulary import Conduct, Material, Subject

_COLUMNS = ("place", "name", "standing", "effect", "since", "maximum", "document_id", "quote")


def rows(
    folder: Path,
    conduct: Conduct,
    material: Material,
    where: Sequence[str],
    as_of: str | None,
    subject: Subject,
) -> list[Row]:
    """The table; raises BadQuestion for a place or a day that cannot be read."""
    codes = [part for code in where for part in nations(place_of(code) or "")]
    return compare(load(folder), conduct, material, codes, day_of(as_of) or PartialDate.today(), subject)


def csv_text(table: Sequence[Row]) -> str:
    """CSV with a header line."""
    text = io.StringIO()
    writer = csv.DictWriter(text, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(one.value() for one in table)
    return text.getvalue()


def show(table: Sequence[Row], console: Console) -> None:
    """A table for a terminal."""
    shown = Table("Place", "Standing", "Since", "Maximum", "Page")
    for one in table:
        value = one.value()
        cells = [value["name"], (value["standing"] or "").replace("_", " "), value["since"], value["maximum"]]
        shown.add_row(*(cell or "" for cell in cells), value["document_id"] or "")
    console.print(shown)
