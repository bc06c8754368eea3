"""Whether the words printed around the values are those our program prints, each in its place.

A figure under another title, in another unit or month, or beside words somebody added, would be
read otherwise than it was checked, however sound the signatures on it are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from exports.cells import Kind, place
from exports.cover import COVER_COLUMNS, cover_foot, draw_cover_contents
from exports.filling import Filling
from exports.form_sheet import draw_contents, running_foot, sheet_title
from exports.reader_messages import ReaderMessage
from exports.table_body import column_count
from exports.transcript import Transcript
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from exports.cells import SheetCells
    from exports.cover_contents import CoverContents
    from exports.identity import Identity
    from exports.opened_book import NamedCell
    from forms.cell import Cell
    from forms.definition import Form

#: The number of the page at the head of every page.
_PAGE = "&P"


def check_form_words(
    form: Form,
    identity: Identity,
    records: Sequence[str],
    named: Mapping[Cell, NamedCell],
    sheet: SheetCells,
) -> None:
    """Captions, headings, labels and units of a form's sheet; refuses the first that differs.

    ``named`` are the form's cells, all of them; ``records`` the lines of a list from top to bottom.
    """
    _compare_texts(sheet, sheet.title, sheet_title(form))
    transcript = Transcript(sheet, column_count(form))
    filling = Filling(form, identity.period.labels(), lambda _: None, tuple(records))
    draw_contents(transcript, filling, identity)
    places = {cell.name: at for cell, at in named.items()}
    _compare(sheet, transcript, places)
    _check_running(sheet, running_foot(form, identity))


def check_cover_words(
    contents: CoverContents, named: Mapping[str, NamedCell], sheet: SheetCells
) -> None:
    """Heading, labels and tables of the cover; ``named`` are its named cells."""
    transcript = Transcript(sheet, COVER_COLUMNS)
    draw_cover_contents(transcript, contents)
    _compare(sheet, transcript, named)
    _check_running(sheet, cover_foot(contents.identity))


def _compare(sheet: SheetCells, drawn: Transcript, named: Mapping[str, NamedCell]) -> None:
    for at, expected in drawn.texts.items():
        found = sheet.cells.get(at)
        _compare_texts(sheet, found.text if found else "", expected)
        if not sheet.visible(at):
            raise KnownError(ReaderMessage.WORDS_HIDDEN, place=_place(sheet, at), text=expected)
    for name, cell in named.items():
        if drawn.names.get(name) != cell.at:
            raise KnownError(ReaderMessage.CELL_MOVED, place=cell.place, cell=name)
    known = drawn.texts.keys() | {cell.at for cell in named.values()}
    for at, raw in sheet.cells.items():
        if raw.kind is Kind.TEXT and at not in known:
            raise KnownError(ReaderMessage.WORDS_ADDED, place=_place(sheet, at), text=raw.text)


def _compare_texts(sheet: SheetCells, text: str, expected: str) -> None:
    if text != expected:
        raise KnownError(
            ReaderMessage.WORDS_CHANGED, sheet=sheet.title, text=text, expected=expected
        )


def _check_running(sheet: SheetCells, foot: str) -> None:
    for words in sorted(sheet.frame.running - {_PAGE, foot}):
        raise KnownError(ReaderMessage.SHEET_RUNNING, sheet=sheet.title, text=words)


def _place(sheet: SheetCells, at: tuple[int, int]) -> str:
    return place(sheet.title, f"{get_column_letter(at[1])}{at[0]}")
