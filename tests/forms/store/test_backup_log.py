"""The latest backup of each unit is remembered in the store."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from forms.common.clock import SystemClock
from forms.store.backup_log import last_backup, note_backup
from forms.store.database import Database
from forms.store.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def test_each_unit_has_its_own_latest_backup(tmp_path: Path) -> None:
    early, late = datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 10, 18, 1, 5, tzinfo=UTC)
    with closing(Database(tmp_path / "so-lieu.db", SystemClock())) as database:
        settings = Settings(database)
        assert last_backup(settings, "40") is None
        note_backup(settings, "40", early, tmp_path / "Cũ.bcct")
        note_backup(settings, "40", late, tmp_path / "Mới.bcct")
        note_backup(settings, "38", early, tmp_path / "Khác.bcct")
    with closing(Database(tmp_path / "so-lieu.db", SystemClock())) as database:
        noted = last_backup(Settings(database), "40")
    assert noted is not None
    assert (noted.at, noted.file) == (late, str(tmp_path / "Mới.bcct"))
