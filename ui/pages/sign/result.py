"""The right-hand panel after signing: is the file right, where it lies, what to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.folders import open_folder
from ui.grid.announcer import announce
from ui.metrics import PAGE_PADDING
from ui.pages.sign.head import VerdictHead
from ui.pages.sign.order import SigningOrder
from ui.pages.sign.words import Headline, going_on, grouped, next_signer, own_headline, size_text
from ui.tones import Tone
from ui.widgets.button import Button, ButtonKind, ButtonSize
from ui.widgets.file_card import FileCard
from ui.widgets.frames import Divider
from ui.widgets.labels import Ink, Label, emphasised
from ui.widgets.message import MessageStrip

if TYPE_CHECKING:
    from pathlib import Path

    from forms.common.errors import KnownError
    from ui.look import Look
    from ui.pages.sign.order import OrderStep
    from ui.pages.sign.work import Judged

_SEND: Final = f"Gửi {emphasised('đúng tệp này')}. Mở bằng Excel rồi bấm Lưu sẽ làm hỏng chữ ký."
_PASS_ON: Final = f"Chuyển {emphasised('đúng tệp này')} cho {{}} ký tiếp rồi mới gửi."


class ResultPanel(QWidget):
    """Everything about one signed file."""

    co_sign_wanted = Signal()
    details_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._file: Path | None = None
        self.head = VerdictHead(look, self)
        self.order = SigningOrder(look)
        self._card = FileCard(look)
        self.open_folder = Button(look, "Mở thư mục", icon="folder_open")
        self.copy_path = Button(look, "Chép đường dẫn", icon="copy")
        self.copy_path.setToolTip("Chép đường dẫn (Ctrl+Shift+C)")
        self._facts = QGridLayout()
        self._values = {name: _value() for name in ("SHA-256", "Nội dung", "Người nhận")}
        self._strip = MessageStrip(look, _SEND, icon="mail_arrow_up")
        main = ButtonSize.MAIN
        self.details = Button(look, "Xem từng chữ ký", size=main)
        self.co_sign = Button(look, "Ký tiếp (Văn thư)", ButtonKind.PRIMARY, main, icon="signature")
        self._lay_out()
        self.open_folder.clicked.connect(self._on_folder)
        self.copy_path.clicked.connect(self.copy)
        self.details.clicked.connect(self.details_wanted)
        self.co_sign.clicked.connect(self.co_sign_wanted)

    def show_waiting(self, file: Path, steps: tuple[OrderStep, ...], content: str, to: str) -> None:
        """Show what is known before the file was read again."""
        self._file = file
        self.order.show_steps(steps)
        self._card.show_file(file, "")
        self._values["SHA-256"].setText("đang tính…")
        self._values["Nội dung"].setText(content)
        self._values["Người nhận"].setText(to)
        self.details.setEnabled(False)
        self.co_sign.setVisible(False)
        text = "Đọc lại tệp vừa ghi và kiểm tra chữ ký."
        self.head.show_headline(Headline("Đang kiểm tra lại tệp", text, Tone.ACCENT))

    def show_judged(self, judged: Judged) -> None:
        """Show the verdict on the file as it lies on the disk now."""
        line = own_headline(judged)
        self.head.show_headline(line)
        self._card.show_file(judged.path, size_text(judged.size))
        self._values["SHA-256"].setText(grouped(judged.sha256))
        self.details.setEnabled(True)
        waits = next_signer(judged)
        self.co_sign.setText(going_on(judged))
        self.co_sign.setVisible(line.tone is Tone.OK and bool(waits))
        self._strip.show_message(_PASS_ON.format(waits) if waits else _SEND, Tone.ACCENT)
        self._strip.setVisible(line.tone is Tone.OK)

    def show_refusal(self, error: KnownError) -> None:
        """Say why the file could not be read again."""
        line = Headline("Chưa kiểm tra được tệp đã ký", error.sentence, Tone.ERROR)
        self.head.show_headline(line)
        self._values["SHA-256"].setText("–")
        self._strip.hide()

    def copy(self) -> None:
        """Put the path on the clipboard."""
        if self._file is not None:
            QGuiApplication.clipboard().setText(str(self._file))
            announce(self, "Đã chép đường dẫn.")

    def _on_folder(self) -> None:
        if self._file is not None:
            open_folder(self._look, self._file.parent, self)

    def _lay_out(self) -> None:
        area = QScrollArea(self)
        body = QWidget()
        body.setProperty("surface", "page")
        area.setWidget(body)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(PAGE_PADDING, 12, PAGE_PADDING, 10)
        inner.setSpacing(10)
        inner.addWidget(self.order)
        inner.addWidget(Divider(Qt.Orientation.Horizontal))
        inner.addWidget(self._card)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.open_folder, 1)
        row.addWidget(self.copy_path, 1)
        inner.addLayout(row)
        self._facts.setColumnMinimumWidth(0, 84)
        self._facts.setColumnStretch(1, 1)
        self._facts.setVerticalSpacing(8)
        for at, (name, value) in enumerate(self._values.items()):
            label = Label(name, ink=Ink.CAPTION)
            self._facts.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            value.setAccessibleName(name)
            self._facts.addWidget(value, at, 1)
        inner.addLayout(self._facts)
        inner.addStretch()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.details)
        buttons.addWidget(self.co_sign, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(PAGE_PADDING, 8, PAGE_PADDING, 12)
        foot.setSpacing(8)
        foot.addWidget(self._strip)
        foot.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(area, 1)
        column.addLayout(foot)


def _value() -> Label:
    label = Label(wrap=True)
    label.make_selectable()
    return label
