"""Looking for a newer version and starting its installer beside the window."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStorageInfo

from forms.version import APP_VERSION

if TYPE_CHECKING:
    from exports.update.offer import Offer
    from forms.common.clock import Clock
    from forms.common.paths import AppPaths


def other_drives() -> tuple[Path, ...]:
    """The top folders of everything plugged in besides the system's own drive."""
    found = (one for one in QStorageInfo.mountedVolumes() if one.isReady() and not one.isRoot())
    return tuple(Path(one.rootPath()) for one in found)


def look_around(folders: tuple[Path, ...], pins: frozenset[str]) -> Offer | None:
    """The offer in the first folder that has installers at all; a refusal is a ``KnownError``."""
    from exports.update.offer import examine, installers

    for folder in folders:
        if installers(folder):
            return examine(folder, pins, APP_VERSION)
    return None


def judge(file: Path, pins: frozenset[str]) -> Offer:
    """The offer in one file."""
    from exports.update.offer import examine

    return examine(file, pins, APP_VERSION)


def begin(paths: AppPaths, clock: Clock, offer: Offer, pins: frozenset[str]) -> Path:
    """Copy the store, start the installer; where the copy lies."""
    from exports.update.taking import take
    from exports.workspace import Workspace

    with closing(Workspace.open(paths, clock)) as workspace:
        return take(offer, pins, workspace)
