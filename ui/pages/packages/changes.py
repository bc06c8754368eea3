"""How a revision differs from the one before, cell by cell: what was typed, or everything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.packages.words import DIFFERENCE_HEADINGS, difference_row
from ui.widgets.labels import Ink, Label
from ui.widgets.plain_table import PlainTable
from ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exports.difference import Difference
    from forms.common.period import Period
    from forms.definition import Form
    from ui.look import Look

_TYPED, _ALL = "typed", "all"
_EMPTY: Final = (Segment(_TYPED, "Ô nhập"), Segment(_ALL, "Tất cả"))


@dataclass(frozen=True, slots=True)
class Comparison:
    """``number`` is the earlier revision's; ``forms`` and ``period`` are this one's."""

    found: tuple[Difference, ...]
    forms: Mapping[str, Form]
    period: Period
    number: int

    @property
    def typed(self) -> tuple[Difference, ...]:
        """Without what only follows from other cells."""
        return tuple(one for one in self.found if not one.computed)


class ChangesPane(QWidget):
    """Shows what somebody typed first; the computed cells on demand."""

    #: ``Cell``: Enter was pressed on its row.
    opened = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._compared: Comparison | None = None
        self._shown: tuple[Difference, ...] = ()
        self.title = Label(ink=Ink.SECONDARY, strong=True)
        self.view = SegmentedControl(look, "Các ô khác nhau", _EMPTY, _TYPED)
        self.table = PlainTable(look, "Các ô khác nhau giữa hai bản", DIFFERENCE_HEADINGS)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.view.chosen.connect(lambda _: self._fill())
        self.table.opened.connect(lambda at: self.opened.emit(self._shown[at].cell))

    def show_comparison(self, compared: Comparison) -> None:
        """Show what differs between two revisions."""
        self._compared = compared
        typed, count = len(compared.typed), len(compared.found)
        words = f"{typed} ô nhập và {count - typed} ô tự tính khác bản số {compared.number}"
        nothing = f"Không có ô nào khác bản số {compared.number}"
        self.title.setText(words if count else nothing)
        segments = (Segment(_TYPED, f"Ô nhập {typed}"), Segment(_ALL, f"Tất cả {count}"))
        self.view.set_segments(segments, self.view.current)
        self.view.setVisible(0 < typed < count)
        self._fill()

    def _fill(self) -> None:
        compared = self._compared
        if compared is None:
            return
        wanted = compared.typed if self.view.current == _TYPED else ()
        self._shown = wanted or compared.found
        forms, period = compared.forms, compared.period
        self.table.show_rows(tuple(difference_row(one, forms, period) for one in self._shown))
