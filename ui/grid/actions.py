"""Commands that read or write cells: clipboard, clearing, filling."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ui.grid import clipboard, transfer

if TYPE_CHECKING:
    from ui.grid.source import Entry
    from ui.grid.view import EntryView


class Actions:
    """Acts on the selection of a view; what cannot be written is refused with its reason."""

    def __init__(self, view: EntryView) -> None:
        self._view = view
        self._model = view.grid

    def copy(self) -> None:
        """Put the selection on the clipboard: text for everyone, a table with exact numbers."""
        navigator = self._view.navigator
        area, chosen = navigator.area, navigator.cells()
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
        self.fill(transfer.entered_text(self._model, self._view.navigator.position))

    def fill_down(self) -> None:
        """The selection's top row copied downwards."""
        self._write(transfer.fill_down(self._model, self._view.navigator.area))

    def paste(self) -> None:
        """Write the clipboard's block, unless a listener of ``paste_requested`` takes over."""
        data = cast(QMimeData | None, QGuiApplication.clipboard().mimeData())
        if data is None or not (data.hasText() or data.hasHtml()):
            return
        block = clipboard.read_clipboard(data.text() if data.hasText() else "", data.html())
        request = transfer.paste(self._model, block, self._view.navigator.area)
        self._view.paste_requested.emit(request)
        if not request.taken and self._write(request.entries):
            self._view.navigator.select(request.area.within(self._view.navigator.extent))
            self._view.pasted.emit(len(request.entries), request.skipped)

    def _blank_data(self) -> QMimeData:
        """Clipboard data made by Qt: one made in Python crashes Qt when the program ends."""
        data = self._model.mimeData([self._view.currentIndex()])
        data.clear()
        return data

    def _fill_selection(self, text: str) -> None:
        cells = sorted(self._view.navigator.cells())
        self._write(transfer.fill(self._model, cells, text))

    def _write(self, entries: tuple[Entry, ...]) -> bool:
        """Write entries as one step; without any, say why the current cell takes none."""
        if entries:
            self._model.write(entries)
        else:
            self._view.refuse()
        return bool(entries)
