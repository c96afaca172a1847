"""The command line as a user meets it: what it prints, where, and how it ends."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.errors import DeepfakeLawError
from tests.ui.fakes import FakeEngine
from ui import asking
from ui.serving import free

ROOT = Path(__file__).resolve().parents[2]


def run(*words: str, stdin: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    code = "from ui.cli import app; app()"
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        input=stdin,
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "120", **env},
        timeout=300,
    )


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def written() -> list[dict]:
    return []


def test_a_batch_answers_in_order_and_goes_on_after_a_bad_line(
    engine: FakeEngine, written: list[dict]
) -> None:
    lines = [
        '{"id": "a", "question": "Is it illegal to share one in England?"}',
        "not json",
        '{"id": "c"}',
        '{"id": "d", "question": "x", "colour": "red"}',
        '{"id": "e", "question": 7}',
        '{"id": "f", "question": "Who is Anthony Dover?", "history": "no"}',
        "[1, 2]",
        '{"id": "h", "question": "Who is Anthony Dover?"}',
    ]
    assert asking.ask_batch(lines, engine, written.append) == 2
    assert [one["id"] for one in written] == ["a", None, "c", "d", "e", "f", None, "h"]
    assert ["error" in one for one in written] == [False, True, True, True, True, True, True, False]
    for one in written:
        if "error" in one:
            assert set(one["error"]) == {"code", "message", "next"}
            assert one["error"]["next"]


def test_a_good_batch_ends_with_0(engine: FakeEngine, written: list[dict]) -> None:
    assert asking.ask_batch(['{"id": 1, "question": "Who is Anthony Dover?"}'], engine, written.append) == 0
    assert written[0]["id"] == 1
    assert written[0]["citations"]


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_a_busy_port_is_named_with_a_way_out(busy_port: int) -> None:
    with pytest.raises(DeepfakeLawError, match=f"Port {busy_port}") as caught:
        free("127.0.0.1", busy_port)
    assert "--port" in caught.value.next


def test_an_address_that_is_not_ours_is_named() -> None:
    with pytest.raises(DeepfakeLawError) as caught:
        free("203.0.113.7", 7860)
    assert caught.value.next


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("ask", ""), 2, "no question"),
        (("ask",), 2, "--batch"),
        (("ask", "x" * 100_000), 2, "100,000 characters"),
        (("ask", "is it illegal", "--as-of", "yesterday-ish"), 2, "not a date"),
        (("ask", "is it illegal", "--jurisdiction", "Narnia"), 2, "not a place"),
        (("ask", "is it illegal", "--history", "missing.json"), 2, "cannot be read"),
        (("ask", "--batch", "missing.jsonl"), 2, "cannot be read"),
        (("check", "--corpus", "no-such-folder"), 2, "no corpus folder"),
        (("ingest", "--corpus", "no-such-folder"), 2, "no corpus folder"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_mistakes_end_with_what_to_do(words: tuple[str, ...], code: int, says: str, index_dir: Path) -> None:
    done = run(*words, DEEPFAKE_LAW_INDEX=str(index_dir))
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.slow
def test_with_json_only_json_reaches_standard_output(index_dir: Path) -> None:
    done = run("ask", "who is Anthony Dover", "--json", DEEPFAKE_LAW_INDEX=str(index_dir))
    assert done.returncode == 0
    answer = json.loads(done.stdout)
    assert answer["kind"] == "answer"
    assert answer["citations"][0]["quote"]
    bad = run("ask", "", "--json", DEEPFAKE_LAW_INDEX=str(index_dir))
    assert bad.returncode == 2
    assert json.loads(bad.stdout)["error"]["next"]


@pytest.mark.slow
def test_search_gives_passages_with_exact_spans(index_dir: Path) -> None:
    from ingest.corpus import load

    done = run(
        "search",
        "sharing an intimate image in Scotland",
        "--k",
        "3",
        "--json",
        DEEPFAKE_LAW_INDEX=str(index_dir),
    )
    found = json.loads(done.stdout)
    assert len(found) == 3
    corpus = load()
    for one in found:
        assert corpus[one["document_id"]].text[one["start"] : one["end"]] == one["text"]


@pytest.mark.slow
def test_a_batch_from_standard_input(index_dir: Path) -> None:
    lines = '{"id": "1", "question": "who is Anthony Dover"}\nnope\n'
    done = run("ask", "--batch", "-", stdin=lines, DEEPFAKE_LAW_INDEX=str(index_dir))
    assert done.returncode == 2
    first, second = map(json.loads, done.stdout.splitlines())
    assert first["id"] == "1"
    assert first["kind"] == "answer"
    assert second["error"]["code"] == "bad_input"


@pytest.mark.slow
def test_an_index_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("in the way")
    done = run("ingest", "--index", str(blocked / "index"))
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    assert blocked.read_text() == "in the way"
