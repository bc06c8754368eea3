"""A unit's backup under its usual name, remembered so that the home page can tell its age."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from forms.common.clock import VIETNAM
from forms.common.errors import KnownError
from forms.common.text import file_name
from forms.messages import FormsMessage
from forms.store.backup import SUFFIX, back_up
from forms.store.backup_log import note_backup
from forms.store.settings import Option

if TYPE_CHECKING:
    from exports.workspace import Workspace
    from forms.common.provinces import Province


def backup_folder(workspace: Workspace) -> Path:
    """The folder chosen in the settings, else the one below the data folder."""
    chosen = workspace.settings.get(Option.BACKUP_FOLDER)
    return Path(chosen) if chosen else workspace.paths.backups


def back_up_unit(workspace: Workspace, unit: Province, folder: Path) -> tuple[Path, int]:
    """Write the unit's backup into a folder: the file and how many reports it holds."""
    now = workspace.clock.now()
    local = now.astimezone(VIETNAM)
    if not workspace.reports.all(unit.identity):
        raise KnownError(FormsMessage.BACKUP_EMPTY, unit=unit.full_name(local.date()))
    target = folder / f"{file_name(unit.name)}-{local:%Y%m%d-%H%M%S}{SUFFIX}"
    count = back_up(workspace.database, unit.identity, target, workspace.clock)
    note_backup(workspace.settings, unit.identity, now, target)
    return target, count
