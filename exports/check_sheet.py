"""A check report as one XLSX sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from exports.page import set_up_page
from exports.pen import Book
from exports.styles import Edge, Look

if TYPE_CHECKING:
    from exports.check_lines import CheckLine, CheckReport

_WIDTHS: Final = [5, 10, 13, 11, 22, 20, 44, 22, 30]
HEADINGS: Final = (
    "TT", "Mức", "Tình trạng", "Quy tắc", "Vị trí", "Ô", "Nội dung và cách xử lý",
    "Số so sánh", "Giải trình",
)  # fmt: skip
_ALL: Final = (1, len(_WIDTHS))
_CELL: Final = Look(edge=Edge.BOX, down="top")
_HEAD: Final = Look(edge=Edge.BOX, bold=True, across="center")
_TITLE: Final = Look(size=14, bold=True)
_FIRST: Final = 6


def sheet_of(report: CheckReport) -> bytes:
    """The file's bytes; every text stands as text, also where it looks like a formula."""
    book = Book()
    pen = book.sheet("Kiểm tra")
    pen.columns(_WIDTHS)
    head = (
        (f"Báo cáo kiểm tra, {report.period}", _TITLE),
        (report.unit, Look(bold=True)),
        (f"{report.summary} {report.checks}", Look()),
        (f"{report.cap} {report.made}".strip(), Look(italic=True)),
    )
    for at, (text, look) in enumerate(head, start=1):
        pen.merged(at, _ALL, text, look)
        pen.height(at, pen.needed(text, _ALL, look))
    for column, heading in enumerate(HEADINGS, start=1):
        pen.text(_FIRST - 1, column, heading, _HEAD)
    for at, line in enumerate(report.lines, start=_FIRST):
        texts = _texts(line)
        for column, text in enumerate(texts, start=1):
            look = replace(_CELL, bold=line.error) if column == 2 else _CELL  # noqa: PLR2004 - severity
            pen.text(at, column, text, look)
        rooms = (pen.needed(t, (c, c), _CELL) for c, t in enumerate(texts, start=1))
        pen.height(at, max(rooms))
    pen.sheet.freeze_panes = f"A{_FIRST}"
    pen.sheet.print_title_rows = f"{_FIRST - 1}:{_FIRST - 1}"
    pen.sheet.auto_filter.ref = f"A{_FIRST - 1}:I{max(_FIRST - 1 + len(report.lines), _FIRST)}"
    set_up_page(pen.sheet, f"{report.unit}, {report.period}", landscape=True)
    return book.finish()


def _texts(line: CheckLine) -> tuple[str, ...]:
    return (
        *(str(line.number), line.severity, line.standing, line.rule, line.place, line.cell),
        *(line.text, line.figures, line.said),
    )
