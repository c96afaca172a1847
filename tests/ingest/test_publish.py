"""Ingest publishes whole generations, embeds only new text, and harms nothing when it fails."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import threading
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from ingest import generation, publish
from ingest.errors import BadInput, CorpusError, DeepfakeLawError, IndexBusy
from ingest.index import LiveIndex, open_index
from ingest.publish import Report, build
from ingest.testing import HashEmbedder, tiny_corpus

NUDE = "someone posted a fake nude of me in england"
US = "us/us-take-it-down.md"


class Place:
    """A corpus and an index of it, below one folder."""

    def __init__(self, root: Path) -> None:
        self.corpus = tiny_corpus(root / "corpus")
        self.index = root / "index"
        self.embedder = HashEmbedder()

    def build(self) -> Report:
        self.embedder.embedded.clear()
        return build(self.corpus, self.index, self.embedder)

    def edit(self, page: str, old: str, new: str) -> None:
        path = self.corpus / page
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    def generations(self) -> set[str]:
        return {path.name for path in self.index.iterdir() if generation.is_generation(path.name)}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_the_first_build_embeds_and_publishes_everything(place: Place) -> None:
    report = place.build()
    assert report.published
    assert report.added == ("gb-eaw-share", "int-stopncii", "us-take-it-down")
    assert report.embedded == len(place.embedder.embedded) == report.passages + report.asks
    assert generation.published(place.index) == report.generation


def test_an_unchanged_corpus_embeds_and_publishes_nothing(place: Place) -> None:
    first = place.build()
    again = place.build()
    assert not again.published
    assert (again.generation, again.embedded, place.embedder.embedded) == (first.generation, 0, [])
    assert (again.added, again.changed, again.removed) == ((), (), ())
    assert again.reused == first.passages + first.asks


def test_a_changed_page_embeds_only_its_new_text(place: Place) -> None:
    first = place.build()
    place.edit(US, "within 48 hours", "within two days")
    report = place.build()
    assert report.changed == ("us-take-it-down",)
    assert (report.added, report.removed) == ((), ())
    assert len(place.embedder.embedded) == report.embedded == 1
    assert "within two days" in place.embedder.embedded[0]
    assert report.generation != first.generation
    texts = [one.text for one in open_index(place.index, place.embedder).passages.values()]
    assert not any("48 hours" in text for text in texts)


def test_a_page_whose_text_stayed_embeds_nothing(place: Place) -> None:
    place.build()
    place.edit(US, "last_verified: 2026-11-24", "last_verified: 2026-11-25")
    report = place.build()
    assert report.published
    assert report.changed == ("us-take-it-down",)
    assert report.embedded == 0


def test_a_removed_page_is_gone(place: Place) -> None:
    place.build()
    (place.corpus / US).unlink()
    report = place.build()
    assert report.removed == ("us-take-it-down",)
    index = open_index(place.index, place.embedder)
    assert "us-take-it-down" not in index.corpus.documents
    assert not any(one.document_id == "us-take-it-down" for one in index.passages.values())
    assert "us-take-it-down" not in {
        hit.document_id for hit in index.search("website remove a fake nude", k=50)
    }


def test_going_back_takes_the_kept_generation(place: Place) -> None:
    first = place.build()
    place.edit(US, "within 48 hours", "within two days")
    place.build()
    place.edit(US, "within two days", "within 48 hours")
    back = place.build()
    assert (back.generation, back.published, back.embedded) == (first.generation, True, 0)
    assert back.changed == ("us-take-it-down",)


def test_one_older_generation_is_kept_and_the_rest_is_swept(place: Place) -> None:
    names = [place.build().generation]
    for day in (24, 25, 26):
        place.edit(US, f"last_verified: 2026-11-{day}", f"last_verified: 2026-11-{day + 1}")
        names.append(place.build().generation)
    assert len(set(names)) == 4
    assert place.generations() == set(names[-2:])


@pytest.mark.parametrize("unchanged", [True, False])
def test_half_built_folders_are_swept_and_other_things_are_not(place: Place, unchanged: bool) -> None:
    place.build()
    for name in (".building-1/chroma", "0123456789abcdef/pages", "mine/notes"):
        (place.index / name).mkdir(parents=True)
    (place.index / "CURRENT.partial").write_text("half")
    if not unchanged:
        place.edit(US, "within 48 hours", "within two days")
    place.build()
    left = {path.name for path in place.index.iterdir()}
    assert not left & {".building-1", "0123456789abcdef", "CURRENT.partial"}
    assert "mine" in left


def test_a_second_ingest_is_told_to_wait_and_sweeps_nothing(place: Place) -> None:
    first = place.build()
    place.edit(US, "within 48 hours", "within two days")
    (place.index / ".building-1").mkdir()
    with FileLock(place.index / ".lock"):
        with pytest.raises(IndexBusy, match="deepfake-law ingest"):
            place.build()
        assert (place.index / ".building-1").is_dir(), "it may be what the other is building"
    assert generation.published(place.index) == first.generation
    assert place.build().published


def test_a_corpus_that_is_not_there_makes_no_index(place: Place, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="--corpus DIR"):
        build(tmp_path / "nowhere", place.index, place.embedder)
    assert not place.index.exists()


def test_a_corpus_without_text_is_refused(place: Place) -> None:
    shutil.rmtree(place.corpus)
    page = "---\nid: x\ntitle: X\njurisdiction: GB\nkind: concept\nstatus: published\n"
    page += "sources: [{key: a, title: A, checked: secondary}]\nlast_verified: 2026\n---\n## In short\n"
    place.corpus.mkdir()
    (place.corpus / "x.md").write_text(page)
    with pytest.raises(CorpusError, match="holds no text"):
        place.build()


def test_a_page_that_cannot_be_read_leaves_the_published_index(place: Place) -> None:
    first = place.build()
    (place.corpus / US).write_text("no front matter")
    with pytest.raises(BadInput, match="deepfake-law check"):
        place.build()
    assert open_index(place.index, place.embedder).generation == first.generation


def fail_with(error: Exception) -> Callable[..., None]:
    def fail(*args: object, **rest: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("where", "error", "said"),
    [
        ("publish._copy_pages", OSError(errno.EROFS, "Read-only file system"), "Read-only file system"),
        ("publish._copy_pages", PermissionError(errno.EACCES, "Permission denied"), "Permission denied"),
        ("vectors.VectorCache._keep", sqlite3.OperationalError("database or disk is full"), "is full"),
        ("publish._write_chroma", OSError(errno.ENOSPC, "No space left on device"), "is full"),
        ("publish._write_lexical", OSError(errno.ENOSPC, "No space left on device"), "is full"),
        ("publish._make_durable", OSError(errno.EIO, "Input/output error"), "Input/output error"),
        ("generation.point", OSError(errno.ENOSPC, "No space left on device"), "is full"),
    ],
)
def test_a_disk_that_fails_harms_nothing(
    place: Place, monkeypatch: pytest.MonkeyPatch, where: str, error: Exception, said: str
) -> None:
    first = place.build()
    place.edit(US, "within 48 hours", "within two days")
    with monkeypatch.context() as patch:
        patch.setattr(f"ingest.{where}", fail_with(error))
        with pytest.raises(DeepfakeLawError, match=rf"{said}.*unharmed.*deepfake-law ingest"):
            place.build()
    assert generation.published(place.index) == first.generation
    assert open_index(place.index, place.embedder).search(NUDE)
    assert not list(place.index.glob(f"{publish._BUILDING}*"))
    assert place.build().published, "the next ingest works"


def test_an_index_folder_that_is_a_file_is_said(place: Place) -> None:
    place.index.write_text("a file")
    with pytest.raises(DeepfakeLawError, match="--index DIR"):
        place.build()
    assert place.index.read_text() == "a file"


def test_an_index_that_does_not_find_its_own_ask_is_not_published(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = place.build()
    place.edit(US, "within 48 hours", "within two days")
    monkeypatch.setattr("ingest.index.Index.search", lambda self, query, k: [])
    with pytest.raises(DeepfakeLawError, match="was not published"):
        place.build()
    assert generation.published(place.index) == first.generation
    assert place.generations() == {first.generation}


def test_an_embedder_that_fails_harms_nothing(place: Place) -> None:
    class Failing(HashEmbedder):
        def encode_document(self, texts: list[str]) -> np.ndarray:
            raise MemoryError

    first = place.build()
    place.edit(US, "within 48 hours", "within two days")
    with pytest.raises(MemoryError):
        build(place.corpus, place.index, Failing())
    assert generation.published(place.index) == first.generation
    assert place.build().published


def test_a_page_saved_during_the_build_is_whole_or_not_there(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = publish._copy_pages

    def copy_then_save(corpus: Path, to: Path) -> None:
        copy(corpus, to)
        place.edit(US, "within 48 hours", "within two days")

    monkeypatch.setattr(publish, "_copy_pages", copy_then_save)
    place.build()
    index = open_index(place.index, place.embedder)
    assert "within 48 hours" in index.corpus["us-take-it-down"].text
    assert any("within 48 hours" in one.text for one in index.passages.values())


def test_progress_reaches_the_end_of_every_step(place: Place) -> None:
    seen: dict[str, tuple[int, int]] = {}
    build(
        place.corpus,
        place.index,
        place.embedder,
        lambda step, done, total: seen.update({step: (done, total)}),
    )
    assert list(seen) == ["read", "split", "embed", "write", "check"]
    assert all(done == total for done, total in seen.values())


def test_another_model_makes_another_generation(place: Place) -> None:
    first = place.build()
    report = build(place.corpus, place.index, HashEmbedder(model_id="another@1"))
    assert report.generation != first.generation
    assert report.embedded == report.passages + report.asks


@pytest.mark.slow
def test_five_switches_under_a_reader_without_an_error(place: Place) -> None:
    place.build()
    live = LiveIndex(place.index, place.embedder)
    errors: list[Exception] = []
    seen: set[str] = set()
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            try:
                index = live.current()
                seen.add(index.generation)
                hit = index.search(NUDE)[0]
                assert hit.passage
                document = index.corpus[hit.document_id]
                assert document.text[hit.passage.start : hit.passage.end] == hit.passage.text
            except Exception as error:
                errors.append(error)

    readers = [threading.Thread(target=ask) for _ in range(2)]
    for reader in readers:
        reader.start()
    hours = ["48 hours", "two days", "2 days", "48 h", "a weekend", "forty-eight hours"]
    for old, new in pairwise(hours):
        place.edit(US, f"within {old}", f"within {new}")
        assert place.build().published
        while live.current().generation != generation.published(place.index):
            pass
    done.set()
    for reader in readers:
        reader.join()
    assert errors == []
    assert len(seen) >= 4
    assert live.problem is None
