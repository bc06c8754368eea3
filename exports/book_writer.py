"""The bytes of a finished workbook: openpyxl's parts, our rows and names, a plain archive.

openpyxl writes everything about a workbook but the cells and the names of cells, of which there
are thousands (``exports.sheet_rows``); the archive has fixed dates and a fixed order, so the same
content gives the same bytes.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, cast

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.dimensions import SheetDimension
from openpyxl.writer.excel import ExcelWriter
from typing_extensions import override

from exports.archive import pack, write_archive
from exports.archive_names import CONTENT_TYPES_NAME
from exports.signing.markup import tag, text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zipfile import ZipFile

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from exports.sheet_rows import SheetRows

_WORKBOOK: Final = "xl/workbook.xml"


def book_bytes(
    workbook: Workbook, rows: Mapping[str, SheetRows], names: Mapping[str, str]
) -> bytes:
    """The file: ``rows`` by sheet title, ``names`` with the cell each points to, in order."""
    parts = _Parts()
    _BookWriter(workbook, parts, rows).write_data()
    parts.items[_WORKBOOK] = _with_names(parts.items[_WORKBOOK], names)
    first = parts.items.pop(CONTENT_TYPES_NAME)
    items = [(CONTENT_TYPES_NAME, first), *parts.items.items()]
    return write_archive(pack(name, data) for name, data in items)


def _with_names(book: bytes, names: Mapping[str, str]) -> bytes:
    """The workbook part with the names before those openpyxl wrote (titles to repeat)."""
    written = "".join(tag("definedName", text(target), name=name) for name, target in names.items())
    before, opening, after = book.partition(b"<definedNames")
    if after.startswith(b"/>"):
        return b"".join((before, opening, b">", written.encode(), b"</definedNames>", after[2:]))
    return b"".join((before, opening, b">", written.encode(), after.removeprefix(b">")))


class _BookWriter(ExcelWriter):
    """openpyxl's writer, with sheets whose rows are written by us and kept in memory."""

    def __init__(self, workbook: Workbook, parts: _Parts, rows: Mapping[str, SheetRows]) -> None:
        super().__init__(workbook, cast("ZipFile", parts))
        self._parts = parts
        self._rows = rows

    @override
    def write_worksheet(self, ws: Worksheet) -> None:
        sheet: Any = ws
        sheet._drawing = SpreadsheetDrawing()  # noqa: SLF001 - where openpyxl expects drawings; ours have none
        writer = _SheetWriter(ws, self._rows[ws.title])
        writer.write()
        sheet._rels = []  # noqa: SLF001 - as above
        self._parts.writestr(sheet.path[1:], writer.filled())
        self.manifest.append(ws)


class _SheetWriter(WorksheetWriter):
    """The frame of a sheet by openpyxl, its rows and merged cells by us."""

    def __init__(self, sheet: Worksheet, rows: SheetRows) -> None:
        self._written = BytesIO()
        self._own = rows
        super().__init__(sheet, self._written)

    def filled(self) -> bytes:
        """The whole part."""
        frame = self._written.getvalue()
        for name, element in (
            ("sheetData", self._own.markup()),
            ("mergeCells", self._own.merged()),
        ):
            frame = frame.replace(f"<{name}></{name}>".encode(), element.encode(), 1)
        return frame

    @override
    def write_dimensions(self) -> None:
        self.xf.send(SheetDimension(self._own.size).to_tree())

    @override
    def write_rows(self) -> None:
        self._leave_room("sheetData")

    @override
    def write_merged_cells(self) -> None:
        if self._own.merged():
            self._leave_room("mergeCells")

    def _leave_room(self, name: str) -> None:
        stream: Any = self.xf
        with stream.send(True).element(name):  # noqa: FBT003 - how openpyxl's generator hands out its file
            pass
        stream.send(None)


class _Parts:
    """Stands where openpyxl expects an open ZIP archive and keeps the parts."""

    def __init__(self) -> None:
        self.items: dict[str, bytes] = {}

    def writestr(self, name: str, data: str | bytes) -> None:
        """Keep a part."""
        self.items[name] = data.encode() if isinstance(data, str) else data

    def namelist(self) -> list[str]:
        """Names of the parts kept so far."""
        return list(self.items)
