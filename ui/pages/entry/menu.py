"""The menu of the right mouse button: what can be done with the selected cells."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from ui.explaining.plea import plea_of
from ui.grid.keys import Act, Command

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from forms.cell import Cell
    from ui.form_source import FormSource
    from ui.grid.view import EntryView

#: Words, key and command; a key after a tab is only shown, the grid itself answers it.
_COMMANDS: Final = (
    ("Cắt\tCtrl+X", Act.CUT),
    ("Chép\tCtrl+C", Act.COPY),
    ("Dán\tCtrl+V", Act.PASTE),
    ("Xóa\tDelete", Act.CLEAR),
    ("Điền xuống\tCtrl+D", Act.FILL_DOWN),
)
_OWN_WIDTHS: Final = "Trả các cột về độ rộng chuẩn"
_WRITING: Final = frozenset({Act.CUT, Act.PASTE, Act.CLEAR, Act.FILL_DOWN})


class GridMenu(QObject):
    """Opens a menu on the grid of a form."""

    #: Explain the current cell's warning.
    explain_wanted = Signal()
    #: Show who changed the current cell and when.
    history_wanted = Signal()

    def __init__(self, grid: EntryView, source: FormSource) -> None:
        super().__init__(grid)
        self._grid = grid
        self._source = source
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        grid.customContextMenuRequested.connect(self._open)

    def made(self) -> QMenu:
        """The menu for the selection as it is now; it deletes itself when closed."""
        grid, cell = self._grid, self._current
        menu = QMenu(grid)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        free = any(map(grid.grid.enterable, grid.navigator.cells()))
        mime = cast(QMimeData | None, QGuiApplication.clipboard().mimeData())
        offered = mime is not None and (mime.hasText() or mime.hasHtml())
        for words, act in _COMMANDS:
            action = menu.addAction(words)
            possible = free or act not in _WRITING
            action.setEnabled(possible and (offered or act is not Act.PASTE))
            action.triggered.connect(partial(self._run, act))
        menu.addSeparator()
        plea = plea_of(self._source.session.judged(cell) if cell else None)
        explain = menu.addAction(f"{plea.words.title if plea else 'Giải trình'}\tShift+F2")
        explain.setEnabled(plea is not None)
        explain.triggered.connect(self.explain_wanted)
        history = menu.addAction("Lịch sử sửa")
        history.setEnabled(cell is not None)
        history.triggered.connect(self.history_wanted)
        menu.addSeparator()
        widths = menu.addAction(_OWN_WIDTHS)
        widths.setEnabled(bool(grid.widths.dragged()))
        widths.triggered.connect(grid.use_own_widths)
        return menu

    @property
    def _current(self) -> Cell | None:
        index = self._grid.currentIndex()
        return self._source.cell_at(index.row(), index.column()) if index.isValid() else None

    def _run(self, act: Act) -> None:
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self._grid.run(Command(act))

    def _open(self, place: QPoint) -> None:
        self._grid.commit_editor()
        self.made().popup(self._grid.viewport().mapToGlobal(place))
