"""Commands that read or write cells: clipboard, clearing, filling."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from ui.grid import clipboard, transfer
from ui.grid.movement import Direction

if TYPE_CHECKING:
    from ui.grid.navigator import Navigator
    from ui.grid.source import Entry
    from ui.grid.table import GridTable


class Actions(QObject):
    """Acts on the selection of a view."""

    #: Nothing could be written: the current cell is to say why.
    refused = Signal()
    #: ``PasteRequest``, before anything is written.
    paste_requested = Signal(object)
    #: How many cells a paste wrote and how many texts found no enterable cell.
    pasted = Signal(int, int)

    def __init__(self, view: GridTable, navigator: Navigator) -> None:
        super().__init__(view)
        self._view = view
        self._model = view.grid
        self._navigator = navigator

    def copy(self) -> None:
        """Put the selection on the clipboard: text for everyone, a table with exact numbers."""
        area, chosen = self._navigator.area, self._navigator.cells()
        block = transfer.copied_block(self._model, area, chosen)
        numbers = transfer.copied_numbers(self._model, area, chosen)
        data = self._blank_data()
        data.setText(clipboard.write_tsv(block))
        data.setHtml(clipboard.write_html(block, numbers))
        QGuiApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        """Copy, then clear."""
        self.copy()
        self.clear()

    def clear(self) -> None:
        """Blank every enterable cell of the selection."""
        self._fill_selection("")

    def fill(self, text: str) -> None:
        """The same text in every enterable cell of the selection."""
        self._fill_selection(text)

    def fill_current(self) -> None:
        """The current cell's text in the whole selection."""
        self.fill(transfer.entered_text(self._model, self._navigator.position))

    def fill_down(self) -> None:
        """The selection's top row copied downwards."""
        self._write(transfer.fill_onward(self._model, self._navigator.area, Direction.DOWN))

    def fill_right(self) -> None:
        """The selection's left column copied to the right."""
        self._write(transfer.fill_onward(self._model, self._navigator.area, Direction.RIGHT))

    def paste(self) -> None:
        """Write the clipboard's block, unless a listener of ``paste_requested`` takes over."""
        data = cast(QMimeData | None, QGuiApplication.clipboard().mimeData())
        if data is None or not (data.hasText() or data.hasHtml()):
            return
        block = clipboard.read_clipboard(data.text() if data.hasText() else "", data.html())
        request = transfer.paste(self._model, block, self._navigator.area)
        self.paste_requested.emit(request)
        if not request.taken and self._write(request.entries):
            self._navigator.select(request.area.within(self._navigator.extent))
            self.pasted.emit(len(request.entries), request.skipped)

    def _blank_data(self) -> QMimeData:
        """Clipboard data made by Qt: one made in Python crashes Qt when the program ends."""
        data = self._model.mimeData([self._view.currentIndex()])
        data.clear()
        return data

    def _fill_selection(self, text: str) -> None:
        cells = sorted(self._navigator.cells())
        self._write(transfer.fill(self._model, cells, text))

    def _write(self, entries: tuple[Entry, ...]) -> bool:
        """Write entries as one step; without any, have it said why the current cell takes none."""
        if entries:
            self._model.write(entries)
        else:
            self.refused.emit()
        return bool(entries)
