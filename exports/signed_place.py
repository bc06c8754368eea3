"""Where a signed file lies now: where it was written, or in the data folder it moved to."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.common.paths import AppPaths
    from forms.store.packages import SignedFile


def place_of(signed: SignedFile, paths: AppPaths) -> Path:
    """The file as written; once that is gone, its namesake with the same digest in ``da-ky``.

    A store restored on another machine still names the old machine's folders. A namesake
    with other bytes is another file, so the old place stands.
    """
    written = Path(signed.file)
    if written.is_file():
        return written
    # Splits at both slashes: the old machine may have been of the other kind.
    moved = paths.signed / PureWindowsPath(signed.file).name
    return moved if moved.is_file() and _digest(moved) == signed.sha256 else written


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
