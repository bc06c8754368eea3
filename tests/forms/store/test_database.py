"""What the disk can do to the store: each trouble has its sentence and nothing typed is lost."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from contextlib import closing, contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from forms.cell import Cell
from forms.change import SetCells
from forms.common.errors import BugError, KnownError
from forms.store import database as database_module
from forms.store.database import Database
from forms.store.migrations import STEPS
from tests.builders import CLOCK, MONTH, Shelf, a_shelf, write_definitions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.store.ledger import Ledger

ESTIMATE = Cell("CT91", "1.1", "estimate")
FIRST = SetCells(((ESTIMATE, Decimal("12.5")),))
SECOND = SetCells(((Cell("CT91", "2", "estimate"), Decimal(7)),))


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = a_shelf(tmp_path, write_definitions(tmp_path / "definitions"))
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "_BUSY_SECONDS", 0.05)


def refusal(path: Path) -> str:
    with pytest.raises(KnownError) as caught:
        Database(path, CLOCK)
    assert str(path) in caught.value.sentence
    return caught.value.code


def pragma(database: Database, name: str) -> Any:
    return database.rows(f"PRAGMA {name}")[0][0]


def reopened(folder: Path) -> Shelf:
    return a_shelf(folder, folder / "definitions")


def assert_kept(folder: Path, *changes: SetCells) -> None:
    """Every change is found by whoever opens the store next."""
    shelf = reopened(folder)
    try:
        stored = shelf.reports.find("40", MONTH)
        assert stored is not None
        values = shelf.reports.values(stored, "CT91")
        for change in changes:
            for cell, value in change.cells:
                assert values.get(cell) == value
        assert shelf.reports.replays(stored)
    finally:
        shelf.close()


@contextmanager
def without_rights() -> Iterator[None]:
    """As somebody whom file permissions stop; root passes through every one of them."""
    if sys.platform == "win32":
        pytest.skip("permissions of folders work differently on Windows")
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that others may enter too."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)
        Path(name).chmod(0o755)


# -------------------------------------------------------------------------------- opening


def test_a_new_store_is_created_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "một" / "hai" / "so-lieu.db"
    database = Database(path, CLOCK)
    assert pragma(database, "user_version") == len(STEPS)
    assert pragma(database, "journal_mode") == "wal"
    assert pragma(database, "synchronous") == 2
    database.close()


def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.db"
    path.write_bytes(b"PK\x03\x04 not a database " * 100)
    before = path.read_bytes()
    assert refusal(path) == "STORE_DAMAGED"
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [0, 1])
def test_the_database_of_another_program_is_refused_and_kept(tmp_path: Path, version: int) -> None:
    path = tmp_path / "so-lieu.db"
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("CREATE TABLE invoices (id INTEGER)")
        foreign.execute(f"PRAGMA user_version={version}")
        foreign.commit()
    assert refusal(path) == "STORE_DAMAGED"
    with closing(sqlite3.connect(path)) as foreign:
        assert foreign.execute("SELECT name FROM sqlite_master").fetchall() == [("invoices",)]


def test_a_version_without_tables_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.db"
    with closing(sqlite3.connect(path)) as empty:
        empty.execute("PRAGMA user_version=1")
        empty.commit()
    assert refusal(path) == "STORE_DAMAGED"


def test_a_damaged_page_is_named(shelf: Shelf, tmp_path: Path) -> None:
    shelf.begin().apply(FIRST)
    shelf.close()
    path = tmp_path / "so-lieu.db"
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xff" * 3996
    path.write_bytes(bytes(data))
    assert refusal(path) == "STORE_DAMAGED"


def test_the_store_of_a_newer_program_is_refused_and_kept(shelf: Shelf, tmp_path: Path) -> None:
    shelf.begin().apply(FIRST)
    shelf.close()
    path = tmp_path / "so-lieu.db"
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(f"PRAGMA user_version={len(STEPS) + 1}")
    assert refusal(path) == "STORE_NEWER"
    with closing(sqlite3.connect(path)) as older:
        older.execute(f"PRAGMA user_version={len(STEPS)}")
    assert_kept(tmp_path, FIRST)


def test_an_older_store_is_backed_up_before_it_is_changed(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.begin().apply(FIRST)
    shelf.close()
    monkeypatch.setattr(database_module, "STEPS", (*STEPS, "CREATE TABLE more (id INTEGER);"))
    migrated = Database(tmp_path / "so-lieu.db", CLOCK)
    assert pragma(migrated, "user_version") == len(STEPS) + 1
    migrated.close()
    (copy,) = tmp_path.glob("so-lieu-v*.db")
    assert copy.name == f"so-lieu-v{len(STEPS)}-20261103-010203.db"
    with closing(sqlite3.connect(copy)) as old:
        assert old.execute("SELECT count(*) FROM cells").fetchone() == (1,)
        assert old.execute("PRAGMA user_version").fetchone() == (len(STEPS),)


def test_a_failing_migration_changes_nothing(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.begin().apply(FIRST)
    shelf.close()
    broken = "CREATE TABLE more (id INTEGER); CREATE TABLE reports (id INTEGER);"
    with monkeypatch.context() as patched:
        patched.setattr(database_module, "STEPS", (*STEPS, broken))
        with pytest.raises(BugError):
            Database(tmp_path / "so-lieu.db", CLOCK)
    assert_kept(tmp_path, FIRST)


def test_two_windows_may_create_the_store_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "so-lieu.db"
    migrate = Database._migrate

    def late(self: Database) -> None:
        monkeypatch.setattr(Database, "_migrate", migrate)
        Database(path, CLOCK).close()  # the other window is faster
        migrate(self)

    monkeypatch.setattr(Database, "_migrate", late)
    database = Database(path, CLOCK)
    assert pragma(database, "user_version") == len(STEPS)
    database.close()


def test_a_folder_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "so-lieu.db").mkdir()
    assert refusal(tmp_path / "so-lieu.db") == "STORE_UNREACHABLE"


def test_a_file_in_the_way_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    assert refusal(tmp_path / "data" / "so-lieu.db") == "STORE_UNREACHABLE"


def test_a_folder_nobody_may_write_to_is_refused(public: Path) -> None:
    public.chmod(0o555)
    with without_rights():
        assert refusal(public / "so-lieu.db") == "STORE_UNREACHABLE"
        assert refusal(public / "mới" / "so-lieu.db") == "STORE_UNREACHABLE"


def test_a_store_nobody_may_write_to_is_refused(public: Path) -> None:
    a_shelf(public, write_definitions(public / "definitions")).close()
    (public / "so-lieu.db").chmod(0o444)
    public.chmod(0o555)
    with without_rights():
        assert refusal(public / "so-lieu.db") in {"STORE_READ_ONLY", "STORE_UNREACHABLE"}


# -------------------------------------------------------------------------------- writing


def assert_waiting(ledger: Ledger, code: str, *changes: SetCells) -> None:
    assert ledger.trouble is not None
    assert ledger.trouble.code == code
    assert ledger.unsaved == changes
    assert ledger.waiting == len(changes)
    for change in changes:
        for cell, value in change.cells:
            assert ledger.figures.value(cell) == value


def test_another_program_in_the_store_delays_but_loses_nothing(
    shelf: Shelf, tmp_path: Path
) -> None:
    ledger = shelf.begin()
    with closing(sqlite3.connect(tmp_path / "so-lieu.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        ledger.apply(FIRST)
        ledger.apply(SECOND)
        assert_waiting(ledger, "STORE_BUSY", FIRST, SECOND)
        assert not ledger.save()
        other.execute("ROLLBACK")
    assert ledger.save()
    assert not ledger.unsaved
    assert ledger.trouble is None
    assert_kept(tmp_path, FIRST, SECOND)


def test_the_next_change_takes_the_waiting_ones_along_in_order(
    shelf: Shelf, tmp_path: Path
) -> None:
    ledger = shelf.begin()
    later = SetCells(((ESTIMATE, Decimal(99)),))
    with closing(sqlite3.connect(tmp_path / "so-lieu.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        ledger.apply(FIRST)
        other.execute("ROLLBACK")
    ledger.apply(later)
    assert not ledger.unsaved
    assert [entry.change for entry in shelf.reports.journal(ledger.stored)] == [FIRST, later]
    assert_kept(tmp_path, later)


def test_a_full_disk_delays_but_loses_nothing(shelf: Shelf, tmp_path: Path) -> None:
    ledger = shelf.begin()
    ledger.apply(FIRST)
    connection = shelf.database._connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count={pages}")
    long = SetCells(((Cell("CT91", "2", "estimate"), "x" * 20_000),))
    ledger.apply(long)
    ledger.apply(SetCells(((ESTIMATE, Decimal(3)),)))
    assert_waiting(ledger, "STORE_FULL", long, SetCells(((ESTIMATE, Decimal(3)),)))
    assert not connection.in_transaction
    connection.execute("PRAGMA max_page_count=1000000")
    assert ledger.save()
    assert_kept(tmp_path, long, SetCells(((ESTIMATE, Decimal(3)),)))


def test_a_store_made_read_only_under_way_delays_but_loses_nothing(
    shelf: Shelf, tmp_path: Path
) -> None:
    ledger = shelf.begin()
    shelf.database._connection.execute("PRAGMA query_only=ON")
    ledger.apply(FIRST)
    assert_waiting(ledger, "STORE_READ_ONLY", FIRST)
    shelf.database._connection.execute("PRAGMA query_only=OFF")
    assert ledger.save()
    assert_kept(tmp_path, FIRST)


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (sqlite3.SQLITE_FULL, "STORE_FULL"),
        (sqlite3.SQLITE_IOERR | 10 << 8, "STORE_DISK"),
        (sqlite3.SQLITE_BUSY | 2 << 8, "STORE_BUSY"),
        (sqlite3.SQLITE_CORRUPT | 1 << 8, "STORE_DAMAGED"),
        (sqlite3.SQLITE_READONLY | 8 << 8, "STORE_READ_ONLY"),
        (sqlite3.SQLITE_CANTOPEN, "STORE_UNREACHABLE"),
    ],
)
def test_what_sqlite_says_is_translated(shelf: Shelf, code: int, message: str) -> None:
    error = sqlite3.OperationalError("disk trouble")
    error.sqlite_errorcode = code
    with pytest.raises(KnownError) as caught, shelf.database.transaction():
        raise error
    assert caught.value.code == message
    assert not shelf.database._connection.in_transaction


def test_anything_else_is_our_bug(shelf: Shelf) -> None:
    with pytest.raises(BugError):
        shelf.database.rows("SELECT nothing FROM nowhere")


def test_a_transaction_is_all_or_nothing(shelf: Shelf) -> None:
    def half_done() -> None:
        with shelf.database.transaction() as connection:
            connection.execute("INSERT INTO settings VALUES ('unit', '40')")
            connection.execute("INSERT INTO nowhere VALUES (1)")

    with pytest.raises(BugError):
        half_done()
    assert shelf.database.rows("SELECT * FROM settings") == []
