"""The column that shows what was asked and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.fonts import Text
from ui.metrics import ICON_SMALL, PAGE_HEADER
from ui.pages.records.reply_bar import ReplyBar
from ui.widgets.frames import Divider
from ui.widgets.labels import Ink, Label

if TYPE_CHECKING:
    from ui.look import Look
    from ui.pages.records.thread import Turn

_TITLE = "Trao đổi với Bộ"
_NOTHING = (
    "Chưa có nội dung trao đổi. Đề xuất và phần trả lời của các tháng cùng mã kiến nghị hiện ở đây."
)


class ThreadPane(QFrame):
    """Rebuilt from turns, oldest first; the text can be selected."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("surface", "details")
        self._look = look
        self._turns: tuple[Turn, ...] | None = None
        self._count = Label(role=Text.CAPTION, ink=Ink.SECONDARY)
        self._column = QVBoxLayout()
        self.replies = ReplyBar(look)
        self._lay_out()
        look.changed.connect(self._rebuild)

    def show_turns(self, turns: tuple[Turn, ...]) -> None:
        """Show these; nothing happens while they are the same."""
        if turns != self._turns:
            self._turns = turns
            self._rebuild()

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("surface", "bar-head")
        head.setFixedHeight(PAGE_HEADER)
        row = QHBoxLayout(head)
        row.setContentsMargins(14, 0, 14, 0)
        row.addWidget(Label(_TITLE, Text.EMPHASIS, strong=True))
        row.addStretch()
        row.addWidget(self._count)
        inner = QWidget()
        inner.setProperty("surface", "page")
        inner.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(_TITLE)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(area, 1)
        column.addWidget(self.replies)

    def _rebuild(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        turns = self._turns or ()
        self._count.setText(f"{len(turns)} lượt" if turns else "")
        if not turns:
            nothing = Label(_NOTHING, ink=Ink.SECONDARY, wrap=True)
            nothing.setContentsMargins(14, 12, 14, 12)
            self._column.addWidget(nothing)
        for turn in turns:
            self._column.addWidget(_TurnView(self._look, turn))
            self._column.addWidget(Divider(Qt.Orientation.Horizontal))
        self._column.addStretch()


class _TurnView(QFrame):
    """Who, when, on what paper, and the words; a reply stands on a soft ground."""

    def __init__(self, look: Look, turn: Turn) -> None:
        super().__init__()
        self.setProperty("surface", "page" if turn.ours else "reply")
        sign = QLabel()
        icon = "people" if turn.ours else "building_government"
        ink = look.tokens.ink2 if turn.ours else look.tokens.acc
        ratio = self.devicePixelRatioF()
        sign.setPixmap(look.icons.pixmap(icon, ICON_SMALL, ink, ratio))
        who = _plain(turn.who, strong=True)
        when = Label(turn.when, Text.CAPTION, Ink.SECONDARY)
        when.setTextFormat(Qt.TextFormat.PlainText)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(who, 1)
        head.addWidget(when, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(_plain(turn.paper, Text.CAPTION, Ink.SECONDARY))
        text = _plain(turn.text)
        text.make_selectable()
        column.addSpacing(2)
        column.addWidget(text)
        if turn.outcome and turn.outcome != turn.text:
            column.addWidget(_plain(turn.outcome, strong=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(8)
        row.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.setAccessibleName(f"{turn.who} {turn.when}. {turn.text}")


def _plain(
    text: str, role: Text = Text.BODY, ink: Ink = Ink.PRIMARY, *, strong: bool = False
) -> Label:
    """Somebody else's words: never read as markup."""
    label = Label("", role, ink, strong=strong, wrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    return label
