"""One package: its state, what became of it, its file, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.folders import open_folder
from ui.fonts import Text
from ui.grid.announcer import announce
from ui.metrics import PAGE_PADDING
from ui.pages.packages.words import STATES, course
from ui.pages.sign.order import SigningOrder
from ui.pages.sign.words import grouped, size_text
from ui.widgets.button import Button, ButtonKind, ButtonSize
from ui.widgets.chip import Chip
from ui.widgets.file_card import FileCard
from ui.widgets.frames import Divider
from ui.widgets.labels import Ink, Label

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from exports.submitted import Submitted
    from ui.look import Look

#: Beside a roomy list and beside a narrow one.
_WIDTH, _WIDTH_NARROW = 340, 290


class PackagePanel(QFrame):
    """Shows one revision and passes on what was pressed."""

    submit_wanted = Signal()
    #: The mark of its submission was a slip.
    taken_back = Signal()
    revision_wanted = Signal()
    #: ``Path``: say whether this file is still what was signed.
    verify_wanted = Signal(object)
    #: A sentence for the status bar.
    said = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._one: Submitted | None = None
        self._title = Label(role=Text.SECTION, strong=True, wrap=True)
        self._state = Chip(look, "")
        self._course = SigningOrder(look)
        self._card = FileCard(look)
        self._missing = Label(ink=Ink.WARNING, wrap=True)
        self._digest_title = Label("SHA-256", Text.CAPTION, Ink.CAPTION)
        self._digest = Label(ink=Ink.SECONDARY, wrap=True)
        self._reason = Label(role=Text.CAPTION, ink=Ink.CAPTION, wrap=True)
        self.folder = Button(look, "Mở thư mục", icon="folder_open")
        self.copy = Button(look, "Chép đường dẫn", icon="copy")
        self.verify = Button(look, "Xác minh tệp", icon="shield_checkmark")
        self.submit = Button(
            look, "Đánh dấu đã nộp", ButtonKind.PRIMARY, ButtonSize.MAIN, icon="send"
        )
        self.take_back = Button(look, "Bỏ đánh dấu đã nộp", size=ButtonSize.MAIN, icon="arrow_undo")
        self.revise = Button(look, "Mở bản điều chỉnh", icon="edit")
        self.setProperty("surface", "details")
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName("Gói đang chọn")
        self.copy.setToolTip("Chép đường dẫn (Ctrl+Shift+C)")
        self.verify.setToolTip("Đọc lại tệp và kiểm tra chữ ký, nội dung")
        self._lay_out()
        self._connect()

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the list more room."""
        self.setFixedWidth(_WIDTH_NARROW if narrow else _WIDTH)

    def show_package(self, one: Submitted, today: date) -> None:
        """Show another revision."""
        self._one = one
        key = one.stored.key
        name, glyph, tone = STATES[one.stored.state]
        self._title.setText(f"Tháng {key.period.month}/{key.period.year}, bản số {key.revision}")
        self._state.show_state(name, tone, glyph)
        self._course.show_steps(course(one, today))
        self._show_file(one)
        self.submit.setVisible(not one.may_be_taken_back)
        self.submit.setEnabled(one.may_be_submitted)
        self.take_back.setVisible(one.may_be_taken_back)
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
        there = path is not None and path.is_file()
        if path is not None:
            self._card.show_file(path, size_text(path.stat().st_size) if there else "")
        self._missing.setText("Tệp không còn ở chỗ này. Chép tệp vào thư mục da-ky của máy này.")
        self._missing.setVisible(path is not None and not there)
        self._digest.setText(grouped(one.signatures[-1].sha256) if one.signatures else "")
        for widget in (self._card, self._digest_title, self._digest, self.copy, self.folder):
            widget.setVisible(path is not None)
        self.verify.setVisible(path is not None)
        self.verify.setEnabled(there)
        self.folder.setEnabled(path is not None and path.parent.is_dir())

    def _open_folder(self) -> None:
        if self._one is not None and self._one.file is not None:
            open_folder(self._look, self._one.file.parent, self)

    def _verify(self) -> None:
        path: Path | None = self._one.file if self._one is not None else None
        if path is not None:
            self.verify_wanted.emit(path)

    def _connect(self) -> None:
        self.submit.clicked.connect(self.submit_wanted)
        self.take_back.clicked.connect(self.taken_back)
        self.revise.clicked.connect(self.revision_wanted)
        self.folder.clicked.connect(self._open_folder)
        self.copy.clicked.connect(self.copy_path)
        self.verify.clicked.connect(self._verify)

    def _lay_out(self) -> None:
        body = QWidget()
        body.setProperty("surface", "page")
        column = QVBoxLayout(body)
        column.setContentsMargins(PAGE_PADDING, 12, PAGE_PADDING, 10)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(self.copy, 1)
        column.addWidget(self._title)
        column.addWidget(self._state)
        column.addWidget(Divider(Qt.Orientation.Horizontal))
        column.addWidget(self._course)
        column.addWidget(Divider(Qt.Orientation.Horizontal))
        column.addWidget(self._card)
        column.addWidget(self._missing)
        column.addLayout(row)
        column.addWidget(self.verify)
        self._digest.make_selectable()
        self._digest.setAccessibleName("SHA-256")
        column.addWidget(self._digest_title)
        column.addWidget(self._digest)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        foot = QVBoxLayout()
        foot.setContentsMargins(PAGE_PADDING, 8, PAGE_PADDING, 12)
        foot.setSpacing(6)
        for button in (self.submit, self.take_back, self.revise, self._reason):
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
    return ""
