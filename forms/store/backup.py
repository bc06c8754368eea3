"""One file per reporting unit: its reports, journals and signed files, to keep or to carry.

A backup is itself a store with one unit in it. Restoring never overwrites work in silence: a
report that went on here and there in different ways is a conflict, kept as it is and named.
"""

from __future__ import annotations

import tempfile
from contextlib import closing
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from forms.common.errors import KnownError
from forms.common.period import Period
from forms.messages import FormsMessage
from forms.report import ReportKey
from forms.store.database import Database

if TYPE_CHECKING:
    import sqlite3

    from forms.common.clock import Clock

SUFFIX: Final = ".bcct"
#: Where a backup keeps what is sent along with the reports; settings themselves stay at home.
_ENCLOSED: Final = "enclosed"
#: Tables with rows of a report, children before their parent.
_CHILDREN: Final = ("cells", "records", "explanations", "journal", "packages", "states")
#: What only ever grows, by table: two copies of a report went on from the longest they share.
_HISTORIES: Final = {
    "journal": "at, change, inverse",
    "packages": "package, sha256, role, at",
    "states": "state, at",
}


class Meeting(Enum):
    """How a report in a backup stands to the one in the store."""

    NEW = "new"
    SAME = "same"
    LATER = "later"
    EARLIER = "earlier"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Met:
    """One report of a backup and how it meets the store."""

    key: ReportKey
    meeting: Meeting

    @property
    def restores(self) -> bool:
        """Whether restoring takes the backup's report."""
        return self.meeting in (Meeting.NEW, Meeting.LATER)


def back_up(
    database: Database, province: str, target: Path, clock: Clock, enclosed: str = ""
) -> int:
    """Write a unit's backup, whole or not at all; how many reports it holds.

    ``enclosed`` is a text that travels with them and means nothing here.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent) as folder:
            copy = Path(folder) / "ban-sao.db"
            database.copy_to(copy)
            with closing(Database(copy, clock)) as alone:
                count = _keep_only(alone, province, enclosed)
                alone.compact()
            copy.replace(target)
    except OSError as error:
        raise KnownError(FormsMessage.BACKUP_NOT_WRITTEN, path=target) from error
    return count


def examine(database: Database, source: Path, clock: Clock) -> tuple[Met, ...]:
    """How every report of a backup meets the store; nothing is written."""
    with tempfile.TemporaryDirectory() as folder, closing(_opened(source, folder, clock)) as backup:
        return tuple(_met(database, backup, key, number) for key, number in _reports(backup))


def restore(database: Database, source: Path, clock: Clock) -> tuple[Met, ...]:
    """Take over new and later reports in one transaction; what happened to each."""
    with tempfile.TemporaryDirectory() as folder, closing(_opened(source, folder, clock)) as backup:
        met = [(_met(database, backup, key, n), n) for key, n in _reports(backup)]
        with database.transaction() as connection:
            for one, number in met:
                if one.restores:
                    _take_over(connection, backup, one.key, number)
    return tuple(one for one, _ in met)


def enclosed_in(source: Path, clock: Clock) -> str:
    """The text sent along with a backup; empty without one."""
    with tempfile.TemporaryDirectory() as folder, closing(_opened(source, folder, clock)) as backup:
        return _enclosed(backup)


def _opened(source: Path, folder: str, clock: Clock) -> Database:
    """A copy of a backup, migrated when it is older; the file itself is never changed."""
    if not source.is_file():
        raise KnownError(FormsMessage.BACKUP_MISSING, path=source)
    copy = Path(folder) / "ban-sao.db"
    try:
        copy.write_bytes(source.read_bytes())
        backup = Database(copy, clock)
    except OSError as error:
        raise KnownError(FormsMessage.BACKUP_MISSING, path=source) from error
    except KnownError as error:
        if error.message is FormsMessage.STORE_NEWER:
            raise KnownError(FormsMessage.STORE_NEWER, path=source) from error
        raise KnownError(FormsMessage.BACKUP_WRONG, path=source, suffix=SUFFIX) from error
    if not _reports(backup) and not _enclosed(backup):
        backup.close()
        raise KnownError(FormsMessage.BACKUP_WRONG, path=source, suffix=SUFFIX)
    return backup


def _keep_only(database: Database, province: str, enclosed: str) -> int:
    with database.transaction() as connection:
        for table in _CHILDREN:
            connection.execute(
                f"DELETE FROM {table} WHERE report NOT IN "  # noqa: S608 - names of our own
                "(SELECT id FROM reports WHERE province = ?)",
                (province,),
            )
        connection.execute("DELETE FROM reports WHERE province != ?", (province,))
        connection.execute("DELETE FROM settings")
        if enclosed:
            connection.execute("INSERT INTO settings VALUES (?, ?)", (_ENCLOSED, enclosed))
    return len(_reports(database))


def _enclosed(backup: Database) -> str:
    found = backup.rows("SELECT value FROM settings WHERE key = ?", _ENCLOSED)
    return found[0][0] if found else ""


def _reports(database: Database) -> list[tuple[ReportKey, int]]:
    found = database.rows(
        "SELECT id, province, period, revision FROM reports ORDER BY province, period, revision"
    )
    return [(ReportKey(p, Period.parse(m), int(r)), int(number)) for number, p, m, r in found]


def _met(database: Database, backup: Database, key: ReportKey, number: int) -> Met:
    here = dict(_reports(database)).get(key)
    if here is None:
        return Met(key, Meeting.NEW)
    ways = {
        _way(_history(database, table, here), _history(backup, table, number))
        for table in _HISTORIES
    }
    if Meeting.CONFLICT in ways or ways >= {Meeting.LATER, Meeting.EARLIER}:
        return Met(key, Meeting.CONFLICT)
    return Met(key, next(iter(ways - {Meeting.SAME}), Meeting.SAME))


def _way(mine: list[tuple[str, ...]], theirs: list[tuple[str, ...]]) -> Meeting:
    """Which of two histories went on from the other."""
    shared = min(len(mine), len(theirs))
    if mine[:shared] != theirs[:shared]:
        return Meeting.CONFLICT
    if len(mine) == len(theirs):
        return Meeting.SAME
    return Meeting.LATER if len(theirs) > len(mine) else Meeting.EARLIER


def _history(database: Database, table: str, report: int) -> list[tuple[str, ...]]:
    columns = _HISTORIES[table]
    query = f"SELECT {columns} FROM {table} WHERE report = ? ORDER BY id"  # noqa: S608 - ours
    return database.rows(query, report)


def _take_over(
    connection: sqlite3.Connection, backup: Database, key: ReportKey, number: int
) -> None:
    where = (key.province, str(key.period), key.revision)
    found = "SELECT id FROM reports WHERE province = ? AND period = ? AND revision = ?"
    for table in _CHILDREN:
        connection.execute(f"DELETE FROM {table} WHERE report = ({found})", where)  # noqa: S608
    connection.execute(
        "DELETE FROM reports WHERE province = ? AND period = ? AND revision = ?", where
    )
    columns = "province, period, revision, state, forms, created_at"
    ((*row,),) = backup.rows(f"SELECT {columns} FROM reports WHERE id = ?", number)  # noqa: S608
    cursor = connection.execute(
        f"INSERT INTO reports ({columns}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608
        row,
    )
    for table in _CHILDREN:
        _copy_rows(connection, backup, table, number, cursor.lastrowid)


def _copy_rows(
    connection: sqlite3.Connection, backup: Database, table: str, old: int, new: int | None
) -> None:
    """Rows of a report under its new number; numbers of their own are given anew."""
    described = backup.rows(f"PRAGMA table_info({table})")
    names = [row[1] for row in described if row[1] not in ("id", "report")]
    listed, marks = ", ".join(names), ", ".join("?" for _ in names)
    order = " ORDER BY id" if any(row[1] == "id" for row in described) else ""
    query = f"SELECT {listed} FROM {table} WHERE report = ?{order}"  # noqa: S608
    for row in backup.rows(query, old):
        connection.execute(
            f"INSERT INTO {table} (report, {listed}) VALUES (?, {marks})",  # noqa: S608
            (new, *row),
        )
