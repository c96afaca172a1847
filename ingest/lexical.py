"""Ranking by words: BM25 over passages and asks, as the share of the question's weight that is met."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import bm25s
import numpy as np
import Stemmer


class Lexical:
    """BM25 over rows of text, English stems, without stop words."""

    def __init__(self, model: bm25s.BM25) -> None:
        self._model = model
        self._rows = int(model.scores["num_docs"])
        self._found_in = np.diff(np.asarray(model.scores["indptr"]))
        # A Stemmer object is not safe to share between threads.
        self._thread = threading.local()

    @classmethod
    def build(cls, texts: list[str]) -> Lexical:
        """An index over texts, row by row."""
        # An empty vocabulary cannot be indexed, and a corpus may be of names in another script.
        tokens = [row or [_NOTHING] for row in _tokens(texts, _stemmer())]
        model = bm25s.BM25(method="lucene")
        model.index(tokens or [[_NOTHING]], show_progress=False)
        return cls(model)

    @classmethod
    def load(cls, folder: Path) -> Lexical:
        """The index that `save` wrote."""
        return cls(bm25s.BM25.load(str(folder), show_progress=False))

    def save(self, folder: Path) -> None:
        """Write the index to a folder."""
        self._model.save(str(folder), show_progress=False)

    def __len__(self) -> int:
        return self._rows

    def scores(self, query: str) -> np.ndarray:
        """For every row, 0 to 1: its BM25 score over that of a row of mean length with each word once.

        Words that no row holds count too, so a question about something else stays low.
        """
        if not hasattr(self._thread, "stemmer"):
            self._thread.stemmer = _stemmer()
        words = _tokens([query], self._thread.stemmer)[0]
        if not words:
            return np.zeros(self._rows, np.float32)
        once = sum(self._weight(word) for word in words) / (1 + self._model.k1)
        scores = np.asarray(self._model.get_scores(words), np.float32) / np.float32(once)
        return np.minimum(scores, np.float32(1))

    def _weight(self, word: str) -> float:
        at = self._model.vocab_dict.get(word)
        found_in = int(self._found_in[at]) if at is not None and at < len(self._found_in) else 0
        return float(np.log(1 + (self._rows - found_in + 0.5) / (found_in + 0.5)))


_NOTHING = "\0"
# So that s66B, s.66B and section 66B are the same word, 66B.
_SECTION = re.compile(r"\bs(?=\d)", re.IGNORECASE)


def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


def _tokens(texts: list[str], stemmer: Stemmer.Stemmer) -> list[list[str]]:
    if not texts:
        return []
    texts = [_SECTION.sub(" ", text) for text in texts]
    return bm25s.tokenize(
        texts, stopwords="en_plus", stemmer=stemmer, return_ids=False, show_progress=False, allow_empty=True
    )
