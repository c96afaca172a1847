"""One turn of the chat: sentences one by one, and nothing lost when a question cannot be used."""

from __future__ import annotations

import logging

import pytest

from tests.ui.fakes import FakeEngine
from ui.converse import Shown, converse
from ui.visit import Visit


def turn(engine: FakeEngine, question: str, kept: str = "", place: str = "", day: str = "") -> list[Shown]:
    """Every step of one turn."""
    return list(converse(engine, question, place, day, kept))


def test_whole_sentences_arrive_one_by_one_then_the_answer() -> None:
    steps = turn(FakeEngine(), "Is it illegal to share one?")
    said = [step.messages[-1]["content"].count("class='s'") for step in steps]
    assert said == [0, 1, 2, 3, 3]
    assert all(step.kept is None and step.panel is None for step in steps[:-1])
    assert "<details" in (steps[-1].panel or "")
    assert steps[-1].question == ""


def test_a_turn_sees_the_turns_before_it_and_the_server_keeps_none() -> None:
    engine = FakeEngine()
    first = turn(engine, "Who is Anthony Dover?")[-1]
    turn(engine, "And in Scotland?", first.kept or "")
    turn(engine, "A new page")
    assert [len(one["history"]) for one in engine.asked] == [0, 2, 0]  # type: ignore[arg-type]
    history = engine.asked[1]["history"]
    assert history[0] == {"role": "user", "content": "Who is Anthony Dover?"}  # type: ignore[index]
    assert "<" not in history[1]["content"]  # type: ignore[index]


def test_place_and_day_reach_the_engine_and_nothing_chosen_is_none() -> None:
    engine = FakeEngine()
    turn(engine, "Is it illegal?", place="GB-SCT", day=" 2023 ")
    turn(engine, "Is it illegal?")
    assert (engine.asked[0]["jurisdiction"], engine.asked[0]["as_of"]) == ("GB-SCT", "2023")
    assert (engine.asked[1]["jurisdiction"], engine.asked[1]["as_of"]) == (None, None)


@pytest.mark.parametrize("question", ["", "   \n", "x" * 100_000, "\0\x01\ufffd", "please explode"])
def test_a_question_that_cannot_be_used_loses_nothing(question: str) -> None:
    engine = FakeEngine()
    kept = turn(engine, "Who is Anthony Dover?")[-1].kept or ""
    last = turn(engine, question, kept)[-1]
    assert last.messages == Visit.read(kept).messages()
    assert (last.panel, last.question, last.kept) == (None, None, None)
    assert "role='alert'" in (last.problem or "")
    assert "Traceback" not in (last.problem or "")
    assert "secret" not in (last.problem or "")


def test_nothing_of_a_question_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        turn(FakeEngine(), "please explode")
        turn(FakeEngine(), "Who is Anthony Dover?")
    assert "RuntimeError" in caplog.text
    assert "explode" not in caplog.text
    assert "Dover" not in caplog.text


def test_a_visit_reads_back_as_it_was_written() -> None:
    kept = turn(FakeEngine(), "Someone shared a fake nude of me")[-1].kept or ""
    assert Visit.read(kept).written() == kept
    assert '"for":' in kept


@pytest.mark.parametrize(
    "text", ["", "nonsense", "[]", '{"answers": [{"id": 1}]}', '{"answers": "<script>"}']
)
def test_a_visit_that_was_meddled_with_starts_afresh(text: str) -> None:
    assert Visit.read(text) == Visit()
