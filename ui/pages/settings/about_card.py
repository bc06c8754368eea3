"""About the program: its version, the forms and rules in force, what it is built on."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from forms.version import APP_NAME, APP_VERSION
from ui.pages.settings.card import SettingsCard
from ui.widgets.button import Button
from ui.widgets.labels import Ink, Label

if TYPE_CHECKING:
    from ui.look import Look
    from ui.session import EditSession


class AboutCard(SettingsCard):
    """Selectable, so that it can be quoted when somebody asks for help."""

    def __init__(self, look: Look, session: EditSession) -> None:
        super().__init__("Giới thiệu")
        self._look = look
        self._workspace = session.workspace
        self.update_button = Button(look, "Tìm bản mới…", icon="search")
        self.update_button.clicked.connect(self._on_update)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(16)
        for at, (name, value) in enumerate(_facts(session)):
            words = Label(value, wrap=True)
            words.make_selectable()
            words.setAccessibleName(name)
            grid.addWidget(Label(name, ink=Ink.CAPTION), at, 0)
            grid.addWidget(words, at, 1)
        self.add(grid)
        row = QHBoxLayout()
        row.addWidget(self.update_button)
        row.addStretch()
        self.add(row)

    def _on_update(self) -> None:
        """An installer that was started cannot begin before this program has ended."""
        from ui.update.dialog import ask_update  # noqa: PLC0415 - hardly ever

        if ask_update(self._look, self._workspace, self.window()):
            self.window().close()


def _facts(session: EditSession) -> tuple[tuple[str, str], ...]:
    forms = session.desk.report.forms.values()
    rules = sum(len(form.rules) for form in forms)
    versions = ", ".join(f"{form.number or form.code} ({form.version})" for form in forms)
    period = session.period
    return (
        ("Chương trình", f"{APP_NAME} {APP_VERSION}"),
        ("Biểu mẫu", f"{len(forms)} biểu áp dụng cho {period.title}: {versions}"),
        ("Quy tắc kiểm tra", f"{rules} quy tắc, đi theo phiên bản của từng biểu"),
        ("Số liệu", str(session.workspace.paths.store)),
        ("Nền tảng", f"Python {platform.python_version()}, Qt {PySide6.__version__}"),
        ("Mạng", "Chương trình không mở kết nối mạng nào."),
    )
