"""What an index folder holds: pointers, generations with their manifests, Chroma."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import chromadb
from chromadb.api.client import Client
from chromadb.config import Settings

from ingest.embed import Embedder, write_atomically
from ingest.errors import IndexMismatch, IndexMissing
from ingest.split import SPLITTER

# Raise it when a generation is written otherwise: older ones are then refused and built again.
FORMAT = 1
CURRENT, PREVIOUS = "CURRENT", "PREVIOUS"
PASSAGES, ASKS = "passages", "asks"
INGEST = "Run: deepfake-law ingest"

_NAME = re.compile(r"[0-9a-f]{16}(?:-\d+)?")


@dataclass(frozen=True)
class Manifest:
    """What built a generation and what is in it; `corpus` is a digest, `files` sha256 by name."""

    format: int
    model_id: str
    weights: str
    files: Mapping[str, str]
    dimension: int
    splitter: str
    limit: int
    corpus: str
    documents: int
    passages: int
    asks: int
    built_at: str

    @property
    def name(self) -> str:
        """The name of a generation: the digest of corpus, model, splitter and format."""
        built_from = [self.format, self.model_id, self.weights, dict(self.files), self.dimension]
        built_from += [self.splitter, self.limit, self.corpus]
        return hashlib.sha256(json.dumps(built_from, sort_keys=True).encode()).hexdigest()[:16]

    def write(self, folder: Path) -> None:
        """Write manifest.json."""
        text = json.dumps(dataclasses.asdict(self), indent=1, sort_keys=True)
        (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """From manifest.json; raises IndexMismatch when it is missing, damaged or of another format."""
        try:
            fields = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
            if fields["format"] != FORMAT:
                message = f"The index has format {fields['format']}; this version reads format {FORMAT}."
                raise IndexMismatch(message, INGEST)
            return cls(**fields)
        except (OSError, ValueError, KeyError, TypeError):
            raise IndexMismatch(f"The index {folder.name} has no readable manifest.", INGEST) from None

    def check(self, embedder: Embedder) -> None:
        """Raise IndexMismatch unless this embedder and splitter built the generation."""
        pairs = [
            ("model", self.model_id, embedder.model_id),
            ("weights", self.weights, weights_of(embedder)),
            ("dimension", self.dimension, embedder.dimension),
            ("splitter", self.splitter, SPLITTER),
            ("passage limit", self.limit, embedder.max_tokens),
        ]
        for what, built, here in pairs:
            if built != here:
                message = f"The index was built with {what} {built}; here it is {here}."
                raise IndexMismatch(message, INGEST)


def weights_of(embedder: Embedder) -> str:
    """The sha256 of an embedder's weights, '' where it has none."""
    return str(getattr(embedder, "weights_sha256", ""))


def pointer(index_dir: Path, which: str = CURRENT) -> str | None:
    """The generation that a pointer names, or None."""
    try:
        name = (index_dir / which).read_text(encoding="ascii").strip()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return None
    return name if _NAME.fullmatch(name) else None


def published(index_dir: Path) -> str:
    """The current generation; raises IndexMissing when none is published."""
    name = pointer(index_dir)
    if name is None:
        raise IndexMissing(f"No index is published in {index_dir}.", INGEST)
    return name


def point(index_dir: Path, which: str, name: str) -> None:
    """Set a pointer in one step."""
    write_atomically(index_dir / which, f"{name}\n".encode())
    sync_folder(index_dir)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def is_generation(name: str) -> bool:
    """Whether a folder's name is that of a generation."""
    return _NAME.fullmatch(name) is not None


def open_chroma(folder: Path) -> Client:
    """The one way to Chroma: on disk, in this process, telemetry off."""
    client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
    return cast(Client, client)
