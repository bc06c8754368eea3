"""The left side of the page: bar with page and zoom, thumbnails, the paper."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ui.fonts import Text
from ui.metrics import PAGE_HEADER
from ui.pages.sign.preview import PaperView, Zoom
from ui.pages.sign.thumbnails import Thumbnails
from ui.tones import Tone
from ui.widgets.button import Button, icon_button
from ui.widgets.choices import ComboBox
from ui.widgets.frames import Divider
from ui.widgets.labels import Label
from ui.widgets.message import MessageStrip
from ui.widgets.state_panel import PanelAction, PanelState, StatePanel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.look import Look
    from ui.pages.sign.document import PaperDocument
    from ui.pages.sign.outgoing import Outgoing

_WAITING: Final = PanelState(
    "document_table", "Đang dựng bản xem trước", "Trang sẽ hiện đúng như tệp sẽ ký.", skeleton=True
)
_STOP, _AGAIN = "stop", "again"
_STOPPED: Final = PanelState(
    "document_table",
    "Đã dừng dựng bản xem trước",
    "Chưa có trang nào để xem và ký.",
    actions=(PanelAction(_AGAIN, "Dựng lại", primary=True),),
)
#: From which width on the three buttons are called what; icons alone in the narrowest windows.
_WORDS: Final = (
    (745, ("In", "Xuất tệp xem trước", "Xác minh tệp…")),
    (600, ("In", "Xuất", "Xác minh…")),
    (0, ("", "", "")),
)
_ZOOMS: Final = tuple(Zoom)


class Stage(QWidget):
    """Shows a document and where one is in it."""

    print_wanted = Signal()
    export_wanted = Signal()
    verify_wanted = Signal()
    _stop_wanted = Signal()
    _again_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._stack = QStackedWidget(self)
        self.paper = PaperView(look, self._stack)
        self.thumbnails = Thumbnails(look, self.paper.pictures, self)
        self.number = Label()
        self.zoom = ComboBox(look, "Cỡ trang", tuple(zoom.value for zoom in _ZOOMS))
        self.previous = icon_button(look, "chevron_left", "Trang trước", "PgUp")
        self.following = icon_button(look, "chevron_right", "Trang sau", "PgDn")
        self.print = Button(look, "In", icon="print")
        self.export = Button(look, "Xuất tệp xem trước", icon="arrow_export")
        self.verify = Button(look, "Xác minh tệp…", icon="shield_checkmark")
        self.notice = MessageStrip(look, "", Tone.ACCENT, parent=self)
        self._state = StatePanel(look, _WAITING, self._stack)
        self._lay_out()
        self._connect()
        self.notice.hide()

    def follow(self, outgoing: Outgoing) -> None:
        """Say how far its drawing is and why there are no pages; pass on "stop" and "again"."""
        outgoing.undrawn.connect(self.show_trouble)
        outgoing.reading.stepped.connect(self.show_progress)
        self._stop_wanted.connect(outgoing.forget)
        self._again_wanted.connect(outgoing.draw)

    def show_document(self, document: PaperDocument) -> None:
        """Show the pages."""
        self.paper.show_document(document)
        self.thumbnails.show_document(document)
        waiting = self._stack.currentWidget() is self._state
        self._stack.setCurrentWidget(self.paper)
        focused = cast("QWidget | None", self.window().focusWidget())
        if waiting and (focused is None or self.isAncestorOf(focused)):
            self.paper.setFocus(Qt.FocusReason.OtherFocusReason)
        self.print.setEnabled(True)
        self._show_number()

    def show_progress(self, done: int, whole: int) -> None:
        """Say how far the first pages are; pages that stand already stay until the next are."""
        text, actions = f"Trang {done}/{whole}", (PanelAction(_STOP, "Dừng"),)
        self._state.show_state(
            replace(_WAITING, text=text, skeleton=False, progress=(done, whole), actions=actions)
        )

    def show_trouble(self, sentence: str) -> None:
        """Say why there are no pages."""
        state = PanelState("document_table", "Chưa dựng được bản xem trước", sentence, Tone.ERROR)
        self._state.show_state(state)
        self._stack.setCurrentWidget(self._state)
        self.print.setEnabled(False)

    def say(self, sentence: str, tone: Tone) -> None:
        """A remark above the pages; an empty one takes it away."""
        self.notice.show_message(sentence, tone)
        self.notice.setVisible(bool(sentence))

    def set_narrow(self, *, narrow: bool) -> None:
        """Give up the thumbnails."""
        self.thumbnails.setVisible(not narrow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bar says as much as there is room for."""
        super().resizeEvent(event)
        words = next(words for least, words in _WORDS if self.width() >= least)
        for button, text in zip((self.print, self.export, self.verify), words, strict=True):
            button.setText(text)
            button.updateGeometry()

    def _lay_out(self) -> None:
        self._stack.addWidget(self._state)
        self._stack.addWidget(self.paper)
        self.export.setAccessibleName("Xuất tệp xem trước")
        self.export.setToolTip("Ghi sổ tính chưa ký vào một thư mục")
        self.verify.setAccessibleName("Xác minh tệp")
        self.verify.setToolTip("Xác minh chữ ký và nội dung của một tệp")
        self.print.setAccessibleName("In")
        self.print.setToolTip("In (Ctrl+P)")
        self.print.setEnabled(False)
        pages = QHBoxLayout()
        pages.setContentsMargins(0, 0, 0, 0)
        pages.setSpacing(0)
        pages.addWidget(self.thumbnails)
        pages.addWidget(Divider(Qt.Orientation.Vertical))
        pages.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self.notice)
        column.addLayout(pages, 1)
        self._order_tabs()
        self.setFocusProxy(self.paper)

    def _order_tabs(self) -> None:
        """The bar, the small pages, the pages: what comes next asks for the signature."""
        bar = (self.previous, self.following, self.zoom, self.print, self.export, self.verify)
        for before, after in pairwise((*bar, self.thumbnails, self.paper)):
            QWidget.setTabOrder(before, after)

    def _bar(self) -> QFrame:
        bar = QFrame(self)
        bar.setProperty("surface", "bar-head")
        bar.setFixedHeight(PAGE_HEADER)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(Label("Xem trước và ký", Text.SECTION, strong=True))
        row.addStretch()
        for widget in (self.previous, self.number, self.following):
            row.addWidget(widget)
        row.addWidget(Divider(Qt.Orientation.Vertical, 14))
        row.addWidget(self.zoom)
        for button in (self.print, self.export, self.verify):
            row.addWidget(button)
        return bar

    def _connect(self) -> None:
        self.previous.clicked.connect(lambda: self.paper.step(-1))
        self.following.clicked.connect(lambda: self.paper.step(1))
        self.zoom.activated.connect(lambda row: self.paper.set_zoom(_ZOOMS[row]))
        self._state.acted.connect(self._on_acted)
        self.paper.current_changed.connect(self._on_page)
        self.thumbnails.chosen.connect(self.paper.go_to)
        self.print.clicked.connect(self.print_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.verify.clicked.connect(self.verify_wanted)

    def _on_acted(self, key: str) -> None:
        if key == _STOP:
            self._state.show_state(_STOPPED)
            self._stop_wanted.emit()
        else:
            self._state.show_state(_WAITING)
            self._again_wanted.emit()

    def _on_page(self, number: int) -> None:
        self.thumbnails.set_current(number)
        self._show_number()

    def _show_number(self) -> None:
        count = len(self.paper.document.pages)
        self.number.setText(f"Trang {self.paper.current}/{count}")
        self.previous.setEnabled(self.paper.current > 1)
        self.following.setEnabled(self.paper.current < count)
