"""The verdict on any file: one answer, then every check of every signature in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.fonts import Text, text_font
from ui.glyphs import glyph_ink, paint_glyph
from ui.grid.announcer import announce
from ui.metrics import PAGE_PADDING
from ui.pages.sign.head import VerdictHead
from ui.pages.sign.words import (
    Headline,
    claimed_when,
    file_lines,
    going_on,
    headline,
    issuer_name,
    may_go_on,
    signature_lines,
    signer_name,
    stamped_when,
)
from ui.tones import Tone
from ui.widgets.button import Button, ButtonKind, ButtonSize
from ui.widgets.frames import Card
from ui.widgets.labels import Ink, Label
from ui.widgets.message import MessageStrip
from ui.widgets.painted import line_height, paint_text, text_width

if TYPE_CHECKING:
    from pathlib import Path

    from exports.register import Entry
    from exports.signing.verdict import SignatureVerdict
    from forms.common.errors import KnownError
    from ui.look import Look
    from ui.pages.sign.words import FactLine
    from ui.pages.sign.work import Judged

_GLYPH: Final = 14


class VerdictPanel(QWidget):
    """Rebuilt for every file."""

    closed = Signal()
    another_wanted = Signal()
    #: ``Path`` of the signed file in view: requests for time-stamps out of it, answers into it.
    request_wanted = Signal(object)
    #: ``Path``: say whom to trust, then judge this file again.
    trust_wanted = Signal(object)
    #: ``Entry``: remember this file as received.
    register_wanted = Signal(object)
    #: ``Path``: put the next signature on this half-signed file.
    co_sign_wanted = Signal(object)
    answer_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.head = VerdictHead(look)
        self._body = QWidget()
        self._cards = QVBoxLayout(self._body)
        self._stamps = QWidget()
        self.close_button = Button(look, "Đóng", size=ButtonSize.MAIN, key="Esc")
        self._entry: Entry | None = None
        self.register = Button(look, "Ghi vào sổ tiếp nhận", size=ButtonSize.MAIN, icon="archive")
        self._registered = MessageStrip(look, "")
        self.another = Button(look, "Xác minh tệp khác…", size=ButtonSize.MAIN)
        primary, main = ButtonKind.PRIMARY, ButtonSize.MAIN
        self.co_sign = Button(look, "", primary, main, icon="signature")
        self._file: Path | None = None
        self.request = Button(look, "Xin dấu thời gian…", ButtonKind.LINK, icon="clock")
        self.answer = Button(look, "Thêm dấu thời gian…", ButtonKind.LINK, icon="add")
        self.trust = Button(look, "Chứng thư tin cậy…", ButtonKind.LINK, icon="shield_checkmark")
        self.trust.clicked.connect(lambda: self.trust_wanted.emit(self._file))
        self.request.setToolTip("Ghi tệp .tsq để gửi nơi cấp dấu thời gian")
        self.answer.setToolTip("Thêm tệp .tsr nhận về vào một bản của tệp này")
        self.request.clicked.connect(lambda: self.request_wanted.emit(self._file))
        self.answer.clicked.connect(lambda: self.answer_wanted.emit(self._file))
        self.co_sign.clicked.connect(lambda: self.co_sign_wanted.emit(self._file))
        self.register.clicked.connect(lambda: self.register_wanted.emit(self._entry))
        self.close_button.clicked.connect(self.closed)
        self.another.clicked.connect(self.another_wanted)
        self._lay_out()

    def show_waiting(self, path: Path) -> None:
        """Say which file is being read."""
        self._clear()
        self.head.show_headline(Headline("Đang xác minh", path.name, Tone.ACCENT))

    def show_judged(self, judged: Judged) -> None:
        """Show everything found out about a file."""
        self._clear()
        self._file = judged.path
        line = headline(judged)
        self.head.show_headline(line)
        card = self._card(judged.path.name, str(judged.path.parent))
        self._fill(card, file_lines(judged))
        signatures = judged.verdict.signatures.signatures
        for number, signature in enumerate(signatures, start=1):
            self._add_signature(number, signature)
        self._cards.addStretch()
        self._stamps.setVisible(bool(signatures) and line.tone is not Tone.ERROR)
        self.co_sign.setText(going_on(judged))
        self.co_sign.setVisible(may_go_on(judged))
        untrusted = judged.verdict.conclusion.name in {"CERTIFICATE_UNCHECKED", "UNTRUSTED"}
        self.trust.setVisible(untrusted)
        self._entry = judged.entry
        self.register.setVisible(judged.entry is not None)

    def show_registered(self, text: str, tone: Tone) -> None:
        """Say what came of writing the file into the register."""
        self.register.setVisible(tone is Tone.ERROR)
        self._registered.show_message(text, tone)
        self._registered.show()
        announce(self._registered, text)

    def show_refusal(self, path: Path, error: KnownError) -> None:
        """Say why a file cannot be judged."""
        self._clear()
        self.head.show_headline(Headline("Không đọc được tệp", error.sentence, Tone.ERROR))
        self._card(path.name, str(path.parent))
        self._cards.addStretch()

    def _add_signature(self, number: int, signature: SignatureVerdict) -> None:
        role = signature.claimed_role or "không ghi vai trò"
        card = self._card(f"Chữ ký {number}: {signer_name(signature)}", f"Với tư cách: {role}")
        words = [claimed_when(signature)]
        if stamped := stamped_when(signature):
            words.append(stamped)
        if issuer := issuer_name(signature):
            words.append(f"Nơi cấp chứng thư: {issuer}")
        if signature.comments:
            words.append(signature.comments)
        for text in words:
            label = Label(text, Text.CAPTION, Ink.SECONDARY, wrap=True)
            label.make_selectable()
            card.addWidget(label)
        self._fill(card, signature_lines(signature))

    def _card(self, title: str, text: str) -> QVBoxLayout:
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(3)
        for label in (
            Label(title, strong=True, wrap=True),
            Label(text, Text.CAPTION, Ink.CAPTION, wrap=True),
        ):
            label.make_selectable()
            column.addWidget(label)
        self._cards.addWidget(card)
        return column

    def _fill(self, column: QVBoxLayout, lines: tuple[FactLine, ...]) -> None:
        column.addSpacing(4)
        for line in lines:
            column.addWidget(_FactRow(self._look, line))
            for sentence in line.sentences:
                label = Label(sentence, Text.CAPTION, Ink.SECONDARY, wrap=True)
                label.setIndent(_GLYPH + 8)
                label.make_selectable()
                column.addWidget(label)

    def _clear(self) -> None:
        self._stamps.hide()
        for shown in (self.trust, self.co_sign, self.register, self._registered):
            shown.hide()
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()

    def _lay_out(self) -> None:
        self._body.setProperty("surface", "page")
        self._cards.setContentsMargins(PAGE_PADDING, 12, PAGE_PADDING, 12)
        self._cards.setSpacing(10)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName("Các phép kiểm tra")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._body)
        stamps = QGridLayout(self._stamps)
        stamps.setContentsMargins(PAGE_PADDING, 4, PAGE_PADDING, 0)
        stamps.setVerticalSpacing(0)
        stamps.addWidget(self.request, 0, 0)
        stamps.addWidget(self.answer, 0, 2)
        stamps.addWidget(self.trust, 1, 0)
        stamps.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(PAGE_PADDING, 8, PAGE_PADDING, 12)
        buttons.setSpacing(8)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.another, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(area, 1)
        column.addWidget(self._stamps)
        offers = QVBoxLayout()
        offers.setContentsMargins(PAGE_PADDING, 8, PAGE_PADDING, 0)
        for widget in (self._registered, self.register, self.co_sign):
            offers.addWidget(widget)
        column.addLayout(offers)
        column.addLayout(buttons)


class _FactRow(QWidget):
    """A shape, the name of the check, its state in words at the right."""

    def __init__(self, look: Look, line: FactLine) -> None:
        super().__init__()
        self._look = look
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{line.name}: {line.state}")
        look.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, max(line_height(text_font(Text.BODY)), _GLYPH) + 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        middle = (self.height() - _GLYPH) // 2
        paint_glyph(painter, QRect(0, middle, _GLYPH, _GLYPH), self._line.glyph, tokens)
        font = text_font(Text.BODY)
        width = text_width(font, self._line.state)
        left = _GLYPH + 8
        name = QRect(left, 0, self.width() - left - width - 8, self.height())
        paint_text(painter, name, self._line.name, font, tokens.ink)
        state = QRect(self.width() - width, 0, width, self.height())
        ink = glyph_ink(self._line.glyph, tokens)
        paint_text(painter, state, self._line.state, font, ink, Qt.AlignmentFlag.AlignRight)
        painter.end()
