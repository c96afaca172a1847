"""The rule table: every cell is a rule's, or says that nothing is held."""

from __future__ import annotations

from bot.compare import compare, places_with_law
from bot.verdict import Standing
from ingest.dates import PartialDate
from ingest.places import UK_NATIONS
from ingest.vocabulary import Conduct, Material
from tests.bot.corpora import shipped

TODAY = PartialDate("2026-11-24")


def test_the_nations_of_the_uk_differ() -> None:
    rows = compare(shipped(), Conduct.CREATE, Material.INTIMATE_IMAGE, UK_NATIONS, TODAY)
    assert [row.standing for row in rows] == [
        Standing.YES,
        Standing.NO_OFFENCE_FOUND,
        Standing.NO_OFFENCE_FOUND,
    ]


def test_the_day_decides() -> None:
    rows = compare(shipped(), Conduct.CREATE, Material.INTIMATE_IMAGE, ("GB-EAW",), PartialDate("2024"))
    assert rows[0].standing is Standing.NOT_THEN


def test_a_place_without_a_rule_says_so() -> None:
    row = compare(shipped(), Conduct.CREATE, Material.INTIMATE_IMAGE, ("JE",), TODAY)[0]
    assert row.standing is None
    assert row.value()["standing"] == "not in my sources"


def test_every_row_quotes_its_page() -> None:
    for conduct in (Conduct.CREATE, Conduct.SHARE, Conduct.THREATEN):
        for row in compare(shipped(), conduct, Material.INTIMATE_IMAGE, (), TODAY):
            assert (row.quote is not None) == (row.standing is not None), row
            if row.quote:
                assert row.quote.holds()
                assert row.document_id == row.quote.document.id


def test_no_place_of_a_rule_is_left_out() -> None:
    known = set(places_with_law(shipped()))
    assert set(UK_NATIONS) <= known
    assert "INT" not in known
