"""What the disk can do to the store: each trouble has its sentence and nothing typed is lost."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from forms.common.errors import BugError, KnownError
from forms.store import database as database_module
from forms.store.database import Database
from forms.store.migrations import STEPS
from tests.builders import CLOCK, Shelf, a_shelf, write_definitions
from tests.forms.store.disk import FIRST, assert_kept

if TYPE_CHECKING:
    from collections.abc import Iterator


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
