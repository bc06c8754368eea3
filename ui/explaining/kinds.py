"""The button that shows the kind of reason and opens the list of kinds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from ui.widgets.button import Button, ButtonSize
from validation.reasons import Reason

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.look import Look


class KindButton(Button):
    """Every kind has its letter in the menu; the ready beginning stands beside its name."""

    #: ``Reason``: the clerk wants another kind.
    chosen = Signal(object)

    def __init__(self, look: Look, size: ButtonSize = ButtonSize.NORMAL) -> None:
        super().__init__(look, "", size=size, trailing="chevron_down")
        self.menu_of_kinds = QMenu(self)
        self._actions: dict[Reason, QAction] = {}
        for number, reason in enumerate(Reason, start=1):
            opening = f"\t{reason.opening.strip()}…" if reason.opening else ""
            action = self.menu_of_kinds.addAction(f"&{number}  {reason.label}{opening}")
            action.setCheckable(True)
            action.triggered.connect(partial(self.chosen.emit, reason))
            self._actions[reason] = action
        self.show_kind(Reason.OTHER)
        self.clicked.connect(self.open_list)

    def show_kind(self, kind: Reason) -> None:
        """Name the kind and tick it in the list."""
        self.setText(f"Loại: {kind.label}")
        self.setAccessibleName(f"Loại nguyên nhân: {kind.label}")
        self.setToolTip("Chọn loại nguyên nhân (Alt+↓)")
        for reason, action in self._actions.items():
            action.setChecked(reason is kind)
        self.updateGeometry()

    def open_list(self) -> None:
        """Show the kinds below the button, the ticked one in hand."""
        for action in self._actions.values():
            if action.isChecked():
                self.menu_of_kinds.setActiveAction(action)
        self.menu_of_kinds.popup(self.mapToGlobal(self.rect().bottomLeft()))
