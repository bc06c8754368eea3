"""A pasted sheet of earlier months: for which form and months, and what of it can be read."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from forms.common.clock import VIETNAM
from forms.common.numbers import format_number
from forms.common.period import YEAR, Period
from ui.fonts import Text
from ui.glyphs import Glyph
from ui.grid.clipboard import read_clipboard
from ui.setup import sheet
from ui.widgets.button import Button, ButtonKind
from ui.widgets.choices import ComboBox
from ui.widgets.labels import Ink, Label
from ui.widgets.plain_table import Heading, PlainTable, TableRow
from ui.widgets.segmented import Segment, SegmentedControl
from validation.paste_numbers import DecimalMark

if TYPE_CHECKING:
    from exports.workspace import Workspace
    from forms.definition import Column, Form
    from ui.grid.clipboard import Block
    from ui.look import Look

_SIZE: Final = (820, 560)
_TITLE: Final = "Dán từ bảng tính"
_TOLD: Final = (
    "Cột đầu là tên chỉ tiêu, mỗi cột sau là một tháng; chương trình tự nhận dạng tên chỉ tiêu và "
    "đơn vị tính. Chưa ghi gì vào máy."
)
_HEADINGS: Final = (
    Heading("Mã"),
    Heading("Chỉ tiêu", stretch=True),
    Heading("Kết quả"),
)
_UNKNOWN: Final = "UNKNOWN"
_MARKS: Final = (Segment("DOT", "Dấu chấm"), Segment("COMMA", "Dấu phẩy"))
_DOUBT: Final = Segment(_UNKNOWN, "Chưa rõ")
_YEARS: Final = 4
#: A name and a figure.
_NARROWEST: Final = 2
_SHOWN: Final = 3
#: What stands for a month in the title of a column, in words; the longer ones first.
_WORDS: Final = (
    (re.compile(r"T\{month\}/\{last_year\}"), "cùng tháng năm trước"),
    (re.compile(r"T\{prev_month\}(/\{prev_year\})?"), "tháng trước"),
    (re.compile(r"T\{month\}(/\{year\})?"), "tháng báo cáo"),
    (re.compile(r"\{months\}"), "từ đầu năm"),
    (re.compile(r"năm \{year\}"), "cả năm"),
    (re.compile(r"\{last_year\}"), "năm trước"),
    (re.compile(r"\s+"), " "),
)


class SheetDialog(QDialog):
    """Decides what can be decided from the block, shows it, asks for the rest."""

    #: ``Pasted``: to be tried as a file would be.
    confirmed = Signal(object)

    def __init__(
        self, look: Look, workspace: Workspace, block: Block, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._block = block
        #: What the user said; without it the block decides.
        self._mark: DecimalMark | None = None
        now = workspace.clock.now().astimezone(VIETNAM)
        self._years = tuple(range(now.year, now.year - _YEARS, -1))
        self._forms = sheet.grids(workspace.catalogue.in_force(Period(now.year, now.month)))
        found = sheet.likeliest(block, self._forms)
        self.form = ComboBox(look, "Biểu", tuple(_name(form) for form in self._forms))
        self.column = ComboBox(look, "Cột")
        self.month = ComboBox(look, "Tháng đầu", tuple(f"Tháng {month}" for month in YEAR))
        self.year = ComboBox(look, "Năm", tuple(map(str, self._years)))
        self.mark = SegmentedControl(look, "Dấu thập phân", (*_MARKS, _DOUBT), _UNKNOWN)
        self._month_name = Label("Tháng đầu", ink=Ink.SECONDARY)
        self._year_name = Label("Năm", ink=Ink.SECONDARY)
        self.table = PlainTable(look, "Các dòng của bảng", _HEADINGS)
        self.summary = Label(wrap=True)
        self.onward = Button(look, "Đọc thử", ButtonKind.PRIMARY, key="Enter")
        self.cancel = Button(look, "Hủy", key="Esc")
        self._reading = sheet.SheetReading((), (), None, mark_asked=False, table=b"")
        self._lay_out()
        self.form.setCurrentIndex(self._forms.index(found) if found else 0)
        self.year.setCurrentIndex(1)
        self._list_columns()
        self._connect()
        self._show()
        self.table.setFocus()

    def _lay_out(self) -> None:
        self.setWindowTitle(_TITLE)
        self.setModal(True)
        self.setProperty("surface", "page")
        self.resize(*_SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(Label(_TITLE, Text.PAGE_TITLE, strong=True))
        column.addWidget(Label(_TOLD, ink=Ink.SECONDARY, wrap=True))
        form, measure = Label("Biểu", ink=Ink.SECONDARY), Label("Cột", ink=Ink.SECONDARY)
        mark = Label("Dấu thập phân", ink=Ink.SECONDARY)
        column.addLayout(_row(form, self.form, measure, self.column, None))
        months = (self._month_name, self.month, self._year_name, self.year)
        column.addLayout(_row(mark, self.mark, *months, None))
        column.addWidget(self.table, 1)
        column.addWidget(self.summary)
        column.addLayout(_row(None, self.cancel, self.onward))
        self.onward.setDefault(True)

    def _connect(self) -> None:
        self.form.currentIndexChanged.connect(lambda _: self._list_columns())
        for combo in (self.form, self.column, self.month, self.year):
            combo.currentIndexChanged.connect(lambda _: self._show())
        self.mark.chosen.connect(self._choose_mark)
        self.table.opened.connect(lambda _: self.onward.click())
        self.onward.clicked.connect(self._confirm)
        self.cancel.clicked.connect(self.reject)

    @property
    def _form(self) -> Form:
        return self._forms[self.form.currentIndex()]

    def _list_columns(self) -> None:
        self.column.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.column.clear()
        self.column.addItems([_measure(column) for column in sheet.columns(self._form)])
        self.column.blockSignals(False)  # noqa: FBT003
        self.column.updateGeometry()

    def _show(self) -> None:
        """Read anew with what is chosen."""
        form = self._form
        matching = sheet.matched(self._block, form)
        first = Period(self._years[self.year.currentIndex()], self.month.currentIndex() + 1)
        empty = sheet.Months({}, headed=True, dated=True)
        months = sheet.months_of(self._block, matching, first) if matching else empty
        for asked, widgets in (
            (not months.headed, (self._month_name, self.month)),
            (not months.dated, (self._year_name, self.year)),
        ):
            for widget in widgets:
                widget.setVisible(asked)
        measure = sheet.columns(form)[max(self.column.currentIndex(), 0)]
        found = sheet.read_sheet(self._block, form, measure, months.by_column, self._mark)
        self._reading = found
        mark = found.mark or DecimalMark.COMMA
        self.mark.choose(_UNKNOWN if found.mark_asked else mark.name)
        self.table.show_rows(tuple(map(_table_row, self._reading.rows)))
        self.summary.setText(_summary(self._reading))
        self.onward.setEnabled(bool(self._reading.cells))

    def _choose_mark(self, key: str) -> None:
        self._mark = None if key == _UNKNOWN else DecimalMark[key]
        self._show()

    def _confirm(self) -> None:
        from exports.bringing_files import Pasted

        self.accept()
        self.confirmed.emit(Pasted(_TITLE, self._reading.table))


def copied_block() -> Block | None:
    """The table on the clipboard, names and figures at least; nothing else will do."""
    data = cast(QMimeData | None, QGuiApplication.clipboard().mimeData())
    if data is None or not (data.hasText() or data.hasHtml()):
        return None
    block = read_clipboard(data.text() if data.hasText() else "", data.html())
    return block if block.width >= _NARROWEST else None


def _name(form: Form) -> str:
    return f"{form.code} {form.short_title}"


def _measure(column: Column) -> str:
    """A column's title without the months it is read for."""
    words = column.title
    for found, said in _WORDS:
        words = found.sub(said, words)
    return words


def _table_row(row: sheet.SheetRow) -> TableRow:
    if not row.code:
        texts, glyph = ("–", row.name, "Không có chỉ tiêu này"), Glyph.WARNING
    elif row.unread:
        shown = ", ".join(row.unread[:_SHOWN])
        texts = (row.code, row.name, f"{row.cells} tháng, không đọc được: {shown}")
        glyph = Glyph.WARNING
    else:
        texts = (row.code, row.name, f"{row.cells} tháng")
        glyph = Glyph.OK if row.cells else Glyph.EMPTY
    return TableRow(texts, glyph, glyph_column=2)


def _summary(reading: sheet.SheetReading) -> str:
    known = sum(bool(row.code) for row in reading.rows)
    if not reading.cells:
        return "Chưa đọc được ô nào. Chọn biểu khác, hoặc chép lại bảng cả cột tên chỉ tiêu."
    first, last = (f"tháng {p.month}/{p.year}" for p in (reading.months[0], reading.months[-1]))
    unread = sum(len(row.unread) for row in reading.rows)
    left = f" {unread} ô chưa rõ nghĩa để trống." if unread else ""
    cells = format_number(Decimal(reading.cells))
    return (
        f"Ghép được {known}/{len(reading.rows)} dòng; {cells} ô của {len(reading.months)} tháng, "
        f"từ {first} đến {last}.{left}"
    )


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """Widgets side by side; None takes the spare room."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch()
        else:
            row.addWidget(part)
    return row
