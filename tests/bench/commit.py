"""A key commit: from the text in the cell to disk, totals, findings and everything on screen."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal
from itertools import cycle
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from exports.sample import PERIOD, PROVINCE
from forms.change import SetCells
from tests.bench.entries import number_cells
from tests.bench.large_form import enlarged, largest, size
from tests.bench.measure import Line, alternated
from tests.bench.store import fill, open_workspace
from ui.look import Look
from ui.main_window import MainWindow
from ui.pages.entry.page import EntryPage
from ui.theme import LIGHT, apply_theme
from validation.entry import entry_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from exports.workspace import Workspace
    from forms.cell import Cell

_ROUNDS: Final = 300
_REAL: Final = "biểu thật lớn nhất"
#: Milliseconds at the 99th percentile.
_MOST: Final = 16


class _Clerk:
    """A window on the largest form of a workspace, and somebody who adds one to cell after cell."""

    def __init__(self, workspace: Workspace) -> None:
        unit = workspace.province(PROVINCE, PERIOD)
        self.form = largest(workspace.catalogue)
        self.window = MainWindow(Look(LIGHT), workspace, unit, PERIOD)
        self.window.resize(1366, 736)
        self.window.show()
        self.window.show_page(self.form.code)
        page = self.window.shell.pages.currentWidget()
        assert isinstance(page, EntryPage)
        self._source = page.source
        self._desk = self.window.session.desk
        assert self._desk.gate.begun  # the whole report is checked, as soon after the start
        self._cells = cycle(number_cells(self.form))
        QApplication.processEvents()

    def commit(self) -> None:
        """What Enter does: read the text, apply, write, compute, check, tell the screens."""
        cell, amount = self._next()
        place = self._source.position(cell)
        assert place is not None
        row, column = place
        self._source.commit(((row, column, entry_text(amount)),))

    def commit_and_paint(self) -> None:
        """The same, and everything that changed drawn anew."""
        self.commit()
        QApplication.processEvents()

    def apply(self) -> None:
        """The same without window: apply, write, compute, check."""
        self._desk.apply(SetCells((self._next(),)))

    def _next(self) -> tuple[Cell, Decimal]:
        cell = next(self._cells)
        amount = self._desk.figures.typed(cell)
        assert isinstance(amount, Decimal)
        return cell, amount + 1


class _Bare:
    """A table in SQLite with the store's promise (``synchronous=FULL``) and nothing around it."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None)
        for statement in (
            "PRAGMA journal_mode=WAL",
            "PRAGMA synchronous=FULL",
            "CREATE TABLE cells (id INTEGER PRIMARY KEY, text TEXT)",
        ):
            self._connection.execute(statement)

    def write(self) -> None:
        """Two rows in one transaction: a journal entry and its cell."""
        self._connection.execute("BEGIN IMMEDIATE")
        for text in ("12345", '[["CT03/1.8/estimate", "n", "12345"]]'):
            self._connection.execute("INSERT INTO cells (text) VALUES (?)", (text,))
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def lines(folder: Path) -> Iterator[Line]:
    """Commits on the largest real form and on one ten times as large, below an empty folder."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, LIGHT)
    real = open_workspace(folder / "real")
    large = open_workspace(folder / "large", enlarged(folder / "definitions"))
    for space in (real, large):
        fill(space)
    yield from _compared(_Clerk(real), _Clerk(large), folder)
    for space in (real, large):
        space.close()


def _compared(real: _Clerk, large: _Clerk, folder: Path) -> Iterator[Line]:
    with closing(_Bare(folder / "bare.db")) as bare:
        works = (large.commit, real.commit, large.apply, real.apply, bare.write)
        slow, fast, large_desk, real_desk, floor = alternated(works, _ROUNDS)
    painting = (large.commit_and_paint, real.commit_and_paint)
    slow_painted, fast_painted = alternated(painting, _ROUNDS)
    sizes = f"{size(large.form)} so với {size(real.form)} ô"
    yield Line(f"Ghi một ô vào biểu gấp mười ({sizes})", slow, fast, _REAL, ceiling=_MOST)
    yield Line("  chỉ ghi đĩa, tính lại, kiểm tra", large_desk, real_desk, _REAL)
    yield Line("  cả vẽ lại màn hình", slow_painted, fast_painted, _REAL)
    yield Line("  biểu thật: ghi đĩa, tính lại, kiểm tra", real_desk, floor, "sqlite3 trần")
    for clerk in (real, large):
        clerk.window.close()
        clerk.window.deleteLater()
