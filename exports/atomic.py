"""Replacing a file so that a reader sees either the old bytes or all of the new ones."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from time import sleep
from typing import Final

#: Seconds to wait for a file that another program holds, before each further try.
_PAUSES: Final = (0, 1)


def write_atomic(path: Path, data: bytes) -> None:
    """Make ``data`` the content of ``path``; a crash at any moment leaves the old file whole.

    The temporary file lies in the same folder because a rename is atomic only within one file
    system (POSIX rename(2); Windows MoveFileEx with MOVEFILE_REPLACE_EXISTING).

    Raises ``OSError`` when the folder cannot be written to or, on Windows, when another program
    goes on holding the file open; the old file is untouched then.
    """
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
        _take_place(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _take_place(temporary: Path, path: Path) -> None:
    """Rename; on Windows a virus scanner or an indexer may hold either file for a moment."""
    for pause in _PAUSES if sys.platform == "win32" else ():
        with suppress(PermissionError):
            temporary.replace(path)
            return
        sleep(pause)
    temporary.replace(path)


def _mode(path: Path) -> int:
    """The permissions to give: those of the file replaced, otherwise what a new file would get."""
    try:
        return path.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Put the rename itself on disk; Windows has no such call and does it by journal."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
