"""What the navigation lists: sections and the places under them."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from forms.common.frozen import dataclass
from ui.tones import Tone

if TYPE_CHECKING:
    from ui.glyphs import Glyph

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class NavEntry:
    """A place to go to. It has a number ("03") or an icon, never both."""

    key: str
    text: str
    number: str = ""
    icon: str = ""
    glyph: Glyph | None = None
    #: Shown left of the glyph: "1", "21/24".
    count_text: str = ""
    #: Colour of the count where no glyph gives it one.
    tone: Tone = Tone.PLAIN
    #: Done part of the PARTIAL glyph's ring.
    fraction: float = 0.7
    #: Stands in the text's place where that finds no room.
    shorter: str = ""
    #: What screen readers say instead of text, count and state.
    spoken: str = ""

    @property
    def accessible(self) -> str:
        """The entry in one spoken line, "03 Thương mại nội địa, 1, Có lỗi"."""
        if self.spoken:
            return self.spoken
        name = f"{self.number} {self.text}".strip()
        state = self.glyph.label if self.glyph else ""
        return ", ".join(part for part in (name, self.count_text, state) if part)


@dataclass(frozen=True, slots=True)
class NavSection:
    """A heading with an optional sum at its right."""

    text: str
    note: str = ""


NavRow = NavEntry | NavSection


class NavRole(IntEnum):
    """Model roles beyond Qt's."""

    ROW = Qt.ItemDataRole.UserRole + 1
    CURRENT = Qt.ItemDataRole.UserRole + 2


class NavModel(QAbstractListModel):
    """Rows as given; sections take no focus; one entry may be the current one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[NavRow, ...] = ()
        self._current = ""

    def set_rows(self, rows: tuple[NavRow, ...]) -> None:
        """Show these rows; while places stay the same the focus stays too."""
        if [_identity(row) for row in rows] == [_identity(row) for row in self._rows]:
            self._rows = rows
            self._repaint()
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_current(self, key: str) -> None:
        """Mark the entry that is open."""
        self._current = key
        self._repaint()

    @property
    def rows(self) -> tuple[NavRow, ...]:
        """Sections and entries as shown."""
        return self._rows

    def index_of(self, key: str) -> QModelIndex:
        """Where an entry stands; an invalid index when it is not listed."""
        for number, row in enumerate(self._rows):
            if isinstance(row, NavEntry) and row.key == key:
                return self.index(number)
        return QModelIndex()

    def row_at(self, index: _Index) -> NavRow:
        """The row behind a valid index."""
        return self._rows[index.row()]

    @override
    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == NavRole.ROW:
            return row
        if role == NavRole.CURRENT:
            return self._is_current(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, NavEntry):
            return row.accessible
        return None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self._rows[index.row()], NavSection):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _is_current(self, row: NavRow) -> bool:
        return isinstance(row, NavEntry) and row.key == self._current

    def _spoken(self, row: NavRow) -> str:
        if isinstance(row, NavSection):
            return row.text
        return f"{row.accessible}, đang mở" if self._is_current(row) else row.accessible

    def _repaint(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


def _identity(row: NavRow) -> str:
    return row.key if isinstance(row, NavEntry) else f"§{row.text}"
