"""The look in force: tokens and icons, handed to every widget, which follows their change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.icons import IconSet

if TYPE_CHECKING:
    from ui.theme import Tokens


class Look(QObject):
    """Passed to widgets on construction; they repaint when ``changed`` fires."""

    changed = Signal()

    def __init__(self, tokens: Tokens, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._icons = IconSet(tokens)

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._tokens

    @property
    def icons(self) -> IconSet:
        """The icons in those colours."""
        return self._icons

    def use(self, tokens: Tokens) -> None:
        """Change to other colours; call ``ui.theme.apply_theme`` first."""
        self._tokens = tokens
        self._icons = IconSet(tokens)
        self.changed.emit()
