"""What the pages are made from: words for every closed value, filters, spans, beginnings, the plot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.verdict import Standing
from ingest import vocabulary
from ingest.corpus import load
from ingest.dates import PartialDate
from ui import about, comparison, library, page_text, plot, terms, timeline
from ui.errors import BadParameter

SHIPPED = load()
TODAY = PartialDate("2026-11-24")


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (terms.KIND, vocabulary.Kind),
        (terms.STATUS, vocabulary.Status),
        (terms.EVENT, vocabulary.EventName),
        (terms.WHO, vocabulary.Who),
        (terms.CONDUCT, vocabulary.Conduct),
        (terms.MATERIAL, vocabulary.Material),
        (terms.SUBJECT, vocabulary.Subject),
        (terms.EFFECT, vocabulary.Effect),
        (terms.STANDING, Standing),
        (terms.CHECKED, vocabulary.Checked),
        (timeline.MAKES, timeline.Makes),
    ],
)
def test_every_value_has_words(table: dict[str, str], values: type) -> None:
    assert list(table) == list(values) or set(table) == set(values)
    assert len(set(table.values())) == len(table)


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("GB", "uk"),
        ("GB-NIR", "uk"),
        ("US", "us"),
        ("US-FL", "us-states"),
        ("EU", "eu"),
        ("DE", "eu"),
        ("NO", "elsewhere"),  # in Europe, not in the Union
        ("CA-QC", "elsewhere"),
        ("INT", "int"),
    ],
)
def test_places_have_a_region(code: str, region: str) -> None:
    assert terms.region(code) == region


def test_without_a_choice_all_pages_are_found_once() -> None:
    found = library.find(SHIPPED, library.Filter())
    assert sorted(one.id for one in found) == sorted(SHIPPED.documents)


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("66B sharing", "gb-eaw-soa2003-s66b-share"),  # a section number and a word of the title
        ("SHARING  66b", "gb-eaw-soa2003-s66b-share"),  # neither case nor order nor blanks matter
        ("defiance", "us-defiance-act"),
    ],
)
def test_words_find_the_page_that_has_them_in_its_name(said: str, first: str) -> None:
    assert library.find(SHIPPED, library.read_filter(said))[0].id == first


def test_accents_may_be_left_out() -> None:
    with_accent = {one.id for one in library.find(SHIPPED, library.Filter("código"))}
    assert with_accent
    assert with_accent == {one.id for one in library.find(SHIPPED, library.Filter("codigo"))}


@pytest.mark.parametrize("said", ["...", "§", "qwertyuiop"])
def test_words_that_stand_nowhere_find_nothing(said: str) -> None:
    assert library.find(SHIPPED, library.Filter(said)) == []


def test_a_place_finds_its_own_law_first_and_the_wider_law_that_holds_there() -> None:
    found = [one.jurisdiction for one in library.find(SHIPPED, library.Filter(place="US-FL"))]
    assert found[0] == "US-FL"
    assert set(found) == {"US-FL", "US"}
    assert found == sorted(found, key=lambda code: code != "US-FL")


@pytest.mark.parametrize("given", ["x", "1", "1-", "-1", "1-2-3", "1 - 2", "１-２x", "1" * 30 + "-2"])
def test_a_span_that_is_none_is_refused(given: str) -> None:
    with pytest.raises(BadParameter):
        page_text.read_span(given)


def test_sentences_keep_their_order_and_their_sources() -> None:
    for one in SHIPPED:
        shown = [said for part in page_text.parts(one) for block in part.blocks for said in block.sentences]
        assert [said.text for said in shown] == [sentence.text for sentence in one.sentences]
        for said, sentence in zip(shown, one.sentences, strict=True):
            named = [one.sources[n - 1].key for n in said.numbers]
            assert named == list(sentence.marks)


def test_an_address_holds_the_same_choice() -> None:
    given = {"conduct": "create", "material": "voice", "subject": "any", "day": "2024", "sort": "since"}
    choice = comparison.read_choice(where=["uk", "DE"], held="1", **given)
    assert choice.query() == (
        "conduct=create&material=voice&subject=any&day=2024&held=1&sort=since&place=uk&place=DE"
    )
    assert "day" not in comparison.read_choice().query()  # today moves on


def test_beginnings_have_a_day_and_stand_once() -> None:
    found = timeline.beginnings(SHIPPED)
    keys = [(one.document.id, one.date) for one in found]
    assert len(keys) == len(set(keys))
    dated = {
        one.id for one in SHIPPED for event in one.timeline if event.event in ("in_force", "applies")
    } | {one.id for one in SHIPPED for rule in one.rules if rule.in_force}
    assert {one.document.id for one in found} == dated


def test_filters_of_the_timeline_add_up() -> None:
    whole = timeline.beginnings(SHIPPED)
    regions = [timeline.beginnings(SHIPPED, timeline.Filter(place=key)) for key in terms.REGIONS]
    assert sum(map(len, regions)) == len(whole)
    for makes in timeline.Makes:
        chosen = timeline.beginnings(SHIPPED, timeline.Filter(makes=makes))
        assert chosen == [one for one in whole if makes in one.makes]


def test_the_plot_marks_every_beginning_on_the_right_side_of_today_and_none_twice() -> None:
    found = timeline.beginnings(SHIPPED)
    drawn = plot.plot(found, TODAY)
    assert drawn
    assert len(drawn.marks) == len(found)
    places = {(mark.x, mark.y) for mark in drawn.marks}
    assert len(places) == len(found)
    for mark in drawn.marks:
        assert 0 < mark.x < drawn.width
        assert 0 < mark.y < drawn.height
        assert (mark.x > drawn.today) is mark.to_come


def test_a_report_is_read_and_a_broken_one_is_none(tmp_path: Path) -> None:
    path = tmp_path / "evaluation.json"
    assert about.evaluation(path) is None
    path.write_text("{")
    assert about.evaluation(path) is None
    value = {
        "day": "2026-11-24",
        "file": "gold.jsonl",
        "questions": 2,
        "measures": {
            "passed": {"value": 0.5, "count": 1, "of": 2},
            "refused": {"value": None, "count": 0, "of": 0},
        },
        "outcomes": [
            {"id": "a", "kind": "crime", "passed": True, "failed": []},
            {"id": "b", "kind": "help", "passed": False, "failed": ["help_first", "documents"]},
        ],
    }
    path.write_text(json.dumps(value))
    kept = about.evaluation(path)
    assert kept
    assert kept.measures == (about.Measure("questions passed", "50.0 %", "1 of 2", ""),)
    assert kept.misses == (("b", "help", "help first, documents"),)
