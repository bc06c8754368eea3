"""One form on paper before the report is finished: preview, printer, PDF; filled in or blank."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from forms.common.errors import KnownError
from forms.common.text import file_name
from ui.notify import tell
from ui.pages.sign.document import PaperDocument
from ui.pages.sign.paper import pages_of
from ui.pages.sign.preview import PaperView
from ui.pages.sign.printing import ask_and_print, print_document
from ui.pages.sign.sheets import read_sheets
from ui.widgets.button import Button, ButtonKind
from ui.widgets.labels import Ink, Label
from ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from ui.look import Look
    from ui.session import EditSession

_SIZE: Final = (860, 620)
_FILLED, _EMPTY = "filled", "blank"
_COPIES: Final = (Segment(_FILLED, "Có số liệu"), Segment(_EMPTY, "Mẫu trống"))


def form_document(session: EditSession, code: str, *, blank: bool) -> PaperDocument:
    """The pages of one form as it stands."""
    from exports.printed_form import printed_form

    data = printed_form(session.desk.figures, code, session.unit, blank=blank)
    return PaperDocument(pages_of(read_sheets(data)))


def save_pdf(document: PaperDocument, path: Path) -> None:
    """Write all pages as PDF, whole or not at all. Raises ``KnownError``."""
    from exports.departure import write_out

    with TemporaryDirectory() as folder:
        made = Path(folder) / "form.pdf"
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(made))
        print_document(document, printer)
        write_out(path, made.read_bytes())


class PrintDialog(QDialog):
    """The pages as they will come out of the printer."""

    #: A sentence for the status bar.
    said = Signal(str)

    def __init__(
        self, look: Look, session: EditSession, code: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._session = session
        self._code = code
        self.paper = PaperView(look)
        self._copy = SegmentedControl(look, "Bản in", _COPIES, _FILLED)
        self._count = Label(ink=Ink.SECONDARY)
        self._close = Button(look, "Đóng", key="Esc")
        self._save = Button(look, "Lưu PDF", icon="document_pdf")
        self._print = Button(look, "In", ButtonKind.PRIMARY, icon="print", key="Enter")
        self._lay_out()
        self._copy.chosen.connect(self._show)
        self._close.clicked.connect(self.reject)
        self._save.clicked.connect(self._save_as)
        self._print.clicked.connect(lambda: ask_and_print(self.paper.document, self))
        self._show(_FILLED)
        self.paper.setFocus()

    def _lay_out(self) -> None:
        form = self._session.desk.figures.form(self._code)
        self.setWindowTitle(f"In biểu {form.number}. {form.short_title}")
        self.setModal(True)
        self.setProperty("surface", "page")
        self.resize(*_SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_bar("bar-head", self._copy, None, self._count))
        column.addWidget(self.paper, 1)
        column.addWidget(_bar("bar-bottom", None, self._close, self._save, self._print))
        self._print.setDefault(True)
        for button in (self._close, self._save):
            button.setAutoDefault(False)

    def _show(self, copy: str) -> None:
        try:
            document = form_document(self._session, self._code, blank=copy == _EMPTY)
        except KnownError as error:
            tell(self._look, "Chưa in được biểu này", error.sentence, self)
            return
        self.paper.show_document(document)
        self._count.setText(f"{len(document.pages)} trang A4")

    def _save_as(self) -> None:
        form = self._session.desk.figures.form(self._code)
        blank = "_MauTrong" if self._copy.current == _EMPTY else ""
        month = f"{self._session.period.year}-{self._session.period.month:02d}"
        name = f"Bieu{form.number}_{file_name(form.short_title)}_{month}{blank}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, "Lưu PDF", name, "PDF (*.pdf)")
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the pages shown as PDF and say where they are."""
        try:
            save_pdf(self.paper.document, path)
        except KnownError as error:
            tell(self._look, "Chưa lưu được PDF", error.sentence, self)
            return
        self.said.emit(f"Đã lưu {path}.")


def _bar(surface: str, *parts: QWidget | None) -> QFrame:
    """A strip with widgets side by side; None takes the spare room."""
    frame = QFrame()
    frame.setProperty("surface", surface)
    row = QHBoxLayout(frame)
    row.setContentsMargins(16, 8, 16, 8)
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch()
        else:
            row.addWidget(part)
    return frame
