"""One SQLite file: opening, transactions, and what its errors mean to the user."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Final

from forms.common.errors import BugError, KnownError
from forms.common.windows_paths import on_network
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
    sqlite3.SQLITE_IOERR: FormsMessage.STORE_DISK,
    sqlite3.SQLITE_PERM: FormsMessage.STORE_READ_ONLY,
    sqlite3.SQLITE_CORRUPT: FormsMessage.STORE_DAMAGED,
    sqlite3.SQLITE_NOTADB: FormsMessage.STORE_DAMAGED,
    sqlite3.SQLITE_CANTOPEN: FormsMessage.STORE_UNREACHABLE,
}
_BUSY_SECONDS: Final = 5
#: By these a file is recognised as a store.
_TABLES: Final = {"reports", "cells", "journal"}


class Database:
    """The open file; used on one thread."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        with self._translated():
            self._connection = _opened(path)
        try:
            with self._translated():
                self._prepare(clock)
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the file; further use is a bug."""
        self._connection.close()

    def wait_at_most(self, milliseconds: int) -> None:
        """How long another program's lock is waited for before it is a refusal."""
        self._connection.execute(f"PRAGMA busy_timeout={milliseconds}")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing; on return the rows are on disk (``synchronous=FULL``)."""
        with self._translated():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk makes SQLite roll back by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def rows(self, query: str, *parameters: object) -> list[tuple[str, ...]]:
        """The rows of a query."""
        with self._translated():
            return self._connection.execute(query, parameters).fetchall()

    def copy_to(self, target: Path) -> None:
        """A consistent copy of the whole file, even while it is written to."""
        with self._translated(), closing(sqlite3.connect(target)) as copy:
            self._connection.backup(copy)

    def compact(self) -> None:
        """Give the room of deleted rows back and fold the write-ahead log into the file."""
        with self._translated():
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA journal_mode=DELETE")

    def _prepare(self, clock: Clock) -> None:
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        self._connection.execute("PRAGMA foreign_keys=ON")
        self._connection.execute("BEGIN")  # one view of the file for both questions
        version, begun = self._version(), self._has_tables()
        self._connection.execute("COMMIT")
        if version > len(STEPS):
            raise KnownError(FormsMessage.STORE_NEWER, path=self.path)
        if bool(version) != begun:
            raise KnownError(FormsMessage.STORE_DAMAGED, path=self.path)
        if 0 < version < len(STEPS):
            self._back_up(version, clock)
        if version < len(STEPS):
            self._migrate()

    def _migrate(self) -> None:
        """Take the missing steps, all or none; another window may have taken them meanwhile."""
        with self.transaction() as connection:
            for step in STEPS[self._version() :]:
                for statement in step.split(";"):
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version={len(STEPS)}")

    def _version(self) -> int:
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        return int(version)

    def _has_tables(self) -> bool:
        """Whether this is a store; another program's tables are none of ours."""
        found = self._connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = {name for (name,) in found.fetchall()}
        if names and not names >= _TABLES:
            raise KnownError(FormsMessage.STORE_DAMAGED, path=self.path)
        return bool(names)

    def _back_up(self, version: int, clock: Clock) -> None:
        stamp = clock.now().strftime("%Y%m%d-%H%M%S")
        target = self.path.with_name(f"{self.path.stem}-v{version}-{stamp}.db")
        self.copy_to(target)

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
    if on_network(path.parent):
        raise KnownError(FormsMessage.STORE_ON_NETWORK, path=path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownError(FormsMessage.STORE_UNREACHABLE, path=path) from error
    return sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
