"""A published index, open for questions: passages, asks and words, ranked by section."""

from __future__ import annotations

import threading
import time
import weakref
from bisect import bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
from chromadb.api.client import Client
from langchain_chroma import Chroma

from ingest import generation
from ingest.corpus import Corpus, load
from ingest.document import Passage
from ingest.embed import Embedder, KeepsFiles, LangChainEmbeddings, make_embedder
from ingest.errors import DeepfakeLawError, IndexMismatch
from ingest.generation import ASKS, INGEST, PASSAGES, Manifest
from ingest.lexical import Lexical
from ingest.private_copy import PrivateCopy

# How many of the nearest passages, of the nearest asks and of the best by words are looked at,
# for each hit that is wanted, when the whole corpus is searched.
_REACH = 4
_RETRY_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that answers a query, best passage and best ask; `score` adds what speaks for it.

    `dense` is the best cosine of a passage or an ask of the section, `lexical` the mean of its best
    passage and its best ask by words (0 to 1). `passage_dense` and `ask_dense` are the two cosines.
    """

    document_id: str
    heading: str
    passage: Passage | None
    ask: str | None
    dense: float
    lexical: float
    score: float
    passage_dense: float = 0.0
    ask_dense: float = 0.0

    def __repr__(self) -> str:
        return f"Hit({self.document_id}/{self.heading} {self.score:.3f})"


@dataclass(frozen=True)
class Rows:
    """What is ranked, row by row: passages first, then asks. `section` numbers `sections`."""

    ids: tuple[str, ...]
    passages: tuple[Passage, ...]
    asks: tuple[str, ...]
    sections: tuple[tuple[str, str], ...]
    section: np.ndarray
    vectors: np.ndarray


class Index:
    """One generation in memory: its folder may be swept while it is open. Safe to share between threads."""

    def __init__(
        self,
        name: str,
        manifest: Manifest,
        corpus: Corpus,
        embedder: Embedder,
        rows: Rows,
        lexical: Lexical,
        stores: Mapping[str, Chroma],
    ) -> None:
        self.generation = name
        self.manifest = manifest
        self.corpus = corpus
        self.embedder = embedder
        self.stores = stores
        self.passages: Mapping[str, Passage] = MappingProxyType({one.id: one for one in rows.passages})
        self._rows = rows
        self._lexical = lexical
        self._vector_of: dict[str, np.ndarray] = {}
        self._own_texts = frozenset(
            [sentence.text for one in corpus for sentence in one.sentences]
            + [trap.claim for one in corpus for trap in one.traps]
        )
        self._row_of = {row_id: row for row, row_id in enumerate(rows.ids)}
        self._by_document: dict[str, list[Passage]] = {}
        for passage in rows.passages:
            self._by_document.setdefault(passage.document_id, []).append(passage)

    def __repr__(self) -> str:
        return f"Index({self.generation}, {len(self.corpus)} documents)"

    def encode(self, texts: list[str]) -> np.ndarray:
        """Vectors `[len(texts), dimension]` of length one; those of our own sentences are kept."""
        new = list(dict.fromkeys(text for text in texts if text not in self._vector_of))
        fresh = dict(zip(new, self.embedder.encode_query(new), strict=True)) if new else {}
        # A reader's words are never kept, not even as numbers.
        self._vector_of.update({text: fresh[text] for text in new if text in self._own_texts})
        return np.array([fresh[text] if text in fresh else self._vector_of[text] for text in texts])

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """The passages of a document, in order."""
        return tuple(self._by_document.get(document_id, ()))

    def passage_of(self, document_id: str, start: int, end: int) -> Passage:
        """The passage that holds a span, or its beginning where a long line was cut; KeyError for none."""
        of_document = self._by_document.get(document_id, [])
        at = bisect_right(of_document, start, key=lambda passage: passage.start) - 1
        if at < 0 or start >= of_document[at].end or start >= end:
            raise KeyError(f"{document_id}#{start}-{end}")
        return of_document[at]

    def search(
        self, query: str, k: int = 20, document_ids: Collection[str] | None = None, lexical: bool = True
    ) -> list[Hit]:
        """The best `k` sections, best first; only of `document_ids` where given, and then exact.

        A section's score is the cosine of its best passage, plus that of its best ask, plus its `lexical`
        (left out with `lexical=False`, for questions that are not in English).
        """
        if k < 1 or not query.strip():
            return []
        vector = self.encode([query])[0]
        rows = self._rows
        words = self._lexical.scores(query) if lexical else np.zeros(len(rows.ids), np.float32)
        if document_ids is None:
            chosen = self._nearby(vector, words, k * _REACH)
        else:
            wanted = set(document_ids)
            chosen = {number for number, (document, _) in enumerate(rows.sections) if document in wanted}
        return self._rank(rows.vectors @ vector, words, chosen)[:k]

    def _nearby(self, vector: np.ndarray, words: np.ndarray, reach: int) -> set[int]:
        """The sections of the nearest passages, the nearest asks and the best rows by words."""
        found: list[int] = []
        for name, store in self.stores.items():
            held = self.manifest.passages if name == PASSAGES else self.manifest.asks
            if held:
                near = store.similarity_search_by_vector_with_relevance_scores(
                    vector.tolist(), k=min(reach, held)
                )
                found += [self._row_of[str(document.id)] for document, _ in near]
        best = np.argsort(-words, kind="stable")[:reach]
        found += [int(row) for row in best if words[row] > 0]
        return {int(self._rows.section[row]) for row in found}

    def _rank(self, cosines: np.ndarray, words: np.ndarray, chosen: set[int]) -> list[Hit]:
        rows, passages = self._rows, len(self._rows.passages)
        best: dict[int, list[int | None]] = {number: [None, None] for number in chosen}
        most: dict[int, list[float]] = {number: [0.0, 0.0] for number in chosen}
        for row in np.flatnonzero(np.isin(rows.section, list(chosen))).tolist():
            number, kind = int(rows.section[row]), int(row >= passages)
            held = best[number][kind]
            if held is None or cosines[row] > cosines[held]:
                best[number][kind] = row
            most[number][kind] = max(most[number][kind], float(words[row]))
        hits = []
        for number in chosen:
            passage, ask = best[number]
            near = [float(cosines[row]) if row is not None else 0.0 for row in (passage, ask)]
            by_words = sum(most[number]) / 2
            hits.append(
                Hit(
                    *rows.sections[number],
                    passage=rows.passages[passage] if passage is not None else None,
                    ask=rows.asks[ask - passages] if ask is not None else None,
                    dense=max(near),
                    lexical=by_words,
                    score=sum(near) + by_words,
                    passage_dense=near[0],
                    ask_dense=near[1],
                )
            )
        return sorted(hits, key=lambda hit: (-hit.score, hit.document_id, hit.heading))


def open_index(index_dir: Path, embedder: Embedder | None = None) -> Index:
    """Open what is published; raises IndexMissing, or IndexMismatch for one built otherwise or damaged."""
    embedder = embedder or make_embedder(None, index_dir)
    name = generation.published(index_dir)
    try:
        return open_generation(index_dir / name, embedder)
    except IndexMismatch:
        # Two publications may have swept it in between.
        again = generation.published(index_dir)
        if again == name:
            raise
        return open_generation(index_dir / again, embedder)


def open_generation(folder: Path, embedder: Embedder) -> Index:
    """Open a generation by its folder, published or not."""
    manifest = Manifest.read(folder)
    manifest.check(embedder)
    if isinstance(embedder, KeepsFiles):
        embedder.verify(manifest.files)
    try:
        return _open(folder, manifest, embedder)
    except DeepfakeLawError as error:
        raise _damaged(folder, error.message) from error
    except Exception as error:
        # Chroma raises bare exceptions of its own for a file that is cut short.
        raise _damaged(folder, f"{type(error).__name__}: {error}") from error


def _damaged(folder: Path, why: str) -> IndexMismatch:
    return IndexMismatch(f"The index {folder.name} cannot be opened ({why.rstrip('.')}).", INGEST)


def _open(folder: Path, manifest: Manifest, embedder: Embedder) -> Index:
    corpus = load(folder / "pages")
    if corpus.digest != manifest.corpus:
        raise IndexMismatch("its pages were changed", INGEST)
    # Chroma writes to what it opens, and what is published is never changed.
    private = PrivateCopy(folder / "chroma")
    try:
        client = generation.open_chroma(private.path)
    except BaseException:
        private.close()
        raise
    try:
        stores = {
            name: Chroma(
                name,
                LangChainEmbeddings(embedder),
                client=client,
                create_collection_if_not_exists=False,
            )
            for name in (PASSAGES, ASKS)
        }
        rows = _rows(stores, corpus)
        lexical = Lexical.load(folder / "lexical")
        counts = (len(corpus), len(rows.passages), len(rows.asks), len(lexical))
        expected = (manifest.documents, manifest.passages, manifest.asks, manifest.passages + manifest.asks)
        if counts != expected:
            raise IndexMismatch(f"it holds {counts}, not {expected}", INGEST)
        index = Index(folder.name, manifest, corpus, embedder, rows, lexical, stores)
    except BaseException:
        _let_go(client, private)
        raise
    weakref.finalize(index, _let_go, client, private)
    return index


def _let_go(client: Client, private: PrivateCopy) -> None:
    client.close()
    private.close()


def _rows(stores: Mapping[str, Chroma], corpus: Corpus) -> Rows:
    ids: list[str] = []
    vectors: list[np.ndarray] = []
    passages: list[Passage] = []
    asks: list[str] = []
    keys: list[tuple[str, str]] = []
    for name, store in stores.items():
        held = store.get(include=["embeddings", "metadatas", "documents"])
        order = sorted(range(len(held["ids"])), key=lambda at: int(held["metadatas"][at]["row"]))
        for at in order:
            about, text = held["metadatas"][at], held["documents"][at]
            ids.append(held["ids"][at])
            vectors.append(np.asarray(held["embeddings"][at], np.float32))
            keys.append((about["document_id"], about["heading"]))
            if name == ASKS:
                asks.append(text)
                continue
            start, end = int(about["start"]), int(about["end"])
            if corpus[about["document_id"]].text[start:end] != text:
                raise IndexMismatch(f"passage {ids[-1]} is not what its page says", INGEST)
            passages.append(
                Passage(
                    id=ids[-1],
                    document_id=about["document_id"],
                    heading=about["heading"],
                    start=start,
                    end=end,
                    text=text,
                    jurisdiction=about["jurisdiction"],
                    kind=about["kind"],
                )
            )
    sections = tuple(dict.fromkeys(keys))
    number = {key: at for at, key in enumerate(sections)}
    return Rows(
        ids=tuple(ids),
        passages=tuple(passages),
        asks=tuple(asks),
        sections=sections,
        section=np.array([number[key] for key in keys], np.int64),
        vectors=np.array(vectors, np.float32),
    )


class LiveIndex:
    """The published index, reopened when another is published. Safe to share between threads."""

    def __init__(self, index_dir: Path, embedder: Embedder | None = None) -> None:
        """Opens at once; raises what `open_index` raises."""
        self._dir = index_dir
        self._embedder = embedder or make_embedder(None, index_dir)
        self._lock = threading.Lock()
        self._index = open_index(index_dir, self._embedder)
        self._refused: tuple[str, float] | None = None
        self.problem: DeepfakeLawError | None = None

    def current(self) -> Index:
        """The index for the next question: the old one while a new one cannot be opened (see `problem`)."""
        try:
            name = generation.pointer(self._dir)
        except OSError:
            name = None
        if name == self._index.generation:
            self.problem = self._refused = None
        elif name and not self._too_soon(name):
            self._reopen(name)
        return self._index

    def _reopen(self, name: str) -> None:
        # Whoever comes second answers from the old one meanwhile.
        if self._lock.acquire(blocking=False):
            try:
                if self._index.generation != name:
                    self._index = open_index(self._dir, self._embedder)
                self.problem = self._refused = None
            except DeepfakeLawError as error:
                self.problem = error
                self._refused = (name, time.monotonic())
            finally:
                self._lock.release()

    def _too_soon(self, name: str) -> bool:
        refused = self._refused
        return bool(refused and refused[0] == name and time.monotonic() - refused[1] < _RETRY_SECONDS)
