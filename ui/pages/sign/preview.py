"""The pages one below the other, scrolled and zoomed."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from ui.pages.sign.document import PaperDocument
from ui.pages.sign.pictures import Pictures
from ui.painting import Box, fill, paint_box

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from ui.look import Look

_GAP: Final = 16
_EDGE: Final = 18
#: Logical pixels in a point.
_PIXELS: Final = 96 / 72
_STEP: Final = 48
#: With fewer pages in view than this the next one is painted ahead; all of them are kept then.
_AHEAD: Final = 3


class Zoom(Enum):
    """How large a page is shown; the value is what the list of sizes says."""

    FIT_WIDTH = "Vừa chiều ngang"
    WHOLE_PAGE = "Cả trang"
    FULL = "100%"
    LARGE = "150%"
    HUGE = "200%"


_FIXED: Final = {Zoom.FULL: 1.0, Zoom.LARGE: 1.5, Zoom.HUGE: 2.0}


class PaperView(QAbstractScrollArea):
    """Shows a document; arrows scroll, PgUp and PgDn go from page to page."""

    #: The page in view (from 1) is another one.
    current_changed = Signal(int)
    #: So many pages have not been in view yet.
    unseen_changed = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.pictures = Pictures(self)
        self._document = PaperDocument()
        self._zoom = Zoom.FIT_WIDTH
        self._current = 1
        self._places: list[QRect] = []
        self._seen: set[int] = set()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._name()
        look.changed.connect(self.viewport().update)
        self.pictures.painted.connect(self.viewport().update)

    @property
    def document(self) -> PaperDocument:
        """What is shown."""
        return self._document

    @property
    def current(self) -> int:
        """The page in view, from 1."""
        return self._current

    @property
    def unseen(self) -> int:
        """How many pages have not been in view yet."""
        return len(self._document.pages) - len(self._seen)

    def show_document(self, document: PaperDocument) -> None:
        """Show another document, or the same one changed; the place in it stays."""
        value = self.verticalScrollBar().value()
        if document.pages != self._document.pages:
            self._seen.clear()
        self._document = document
        self.pictures.show_document(document)
        self._arrange()
        self.verticalScrollBar().setValue(value)
        self._on_scrolled()
        self.viewport().update()

    def set_zoom(self, zoom: Zoom) -> None:
        """Show pages larger or smaller; the page in view stays."""
        self._zoom = zoom
        page = self._current
        self._arrange()
        self.go_to(page)
        self.viewport().update()

    def go_to(self, number: int) -> None:
        """Scroll to a page."""
        if self._places:
            place = self._places[min(max(number, 1), len(self._places)) - 1]
            self.verticalScrollBar().setValue(place.top() - _GAP)
            self._set_current(number)
            self._note_seen()

    def step(self, offset: int) -> None:
        """Go so many pages on."""
        self.go_to(min(max(self._current + offset, 1), max(len(self._places), 1)))

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_PageDown: lambda: self.step(1),
            Qt.Key.Key_PageUp: lambda: self.step(-1),
            Qt.Key.Key_Home: lambda: self.go_to(1),
            Qt.Key.Key_End: lambda: self.go_to(len(self._places)),
            Qt.Key.Key_Down: lambda: bar.setValue(bar.value() + _STEP),
            Qt.Key.Key_Up: lambda: bar.setValue(bar.value() - _STEP),
        }
        act = acts.get(event.key())
        if act is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        act()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        page = self._current
        self._arrange()
        self.go_to(page)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        tokens = self._look.tokens
        ground = tokens.bg if tokens.high_contrast else tokens.line2
        fill(painter, self.viewport().rect(), ground)
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        shown = [
            number
            for number, place in enumerate(self._places, start=1)
            if painter.transform().mapRect(place).intersects(event.rect())
        ]
        for number in shown:
            place = self._places[number - 1]
            paint_box(painter, place.adjusted(-1, -1, 1, 1), Box(border=tokens.freeze, radius=0))
            painter.drawImage(place.topLeft(), self._picture(number))
        painter.end()
        if shown and shown[-1] < len(self._places) and len(shown) < _AHEAD:
            self._picture(shown[-1] + 1)  # it is likely to be turned to next
        if self.hasFocus():
            self._paint_focus()

    def _picture(self, number: int) -> QImage:
        size = self._places[number - 1].size()
        return self.pictures.picture(number, size, self.devicePixelRatioF())

    def _paint_focus(self) -> None:
        painter = QPainter(self.viewport())
        box = Box(border=self._look.tokens.acc, radius=0, width=2)
        paint_box(painter, self.viewport().rect(), box)
        painter.end()

    def _arrange(self) -> None:
        """Places of the pages below one another, and the scroll bars to reach them."""
        self._places = []
        top, widest = _GAP, 0
        sizes = [self._size(number) for number in range(len(self._document.pages))]
        widest = max((size.width() for size in sizes), default=0)
        room = max(self.viewport().width(), widest + 2 * _EDGE)
        for size in sizes:
            self._places.append(QRect((room - size.width()) // 2, top, size.width(), size.height()))
            top += size.height() + _GAP
        view = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(top - view.height(), 0))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(_STEP)
        self.horizontalScrollBar().setRange(0, max(room - view.width(), 0))
        self.horizontalScrollBar().setPageStep(view.width())

    def _size(self, index: int) -> QSize:
        paper = self._document.pages[index].size
        view = self.viewport().size()
        wide = (view.width() - 2 * _EDGE) / paper.width()
        if self._zoom in _FIXED:
            scale = _FIXED[self._zoom] * _PIXELS
        elif self._zoom is Zoom.WHOLE_PAGE:
            scale = min(wide, (view.height() - 2 * _GAP) / paper.height())
        else:
            scale = wide
        return (paper * max(scale, 0.1)).toSize()

    def _on_scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        passed = [n for n, place in enumerate(self._places, start=1) if place.top() <= middle]
        self._set_current(passed[-1] if passed else 1)
        self._note_seen()
        self.viewport().update()

    def _note_seen(self) -> None:
        """A page counts from the moment its middle is in view of somebody."""
        if not self.isVisible():
            return
        before = self.unseen
        top = self.verticalScrollBar().value()
        shown = range(top, top + self.viewport().height() + 1)
        middles = {number: place.center().y() for number, place in enumerate(self._places, start=1)}
        self._seen |= {number for number, middle in middles.items() if middle in shown}
        self._seen.add(self._current)
        if self.unseen != before:
            self.unseen_changed.emit(self.unseen)

    def _set_current(self, number: int) -> None:
        if number != self._current:
            self._current = number
            self.current_changed.emit(number)
        self._name()

    def _name(self) -> None:
        pages = self._document.pages
        if self._current <= len(pages):
            title = pages[self._current - 1].title
            self.setAccessibleName(f"Bản xem trước, trang {self._current}/{len(pages)}, {title}")
        else:
            self.setAccessibleName("Bản xem trước")
