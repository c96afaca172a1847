"""Errors of the answering room; the whole tree is drawn in ingest/errors.py."""

from __future__ import annotations

from ingest.errors import BadInput


class BadQuestion(BadInput):
    """A question, date, place or history that cannot be used as it stands."""

    code = "bad_question"
