"""The corpus as a whole: every page of a folder, by id, with a digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.document import SourceDocument
from ingest.errors import CorpusError
from ingest.read import read

_RUN_CHECK = "Mend what is listed, then run: deepfake-law check"


@dataclass(frozen=True)
class Corpus:
    """Documents by id, in the order of their paths. `digest` changes when any byte of any page does."""

    documents: Mapping[str, SourceDocument]

    @property
    def digest(self) -> str:
        """sha256 over the names and contents of all pages."""
        lines = sorted(f"{one.id} {one.sha256}" for one in self.documents.values())
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def __iter__(self) -> Iterator[SourceDocument]:
        return iter(self.documents.values())

    def __len__(self) -> int:
        return len(self.documents)

    def __getitem__(self, document_id: str) -> SourceDocument:
        return self.documents[document_id]

    def get(self, document_id: str) -> SourceDocument | None:
        """The document of an id, or None."""
        return self.documents.get(document_id)


def shipped() -> Path:
    """The corpus that comes with this installation, in a checkout and in a wheel alike."""
    return Path(__file__).resolve().parent.parent / "corpus"


def pages(root: Path) -> list[Path]:
    """The page files below a folder; names in capitals (README, COVERAGE) and hidden ones are not pages."""
    if not root.is_dir():
        raise CorpusError("there is no corpus folder here.", "Name one that exists: --corpus DIR", path=root)
    found = sorted(path for path in root.rglob("*.md") if not _aside(path.relative_to(root)))
    if not found:
        raise CorpusError("holds no pages (*.md).", "Name a folder with pages: --corpus DIR", path=root)
    return found


def _aside(path: Path) -> bool:
    return path.stem.isupper() or any(part.startswith((".", "_")) for part in path.parts)


def read_all(root: Path) -> tuple[list[SourceDocument], list[CorpusError]]:
    """Every page that can be read, and an error for every one that cannot."""
    documents: list[SourceDocument] = []
    errors: list[CorpusError] = []
    seen: dict[str, str] = {}
    for path in pages(root):
        try:
            one = read(path, root)
        except CorpusError as error:
            errors.append(error)
            continue
        if one.id in seen:
            message = f"id {one.id!r} is already taken by {seen[one.id]}."
            errors.append(CorpusError(message, "Give one of the two another id.", one.path, 2))
            continue
        seen[one.id] = one.path
        documents.append(one)
    return documents, errors


def load(root: Path | None = None) -> Corpus:
    """The corpus of a folder (the shipped one by default); raises CorpusError with every fault found."""
    documents, errors = read_all(root or shipped())
    if errors:
        raise CorpusError("\n".join(str(error) for error in errors), _RUN_CHECK)
    return Corpus({one.id: one for one in documents})
