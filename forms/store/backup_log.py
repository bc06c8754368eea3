"""When each reporting unit was last backed up, and where to."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from forms.common.frozen import dataclass
from forms.store.settings import Option

if TYPE_CHECKING:
    from pathlib import Path

    from forms.store.settings import Settings


@dataclass(frozen=True, slots=True)
class BackupNote:
    """``at`` is timezone-aware, in UTC; ``file`` is where the backup was written."""

    at: datetime
    file: str


def note_backup(settings: Settings, province: str, at: datetime, file: Path) -> None:
    """Remember a unit's backup; only the latest is kept."""
    notes = _read(settings)
    notes[province] = [at.isoformat(), str(file)]
    settings.put(Option.BACKUPS, json.dumps(notes, ensure_ascii=False))


def last_backup(settings: Settings, province: str) -> BackupNote | None:
    """The unit's latest backup, if there was any."""
    noted = _read(settings).get(province)
    return BackupNote(datetime.fromisoformat(noted[0]), noted[1]) if noted else None


def _read(settings: Settings) -> dict[str, list[str]]:
    text = settings.get(Option.BACKUPS) or "{}"
    notes: dict[str, list[str]] = json.loads(text, parse_float=Decimal)
    return notes
