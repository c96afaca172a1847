"""Errors of the faces; they extend the tree in `ingest/errors.py`."""

from __future__ import annotations

from ingest.errors import BadInput, DeepfakeLawError


class ServeError(DeepfakeLawError):
    """The web app cannot start: a busy port, an address that is not ours, a setting that cannot be."""

    code = "cannot_serve"
    exit_code = 2


class BadParameter(BadInput):
    """A parameter of an address that cannot be used as it stands."""

    code = "bad_parameter"


class NotHeld(BadInput):
    """An address that names something that is not held."""

    code = "not_held"
