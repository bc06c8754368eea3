"""Whose reports are entered on this machine: asked at the first start and for a further unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from ui.fonts import Text
from ui.setup.unit_picker import UnitPicker
from ui.widgets.button import Button, ButtonKind
from ui.widgets.labels import Ink, Label

if TYPE_CHECKING:
    from exports.workspace import Workspace
    from forms.common.period import Period
    from forms.common.provinces import Province
    from ui.look import Look

_SIZE: Final = (600, 520)


def choose_unit(look: Look, workspace: Workspace, period: Period) -> Province | None:
    """Ask in the steps of the first start, which remember it; nothing when they were left."""
    from ui.setup.window import SetupWindow  # noqa: PLC0415

    window = SetupWindow(look, workspace, period)
    accepted = window.exec() == QDialog.DialogCode.Accepted
    return window.unit if accepted else None


def ask_unit(look: Look, workspace: Workspace, period: Period) -> Province | None:
    """Ask for one more unit; nothing when the dialog was closed."""
    dialog = UnitDialog(look, workspace, period)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    return dialog.unit if accepted else None


class UnitDialog(QDialog):
    """The units in force, and what one is added for."""

    def __init__(self, look: Look, workspace: Workspace, period: Period) -> None:
        super().__init__()
        self.picker = UnitPicker(look, workspace.provinces, period.first_day)
        self.start = Button(look, "Mở đơn vị này", ButtonKind.PRIMARY, key="Enter")
        self.cancel = Button(look, "Hủy", key="Esc")
        self.setWindowTitle("Báo cáo Công Thương – Thêm đơn vị")
        self.setProperty("surface", "page")
        self.resize(*_SIZE)
        self._lay_out()
        self.start.setEnabled(self.unit is not None)
        self.picker.moved.connect(lambda unit: self.start.setEnabled(unit is not None))
        self.picker.taken.connect(self.accept)
        self.start.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)

    @property
    def unit(self) -> Province | None:
        """The chosen unit."""
        return self.picker.unit

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(Label("Thêm đơn vị báo cáo", Text.PAGE_TITLE, strong=True))
        text = "Số liệu của mỗi đơn vị được giữ riêng, chỉ lưu trên máy này."
        column.addWidget(Label(text, ink=Ink.SECONDARY, wrap=True))
        column.addWidget(self.picker, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.start)
        column.addLayout(row)
        self.cancel.setAutoDefault(False)
        self.start.setDefault(True)
