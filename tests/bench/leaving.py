"""Exporting and signing a report, against openpyxl alone writing the same cells."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from openpyxl import Workbook, load_workbook
from openpyxl.workbook.defined_name import DefinedName

from exports.departure import Departure, signing_request
from exports.sample import PERIOD, PROVINCE
from exports.sample_keys import PASSWORD, make_keys
from exports.signing.keys import Pkcs12Signer
from exports.signing.request import SignerRole
from exports.signing.sign import sign_package
from tests.bench.measure import Line, alternated
from tests.bench.store import CLOCK, open_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from exports.workspace import Workspace

_ROUNDS: Final = 15
_PACKAGE: Final = "00" * 8


def lines(workspace: Workspace) -> Iterator[Line]:
    """The last month of a filled store, exported and signed once."""
    work = signing(workspace)
    source = load_workbook(BytesIO(work()))
    dressed, bare = (partial(_rewritten, source, styled=styled) for styled in (True, False))
    mine, with_looks, without = alternated((work, dressed, bare), _ROUNDS)
    yield Line("Kết xuất và ký một chữ ký", mine, with_looks, "openpyxl ghi các ô ấy", bar=1.3)
    yield Line("  so với ghi giá trị trần", mine, without, "openpyxl không định dạng")


def signing(workspace: Workspace) -> Callable[[], bytes]:
    """What makes a signed workbook of the last month, again and again."""
    desk = open_desk(workspace)
    unit = workspace.province(PROVINCE, PERIOD)
    departure = Departure(workspace, unit, PERIOD, _PACKAGE)
    signer = Pkcs12Signer(make_keys(CLOCK.now()).director, PASSWORD)
    request = signing_request(SignerRole.DIRECTOR, "", workspace)
    return lambda: sign_package(departure.workbook(desk), signer, request)


def _rewritten(source: Any, *, styled: bool) -> bytes:
    """The same cells in a new workbook; with the looks also names, widths and merged cells."""
    book: Any = Workbook()
    book.remove(book.active)
    if styled:
        for part in ("_fonts", "_fills", "_borders", "_alignments", "_number_formats"):
            setattr(book, part, getattr(source, part))
        book._cell_styles = source._cell_styles
        for name, target in source.defined_names.items():
            book.defined_names[name] = DefinedName(name, attr_text=target.attr_text)
    for old in source.worksheets:
        _sheet(old, book.create_sheet(old.title), styled=styled)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _sheet(old: Any, new: Any, *, styled: bool) -> None:
    for row in old.iter_rows():
        for cell in row:
            if cell.value is None and not (styled and cell.has_style):
                continue
            made = new.cell(cell.row, cell.column, cell.value)
            if styled:
                made._style = cell._style
    if styled:
        for area in old.merged_cells.ranges:
            new.merged_cells.add(area.coord)
        for kind in ("column_dimensions", "row_dimensions"):
            setattr(new, kind, getattr(old, kind))
