"""People at the dialogs of trust: what they click and type, what they read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.serialization import Encoding

from tests.ui.pages.sign.hands import click, enter, paste, segment
from tests.ui.pages.sign.seed import LONG
from ui.look import Look
from ui.theme import LIGHT
from ui.trust.dialog import TrustDialog
from ui.trust.key_dialog import KeyDialog
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography import x509
    from PySide6.QtWidgets import QLineEdit
    from pytestqt.qtbot import QtBot

    from exports.workspace import Workspace

PASSWORD = "mật khẩu của tôi"  # noqa: S105 - of keys made here


class Person:
    """Somebody at a dialog of a workspace."""

    def __init__(self, qtbot: QtBot, workspace: Workspace) -> None:
        self.qtbot = qtbot
        self.workspace = workspace

    def trust(self) -> TrustDialog:
        dialog = TrustDialog(Look(LIGHT), self.workspace)
        self._show(dialog)
        return dialog

    def keys(self) -> KeyDialog:
        dialog = KeyDialog(Look(LIGHT), self.workspace)
        self._show(dialog)
        return dialog

    def _show(self, dialog: TrustDialog | KeyDialog) -> None:
        self.qtbot.addWidget(dialog)
        dialog.show()
        self.idle(dialog)

    def idle(self, dialog: TrustDialog | KeyDialog) -> None:
        self.qtbot.waitUntil(lambda: not dialog.tasks.busy, timeout=LONG)

    def make_key(self, role: str, name: str, folder: Path) -> tuple[Path, Path, str]:
        """Key file, certificate and the fingerprint that is read out on the telephone."""
        dialog = self.keys()
        dialog.put_into(folder)
        segment(dialog.role, role)
        enter(dialog.name, name)
        type_into(dialog.password, PASSWORD)
        type_into(dialog.again, PASSWORD)
        click(dialog.make)
        self.idle(dialog)
        (key,) = folder.glob("*.p12")
        told = dialog.fingerprint.text().partition(": ")[2]
        dialog.close()
        return key, key.with_suffix(".crt"), told

    def pin(self, certificate: Path, told: str) -> TrustDialog:
        dialog = self.trust()
        dialog.offer_file(certificate)
        self.idle(dialog)
        type_into(dialog.fingerprint, told)
        click(dialog.trust)
        self.idle(dialog)
        self.idle(dialog)
        return dialog


def type_into(field: QLineEdit, text: str) -> None:
    click(field)
    field.selectAll()
    paste(field, text)


def said(dialog: TrustDialog | KeyDialog) -> str:
    label = dialog.said.findChild(Label)
    assert label is not None
    return label.text() if dialog.said.isVisible() else ""


def listed(dialog: TrustDialog) -> list[list[str]]:
    model = dialog.table.model()
    rows = range(model.rowCount())
    return [[str(model.index(row, at).data()) for at in range(4)] for row in rows]


def der_of(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)
