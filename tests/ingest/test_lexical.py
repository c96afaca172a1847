"""Words rank by share of the question, from 0 to 1."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from ingest.lexical import Lexical

ROWS = [
    "Sharing an intimate image is an offence under section 66B",
    "A platform must remove a reported image within 48 hours",
    "漢字 のみ",
    "",
    "The order forbids tools that make images of children",
]


@pytest.fixture(scope="module")
def lexical() -> Lexical:
    return Lexical.build(ROWS)


@pytest.mark.parametrize(
    ("query", "row"),
    [
        ("s66B", 0),  # written together
        ("s.66B?", 0),  # with a stop
        ("what does section 66B say", 0),  # in a question
        ("shared images offences", 0),  # stems
        ("removing within 48 hours", 1),
        ("漢字", 2),
    ],
)
def test_the_row_that_holds_the_words_is_first(lexical: Lexical, query: str, row: int) -> None:
    assert int(np.argmax(lexical.scores(query))) == row


@pytest.mark.parametrize("query", ["", "the of and", "bread", "\0", "?!"])
def test_a_question_of_other_words_scores_nothing(lexical: Lexical, query: str) -> None:
    assert not lexical.scores(query).any()


def test_scores_are_between_0_and_1_and_unknown_words_lower_them(lexical: Lexical) -> None:
    met = lexical.scores("intimate image offence")
    diluted = lexical.scores("intimate image offence of bread dough in ovens")
    assert met.max() <= 1
    assert 0 < diluted[0] < met[0]


def test_saved_and_loaded_it_scores_the_same(lexical: Lexical, tmp_path: Path) -> None:
    lexical.save(tmp_path)
    loaded = Lexical.load(tmp_path)
    assert len(loaded) == len(ROWS)
    np.testing.assert_allclose(loaded.scores("remove an image"), lexical.scores("remove an image"), rtol=1e-6)


def test_threads_do_not_disturb_each_other(lexical: Lexical) -> None:
    expected = lexical.scores("sharing images within hours")
    with ThreadPoolExecutor(8) as pool:
        for scores in pool.map(lexical.scores, ["sharing images within hours"] * 200):
            np.testing.assert_array_equal(scores, expected)


@pytest.mark.parametrize("rows", [[""], ["the of"], ["", ""]])
def test_rows_without_words_can_be_indexed(rows: list[str]) -> None:
    assert Lexical.build(rows).scores("anything").tolist() == [0] * len(rows)
