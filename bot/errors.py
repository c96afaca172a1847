"""Errors of the answering room; the whole tree is drawn in ingest/errors.py."""

from __future__ import annotations

import sys

from ingest.errors import BadInput


class BadQuestion(BadInput):
    """A question, date, place or history that cannot be used as it stands."""

    code = "bad_question"


class BadModel(BadInput):
    """A language model that cannot be set up as the settings name it."""

    code = "bad_model"


class MissingExtra(BadModel):
    """An optional part that was switched on and is not installed."""

    code = "missing_extra"

    def __init__(self, extra: str, wanted_by: str) -> None:
        self.extra = extra
        super().__init__(
            f"{wanted_by} needs the extra {extra!r}, which is not installed.",
            f"Install it: {sys.executable} -m pip install 'deepfake-law-chat[{extra}]'",
        )
