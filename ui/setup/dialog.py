"""Figures of earlier months brought in later, from the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from ui.fonts import Text
from ui.setup.bring_pane import BringPane
from ui.widgets.button import Button
from ui.widgets.labels import Ink, Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from exports.workspace import Workspace
    from forms.common.provinces import Province
    from ui.look import Look

_SIZE: Final = (900, 560)
_TOLD: Final = (
    "Dùng cho cột cùng kỳ, lũy kế và phép so sánh. Tháng đã ký và biểu đã có số trên máy được "
    "giữ nguyên."
)


class BringDialog(QDialog):
    """Closes only when nothing is being written."""

    def __init__(
        self, look: Look, workspace: Workspace, unit: Province, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.pane = BringPane(look, workspace, unit)
        self.close_button = Button(look, "Đóng", key="Esc")
        self.setWindowTitle("Số liệu các tháng trước")
        self.setProperty("surface", "page")
        self.resize(*_SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(Label("Số liệu các tháng trước", Text.PAGE_TITLE, strong=True))
        column.addWidget(Label(_TOLD, ink=Ink.SECONDARY, wrap=True))
        column.addWidget(self.pane, 1)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self.pane.setFocus()

    @override
    def reject(self) -> None:
        """The first Esc stops what runs."""
        if self.pane.work.busy:
            self.pane.work.stop()
        else:
            super().reject()
