"""A unit's backup under its usual name, remembered so that the home page can tell its age."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from exports.register import enter, read_register, register_text, registered_in
from forms.common.clock import VIETNAM
from forms.common.errors import KnownError
from forms.common.text import file_name
from forms.messages import FormsMessage
from forms.store.backup import SUFFIX, Met, back_up, enclosed_in, restore
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
    """Write the unit's backup into a folder: the file and how many reports it holds.

    What the register says of files received from the unit goes with it.
    """
    now = workspace.clock.now()
    local = now.astimezone(VIETNAM)
    register = read_register(workspace.paths.register)
    received = [entry for entry in register if entry.province == unit.identity]
    if not workspace.reports.all(unit.identity) and not received:
        raise KnownError(FormsMessage.BACKUP_EMPTY, unit=unit.full_name(local.date()))
    target = folder / f"{file_name(unit.name)}-{local:%Y%m%d-%H%M%S}{SUFFIX}"
    enclosed = register_text(received)
    count = back_up(workspace.database, unit.identity, target, workspace.clock, enclosed)
    note_backup(workspace.settings, unit.identity, now, target)
    return target, count


def restore_unit(workspace: Workspace, source: Path) -> tuple[Met, ...]:
    """Take a backup's reports over, and what its register knows and ours does not."""
    received = registered_in(enclosed_in(source, workspace.clock), source)
    met = restore(workspace.database, source, workspace.clock)
    enter(workspace.paths.register, received)
    return met
