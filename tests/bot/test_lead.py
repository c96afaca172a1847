"""Leads follow from rules by one table; every lead that the corpus can give passes the verifier."""

from __future__ import annotations

import pytest

from bot.draft import Origin
from bot.lead import lead, merged
from bot.plan import Match
from bot.verdict import standing
from bot.verify import verify
from ingest.dates import PartialDate
from tests.bot.corpora import shipped

TODAY = PartialDate("2026-11-24")
DAYS = [TODAY, PartialDate("2019"), PartialDate("2023-06-15"), PartialDate("2026"), PartialDate("1990")]


def matches(day: PartialDate) -> list[Match]:
    return [
        Match(one, rule, place, standing(rule, one.status, day, TODAY), 1.0)
        for one in shipped()
        for rule in one.rules
        for place in one.extent(rule)
    ]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_lead_of_the_corpus_is_verified(day: PartialDate) -> None:
    withheld = []
    for match in matches(day):
        for whole in (True, False):
            made = lead(match, day, day != TODAY, whole)
            if made and made.origin is Origin.TEMPLATE:
                verdict = verify(made, day, TODAY)
                if not verdict:
                    withheld.append((match.document.id, made.text, verdict.reasons))
    share = len(withheld) / max(1, len(matches(day)))
    assert share <= 0.02, (share, withheld[:5])


def test_a_lead_begins_with_its_verdict() -> None:
    for match in matches(TODAY):
        made = lead(match, TODAY, False)
        if made and made.origin is Origin.TEMPLATE:
            assert made.text.split()[0].rstrip(":,") in {"Yes", "No", "Not"}


def test_leads_of_one_place_merge() -> None:
    found = [
        match
        for match in matches(TODAY)
        if match.place == "GB-SCT" and match.rule.material == "intimate_image"
    ]
    sentences = merged("GB-SCT", found, TODAY)
    assert len(sentences) < len(found)
    assert all(verify(one, TODAY, TODAY) for one in sentences)
