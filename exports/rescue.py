"""A copy of the store somewhere else, with the cells its own disk would not take."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from forms.common.errors import KnownError
from forms.messages import FormsMessage
from forms.store.database import Database
from forms.store.reports import ReportStore

if TYPE_CHECKING:
    from pathlib import Path

    from exports.workspace import Workspace
    from forms.store.ledger import Ledger


def rescue(workspace: Workspace, ledger: Ledger, target: Path) -> None:
    """Copy the store to a new file and write there what waits; both stay as they are here."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
    except OSError as error:
        raise KnownError(FormsMessage.BACKUP_NOT_WRITTEN, path=target) from error
    try:
        workspace.database.copy_to(target)
        with closing(Database(target, workspace.clock)) as copy:
            store = ReportStore(copy, workspace.catalogue, workspace.clock)
            ledger.write_waiting(store)
            copy.compact()
    except KnownError as error:
        raise KnownError(FormsMessage.BACKUP_NOT_WRITTEN, path=target) from error
