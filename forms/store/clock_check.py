"""Whether the computer's clock went back behind what is already written."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from forms.store.database import Database

#: Clocks are set by a few seconds now and then; that is no trouble.
_PATIENCE: Final = timedelta(minutes=5)


def written_later(database: Database, now: datetime) -> datetime | None:
    """The moment of the last written change when it lies in the future; else nothing."""
    ((at,),) = database.rows("SELECT max(at) FROM journal")
    if not at:
        return None
    last = datetime.fromisoformat(at)
    return last if last - now > _PATIENCE else None
