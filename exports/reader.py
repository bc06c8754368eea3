"""Workbook → submitted report, read from the parts' XML; refusals name sheet and cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from exports.cells import Kind, RawCell, place
from exports.cover import COVER_TITLE, TITLE_COLUMN
from exports.cover_contents import expected_contents
from exports.form_reader import FormContents, expected_cells, read_form, read_unknown_form
from exports.form_sheet import sheet_title
from exports.identity import defined_name
from exports.identity_reader import cover_names, read_explanations, read_identity, read_statements
from exports.opened_book import open_book
from exports.printed_words import check_cover_words, check_form_words
from exports.reader_messages import ReaderMessage
from exports.submission import SubmittedReport
from exports.text_room import check_room
from forms.cell import Cell
from forms.common.errors import KnownError
from forms.definition import FormKind

if TYPE_CHECKING:
    from exports.cells import SheetCells
    from exports.identity import FormVersion, Identity
    from exports.opened_book import NamedCell, OpenedBook
    from exports.package import Package
    from exports.submission import StatedExplanation
    from forms.catalogue import Catalogue
    from forms.common.amount import Value
    from forms.definition import Form


def read_report(package: Package, catalogue: Catalogue) -> SubmittedReport:
    """The report in a package; every refusal is a ``KnownError`` (``ReaderMessage``)."""
    book = open_book(package)
    own = cover_names(book.names)
    for name in own:
        _check_sheet(book.names[name], COVER_TITLE)
    identity = read_identity(book.names)
    by_form = _cells_by_form(book, own, {version.code for version in identity.forms})
    _check_sheets(book, by_form, len(identity.forms))
    forms: dict[str, Form] = {}
    unknown: list[FormVersion] = []
    contents: dict[str, FormContents] = {}
    for version in identity.forms:
        named = by_form.get(version.code, {})
        form = _definition(version, catalogue)
        if form is None:
            unknown.append(version)
            contents[version.code] = read_unknown_form(named, book.formats)
        else:
            forms[version.code] = form
            contents[version.code] = _contents(form, identity, named, book)
    said = (read_explanations(book.names), read_statements(book.names))
    _check_cover(book, own, identity, forms, said)
    check_room(book)
    values: dict[Cell, Value] = {}
    for content in contents.values():
        values.update(content.values)
    return SubmittedReport(
        identity=identity,
        forms=forms,
        unknown=tuple(unknown),
        values=values,
        records={code: content.records for code, content in contents.items()},
        explanations=said[0],
        statements=said[1],
        places={cell: at.place for named in by_form.values() for cell, at in named.items()},
    )


def _contents(
    form: Form, identity: Identity, named: dict[Cell, NamedCell], book: OpenedBook
) -> FormContents:
    title = next(iter(named.values())).sheet if named else sheet_title(form)
    if not named and form.kind is not FormKind.LIST:
        missing = expected_cells(form, ())[0]
        raise KnownError(ReaderMessage.NAME_MISSING, sheet=f"Biểu {form.number}", cell=missing)
    if title not in book.sheets:
        raise KnownError(ReaderMessage.SHEET_MISSING, sheet=title)
    sheet = book.sheets[title]
    contents = read_form(form, named, sheet, book.formats)
    check_form_words(form, identity, contents.records, named, sheet)
    return contents


def _check_cover(
    book: OpenedBook,
    own: set[str],
    identity: Identity,
    forms: dict[str, Form],
    said: tuple[tuple[StatedExplanation, ...], tuple[StatedExplanation, ...]],
) -> None:
    """The words of the cover; what a form is called that we do not know is taken as it stands."""
    cover = book.sheets[COVER_TITLE]
    titles = []
    for version in identity.forms:
        row = book.names[defined_name(f"form_{version.code}_version")].at[0]
        stated = cover.cells.get((row, TITLE_COLUMN))
        form = forms.get(version.code)
        titles.append(form.title if form else stated.text if stated else "")
    texts = [raw.text for raw in cover.cells.values()]
    contents = expected_contents(identity, titles, said, texts)
    check_cover_words(contents, {name: book.names[name] for name in own}, cover)


def _definition(version: FormVersion, catalogue: Catalogue) -> Form | None:
    """The definition with this digest, if the program has it."""
    known = catalogue.versions(version.code)
    fitting = (form for form in known if form.version == version.version)
    return next((form for form in fitting if form.digest == version.digest), None)


def _cells_by_form(
    book: OpenedBook, own: set[str], codes: set[str]
) -> dict[str, dict[Cell, NamedCell]]:
    """Named cells by form; one form's cells share one sheet that is not the cover."""
    found: dict[str, dict[Cell, NamedCell]] = {}
    for name, named in book.names.items():
        if name in own:
            continue
        try:
            cell = Cell.from_name(name)
        except ValueError:
            raise KnownError(ReaderMessage.NAME_UNKNOWN, name=name) from None
        if cell.form not in codes:
            raise KnownError(ReaderMessage.NAME_UNKNOWN, name=name)
        cells = found.setdefault(cell.form, {})
        first = next(iter(cells.values()), named)
        if named.sheet == COVER_TITLE:
            raise KnownError(ReaderMessage.NAME_OUT_OF_SHEET, place=named.place, name=name)
        _check_sheet(named, first.sheet)
        cells[cell] = named
    return found


def _check_sheet(named: NamedCell, sheet: str) -> None:
    if named.sheet != sheet:
        raise KnownError(ReaderMessage.NAME_OUT_OF_SHEET, place=named.place, name=named.name)


def _check_sheets(book: OpenedBook, by_form: dict[str, dict[Cell, NamedCell]], forms: int) -> None:
    """One sheet per form, every number named, every cell shown as it is."""
    owners = {sheet: set[tuple[int, int]]() for sheet in book.sheets}
    for named in book.names.values():
        owners[named.sheet].add(named.at)
    sheets = [next(iter(cells.values())) for cells in by_form.values()]
    for number, named in enumerate(sheets):
        if named.sheet in (other.sheet for other in sheets[:number]):
            raise KnownError(ReaderMessage.NAME_OUT_OF_SHEET, place=named.place, name=named.name)
    strangers = [sheet for sheet, cells in owners.items() if not cells]
    if len(strangers) > forms - len(sheets):  # a list without records has a sheet without names
        raise KnownError(ReaderMessage.SHEET_UNKNOWN, sheet=strangers[-1])
    for title, sheet_cells in book.sheets.items():
        for at, raw in sheet_cells.cells.items():
            _check_shown(book, title, at, raw, named=at in owners[title])
        _check_dressed(book, sheet_cells)


def _check_dressed(book: OpenedBook, sheet: SheetCells) -> None:
    """Empty cells too are as our own are: a dark or unstated ground says something, or covers."""
    for style, (row, column) in sheet.dressed.items():
        known = style in book.formats.codes and style not in book.formats.illegible
        if not known:
            where = place(sheet.title, f"{get_column_letter(column)}{row}")
            raise KnownError(ReaderMessage.CELL_DRESSED, place=where)


def _check_shown(
    book: OpenedBook, title: str, at: tuple[int, int], raw: RawCell, *, named: bool
) -> None:
    where = place(title, f"{get_column_letter(at[1])}{at[0]}")
    if raw.kind is Kind.NUMBER and not named:
        raise KnownError(ReaderMessage.CELL_UNNAMED, place=where)
    if raw.style in book.formats.illegible:
        raise KnownError(ReaderMessage.CELL_ILLEGIBLE, place=where)
    if book.sheets[title].room(at)[1] < book.formats.sizes.get(raw.style, 0):
        raise KnownError(ReaderMessage.CELL_CUT, place=where)
    if not (book.formats.honest(raw.style) or book.formats.honest(raw.style, date=True)):
        raise KnownError(ReaderMessage.CELL_FORMAT, place=where, item=book.formats.of(raw.style))
