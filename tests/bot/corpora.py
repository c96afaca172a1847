"""Corpora for tests: the shipped one, read once."""

from __future__ import annotations

from functools import cache

from ingest.corpus import Corpus, load


@cache
def shipped() -> Corpus:
    """The corpus of this checkout."""
    return load()
