"""The records as a Qt model: changed row by row, so that the current record stays current."""

from __future__ import annotations

from enum import IntEnum
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

if TYPE_CHECKING:
    from ui.pages.records.source import Summary

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RecordRole(IntEnum):
    """Model roles beyond Qt's."""

    SUMMARY = Qt.ItemDataRole.UserRole + 1


class RecordsModel(QAbstractListModel):
    """Shows summaries."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Summary] = []

    @property
    def summaries(self) -> tuple[Summary, ...]:
        """What is listed."""
        return tuple(self._rows)

    def show(self, wanted: tuple[Summary, ...]) -> None:
        """List these instead."""
        ids = {summary.record for summary in wanted}
        self._remove([row for row, shown in enumerate(self._rows) if shown.record not in ids])
        present = {summary.record for summary in self._rows}
        if [s.record for s in self._rows] != [s.record for s in wanted if s.record in present]:
            self.beginResetModel()
            self._rows = list(wanted)
            self.endResetModel()
            return
        for row, summary in enumerate(wanted):
            if summary.record in present:
                self._change(row, summary)
            else:
                self.beginInsertRows(_ROOT, row, row)
                self._rows.insert(row, summary)
                self.endInsertRows()

    def row_of(self, record: str) -> int:
        """Where a record is listed; −1 when it is not."""
        rows = (row for row, shown in enumerate(self._rows) if shown.record == record)
        return next(rows, -1)

    @override
    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        summary = self._rows[index.row()]
        if role == RecordRole.SUMMARY:
            return summary
        if role == Qt.ItemDataRole.DisplayRole:
            return summary.heading
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return summary.spoken
        tip = f"<p>{escape(summary.heading)}</p>"  # as rich text it is wrapped
        return tip if role == Qt.ItemDataRole.ToolTipRole else None

    def _remove(self, rows: list[int]) -> None:
        """Take rows out, a run at a time, from the end."""
        while rows:
            last = first = rows.pop()
            while rows and rows[-1] == first - 1:
                first = rows.pop()
            self.beginRemoveRows(_ROOT, first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()

    def _change(self, row: int, summary: Summary) -> None:
        if self._rows[row] != summary:
            self._rows[row] = summary
            index = self.index(row)
            self.dataChanged.emit(index, index)
