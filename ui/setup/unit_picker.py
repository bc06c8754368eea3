"""The units in force, found by their own names, by those of the units merged, or by code."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from forms.common.text import search_key
from ui.fonts import Text
from ui.widgets.labels import Ink, Label
from ui.widgets.plain_table import Heading, PlainTable, TableRow
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from forms.common.provinces import Province, Provinces
    from ui.look import Look

_HEADINGS: Final = (
    Heading("Mã"),
    Heading("Tỉnh, thành phố"),
    Heading("Hợp nhất từ", stretch=True),
)
_Key = Qt.Key


class UnitPicker(QWidget):
    """Typing narrows the list, up and down choose while typing goes on."""

    #: ``Province``, or nothing when no unit fits.
    moved = Signal(object)
    #: Enter or a double click in the list; Enter in the search is the dialog's own.
    taken = Signal()

    def __init__(self, look: Look, provinces: Provinces, day: date) -> None:
        super().__init__()
        self._provinces = provinces
        self._day = day
        self._units = tuple((unit, self._merged(unit)) for unit in provinces.on(day))
        self._found: tuple[Province, ...] = ()
        self.search = SearchField(look, "Tìm tỉnh, thành phố, cả tên trước khi hợp nhất")
        self.table = PlainTable(look, "Tỉnh, thành phố", _HEADINGS)
        self._remark = Label(role=Text.CAPTION, ink=Ink.ACCENT, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.search, self._remark, self.table):
            column.addWidget(widget)
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(self._fill)
        self.table.moved.connect(lambda _: self.moved.emit(self.unit))
        self.table.opened.connect(lambda _: self.taken.emit())
        self._fill("")

    @property
    def unit(self) -> Province | None:
        """The chosen one."""
        at = self.table.row
        return self._found[at] if 0 <= at < len(self._found) else None

    def choose(self, unit: Province) -> None:
        """Put the mark on a unit of the list."""
        if unit in self._found:
            self.table.selectRow(self._found.index(unit))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the search field leaves over moves in the list."""
        step = {_Key.Key_Up: -1, _Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not self._found:
            super().keyPressEvent(event)
            return
        self.table.selectRow(min(max(self.table.row + step, 0), len(self._found) - 1))

    def _merged(self, unit: Province) -> tuple[str, ...]:
        """Names of the units it was made of."""
        if unit.valid_from is None:
            return ()
        before = unit.valid_from - timedelta(days=1)
        return tuple(old.name for old in self._provinces.on_territory_of(unit, before))

    def _fill(self, text: str) -> None:
        key, before = search_key(text), self.unit
        found = [
            (unit, merged)
            for unit, merged in self._units
            if key == unit.code or any(key in search_key(name) for name in (unit.name, *merged))
        ]
        found.sort(key=lambda pair: not search_key(pair[0].name).startswith(key))
        self._found = tuple(unit for unit, _ in found)
        self.table.show_rows(
            tuple(
                TableRow((unit.code, unit.full_name(self._day), ", ".join(merged) or "–"))
                for unit, merged in found
            )
        )
        if not key:  # nobody is chosen by chance
            self.table.setCurrentIndex(QModelIndex())
        if before is not None and not key:
            self.choose(before)
        self._remark.setText(self._explained(key, found) if key else "")
        self._remark.setVisible(bool(self._remark.text()))
        self.moved.emit(self.unit)

    def _explained(self, key: str, found: list[tuple[Province, tuple[str, ...]]]) -> str:
        """Why a unit stands in the list although it bears another name."""
        if not found:
            return "Không có tỉnh, thành phố nào như vậy. Thử tên ngắn hơn hoặc mã, ví dụ 40."
        moved = [
            f"{name} nay thuộc {unit.full_name(self._day)}"
            for unit, merged in found
            for name in merged
            if key in search_key(name) and name != unit.name
        ]
        return f"{'; '.join(moved[:3])}." if moved else ""
