"""A cache of vectors on disk, so that only new text is embedded."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import numpy as np

from ingest.embed import Embedder

_BATCH = 64


class VectorCache:
    """Vectors of one model by sha256(model id, text), in one SQLite file below `folder`."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        """A file that is no cache any more (cut short, overwritten) is begun anew: it can be made again."""
        self.embedder = embedder
        folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(embedder.model_id.encode()).hexdigest()[:16]
        self.path = folder / f"{name}.sqlite"
        try:
            self._open()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            self.path.unlink()
            self._open()

    def _open(self) -> None:
        self._database = sqlite3.connect(self.path, isolation_level=None)
        try:
            self._database.execute("PRAGMA quick_check").fetchone()
            self._database.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB)")
        except BaseException:
            self._database.close()
            raise

    def encode(
        self, texts: list[str], progress: Callable[[int, int], None] | None = None
    ) -> tuple[np.ndarray, int]:
        """Vectors of texts, `[len(texts), dimension]`, and how many texts had to be embedded.

        What is embedded is kept batch by batch: a build that is killed loses one batch.
        """
        keys = [self._key(text) for text in texts]
        known = self._known(keys)
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        # Long texts together, so that little is padded.
        order = sorted(new, key=lambda key: (len(new[key]), key), reverse=True)
        for at in range(0, len(order), _BATCH):
            batch = order[at : at + _BATCH]
            vectors = self.embedder.encode_document([new[key] for key in batch])
            rows = [np.ascontiguousarray(vector, np.float32) for vector in vectors]
            known.update(zip(batch, rows, strict=True))
            self._keep(batch, rows)
            if progress:
                progress(at + len(batch), len(order))
        found = [known[key] for key in keys]
        return np.array(found, np.float32).reshape(len(texts), self.embedder.dimension), len(new)

    def _known(self, keys: list[bytes]) -> dict[bytes, np.ndarray]:
        known = {}
        size = 4 * self.embedder.dimension
        for key in set(keys):
            row = self._database.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
            if row and len(row[0]) == size:
                known[key] = np.frombuffer(row[0], np.float32)
        return known

    def _keep(self, keys: list[bytes], vectors: list[np.ndarray]) -> None:
        rows = [(key, vector.tobytes()) for key, vector in zip(keys, vectors, strict=True)]
        self._database.execute("BEGIN IMMEDIATE")
        try:
            self._database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self.embedder.model_id}\0{text}".encode()).digest()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> VectorCache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
