"""The first start: whose reports are entered on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout

from forms.store.settings import Option
from ui.fonts import Text
from ui.widgets.button import Button, ButtonKind
from ui.widgets.labels import Ink, Label
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from exports.workspace import Workspace
    from forms.common.period import Period
    from forms.common.provinces import Province
    from ui.look import Look

_SIZE: Final = (460, 480)


def choose_unit(look: Look, workspace: Workspace, period: Period) -> Province | None:
    """Ask for the unit and remember it; nothing when the dialog was closed."""
    unit = ask_unit(look, workspace, period)
    if unit is not None:
        workspace.settings.put(Option.UNIT, unit.identity)
    return unit


def ask_unit(look: Look, workspace: Workspace, period: Period) -> Province | None:
    """Ask for a unit; nothing when the dialog was closed."""
    dialog = UnitDialog(look, workspace, period)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    return dialog.unit if accepted else None


class UnitDialog(QDialog):
    """A list of the units in force, found by name without marks or by code."""

    def __init__(self, look: Look, workspace: Workspace, period: Period) -> None:
        super().__init__()
        self._provinces = workspace.provinces
        self._day = period.first_day
        self._search = SearchField(look, "Tìm tỉnh, thành phố")
        self._list = QListWidget()
        self._start = Button(look, "Bắt đầu nhập", ButtonKind.PRIMARY, key="Enter")
        self.unit: Province | None = None
        self.setWindowTitle("Báo cáo Công Thương – Chọn đơn vị")
        self.resize(*_SIZE)
        self._lay_out()
        self._search.textChanged.connect(self._fill)
        self._list.currentItemChanged.connect(self._choose)
        self._list.itemDoubleClicked.connect(self.accept)
        self._start.clicked.connect(self.accept)
        self._fill("")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(Label("Đơn vị báo cáo", Text.PAGE_TITLE, strong=True))
        text = "Chọn tỉnh, thành phố của Sở Công Thương. Số liệu chỉ lưu trên máy này."
        column.addWidget(Label(text, ink=Ink.SECONDARY, wrap=True))
        column.addWidget(self._search)
        self._list.setAccessibleName("Tỉnh, thành phố")
        column.addWidget(self._list, 1)
        row = QHBoxLayout()
        row.addStretch()
        self._start.setDefault(True)
        row.addWidget(self._start)
        column.addLayout(row)

    def _fill(self, text: str) -> None:
        self._list.clear()
        found = self._provinces.search(text, self._day) if text else self._provinces.on(self._day)
        for unit in found:
            item = QListWidgetItem(f"{unit.code}   {unit.full_name(self._day)}")
            item.setData(Qt.ItemDataRole.UserRole, unit)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._choose()

    def _choose(self) -> None:
        row = self._list.currentRow()
        self.unit = self._list.item(row).data(Qt.ItemDataRole.UserRole) if row >= 0 else None
        self._start.setEnabled(self.unit is not None)
