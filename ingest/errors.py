"""The one tree of errors. A message ends with what to do next.

DeepfakeLawError              exit 1, something of ours is broken
├── BadInput                  exit 2, the person who called can mend it
│   ├── CorpusError           a source document, at a path and line
│   ├── BadQuestion           (bot) a question that cannot be answered as it stands
│   ├── BadModel              (bot) a language model that cannot be used as it is named
│   │   └── MissingExtra      (bot) its provider's package is not installed
│   ├── BadParameter          (ui) a page's address with a value that cannot be used
│   └── NotHeld               (ui) a page or document that is not held
├── IndexMissing              no published index
├── IndexMismatch             an index that was built otherwise
├── IndexBusy                 another ingest holds the lock
├── WeightsError              model weights missing or not the ones that we pinned
└── ServeError                (ui) the web app cannot start
"""

from __future__ import annotations

from pathlib import Path


class DeepfakeLawError(Exception):
    """Base of every error we raise: `message` says what is wrong, `next` what to do."""

    code = "broken"
    exit_code = 1

    def __init__(self, message: str, next: str) -> None:
        self.message = message.strip()
        self.next = next.strip()
        super().__init__(f"{self.message} {self.next}".strip())


class BadInput(DeepfakeLawError):
    """What was given cannot be used as it stands."""

    code = "bad_input"
    exit_code = 2


class CorpusError(BadInput):
    """A source document that cannot be read as one; `path` and `line` (1-based) say where."""

    code = "bad_document"

    def __init__(self, message: str, next: str, path: Path | str = "", line: int = 0) -> None:
        self.path, self.line = str(path), line
        place = f"{path}:{line}: " if line else f"{path}: " if str(path) else ""
        super().__init__(place + message, next)


class IndexMissing(DeepfakeLawError):
    """No index has been published in this folder."""

    code = "no_index"


class IndexMismatch(DeepfakeLawError):
    """The index was built by another model, splitter or format than the ones at hand."""

    code = "index_mismatch"


class IndexBusy(DeepfakeLawError):
    """Another process is building the index."""

    code = "index_busy"


class WeightsError(DeepfakeLawError):
    """The model's weights are missing or are not the pinned ones."""

    code = "weights"
