"""The text of one page of the guide, with its pictures as wide as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser
from typing_extensions import override

from ui.fonts import Text, strong_font, text_font
from ui.guide.library import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from ui.guide.library import GuidePage
    from ui.look import Look

_SMOOTH: Final = Qt.TransformationMode.SmoothTransformation
_MARGIN: Final = 20
_LINE: Final = 135
_BELOW: Final = 7
_ABOVE_HEADING: Final = 12
_CELL: Final = 5
_HEADINGS: Final = {1: Text.FOCUSED, 2: Text.SECTION}
#: What stands for a picture in the text.
_OBJECT: Final = "\ufffc"


class GuideReader(QTextBrowser):
    """Tab goes from link to link, Enter follows one; ``page_wanted`` gives the key of its page."""

    page_wanted = Signal(str)

    def __init__(self, look: Look, folder: Path = FOLDER) -> None:
        super().__init__()
        self._look = look
        self._folder = folder
        self._page: GuidePage | None = None
        self._made: QTextDocument | None = None
        self.setProperty("surface", "guide")
        self.setAccessibleName("Nội dung hướng dẫn")
        self.setOpenLinks(False)
        self.setFont(text_font(Text.EMPHASIS))
        self.anchorClicked.connect(self._follow)
        look.changed.connect(self._show)

    def show_page(self, page: GuidePage) -> None:
        """Show a page from its beginning."""
        self._page = page
        self._show()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setAccessibleDescription(page.title)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the guide, scaled down to the room there is; nothing from elsewhere."""
        address = name.toString() if isinstance(name, QUrl) else name
        picture = QImage(str(self._folder / address)) if ".." not in address else QImage()
        if kind != QTextDocument.ResourceType.ImageResource.value or picture.isNull():
            return None
        ratio = self.devicePixelRatioF()
        room = max(1, round((self.viewport().width() - 2 * _MARGIN) * ratio))
        if picture.width() > room:
            picture = picture.scaledToWidth(room, _SMOOTH)
        picture.setDevicePixelRatio(ratio)
        return picture

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._show()

    def _show(self) -> None:
        """Set the page anew where it stands; pictures are asked for again."""
        if self._page is None:
            return
        bar = self.verticalScrollBar()
        part = bar.value() / bar.maximum() if bar.maximum() else 0.0
        before, self._made = self._made, QTextDocument(self)  # a used one mixes up its fonts
        self._made.setDefaultFont(self.font())
        self._made.setDocumentMargin(_MARGIN)
        self._made.setMarkdown(self._page.text)
        self.setDocument(self._made)
        if before is not None:
            before.deleteLater()
        self._typeset()
        bar.setValue(round(part * bar.maximum()))

    def _typeset(self) -> None:
        """Air between lines and round headings, lines round the cells of tables."""
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            cursor.mergeBlockFormat(_spaced(block))
            if (level := block.blockFormat().headingLevel()) in _HEADINGS:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                cursor.setCharFormat(_heading(_HEADINGS[level]))
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._rule(frame)

    def _rule(self, table: QTextTable) -> None:
        form = table.format()
        form.setCellPadding(_CELL)
        form.setCellSpacing(0)
        form.setBorder(1)
        form.setBorderCollapse(True)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(QBrush(QColor(self._look.tokens.line2)))
        form.setBottomMargin(_BELOW)
        table.setFormat(form)

    def _follow(self, address: QUrl) -> None:
        self.page_wanted.emit(address.fileName().removesuffix(".md"))


def _heading(role: Text) -> QTextCharFormat:
    """A heading in the size of a role."""
    form = QTextCharFormat()
    form.setFont(strong_font(role))
    return form


def _spaced(block: QTextBlock) -> QTextBlockFormat:
    """Only what changes; a picture would stretch a proportional line with it."""
    form = QTextBlockFormat()
    if QTextCursor(block).currentTable() is not None:
        return form
    if _OBJECT not in block.text():
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        form.setLineHeight(_LINE, proportional)
    form.setBottomMargin(_BELOW)
    if block.blockFormat().headingLevel() > 1:
        form.setTopMargin(_ABOVE_HEADING)
    return form
