"""Taking an offer: a copy of the store, a copy of the installer, and the installer started."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from exports.update.messages import UpdateMessage
from exports.update.offer import examine
from forms.common.errors import KnownError
from forms.version import APP_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from exports.update.offer import Offer
    from exports.workspace import Workspace


def start_installer(file: Path) -> None:
    """Run it and do not wait: it cannot begin before this program has ended."""
    nothing = subprocess.DEVNULL  # whoever reads what this program says must not wait for it either
    subprocess.Popen([file], stdin=nothing, stdout=nothing, stderr=nothing)  # noqa: S603 - checked


def take(
    offer: Offer,
    pins: frozenset[str],
    workspace: Workspace,
    start: Callable[[Path], None] = start_installer,
) -> Path:
    """Start the offered installer and return the copy of the store made before.

    The installer is copied from the stick first and judged again, so that what runs is what was
    checked. Raises ``KnownError`` (``UpdateMessage``, ``FormsMessage``); nothing is started then.
    """
    if sys.platform != "win32" and start is start_installer:
        raise KnownError(UpdateMessage.ONLY_WINDOWS, offered=offer.version)
    folder = workspace.paths.updates
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        local = folder / offer.path.name
        shutil.copyfile(offer.path, local)
        workspace.paths.backups.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownError(UpdateMessage.NO_ROOM, folder=folder) from error
    examine(local, pins, APP_VERSION)
    kept = _keep_store(workspace)
    try:
        start(local)
    except OSError as error:
        raise KnownError(UpdateMessage.NOT_STARTED, file=local) from error
    return kept


def _keep_store(workspace: Workspace) -> Path:
    stamp = workspace.clock.now().strftime("%Y%m%d-%H%M%S")
    target = workspace.paths.backups / f"truoc-{APP_VERSION}-{stamp}.db"
    workspace.database.copy_to(target)
    return target
