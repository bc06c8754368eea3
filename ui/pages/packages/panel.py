"""One package: its state, signatures and file, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.fonts import Text
from ui.grid.announcer import announce
from ui.metrics import PAGE_PADDING
from ui.pages.packages.words import STATES, signature_line
from ui.widgets.button import Button, ButtonKind, ButtonSize
from ui.widgets.chip import Chip
from ui.widgets.labels import Ink, Label

if TYPE_CHECKING:
    from exports.submitted import Submitted
    from ui.look import Look

_WIDTH: Final = 340
_BREAK: Final = "\u200b"


class PackagePanel(QFrame):
    """Shows one revision and passes on what was pressed."""

    submit_wanted = Signal()
    revision_wanted = Signal()
    #: A sentence for the status bar.
    said = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one: Submitted | None = None
        self._title = Label(role=Text.SECTION, strong=True, wrap=True)
        self._state = Chip(look, "")
        self._signatures = Label(wrap=True)
        self._file = Label(wrap=True)
        self._missing = Label(ink=Ink.WARNING, wrap=True)
        self._digest = Label(ink=Ink.SECONDARY, wrap=True)
        self._reason = Label(role=Text.CAPTION, ink=Ink.CAPTION, wrap=True)
        self.folder = Button(look, "Mở thư mục", icon="folder_open")
        self.copy = Button(look, "Chép đường dẫn", icon="copy")
        self.submit = Button(look, "Đánh dấu đã nộp", ButtonKind.PRIMARY, ButtonSize.MAIN)
        self.revise = Button(look, "Mở bản điều chỉnh")
        self.setProperty("surface", "details")
        self.setFixedWidth(_WIDTH)
        self.copy.setToolTip("Chép đường dẫn (Ctrl+Shift+C)")
        self._lay_out()
        self.submit.clicked.connect(self.submit_wanted)
        self.revise.clicked.connect(self.revision_wanted)
        self.folder.clicked.connect(self._open_folder)
        self.copy.clicked.connect(self.copy_path)

    def show_package(self, one: Submitted) -> None:
        """Show another revision."""
        self._one = one
        key = one.stored.key
        name, glyph, tone = STATES[one.stored.state]
        self._title.setText(f"Tháng {key.period.month}/{key.period.year}, bản số {key.revision}")
        self._state.show_state(name, tone, glyph)
        self._signatures.setText("\n".join(map(signature_line, one.signatures)) or "Chưa ký")
        self._show_file(one)
        self.submit.setEnabled(one.may_be_submitted)
        self.revise.setEnabled(one.may_be_revised)
        self._reason.setText(_reason(one))
        self._reason.setVisible(bool(self._reason.text()))

    def copy_path(self) -> None:
        """Put the file's path on the clipboard."""
        if self._one is not None and self._one.file is not None:
            QGuiApplication.clipboard().setText(str(self._one.file))
            self.said.emit("Đã chép đường dẫn của tệp.")
            announce(self, "Đã chép đường dẫn.")

    def _show_file(self, one: Submitted) -> None:
        path = one.file
        text = str(path or "Chưa có tệp")
        self._file.setText(text.replace("/", f"/{_BREAK}").replace("\\", f"\\{_BREAK}"))
        self._file.setAccessibleName(text)
        lost = path is not None and not path.exists()
        self._missing.setText("Tệp không còn ở chỗ này. Tìm trong thư mục sao lưu.")
        self._missing.setVisible(lost)
        digest = one.signatures[-1].sha256 if one.signatures else ""
        self._digest.setText(" ".join(digest[at : at + 8] for at in range(0, len(digest), 8)))
        self.copy.setEnabled(path is not None)
        self.folder.setEnabled(path is not None and path.parent.is_dir())

    def _open_folder(self) -> None:
        if self._one is not None and self._one.file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._one.file.parent)))

    def _lay_out(self) -> None:
        body = QWidget()
        body.setProperty("surface", "page")
        column = QVBoxLayout(body)
        column.setContentsMargins(PAGE_PADDING, 12, PAGE_PADDING, 10)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._state)
        for title, *values in (
            ("Chữ ký", self._signatures),
            ("Tệp đã ký", self._file, self._missing),
            ("SHA-256", self._digest),
        ):
            column.addSpacing(6)
            column.addWidget(Label(title, Text.CAPTION, Ink.CAPTION))
            for value in values:
                value.make_selectable()
                column.addWidget(value)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(self.copy, 1)
        column.addLayout(row)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(body)
        foot = QVBoxLayout()
        foot.setContentsMargins(PAGE_PADDING, 8, PAGE_PADDING, 12)
        foot.setSpacing(6)
        for button in (self.submit, self.revise, self._reason):
            foot.addWidget(button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addLayout(foot)


def _reason(one: Submitted) -> str:
    """Why a button is grey."""
    if not one.latest:
        return "Đã có bản sau; đánh dấu và điều chỉnh ở bản đó."
    if not one.signatures:
        return "Bản này chưa ký. Ký xong mới nộp được."
    return "" if one.may_be_submitted else "Bản này đã được đánh dấu."
