"""Signatures in the settings: whom this computer trusts, and keys for those who have none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.pages.settings.card import SettingsCard
from ui.tasks import TaskRunner
from ui.trust.words import summary
from ui.trust.work import entries_of
from ui.widgets.button import Button
from ui.widgets.labels import Ink, Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from exports.trust_folder import TrustEntry
    from exports.workspace import Workspace
    from forms.common.errors import KnownError
    from ui.look import Look


class TrustCard(SettingsCard):
    """One line about the list, and the two dialogs."""

    def __init__(self, look: Look, workspace: Workspace) -> None:
        super().__init__("Chữ ký số")
        self._look = look
        self._workspace = workspace
        self.tasks = TaskRunner(self)
        self.trust = Button(look, "Chứng thư tin cậy…", icon="shield_checkmark")
        self.key = Button(look, "Tạo khóa ký…", icon="signature")
        self.state = Label(ink=Ink.SECONDARY, wrap=True)
        self.add_row("Chứng thư dùng khi xác minh", self.trust)
        self.add(self.state)
        self.add_row("Đơn vị chưa có chứng thư số", self.key)
        self.trust.clicked.connect(self._open_trust)
        self.key.clicked.connect(self._open_key)
        self.refresh()

    def refresh(self) -> None:
        """Say how the list stands now."""
        work = partial(entries_of, self._workspace.paths.trust)
        self.tasks.run(work, self._show, self._refuse)

    def _show(self, entries: tuple[TrustEntry, ...]) -> None:
        self.state.setText(summary(entries, self._workspace.clock.now()))

    def _refuse(self, error: KnownError) -> None:
        self.state.setText(error.sentence)

    def _open_trust(self) -> None:
        from ui.trust.dialog import TrustDialog  # noqa: PLC0415

        dialog = TrustDialog(self._look, self._workspace, self.window())
        dialog.changed.connect(self.refresh)
        self._open(dialog)

    def _open_key(self) -> None:
        from ui.trust.key_dialog import KeyDialog  # noqa: PLC0415

        self._open(KeyDialog(self._look, self._workspace, self.window()))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
