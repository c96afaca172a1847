"""Rules choose: by place, day, conduct, material and subject, without ranking."""

from __future__ import annotations

import pytest

from bot.names import Catalogue
from bot.plan import Mode, Plan, plan
from bot.understand import Understander, filled_in
from bot.verdict import Standing
from ingest import places
from ingest.dates import PartialDate
from tests.bot.corpora import shipped

TODAY = PartialDate("2026-11-24")


@pytest.fixture(scope="module")
def understander() -> Understander:
    return Understander(Catalogue(shipped()))


def planned(understander: Understander, text: str) -> Plan:
    return plan(filled_in(understander.read(text, today=TODAY)), shipped())


ROWS = [
    ("is it illegal to make a sexual deepfake in England", "gb-eaw-soa2003-s66e-create", Standing.YES),
    ("is it illegal to make a sexual deepfake in Scotland", "gb-sct-creating", Standing.NO_OFFENCE_FOUND),
    ("is it illegal to share a sexual deepfake in Scotland", "gb-sct-2016-act-s2", Standing.YES),
    (
        "is it illegal to share a nude deepfake in Northern Ireland",
        "gb-nir-adult-deepfakes",
        Standing.NO_OFFENCE_FOUND,
    ),
    (
        "is it illegal to make a nude deepfake of a 15 year old in Wales",
        "gb-eaw-pca1978-s1-child-images",
        Standing.YES,
    ),
    (
        "was it illegal to make a nude deepfake in England in 2024",
        "gb-eaw-soa2003-s66e-create",
        Standing.NOT_THEN,
    ),
    ("is it illegal to make a nude deepfake in Florida", "us-fl-836-13", Standing.YES),
    (
        "is it illegal to threaten to share a nude deepfake under US federal law",
        "us-take-it-down-crime",
        Standing.YES,
    ),
]


@pytest.mark.parametrize(("text", "document", "standing"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_the_rule_that_decides(
    understander: Understander, text: str, document: str, standing: Standing
) -> None:
    found = planned(understander, text)
    assert found.mode is Mode.RULES
    main = found.blocks[0].matches[0]
    assert (main.document.id, main.standing) == (document, standing)


def test_the_uk_is_three_places(understander: Understander) -> None:
    found = planned(understander, "is it illegal to make a sexual deepfake in the UK")
    assert tuple(block.place for block in found.blocks) == places.UK_NATIONS


def test_a_state_is_answered_with_federal_law_beside_it(understander: Understander) -> None:
    block = planned(understander, "is it illegal to share a sexual deepfake in Florida").blocks[0]
    assert [match.place for match in block.leads()] == ["US-FL", "US"]


def test_no_rule_of_another_place_answers(understander: Understander) -> None:
    for text, *_ in ROWS:
        found = planned(understander, text)
        for block in found.blocks:
            assert {match.place for match in block.matches} <= set(places.up(block.place))


def test_without_a_place_the_question_is_asked_back(understander: Understander) -> None:
    assert planned(understander, "is it illegal to make a sexual deepfake").place_missing


def test_one_person_s_order_is_no_rule_for_others(understander: Understander) -> None:
    found = planned(understander, "is it legal to use a nudify app in England")
    assert all(match.document.id != "gb-eaw-dover-order" for block in found.blocks for match in block.matches)


def test_a_named_case_brings_its_pages(understander: Understander) -> None:
    found = planned(understander, "what happens if Anthony Dover breaks the order")
    assert found.mode is Mode.NAMED
    assert "gb-eaw-dover-order" in found.documents
