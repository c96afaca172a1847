"""Settings for tests, in the shape that the web app reads."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WebSettings:
    """The least that the web app needs."""

    frame_ancestors: tuple[str, ...] = ()
    allowed_origins: tuple[str, ...] = ()
    concurrency: int = 4
    queue_size: int = 32
