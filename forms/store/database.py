"""One SQLite file: opening, transactions, and what its errors mean to the user."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from forms.common.errors import BugError, KnownError
from forms.messages import FormsMessage
from forms.store.migrations import STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from forms.common.clock import Clock

#: Result codes (https://www.sqlite.org/rescode.html) somebody can act on; the rest are bugs.
_KNOWN: Final = {
    sqlite3.SQLITE_BUSY: FormsMessage.STORE_BUSY,
    sqlite3.SQLITE_LOCKED: FormsMessage.STORE_BUSY,
    sqlite3.SQLITE_FULL: FormsMessage.STORE_FULL,
    sqlite3.SQLITE_READONLY: FormsMessage.STORE_READ_ONLY,
    sqlite3.SQLITE_IOERR: FormsMessage.STORE_FULL,
    sqlite3.SQLITE_PERM: FormsMessage.STORE_READ_ONLY,
    sqlite3.SQLITE_CORRUPT: FormsMessage.STORE_DAMAGED,
    sqlite3.SQLITE_NOTADB: FormsMessage.STORE_DAMAGED,
    sqlite3.SQLITE_CANTOPEN: FormsMessage.STORE_UNREACHABLE,
}
_BUSY_SECONDS: Final = 5


class Database:
    """The open file; used on one thread."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        with self._translated():
            self._connection = _opened(path)
        with self._translated():
            self._prepare(clock)

    def close(self) -> None:
        """Close the file; further use is a bug."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing; on return the rows are on disk (``synchronous=FULL``)."""
        with self._translated():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            try:
                self._connection.execute("COMMIT")
            except sqlite3.Error:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def rows(self, query: str, *parameters: object) -> list[tuple[str, ...]]:
        """The rows of a query."""
        with self._translated():
            return self._connection.execute(query, parameters).fetchall()

    def _prepare(self, clock: Clock) -> None:
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        self._connection.execute("PRAGMA foreign_keys=ON")
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        if version > len(STEPS):
            raise KnownError(FormsMessage.STORE_NEWER, path=self.path)
        if 0 < version < len(STEPS):
            self._back_up(version, clock)
        for number, step in enumerate(STEPS[version:], start=version + 1):
            self._connection.executescript(
                f"BEGIN IMMEDIATE; {step} PRAGMA user_version={number}; COMMIT;"
            )

    def _back_up(self, version: int, clock: Clock) -> None:
        stamp = clock.now().strftime("%Y%m%d-%H%M%S")
        target = self.path.with_name(f"{self.path.stem}-v{version}-{stamp}.db")
        with sqlite3.connect(target) as copy:
            self._connection.backup(copy)
        copy.close()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in _KNOWN:
                raise KnownError(_KNOWN[code], path=self.path) from error
            raise BugError(f"SQLite: {error}") from error


def _opened(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownError(FormsMessage.STORE_UNREACHABLE, path=path) from error
    return sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
