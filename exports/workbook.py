"""The report as one XLSX: cover, then a sheet per form; the same input gives the same bytes.

What is seen is what is signed: every value stands once, in a visible cell with a defined name; no
formulas, links, comments, hidden parts or custom properties (DESIGN D9).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from openpyxl.writer.excel import ExcelWriter

from exports.archive import pack, write_archive
from exports.archive_names import CONTENT_TYPES_NAME
from exports.cover import draw_cover
from exports.filling import Filling
from exports.form_sheet import draw_form
from exports.identity import leaving
from exports.pen import Book
from forms.common.errors import BugError
from forms.version import APP_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from zipfile import ZipFile

    from openpyxl import Workbook

    from exports.identity import Identity
    from forms.common.clock import Clock
    from forms.figures import Figures
    from validation.finding import Judged


def write_workbook(
    figures: Figures,
    judged: Sequence[Judged],
    identity: Identity,
    clock: Clock,
    *,
    blank: bool = False,
) -> bytes:
    """The workbook of a report, unsigned; ``blank`` gives all its forms without any value.

    Raises ``KnownError`` (``ExportMessage``) for a number or text that Excel cannot hold.
    """
    report = figures.report
    if not identity.fits(report):
        raise BugError("the identity belongs to another report")
    book = Book()
    forms = tuple(report.forms.values()) if blank else leaving(report)
    draw_cover(book, forms, judged, identity, blank=blank)
    labels = report.key.period.labels()
    for form in forms:
        value = figures.values_of(form.code)
        filling = Filling(form, labels, value, report.records(form.code), blank)
        draw_form(book, filling, identity)
    return _packed(book.finish(), f"{APP_NAME} {identity.period}", clock.now())


def _packed(workbook: Workbook, title: str, now: datetime) -> bytes:
    """The parts openpyxl writes, archived with fixed dates and in a fixed order."""
    moment = now.replace(tzinfo=None, microsecond=0)
    workbook.properties.title = title
    workbook.properties.creator = APP_NAME
    workbook.properties.created = workbook.properties.modified = moment
    parts = _Parts()
    ExcelWriter(workbook, cast("ZipFile", parts)).write_data()
    first = parts.items.pop(CONTENT_TYPES_NAME)
    items = [(CONTENT_TYPES_NAME, first), *parts.items.items()]
    return write_archive(pack(name, data) for name, data in items)


class _Parts:
    """Stands where openpyxl expects an open ZIP archive and keeps the parts."""

    def __init__(self) -> None:
        self.items: dict[str, bytes] = {}

    def writestr(self, name: str, data: str | bytes) -> None:
        """Keep a part."""
        self.items[name] = data.encode() if isinstance(data, str) else data

    def write(self, path: Path | str, name: str) -> None:
        """Keep a part that openpyxl has put into a temporary file."""
        self.items[name] = Path(path).read_bytes()

    def namelist(self) -> list[str]:
        """Names of the parts kept so far."""
        return list(self.items)
