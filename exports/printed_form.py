"""One form alone on paper, filled in as it stands or blank: the sheet of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.filling import Filling
from exports.form_sheet import draw_form
from exports.identity import identify
from exports.pen import Book
from forms.common.addressees import addressee_on
from forms.version import APP_NAME, APP_VERSION

if TYPE_CHECKING:
    from forms.common.provinces import Province
    from forms.figures import Figures


def printed_form(figures: Figures, code: str, unit: Province, *, blank: bool) -> bytes:
    """A workbook with the sheet of one form, for printing only: it has no cover and no package.

    Raises ``KnownError`` (``ExportMessage``) for a number or text that Excel cannot hold.
    """
    report = figures.report
    addressee = addressee_on(report.key.period.first_day)
    identity = identify(report, unit, addressee, "", f"{APP_NAME} {APP_VERSION}")
    labels = report.key.period.labels()
    filling = Filling(
        figures.form(code), labels, figures.values_of(code), report.records(code), blank
    )
    book = Book()
    draw_form(book, filling, identity)
    return book.finish()
