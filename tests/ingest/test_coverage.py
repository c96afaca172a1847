"""The coverage page: every rule in its place, in a fixed order, and stale when the pages move on."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from ingest.check import check
from ingest.corpus import load, shipped
from ingest.coverage import NAME, render, standing, write
from ingest.errors import CorpusError
from ingest.read import parse
from tests.ingest.pages import FOLDER, ID, TODAY, folder, valid

PAGE = (f"{FOLDER}/{ID}.md", valid())
_RULE = (
    "{{who: person, conduct: {conduct}, material: {material}, subject: any, effect: {effect}, "
    "section: In short{more}}}"
)
_TEXT = """---
id: {id}
title: "{title}"
jurisdiction: "{place}"
kind: statute
status: {status}
rules: [{rules}]
sources: [{{key: act, title: The Act, checked: secondary}}]
last_verified: 2026-11-24
---
## In short
- It is so.[^act]
"""


def rule(
    conduct: str = "share", material: str = "intimate_image", effect: str = "offence", more: str = ""
) -> str:
    return _RULE.format(conduct=conduct, material=material, effect=effect, more=more)


def page(place: str, *rules: str, id: str = "", title: str = "A law", status: str = "in_force"):  # type: ignore[no-untyped-def]
    name = id or f"{place.lower()}-law"
    text = _TEXT.format(id=name, title=title, place=place, status=status, rules=", ".join(rules))
    return parse(text.encode(), f"{name}.md")


def row(text: str, place: str) -> list[list[str]]:
    """The cells of the rows below a place."""
    below = text.split(f"({place})\n", 1)[1].split("\n## ", 1)[0]
    rows = [line[2:-2].split(" | ") for line in below.split("\n") if line.startswith("| ")]
    return rows[2:]


def test_places_stand_in_order() -> None:
    codes = [
        "INT",
        "DE",
        "CA-BC",
        "CA",
        "EU",
        "US-FL",
        "US-AL",
        "US",
        "GB",
        "GB-NIR",
        "GB-SCT",
        "GB-EAW",
        "NO",
    ]
    text = render([page(code) for code in codes])
    headings = [line.rsplit("(", 1)[1][:-1] for line in text.split("\n") if line.startswith("## ")]
    assert headings == [
        *("GB-EAW", "GB-SCT", "GB-NIR", "GB", "US", "US-AL", "US-FL", "EU"),
        *("CA", "CA-BC", "DE", "NO", "INT"),
    ]


def test_a_row_says_what_since_when_and_where_it_stands() -> None:
    text = render([page("DE", rule(more=", in_force: 2024-02"), title="A [law] | more")])
    assert row(text, "DE") == [
        [
            "share",
            "intimate image",
            "any",
            "offence",
            "in force",
            "2024-02",
            "[A \\[law\\] \\| more](de-law.md)",
        ]
    ]


def test_rows_stand_by_conduct_then_material_then_date() -> None:
    rules = [
        rule("threaten"),
        rule("share", "voice"),
        rule("share", more=", in_force: 2025"),
        rule("share", more=", in_force: 2020"),
        rule("create"),
    ]
    found = [(one[0], one[1], one[5]) for one in row(render([page("DE", *rules)]), "DE")]
    assert found == [
        ("create", "intimate image", "–"),
        ("share", "intimate image", "2020"),
        ("share", "intimate image", "2025"),
        ("share", "voice", "–"),
        ("threaten", "intimate image", "–"),
    ]


def test_a_rule_stands_in_every_place_that_it_reaches_and_only_there() -> None:
    text = render([page("GB", rule(more=", extent: [GB-EAW, GB-NIR]"))])
    assert len(row(text, "GB-EAW")) == len(row(text, "GB-NIR")) == 1
    assert "(GB)\n\nNo rule of its own; pages: 1." in text
    assert "(GB-SCT)" not in text


@pytest.mark.parametrize(
    ("status", "more", "shown"),
    [
        ("in_force", ", in_force: 2024", "in force"),
        ("in_force", ", in_force: 2027", "not yet in force"),
        ("partly_in_force", ", in_force: 2024", "in force"),
        ("partly_in_force", "", "partly in force"),
        ("partly_in_force", ", in_force: 2026", "partly in force"),  # which month is not known
        ("not_yet_in_force", ", in_force: 2027", "not yet in force"),
        ("in_force", ", in_force: 2020, until: 2024", "repealed"),
        ("bill", "", "bill"),
        ("fallen", "", "fallen"),
        ("struck_down", ", in_force: 2024", "struck down"),
    ],
)
def test_the_status_is_that_of_the_rule_when_its_page_was_verified(
    status: str, more: str, shown: str
) -> None:
    document = page("DE", rule(more=more), status=status)
    assert standing(document, document.rules[0]).replace("_", " ") == shown
    assert row(render([document]), "DE")[0][4] == shown


def test_what_was_no_offence_is_not_repealed() -> None:
    document = page("DE", rule(effect="no_offence_found", more=", in_force: 2020, until: 2024"))
    assert row(render([document]), "DE")[0][4:6] == ["ended", "2020 until 2024"]


def test_real_images_only_is_said() -> None:
    assert row(render([page("DE", rule(more=", real_only: true"))]), "DE")[0][1].endswith(
        "(real images only)"
    )


def test_counts_stand_at_the_top() -> None:
    text = render([page("DE", rule(), rule("create")), page("DE", id="de-two"), page("FR")])
    assert "* documents: 3\n* places: 2\n* rules: 2\n* asks: 0\n" in text


def test_the_order_of_the_pages_does_not_matter() -> None:
    documents = [page("DE", rule(), id="de-a"), page("DE", rule(), id="de-b"), page("FR", rule())]
    assert render(documents) == render(documents[::-1])


def findings(root: Path) -> list[tuple[str, int]]:
    return [(one.path, one.line) for one in check(root, TODAY) if one.code == "coverage"]


def test_check_fails_when_the_coverage_is_stale_and_passes_once_it_is_written(tmp_path: Path) -> None:
    root = folder(tmp_path, PAGE)
    assert findings(root) == []  # a corpus need not have one
    file = write(root)
    assert findings(root) == []
    for changed in (
        PAGE[1].replace("effect: offence", "effect: civil_claim"),
        PAGE[1].replace("title: Sharing", "title: Showing"),
        PAGE[1].replace("in_force: 2024-01-31,", "in_force: 2024-01-30,"),
    ):
        folder(tmp_path, (PAGE[0], changed))
        assert findings(root) == [(NAME, 15)], "the line of the first row"
    folder(tmp_path, PAGE)
    file.write_text(file.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    assert len(findings(root)) == 1
    write(root)
    assert findings(root) == []


def test_a_page_that_cannot_be_read_is_said_once_and_not_as_coverage(tmp_path: Path) -> None:
    root = folder(tmp_path, PAGE)
    write(root)
    folder(tmp_path, ("gb-eaw/gb-eaw-bad.md", "no front matter"))
    assert findings(root) == []
    with pytest.raises(CorpusError):
        write(root)


def test_the_shipped_corpus_is_rendered_in_no_time() -> None:
    documents = list(load(shipped()))
    began = time.perf_counter()
    render(documents)
    assert time.perf_counter() - began < 0.3
