"""Reading a file somebody named, with a sentence when that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.import_messages import ImportMessage
from exports.tidy import MAX_BYTES
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from pathlib import Path


def read_file(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The file's bytes; refuses what is missing, unreadable, or larger than ``limit`` bytes."""
    if path.is_dir():
        raise KnownError(ImportMessage.FILE_IS_FOLDER, file=path)
    try:
        if path.stat().st_size > limit:
            raise KnownError(ImportMessage.FILE_TOO_LARGE, file=path.name, limit=limit // 1_000_000)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise KnownError(ImportMessage.FILE_MISSING, file=path) from error
    except OSError as error:
        raise KnownError(ImportMessage.FILE_UNREADABLE, file=path) from error
