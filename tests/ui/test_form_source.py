"""A form as the grid gets it: what has to be filled in, and room for long figures."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from forms.cell import Cell
from tests.ui.windows import empty_workspace, open_window
from ui.form_source import FormSource
from ui.pages.entry.page import EntryPage
from validation.cellstate import CellState

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

REAL = Path(__file__).parent.parent / "data" / "retail-2020-06.csv"


def cut(page: EntryPage) -> list[str]:
    """Figures that would be painted as ###."""
    grid, style = page.grid.grid, page.grid.cells.style
    room = {c: page.grid.columnWidth(c) - style.padding - 1 for c in range(grid.columnCount())}
    return [
        cell.text
        for row in range(grid.rowCount())
        for column in range(3, grid.columnCount())
        if not (cell := grid.cell(row, column)).words
        and style.text(cell.text, None, strong=False)[1] > room[column]
    ]


def test_cells_of_a_form_not_begun_ask_to_be_filled(tmp_path: Path, qtbot: QtBot) -> None:
    workspace = empty_workspace(tmp_path)
    window = open_window(workspace)
    qtbot.addWidget(window)
    source = FormSource(window.session, "CT05")
    assert "T" not in required_rows(source), "it follows from 1 and 2"
    assert {"1", "2"} <= required_rows(source)
    before = required(source)
    window.session.enter(((Cell("CT05", "5", "estimate"), "1"),), "nhập 1 ô")
    assert required(source) == before, "the first key changes nothing"
    assert len(before) == window.session.desk.gate.missing
    window.close()
    workspace.close()


def test_an_official_figure_is_asked_for_only_where_last_month_reported(
    tmp_path: Path, qtbot: QtBot
) -> None:
    workspace = empty_workspace(tmp_path)
    window = open_window(workspace)
    qtbot.addWidget(window)
    source = FormSource(window.session, "CT03")
    assert {cell.column for cell in required(source)} == {"estimate"}
    window.session.enter(((Cell("CT03", "1a", "estimate"), "1"),), "nhập 1 ô")
    assert {cell.column for cell in required(source)} == {"estimate"}
    window.close()
    workspace.close()


def required(source: FormSource) -> set[Cell]:
    """The cells marked as to be filled."""
    places = (
        source.cell_at(row, column)
        for row in range(len(source.rows))
        for column in range(len(source.columns))
        if source.cell(row, column).state is CellState.REQUIRED
    )
    return {cell for cell in places if cell is not None}


def required_rows(source: FormSource) -> set[str]:
    return {cell.row for cell in required(source)}


def test_a_blank_reference_says_why(tmp_path: Path, qtbot: QtBot) -> None:
    workspace = empty_workspace(tmp_path)
    window = open_window(workspace)
    qtbot.addWidget(window)
    source = FormSource(window.session, "CT04")
    blank = source.position(Cell("CT04", "1", "same_month"))
    typed = source.position(Cell("CT04", "1", "estimate"))
    assert blank is not None
    assert typed is not None
    assert source.cell(*blank).hint().startswith("Kho chưa có báo cáo tháng")
    assert source.cell(*typed).hint() == ""
    window.close()
    workspace.close()


def test_no_real_figure_is_cut_at_1366_pixels(tmp_path: Path, qtbot: QtBot) -> None:
    workspace = empty_workspace(tmp_path)
    window = open_window(workspace)
    qtbot.addWidget(window)
    window.resize(1366, 688)
    window.show()
    with REAL.open(encoding="utf-8") as lines:
        figures = [
            (Cell(line["form"], line["row"], line["column"]), line["value"].replace(".", ","))
            for line in csv.DictReader(lines)
        ]
    window.session.enter(tuple(figures), "số thật")
    window.show_page("CT03")
    page = window.shell.pages.currentWidget()
    assert isinstance(page, EntryPage)
    qtbot.waitExposed(window)
    assert cut(page) == []
    window.close()
    workspace.close()


def test_a_column_grows_when_a_long_figure_is_typed(tmp_path: Path, qtbot: QtBot) -> None:
    workspace = empty_workspace(tmp_path)
    window = open_window(workspace)
    qtbot.addWidget(window)
    window.resize(1366, 688)
    window.show()
    window.show_page("CT03")
    page = window.shell.pages.currentWidget()
    assert isinstance(page, EntryPage)
    position = page.source.position(Cell("CT03", "1.1", "estimate"))
    assert position is not None
    before = page.grid.columnWidth(position[1])
    page.source.commit(((*position, "123456789012,34"),))
    assert cut(page) != []
    page.grid.viewport().grab()
    qtbot.waitUntil(lambda: page.grid.columnWidth(position[1]) > before)
    assert cut(page) == []
    window.close()
    workspace.close()
