"""A private copy goes with its process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from ingest import private_copy
from ingest.private_copy import PrivateCopy, remove_abandoned

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(private_copy, "_SETTLED_SECONDS", -1.0)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "page").write_text("text")
    return tmp_path / "source"


def test_closing_removes_the_copy_and_leaves_the_original(folder: Path, temporary: Path) -> None:
    copy = PrivateCopy(folder)
    assert (copy.path / "page").read_text() == "text"
    (copy.path / "page").write_text("other")
    copy.close()
    copy.close()
    assert list(temporary.iterdir()) == []
    assert (folder / "page").read_text() == "text"


def test_a_copy_in_use_is_left_alone(folder: Path) -> None:
    copy = PrivateCopy(folder)
    remove_abandoned()
    assert copy.path.is_dir()
    copy.close()


def test_a_copy_of_what_is_not_there_leaves_nothing(tmp_path: Path, temporary: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        PrivateCopy(tmp_path / "nowhere")
    assert list(temporary.iterdir()) == []


def test_other_folders_and_links_are_left_alone(temporary: Path, tmp_path: Path) -> None:
    (temporary / "somebody-elses").mkdir()
    (temporary / "deepfake-law-link").symlink_to(tmp_path)
    remove_abandoned()
    assert {path.name for path in temporary.iterdir()} == {"somebody-elses", "deepfake-law-link"}
    assert tmp_path.is_dir()


@pytest.mark.slow
def test_the_copy_of_a_killed_process_is_removed_by_the_next(folder: Path, temporary: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from ingest.private_copy import PrivateCopy\n"
        "copy = PrivateCopy(Path(sys.argv[1])); print('held', flush=True); time.sleep(60)"
    )
    environment = {**os.environ, "TMPDIR": str(temporary)}
    command = [sys.executable, "-c", script, str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    remove_abandoned()
    assert len(list(temporary.iterdir())) == 1, "its process lives"
    process.send_signal(signal.SIGKILL)
    process.wait(30)
    remove_abandoned()
    assert list(temporary.iterdir()) == []


def test_a_young_copy_is_left_alone(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_copy, "_SETTLED_SECONDS", 60.0)
    (temporary / "deepfake-law-new").mkdir()
    (temporary / "deepfake-law-old").mkdir()
    os.utime(temporary / "deepfake-law-old", (time.time() - 120,) * 2)
    remove_abandoned()
    assert [path.name for path in temporary.iterdir()] == ["deepfake-law-new"]
