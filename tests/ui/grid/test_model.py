"""The item model: roles, headers, changes and new findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.grid.fake import ESTIMATE, HISTORY, FakeSource
from tests.ui.grid.sample import PICTURE, row_of
from ui.grid.model import GridModel, GridRole
from ui.grid.source import ColumnKind
from validation.cellstate import CellState

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

Role = Qt.ItemDataRole


@pytest.fixture
def model(source: FakeSource) -> GridModel:
    return GridModel(source)


def test_it_is_a_proper_item_model(qtmodeltester: ModelTester, model: GridModel) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt's own


def test_a_cell_tells_text_state_kind_and_history(model: GridModel) -> None:
    index = model.index(9, ESTIMATE)
    assert index.data() == "1.204,5"
    assert index.data(GridRole.STATE) == CellState.NORMAL
    assert index.data(GridRole.KIND) is ColumnKind.ENTRY
    assert len(index.data(GridRole.HISTORY)) == 13
    assert model.index(0, ESTIMATE).data(GridRole.REASON).startswith("Ô này tự tính")


def test_screen_readers_hear_place_finding_and_help(model: GridModel, source: FakeSource) -> None:
    source.find((9, ESTIMATE), CellState.WARNING, "Tăng 38,6% so với tháng 9.")
    index = model.index(9, ESTIMATE)
    assert index.data(Role.AccessibleTextRole).startswith("1.8 Xăng, dầu các loại, Ước T10/2026")
    assert index.data(Role.AccessibleTextRole).endswith("Tăng 38,6% so với tháng 9.")
    assert index.data(Role.AccessibleDescriptionRole) == "Tăng 38,6% so với tháng 9."


def test_headers_say_their_whole_path(model: GridModel) -> None:
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    path = model.headerData(ESTIMATE, across, Role.AccessibleTextRole)
    assert path == "Nhập kỳ này, Ước T10/2026, cột 4"
    assert model.headerData(HISTORY, across, Role.AccessibleTextRole) == "13 tháng"
    assert model.headerData(ESTIMATE, across) == "Ước T10/2026"
    assert model.headerData(9, down) == "1.8 Xăng, dầu các loại"
    assert model.headerData(99, across) is None


def test_only_enterable_cells_are_editable(model: GridModel, source: FakeSource) -> None:
    assert model.flags(model.index(2, ESTIMATE)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(0, ESTIMATE)) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(model.index(0, ESTIMATE), "1")
    assert source.commits == []


def test_changes_of_the_source_are_seen_and_announced_to_views(
    model: GridModel, source: FakeSource
) -> None:
    assert model.cell(2, ESTIMATE).text == "2.306,3"
    told: list[tuple[int, ...]] = []
    model.dataChanged.connect(
        lambda a, b, _: told.append((a.row(), a.column(), b.row(), b.column()))
    )
    source.commit(((2, ESTIMATE, "1"), (4, ESTIMATE, "2")))
    assert told == [(2, ESTIMATE, 2, HISTORY), (4, ESTIMATE, 4, HISTORY)]
    source.signals.cells_changed.emit(frozenset((row, ESTIMATE) for row in range(20)))
    assert told[2:] == [(0, ESTIMATE, 19, ESTIMATE)]
    assert model.cell(2, ESTIMATE).text == "1,0"


def test_findings_count_as_new_only_in_cells_just_written(
    model: GridModel, source: FakeSource
) -> None:
    told: list[object] = []
    model.findings_appeared.connect(told.append)
    source.find((9, ESTIMATE), CellState.ERROR, "Của máy khác.")
    assert told == []
    model.write(((3, ESTIMATE, "1.4.4x"), (4, ESTIMATE, "5")))
    assert told == [((3, ESTIMATE),)]
    source.find((4, ESTIMATE), CellState.WARNING, "Muộn hơn một chút.")
    assert told[1:] == [((4, ESTIMATE),)]
    source.find((4, ESTIMATE), CellState.WARNING, "Vẫn thế.")
    assert len(told) == 2


def test_other_rows_after_a_reset(model: GridModel, source: FakeSource) -> None:
    assert model.rowCount() == 24
    source.rows = tuple(map(row_of, PICTURE))
    source.signals.reset.emit()
    assert model.rowCount() == 20
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0
