"""Whether the words printed around a table's figures are those of its form and month.

A figure under another title, in another unit or month would be read otherwise than it was checked,
however sound the signatures on it are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.cover import heading_words
from exports.form_sheet import captions
from exports.reader_messages import ReaderMessage
from exports.table_body import printed_unit
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from exports.cells import SheetCells
    from exports.identity import Identity
    from exports.opened_book import NamedCell
    from forms.cell import Cell
    from forms.common.period import Period
    from forms.definition import Form

_UNITS = 3


def check_words(
    form: Form, period: Period, named: Mapping[Cell, NamedCell], sheet: SheetCells
) -> None:
    """Captions, column titles and units of a grid form's sheet; refuses the first that differs.

    ``named`` are the form's cells, found to stand in order.
    """
    _compare(sheet, _words(form, period, named))


def check_heading(identity: Identity, cover: SheetCells) -> None:
    """The cover's heading names the unit and the month of the identity below it."""
    _compare(cover, heading_words(identity).items())


def _compare(sheet: SheetCells, words: Iterable[tuple[tuple[int, int], str]]) -> None:
    for at, expected in words:
        found = sheet.cells.get(at)
        text = found.text if found else ""
        if text != expected:
            raise KnownError(
                ReaderMessage.WORDS_CHANGED, sheet=sheet.title, text=text, expected=expected
            )


def _words(
    form: Form, period: Period, named: Mapping[Cell, NamedCell]
) -> Iterator[tuple[tuple[int, int], str]]:
    """Every place and what is printed there."""
    for line, text in captions(form, period).items():
        yield (line, 1), text
    lines = {row.code: number for number, row in enumerate(form.rows)}
    columns = {cell.column: at.at[1] for cell, at in named.items()}
    top = min(at.at[0] - lines[cell.row] for cell, at in named.items())
    for number, row in enumerate(form.rows, start=top):
        yield (number, _UNITS), printed_unit(form, row)
    titles = top - 2  # the row of letters stands between
    labels = period.labels()
    for column in form.columns:
        both = bool(form.groups) and column.group is None
        if column.id in columns:
            title = column.title.format(**labels)
            yield (titles - 1 if both else titles, columns[column.id]), title
