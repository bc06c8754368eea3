"""Pages as pictures, painted beside the window; until one is there, paper stands in for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, QSize, QSizeF, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QTextLayout, QTextOption

from ui.pages.sign.document import PaperDocument
from ui.pages.sign.paper import PAPER
from ui.tasks import TaskRunner

if TYPE_CHECKING:
    from forms.common.errors import KnownError

#: Rendered pages that are kept, beside all the small ones.
_KEPT: Final = 4
#: Longest side of a small page, in logical pixels.
_SMALL: Final = 120


class _Wish(NamedTuple):
    """A page (from 1) in a size; ``ratio`` is device pixels in a logical one."""

    number: int
    width: int
    height: int
    ratio: float

    @property
    def small(self) -> bool:
        return max(self.width, self.height) <= _SMALL


class Pictures(QObject):
    """Paints one page at a time, the large ones first; what changed is painted anew."""

    #: One more picture is there.
    painted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        _meet_classes()
        self._tasks = TaskRunner(self)
        self._document = PaperDocument()
        self._images: dict[_Wish, QImage] = {}
        #: Of the same pages as they were before a signature was put on them.
        self._before: dict[_Wish, QImage] = {}
        self._wanted: dict[_Wish, None] = {}

    @property
    def busy(self) -> bool:
        """Whether a page is still being painted."""
        return self._tasks.busy or bool(self._wanted)

    def show_document(self, document: PaperDocument) -> None:
        """Paint another document from now on, or the same one changed."""
        same = document.pages == self._document.pages
        self._before = {**self._before, **self._images} if same else {}
        self._document = document
        self._images.clear()
        self._wanted.clear()

    def picture(self, number: int, size: QSize, ratio: float) -> QImage:
        """A page as a picture of so many logical pixels; asked for again it may be a better one."""
        wish = _Wish(number, size.width(), size.height(), ratio)
        found = self._images.get(wish)
        if found is None:
            self._wanted[wish] = None
            self._paint_next()
            found = self._before.get(wish)
        return found if found is not None else _paper(size, ratio)

    def _paint_next(self) -> None:
        if self._tasks.busy or not self._wanted:
            return
        wish = min(self._wanted, key=lambda each: each.small)
        document, size = self._document, QSize(wish.width, wish.height)
        self._tasks.run(
            partial(page_picture, document, wish.number, size, wish.ratio),
            partial(self._keep, document, wish),
            _raise,
        )

    def _keep(self, document: PaperDocument, wish: _Wish, image: QImage) -> None:
        if document is self._document:
            self._wanted.pop(wish, None)
            self._before.pop(wish, None)
            self._images[wish] = image
            large = [each for each in self._images if not each.small]
            for each in large[:-_KEPT]:
                del self._images[each]
            self.painted.emit()
        self._paint_next()


def page_picture(document: PaperDocument, number: int, size: QSize, ratio: float) -> QImage:
    """A page as a picture of so many logical pixels, on any thread."""
    picture = _paper(size, ratio)  # rounding may leave part of a line beyond the page
    painter = QPainter(picture)
    scale = size.width() / document.pages[number - 1].size.width()
    painter.scale(scale, scale)
    document.paint(painter, number)
    painter.end()
    return picture


def _meet_classes() -> None:
    """Use once, on the window's thread, every class that pages are painted with.

    The binding finishes a class when it is first used; two threads that come first at the same
    moment end the process.
    """
    picture = _paper(QSize(1, 1), 1.0)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setPen(QPen(QColor(PAPER), 1.0))
    painter.fillRect(QRectF(QPointF(), QSizeF(1, 1)), QColor(PAPER))
    painter.drawLine(QLineF(0, 0, 1, 1))
    painter.end()
    QTextLayout("", QFont()).setTextOption(QTextOption())


def _paper(size: QSize, ratio: float) -> QImage:
    picture = QImage(size * ratio, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(PAPER))
    return picture


def _raise(error: KnownError) -> None:
    """Painting knows no refusal."""
    raise error
