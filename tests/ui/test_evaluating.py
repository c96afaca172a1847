"""The command `eval`: JSON alone on standard output, reports kept, failures only when asked for."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from bot.answer import AnswerKind, Role
from ingest.errors import BadInput
from tests.bot.measured import FixedEngine, answer, says
from ui.evaluating import Wanted, run

SILENT = answer(says("My sources do not answer that.", Role.NOTICE), kind=AnswerKind.ABSTAIN)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    lines = [
        {"id": f"q{n}", "kind": "law", "question": f"secret {n}?", "expect": {"answer_kind": ["answer"]}}
        for n in (1, 2)
    ]
    path = tmp_path / "questions.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    return path


def printed(file: Path, wanted: Wanted, second: object = SILENT) -> str:
    engine = FixedEngine({"secret 1?": [answer()], "secret 2?": [second]})  # type: ignore[list-item]
    out = Console(file=io.StringIO(), width=120)
    run(file, lambda: engine, wanted, out, Console(file=io.StringIO()))
    return out.file.getvalue()  # type: ignore[attr-defined]


def test_the_measures_are_printed_and_the_failures_only_when_asked_for(file: Path) -> None:
    plain = printed(file, Wanted())
    assert "questions passed" in plain
    assert "50.0 %" in plain
    assert "q2" not in plain
    full = printed(file, Wanted(failures=True))
    assert "q2 (law)" in full
    assert "answer_kind: expected answer, got abstain" in full
    assert "secret" not in full


def test_a_report_is_kept_and_compared(file: Path, tmp_path: Path) -> None:
    kept = tmp_path / "report.json"
    printed(file, Wanted(save=kept))
    assert json.loads(kept.read_text(encoding="utf-8"))["questions"] == 2
    text = printed(file, Wanted(against=kept), second=answer())
    assert "1 now pass, 0 now fail" in text
    assert "q2: abstain, fails answer_kind -> answer, passes" in text


def test_json_is_all_that_reaches_standard_output(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "report.json"
    assert printed(file, Wanted(as_json=True, save=kept)) == ""
    assert json.loads(capsys.readouterr().out) == json.loads(kept.read_text(encoding="utf-8"))
    printed(file, Wanted(as_json=True, against=kept), second=answer())
    assert [one["id"] for one in json.loads(capsys.readouterr().out)["flips"]["flips"]] == ["q2"]


def test_what_is_wrong_with_the_files_is_said_before_the_engine_is_made(file: Path, tmp_path: Path) -> None:
    def never() -> FixedEngine:
        raise AssertionError("the engine was made")

    console = Console(file=io.StringIO())
    for path, wanted in ((tmp_path / "none", Wanted()), (file, Wanted(against=tmp_path / "none"))):
        with pytest.raises(BadInput):
            run(path, never, wanted, console, console)
