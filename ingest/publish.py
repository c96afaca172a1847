"""A corpus to a published index: build beside, check, switch the pointer, sweep."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from chromadb.api.types import Metadata
from filelock import FileLock, Timeout

from ingest import generation
from ingest.corpus import Corpus, load, pages
from ingest.document import Passage
from ingest.embed import Embedder, KeepsFiles, make_embedder
from ingest.errors import CorpusError, DeepfakeLawError, IndexBusy, IndexMismatch
from ingest.generation import ASKS, CURRENT, FORMAT, PASSAGES, PREVIOUS, Manifest
from ingest.index import Index, open_generation
from ingest.lexical import Lexical
from ingest.split import SPLITTER, embedded_text, split
from ingest.vectors import VectorCache

Progress = Callable[[str, int, int], None]

_BUILDING = ".building-"
_BATCH = 1000
_KNOWN_WITHIN = 5


@dataclass(frozen=True)
class Report:
    """What an ingest did; ids of documents against the generation that was current before."""

    generation: str
    published: bool
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    documents: int
    passages: int
    asks: int
    embedded: int
    reused: int
    seconds: float


def build(
    corpus_dir: Path, index_dir: Path, embedder: Embedder | None = None, progress: Progress | None = None
) -> Report:
    """Publish an index of a corpus, unless what is published is that already.

    `progress` is called with a step (read, split, embed, write, check) and how many of how many are done.
    Raises CorpusError, IndexBusy, WeightsError, or DeepfakeLawError when the index folder cannot be written;
    what was published before stays as it was.
    """
    began = time.perf_counter()
    tell = progress or (lambda step, done, total: None)
    tell("read", 0, 1)
    corpus = load(corpus_dir)
    tell("read", 1, 1)
    embedder = embedder or make_embedder(None, index_dir)
    with _clear_errors(index_dir):
        before = _current(index_dir, embedder)
        if before and before.manifest.corpus == corpus.digest:
            _sweep_if_free(index_dir)
            return _report(before, before, 0, began)
        with _lock(index_dir):
            before = _current(index_dir, embedder)
            if before and before.manifest.corpus == corpus.digest:
                return _report(before, before, 0, began)
            _sweep(index_dir)
            index, embedded = _build(corpus_dir, index_dir, embedder, tell)
            _publish(index_dir, index.generation)
            _sweep(index_dir)
    return _report(index, before, embedded, began)


def _build(corpus_dir: Path, index_dir: Path, embedder: Embedder, tell: Progress) -> tuple[Index, int]:
    """Make a generation, or take the one of the same name that was kept; and how many texts were embedded."""
    staging = index_dir / f"{_BUILDING}{os.getpid()}"
    shutil.rmtree(staging, ignore_errors=True)
    try:
        staging.mkdir()
        # Read from the copy: a page may be saved between reading it and copying it.
        _copy_pages(corpus_dir, staging / "pages")
        corpus = load(staging / "pages")
        files = dict(embedder.prepare()) if isinstance(embedder, KeepsFiles) else {}
        passages = _split(corpus, embedder, tell)
        asks = [(document.id, number) for document in corpus for number in range(len(document.asks))]
        if not passages and not asks:
            raise CorpusError("holds no text.", "Write at least one sentence.", corpus_dir)
        manifest = Manifest(
            format=FORMAT,
            model_id=embedder.model_id,
            weights=generation.weights_of(embedder),
            files=files,
            dimension=embedder.dimension,
            splitter=SPLITTER,
            limit=embedder.max_tokens,
            corpus=corpus.digest,
            documents=len(corpus),
            passages=len(passages),
            asks=len(asks),
            built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        name, kept = _name(index_dir, manifest, embedder)
        if kept:
            return kept, 0
        texts = [
            embedded_text(corpus[one.document_id], one, embedder.count_tokens, embedder.max_tokens)
            for one in passages
        ]
        questions = [corpus[document_id].asks[number].q for document_id, number in asks]
        with VectorCache(index_dir / "vectors", embedder) as cache:
            vectors, embedded = cache.encode(
                texts + questions, lambda done, total: tell("embed", done, total)
            )
        _write_chroma(staging / "chroma", corpus, passages, asks, vectors, tell)
        _write_lexical(staging / "lexical", corpus, passages, asks, texts + questions)
        manifest.write(staging)
        tell("check", 0, 1)
        # Opening reads every file back and compares the counts with the manifest.
        _check_known_question(open_generation(staging, embedder))
        _make_durable(staging)
        os.rename(staging, index_dir / name)
        generation.sync_folder(index_dir)
        index = open_generation(index_dir / name, embedder)
        tell("check", 1, 1)
        return index, embedded
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _name(index_dir: Path, manifest: Manifest, embedder: Embedder) -> tuple[str, Index | None]:
    """The folder name for a manifest, and the generation that stands there already and is sound."""
    name, number = manifest.name, 1
    while (index_dir / name).exists():
        try:
            return name, open_generation(index_dir / name, embedder)
        except IndexMismatch:
            # Damaged, and perhaps held by a reader: a published folder is never written to again.
            number += 1
            name = f"{manifest.name}-{number}"
    return name, None


def _copy_pages(corpus_dir: Path, to: Path) -> None:
    for page in pages(corpus_dir):
        copy = to / page.relative_to(corpus_dir)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(page, copy)


def _split(corpus: Corpus, embedder: Embedder, tell: Progress) -> list[Passage]:
    found: list[Passage] = []
    for number, document in enumerate(corpus, start=1):
        found += split(document, embedder.count_tokens, embedder.max_tokens)
        tell("split", number, len(corpus))
    return found


def _write_chroma(
    folder: Path,
    corpus: Corpus,
    passages: list[Passage],
    asks: list[tuple[str, int]],
    vectors: np.ndarray,
    tell: Progress,
) -> None:
    ids = {PASSAGES: [one.id for one in passages], ASKS: [f"{document_id}?{at}" for document_id, at in asks]}
    texts = {PASSAGES: [one.text for one in passages], ASKS: [corpus[one].asks[at].q for one, at in asks]}
    about = {
        PASSAGES: [
            _about(corpus, one.document_id, one.heading) | {"start": one.start, "end": one.end}
            for one in passages
        ],
        ASKS: [_about(corpus, document_id, corpus[document_id].asks[at].section) for document_id, at in asks],
    }
    rows = {PASSAGES: vectors[: len(passages)], ASKS: vectors[len(passages) :]}
    done = 0
    with generation.open_chroma(folder) as client:
        for name in (PASSAGES, ASKS):
            collection = client.create_collection(
                name, configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
            )
            for at in range(0, len(ids[name]), _BATCH):
                part = slice(at, at + _BATCH)
                numbered: list[Metadata] = [
                    one | {"row": at + row} for row, one in enumerate(about[name][part])
                ]
                collection.upsert(
                    ids[name][part],
                    embeddings=rows[name][part],
                    documents=texts[name][part],
                    metadatas=numbered,
                )
                done += len(numbered)
                tell("write", done, len(vectors))


def _about(corpus: Corpus, document_id: str, heading: str) -> dict[str, str | int]:
    document = corpus[document_id]
    section = document.section(heading)
    return {
        "document_id": document_id,
        "heading": heading,
        "jurisdiction": document.jurisdiction,
        "kind": str(document.kind),
        "start": section.start if section else 0,
        "end": section.end if section else 0,
    }


def _write_lexical(
    folder: Path, corpus: Corpus, passages: list[Passage], asks: list[tuple[str, int]], texts: list[str]
) -> None:
    # A page is found by what people call it, in every row, also where the row does not say it.
    owners = [one.document_id for one in passages] + [document_id for document_id, _ in asks]
    called = [" ".join((corpus[owner].citation, *corpus[owner].names)) for owner in owners]
    Lexical.build([f"{text} {names}" for text, names in zip(texts, called, strict=True)]).save(folder)


def _check_known_question(index: Index) -> None:
    known = next((document for document in index.corpus if document.asks), None)
    if known is None:
        return
    hits = index.search(known.asks[0].q, k=_KNOWN_WITHIN)
    if known.id not in {hit.document_id for hit in hits}:
        raise DeepfakeLawError(
            f"The new index was not published: the first ask of {known.id} does not find it.",
            "Give its asks words of their own, or choose another model; then run: deepfake-law ingest",
        )


def _current(index_dir: Path, embedder: Embedder) -> Index | None:
    name = generation.pointer(index_dir)
    try:
        return open_generation(index_dir / name, embedder) if name else None
    except IndexMismatch:
        return None


def _publish(index_dir: Path, name: str) -> None:
    before = generation.pointer(index_dir)
    if before and before != name:
        generation.point(index_dir, PREVIOUS, before)
    generation.point(index_dir, CURRENT, name)


def _sweep(index_dir: Path) -> None:
    """Remove what no pointer names; only under the lock, so nothing that is being built."""
    for path in list(_litter(index_dir)):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _litter(index_dir: Path) -> Iterator[Path]:
    named = {generation.pointer(index_dir, CURRENT), generation.pointer(index_dir, PREVIOUS)}
    for path in index_dir.iterdir():
        unnamed = generation.is_generation(path.name) and path.name not in named
        if unnamed or path.name.startswith(_BUILDING) or path.suffix == ".partial":
            yield path


def _sweep_if_free(index_dir: Path) -> None:
    """Remove litter of a build that was killed; no error where the folder is busy or read-only."""
    try:
        if any(True for _ in _litter(index_dir)):
            with _lock(index_dir):
                _sweep(index_dir)
    except (OSError, IndexBusy):
        pass


def _make_durable(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
        else:
            generation.sync_folder(path)
    generation.sync_folder(folder)


@contextmanager
def _lock(index_dir: Path) -> Iterator[None]:
    index_dir.mkdir(parents=True, exist_ok=True)
    lock = FileLock(index_dir / ".lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise IndexBusy(
            f"Another ingest is building in {index_dir}.",
            "Wait until it is done, then run: deepfake-law ingest",
        ) from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _clear_errors(index_dir: Path) -> Iterator[None]:
    """What the system says about a folder that cannot be written, as an error of ours."""
    try:
        yield
    except DeepfakeLawError:
        raise
    except (OSError, sqlite3.Error, RuntimeError) as error:
        raise _unwritable(index_dir, error) from error
    except Exception as error:
        if type(error).__module__.startswith("chromadb"):
            raise _unwritable(index_dir, error) from error
        raise


def _unwritable(index_dir: Path, error: Exception) -> DeepfakeLawError:
    said = str(error).lower()
    if getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT) or "disk is full" in said:
        return DeepfakeLawError(
            f"The disk of {index_dir} is full; what was published before is unharmed.",
            "Free some space, then run: deepfake-law ingest",
        )
    why = getattr(error, "strerror", None) or error
    return DeepfakeLawError(
        f"The index folder {index_dir} cannot be written ({why}); what was published before is unharmed.",
        "Make it writable or name another (--index DIR), then run: deepfake-law ingest",
    )


def _report(index: Index, before: Index | None, embedded: int, began: float) -> Report:
    now = {document.id: document.sha256 for document in index.corpus}
    then = {document.id: document.sha256 for document in before.corpus} if before else {}
    return Report(
        generation=index.generation,
        published=index is not before,
        added=tuple(sorted(now.keys() - then.keys())),
        changed=tuple(sorted(one for one in now.keys() & then.keys() if now[one] != then[one])),
        removed=tuple(sorted(then.keys() - now.keys())),
        documents=len(now),
        passages=index.manifest.passages,
        asks=index.manifest.asks,
        embedded=embedded,
        reused=index.manifest.passages + index.manifest.asks - embedded,
        seconds=time.perf_counter() - began,
    )
