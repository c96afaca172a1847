"""A copy of a folder for this process alone, gone when the process is, however that ends."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
import time
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where a copy outlives only a process that was killed
    fcntl = None  # type: ignore[assignment]

_PREFIX = "deepfake-law-"
# A copy this young may not be locked yet.
_SETTLED_SECONDS = 60.0


class PrivateCopy:
    """`path` is the copy; `close` removes it, and so does the next process if this one is killed."""

    def __init__(self, folder: Path) -> None:
        remove_abandoned()
        self._root = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._handle: int | None = _lock(self._root)
        self.path = self._root / "copy"
        try:
            shutil.copytree(folder, self.path, copy_function=shutil.copyfile)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Remove the copy."""
        shutil.rmtree(self._root, ignore_errors=True)
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def remove_abandoned() -> None:
    """Remove the copies of processes that were killed: the ones of this user that nobody holds."""
    if fcntl is None:
        return
    for root in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        try:
            state = root.lstat()
            ours = stat.S_ISDIR(state.st_mode) and state.st_uid == os.getuid()
            if not ours or time.time() - state.st_mtime < _SETTLED_SECONDS:
                continue
            handle = _lock(root)
        except OSError:
            continue
        shutil.rmtree(root, ignore_errors=True)
        if handle is not None:
            os.close(handle)


def _lock(root: Path) -> int | None:
    """Hold a folder until the handle is closed or the process ends; OSError when another holds it."""
    if fcntl is None:
        return None
    handle = os.open(root, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise
    return handle
