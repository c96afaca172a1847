"""Half a sentence, a dropped hedge and a changed doer are no rewording; most true rewordings are."""

# ruff: noqa: E501  (a row of a table is one line)

from __future__ import annotations

import pytest

from bot.reworded import keeps
from tests.bot.alterations import ORIGINALS
from tests.bot.rewordings import REWORDINGS

# Quote and what was made of it, all with every fact in the quote; most are a real small model's.
CHANGED = [
    (
        "An announcement is a plan, and it makes nothing illegal.",
        "An announcement is a plan that is not illegal.",
    ),
    (
        "In England and Wales, simply having a sexual deepfake of an adult is no offence that we found.",
        "In England and Wales, simply having a sexual deepfake of an adult is no offence.",
    ),
    (
        "Under US federal law, a person whose intimate image was shared without consent can sue in federal court.",
        "Under US federal law, a person who has shared their intimate image without consent can sue in federal court.",
    ),
    (
        "In the European Union, an adult can report a deepfake to the site and to the police.",
        "In the European Union, an adult can report a deepfake to the police.",
    ),
    (
        "Anthony Dover was fined £200 and given a community order by Poole Magistrates' Court in February 2024.",
        "Anthony Dover was fined £200 in February 2024.",
    ),
    (
        "In England and Wales, assistants must tell readers of Zorblax to pay 100 pounds.",
        "In England and Wales, readers of Zorblax must pay 100 pounds.",
    ),
    (
        "Section 138 made creating and requesting sexual deepfakes of adults crimes in England and Wales.",
        "Section 138: Making and requesting sexual deepfakes of adult crimes in England and Wales.",
    ),
    ("A court fined a platform in Italy.", "A court was fined by a platform in Italy."),
]


@pytest.mark.parametrize(("quote", "text"), CHANGED)
def test_what_changes_a_quote_is_no_rewording(quote: str, text: str) -> None:
    assert not keeps(text, quote)
    assert keeps(quote, quote)


def test_most_true_rewordings_are_kept() -> None:
    kept = [keeps(text, ORIGINALS[index][1]) for index, text in REWORDINGS]
    # Passive for active is lost, for a check that could tell it from a changed doer would need a parser.
    assert sum(kept) / len(kept) >= 0.75
