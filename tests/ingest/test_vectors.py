"""The cache gives the vectors of the model, and embeds nothing twice."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from ingest.testing import HashEmbedder
from ingest.vectors import VectorCache


def test_only_new_text_is_embedded(tmp_path: Path) -> None:
    embedder = HashEmbedder()
    with VectorCache(tmp_path, embedder) as cache:
        first, embedded = cache.encode(["one", "two", "one"])
    assert (embedded, sorted(embedder.embedded)) == (2, ["one", "two"])
    with VectorCache(tmp_path, embedder) as cache:
        again, embedded = cache.encode(["two", "three", "one"])
    assert embedded == 1
    assert embedder.embedded[-1] == "three"
    np.testing.assert_array_equal(again[[2, 0]], first[[0, 1]])
    np.testing.assert_array_equal(again, embedder.encode_query(["two", "three", "one"]))


def test_another_model_shares_nothing(tmp_path: Path) -> None:
    with VectorCache(tmp_path, HashEmbedder()) as cache:
        cache.encode(["one"])
    other = HashEmbedder(dimension=8, model_id="hash-words@2")
    with VectorCache(tmp_path, other) as cache:
        vectors, embedded = cache.encode(["one"])
    assert (vectors.shape, embedded) == ((1, 8), 1)


def test_a_model_that_fails_half_way_loses_only_its_batch(tmp_path: Path) -> None:
    class Failing(HashEmbedder):
        def encode_document(self, texts: list[str]) -> np.ndarray:
            if len(self.embedded) >= 128:
                raise RuntimeError("power cut")
            return super().encode_document(texts)

    texts = [f"text {number}" for number in range(200)]
    with VectorCache(tmp_path, Failing()) as cache, pytest.raises(RuntimeError, match="power cut"):
        cache.encode(texts)
    with VectorCache(tmp_path, HashEmbedder()) as cache:
        assert cache.encode(texts)[1] == 200 - 128


def test_a_cache_that_is_no_database_is_begun_anew(tmp_path: Path) -> None:
    with VectorCache(tmp_path, HashEmbedder()) as cache:
        cache.encode(["one"])
        path = cache.path
    path.write_bytes(b"not a database" * 100)
    with VectorCache(tmp_path, HashEmbedder()) as cache:
        assert cache.encode(["one"])[1] == 1


def test_a_vector_of_the_wrong_size_is_not_used(tmp_path: Path) -> None:
    with VectorCache(tmp_path, HashEmbedder()) as cache:
        cache.encode(["one"])
        path = cache.path
    with sqlite3.connect(path) as database:
        database.execute("UPDATE vectors SET vector = x'00'")
    with VectorCache(tmp_path, HashEmbedder()) as cache:
        assert cache.encode(["one"])[1] == 1


def test_nothing_in_nothing_out(tmp_path: Path) -> None:
    with VectorCache(tmp_path, HashEmbedder()) as cache:
        vectors, embedded = cache.encode([])
    assert (vectors.shape, embedded) == ((0, 64), 0)
