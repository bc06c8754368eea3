"""The report as one XLSX: cover, then a sheet per form; the same input gives the same bytes.

What is seen is what is signed: every value stands once, in a visible cell with a defined name; no
formulas, links, comments, hidden parts or custom properties (DESIGN D9).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    _describe(book.workbook, f"{APP_NAME} {identity.period}", clock.now())
    return book.finish()


def _describe(workbook: Workbook, title: str, now: datetime) -> None:
    moment = now.replace(tzinfo=None, microsecond=0)
    workbook.properties.title = title
    workbook.properties.creator = APP_NAME
    workbook.properties.created = workbook.properties.modified = moment
