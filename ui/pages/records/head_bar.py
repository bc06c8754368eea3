"""The bar above the editor: which record, how complete, what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.fonts import Text
from ui.metrics import PAGE_HEADER
from ui.widgets.button import Button, ButtonKind, ButtonSize
from ui.widgets.chip import Chip
from ui.widgets.labels import Label
from ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from ui.look import Look
    from ui.pages.records.source import Summary

FIELDS: Final = "fields"
THREAD: Final = "thread"


class HeadBar(QFrame):
    """``FIELDS`` and ``THREAD`` can be chosen between where both have no room."""

    copy_wanted = Signal()
    remove_wanted = Signal()
    #: ``FIELDS`` or ``THREAD``.
    view_chosen = Signal(str)

    def __init__(self, look: Look, *, locked: bool) -> None:
        super().__init__()
        self.setProperty("surface", "bar-head")
        self.setFixedHeight(PAGE_HEADER)
        self._name = Label(role=Text.SECTION, strong=True)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._chip = Chip(look, "")
        self._lock = Chip(look, "Đã ký, chỉ đọc")
        self._lock.setToolTip("Báo cáo đã ký nên nội dung bị khóa. Mở bản điều chỉnh để sửa.")
        parts = (Segment(FIELDS, "Nội dung"), Segment(THREAD, "Trao đổi"))
        self.views = SegmentedControl(look, "Phần hiển thị", parts, FIELDS, ButtonSize.SMALL)
        self._copy = Button(look, "Nhân bản", ButtonKind.FLAT, icon="copy")
        self._remove = Button(look, "Xóa", ButtonKind.FLAT, icon="delete", key="F6")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(10)
        for widget in (self._name, self._chip, self._lock):
            row.addWidget(widget)
        self._lock.setVisible(locked)
        row.addStretch()
        row.addWidget(self.views)
        for button in (self._copy, self._remove):
            row.addWidget(button)
            button.setVisible(not locked)
        self.views.hide()
        self.views.chosen.connect(self.view_chosen)
        self._copy.clicked.connect(self.copy_wanted)
        self._remove.clicked.connect(self.remove_wanted)

    def show_summary(self, summary: Summary | None) -> None:
        """Name a record; with none the bar is empty and nothing can be done."""
        self._name.setText(summary.name if summary else "")
        self._chip.setVisible(summary is not None)
        for button in (self._copy, self._remove):
            button.setEnabled(summary is not None)
        if summary is not None:
            self._chip.show_state(summary.chip.text, summary.chip.tone, summary.chip.glyph)
