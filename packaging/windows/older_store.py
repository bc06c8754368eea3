"""Makes the store that an older program would have left: one step of the structure earlier."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from forms.common.paths import AppPaths
from forms.store.migrations import STEPS
from tests.main.door import seed


def older_store(folder: Path) -> tuple[int, int]:
    """A data folder with the sample in an older store; its version and the program's.

    The sample is written by this program, then every column that the older structure knows is
    copied over.
    """
    new = AppPaths(seed(folder)).store
    old = new.with_suffix(".old")
    with closing(sqlite3.connect(old, isolation_level=None)) as database:
        for step in STEPS[:-1]:
            database.executescript(step)
        database.execute(f"PRAGMA user_version={len(STEPS) - 1}")
        database.execute("ATTACH ? AS fresh", (str(new),))
        for table in _names(database, "SELECT name FROM main.sqlite_master WHERE type='table'"):
            columns = ",".join(_names(database, "SELECT name FROM pragma_table_info(?)", table))
            database.execute(
                f"INSERT INTO main.{table} ({columns}) "  # noqa: S608 - our own names
                f"SELECT {columns} FROM fresh.{table}"
            )
    for left in new.parent.glob(f"{new.name}*"):
        left.unlink()
    old.rename(new)
    return len(STEPS) - 1, len(STEPS)


def _names(database: sqlite3.Connection, query: str, *about: str) -> list[str]:
    found = database.execute(query, about)
    return [name for (name,) in found if not name.startswith("sqlite_")]
