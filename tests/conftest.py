"""What all tests share: no network, and one engine over the shipped corpus."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_socket import enable_socket, socket_allow_hosts

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def _local_only() -> Iterator[None]:
    """Nothing leaves this machine; sockets of this machine (a server under test) are allowed."""
    socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)
    yield
    enable_socket()


@pytest.fixture(scope="session")
def index_dir() -> Path:
    """The published index of the shipped corpus, built in the checkout so that nothing is embedded twice."""
    from ingest.corpus import shipped
    from ingest.publish import build

    folder = Path(os.environ.get("DEEPFAKE_LAW_INDEX") or ROOT / "index")
    build(shipped(), folder)
    return folder


@pytest.fixture(scope="session")
def engine(index_dir: Path):  # type: ignore[no-untyped-def]
    """An engine as the command line makes it, on a fixed day."""
    from bot.engine import Engine
    from ingest.dates import PartialDate
    from ingest.embed import make_embedder
    from ingest.index import LiveIndex

    return Engine(LiveIndex(index_dir, make_embedder(None, index_dir)), today=PartialDate("2026-11-24"))
