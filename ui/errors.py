"""Errors of the faces; they extend the tree in `ingest/errors.py`."""

from __future__ import annotations

from ingest.errors import DeepfakeLawError


class ServeError(DeepfakeLawError):
    """The web app cannot start: a busy port, an address that is not ours, a setting that cannot be."""

    code = "cannot_serve"
    exit_code = 2
