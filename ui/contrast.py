"""Follows the system's contrast mode while the program runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.preferences import wear

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from forms.store.settings import Settings
    from ui.look import Look


class SystemContrast(QObject):
    """Puts other colours on when the mode is switched or another contrast theme is chosen."""

    def __init__(self, app: QApplication, look: Look, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._look = look
        self._settings = settings
        self._hints = app.styleHints()
        #: Kept, because the binding deletes what hangs on a nameless object.
        self._accessibility = self._hints.accessibility()
        self._accessibility.contrastPreferenceChanged.connect(self._follow)
        self._hints.colorSchemeChanged.connect(self._follow)

    def _follow(self) -> None:
        wear(self._app, self._look, self._settings)
