"""The document on a printer: the very pages of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.pages.sign.document import PaperDocument


def ask_and_print(document: PaperDocument, parent: QWidget) -> None:
    """Ask for a printer and print all pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        print_document(document, printer)


def print_document(document: PaperDocument, printer: QPrinter) -> None:
    """Print all pages on A4, each upright or across as it is; the margins are the pages' own."""
    painter = QPainter()
    for page in document.pages:
        printer.setPageLayout(_layout(across=page.sheet.landscape))
        if page.number == 1:
            painter.begin(printer)
        else:
            printer.newPage()
        painter.resetTransform()
        scale = printer.resolution() / 72
        painter.scale(scale, scale)
        document.paint(painter, page.number)
    painter.end()


def _layout(*, across: bool) -> QPageLayout:
    turned = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    size = QPageSize(QPageSize.PageSizeId.A4)
    layout = QPageLayout(size, turned, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
