"""Places in questions: a table with the reason for each row."""

from __future__ import annotations

import pytest

from bot.where import places_in
from ingest import places

ROWS = [
    ("is it illegal in England?", ("GB-EAW",), "England and Wales are one legal system"),
    ("Welsh schools", ("GB-EAW",), "a demonym"),
    ("in the UK and in Florida", ("GB", "US-FL"), "several, in the order of the text"),
    ("northern ireland law", ("GB-NIR",), "longest name first, not Ireland"),
    ("the law in Ireland", ("IE",), "Ireland alone is the republic"),
    ("England and Wales", ("GB-EAW",), "one place, not two"),
    ("N. Ireland", ("GB-NIR",), "abbreviated"),
    ("can they do that to us", (), "'us' is a pronoun"),
    ("is it illegal in the us", ("US",), "small letters with the article"),
    ("what does US law say", ("US",), "capitals"),
    ("tell us in english", (), "a language, not a place"),
    ("help me please", (), "'me' is not Maine"),
    ("is it ok in OR", ("US-OR",), "a code in capitals after 'in'"),
    ("is it ok or not", (), "'or' is not Oregon"),
    ("in Miami, FL", ("US-FL",), "city and code are one place"),
    ("what about Jersey", ("JE",), "the island"),
    ("a New Jersey school", ("US-NJ",), "the state"),
    ("can a german court punish it", ("DE",), "a demonym"),
    ("please answer in german", (), "a language"),
    ("Georgia", ("US-GA",), "the state, whose law is held"),
    ("Washington DC", ("US-DC",), "the capital"),
    ("the state of Washington", ("US-WA",), "the state"),
    ("South American law", (), "not the United States"),
    ("South Korea vs Japan", ("KR", "JP"), "two countries"),
    ("es ilegal en Alemania", ("DE",), "Spanish name"),
    ("est-ce illégal en Écosse", ("GB-SCT",), "French name, with accent"),
    ("독일에서 불법인가요? 한국", ("DE", "KR"), "Korean names, with and without an ending"),
    ("the Netherlands", ("NL",), "with the article"),
    ("who is Anthony Dover", (), "a person, not the town"),
    ("new england patriots", (), "not England"),
    ("New South Wales", ("AU-NSW",), "not Wales"),
    ("under EU law", ("EU",), "the union"),
    ("is it illegal in Perth and Kinross", ("GB-SCT",), "the Scottish district"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_places(text: str, expected: tuple[str, ...], reason: str) -> None:
    assert places_in(text) == expected, reason


def test_every_state_of_the_us_is_known_by_name() -> None:
    import pycountry

    for part in pycountry.subdivisions.get(country_code="US"):
        if part.type == "State":
            assert places_in(f"is it illegal in {part.name}?") == (part.code,), part.name


@pytest.mark.parametrize("code", ["GB-EAW", "GB-SCT", "GB-NIR", "US", "EU", "DE", "KR", "AU", "CA", "BR"])
def test_a_place_is_found_by_the_name_we_give_it(code: str) -> None:
    assert places_in(f"what is the law in {places.in_text(code)}?") == (code,)
