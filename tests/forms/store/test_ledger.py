"""The one door for writing: whatever the disk says, nothing typed is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from forms.cell import Cell
from forms.change import SetCells
from forms.store import database as database_module
from tests.builders import Shelf, a_shelf, write_definitions
from tests.forms.store.disk import ESTIMATE, FIRST, SECOND, assert_kept

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from forms.store.ledger import Ledger


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = a_shelf(tmp_path, write_definitions(tmp_path / "definitions"))
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "_BUSY_SECONDS", 0.05)


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
