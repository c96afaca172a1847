"""A build that is killed leaves the published index answering, and the next build works."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest import generation
from ingest.index import LiveIndex, open_index
from ingest.publish import build
from ingest.testing import HashEmbedder, tiny_corpus

pytestmark = pytest.mark.slow

NUDE = "someone posted a fake nude of me in england"
US = "us/us-take-it-down.md"
ROOT = Path(__file__).parents[2]

# Kills itself for real, without a chance to tidy up, at a step or at the n-th call of a function.
BUILD = """
import os, signal, sys
from pathlib import Path
from ingest import generation, publish
from ingest.testing import HashEmbedder

corpus, index, moment, count = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
left = [count]

def reached(at):
    if at == moment:
        left[0] -= 1
        if left[0] <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

def watched(owner, name):
    function = getattr(owner, name)
    def call(*args, **rest):
        reached("before " + name)
        result = function(*args, **rest)
        reached("after " + name)
        return result
    setattr(owner, name, call)

for owner, name in [(publish, "_copy_pages"), (publish, "_write_chroma"), (publish, "_write_lexical"),
                    (publish, "_make_durable"), (generation, "point"), (os, "rename"), (os, "replace"),
                    (publish, "_sweep")]:
    watched(owner, name)
print("building", flush=True)
publish.build(corpus, index, HashEmbedder(), lambda step, done, total: reached(step))
"""

MOMENTS = [
    ("after _copy_pages", 1),
    ("split", 2),
    ("embed", 1),
    ("write", 1),
    ("after _write_chroma", 1),
    ("before _make_durable", 1),
    ("before rename", 1),
    ("after rename", 1),
    ("before replace", 1),
    ("after point", 1),
    ("before replace", 2),
    ("after replace", 2),
    ("before _sweep", 2),
]


def start(corpus: Path, index: Path, moment: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", BUILD, str(corpus), str(index), moment, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("crash")
    build(tiny_corpus(root / "corpus"), root / "index", HashEmbedder())
    return root


@pytest.mark.parametrize(("moment", "count"), MOMENTS, ids=[f"{moment} {count}" for moment, count in MOMENTS])
def test_killed_at_a_moment(place: Path, moment: str, count: int) -> None:
    index = place / "index"
    live = LiveIndex(index, HashEmbedder())
    before = generation.published(index)
    tell_apart(place, f"{moment} {count}")
    process = start(place / "corpus", index, moment, count)
    assert process.wait(60) == -signal.SIGKILL, "the moment was not reached"
    assert live.current().search(NUDE)
    opened = open_index(index, HashEmbedder())
    assert opened.search(NUDE)[0].document_id == "gb-eaw-share"
    switched = moment in ("before _sweep", "after replace")
    assert (opened.generation != before) == switched
    report = build(place / "corpus", index, HashEmbedder())
    assert report.published != switched
    assert live.current().generation == report.generation
    assert not list(index.glob(".building-*"))
    assert len([path for path in index.iterdir() if generation.is_generation(path.name)]) <= 2


def test_killed_at_any_time(place: Path) -> None:
    index = place / "index"
    live = LiveIndex(index, HashEmbedder())
    chance = random.Random(1)
    for attempt in range(5):
        tell_apart(place, f"attempt {attempt}")
        process = start(place / "corpus", index, "never", 1)
        assert process.stdout
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.3))
        process.kill()
        process.wait(60)
        assert live.current().search(NUDE)
    build(place / "corpus", index, HashEmbedder())
    assert "attempt 4" in live.current().corpus["us-take-it-down"].text


def tell_apart(place: Path, words: str) -> None:
    path = place / "corpus" / US
    page = path.read_text().split("\n## What to do\n")[0]
    path.write_text(f"{page}\n## What to do\n- Keep a note of {words}.\n")
