"""Every closed word of the contract has words for the reader."""

from __future__ import annotations

import pytest

from bot.answer import AnswerKind
from ingest.vocabulary import NOT_LAW, Checked, HelpHow, Status, Wording
from tests.ui.fakes import SHARE, SHARED, cite
from ui import words


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("since", ["2024-01-31", "2024-02", "2024", None])
def test_every_status_is_said(status: Status, since: str | None) -> None:
    said = words.status(cite(1, SHARE, SHARED[0], status=status.value, since=since))
    assert said[0].isupper()
    assert "_" not in said
    assert "{" not in said
    assert (since is None) == ("2024" not in said)


@pytest.mark.parametrize("status", [Status.BILL, Status.FALLEN, Status.NOT_YET_IN_FORCE])
def test_what_is_not_law_yet_never_reads_as_law(status: Status) -> None:
    for since in ("2027-01-01", None):
        said = words.status(cite(1, SHARE, SHARED[0], status=status.value, since=since)).lower()
        assert "not" in said or "never" in said


def test_every_closed_word_is_known() -> None:
    assert set(Checked) == set(words.CHECKED)
    assert set(HelpHow) == set(words.HOW)
    assert set(Wording) == set(words.SPAN)
    assert set(AnswerKind) == set(words.LABEL)
    assert {status.value for status in NOT_LAW} <= set(words._STATUS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2024-01-31", "31 January 2024"),
        ("2024-02", "February 2024"),
        ("2024", "2024"),
        ("soon", "soon"),  # not a date: shown as it is
    ],
)
def test_a_day_is_written_at_its_precision(text: str, said: str) -> None:
    assert words.day(text) == said


def test_what_is_missing_is_said_in_words() -> None:
    assert "_" not in words.degraded("some_new_part")
    assert words.withheld(1).startswith("One sentence")
    assert words.withheld(3).startswith("3 sentences")
