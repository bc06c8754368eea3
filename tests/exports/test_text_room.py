"""Texts of a workbook from outside are seen to their end, on the screen and on paper."""

from __future__ import annotations

import re

import pytest

from exports.package import write_package
from exports.reader import read_report
from exports.reader_messages import ReaderMessage
from tests.exports.reports import CATALOGUE, altered, opened, sample, written
from tests.exports.test_reader_refusals import GRID, LIST, refused

STYLES = "xl/styles.xml"
#: Rows that state a height.
LINES = re.compile(r'<row r="([0-9]+)" ht="([0-9]+)"')


@pytest.fixture(scope="module")
def data() -> bytes:
    return written(sample())


@pytest.mark.parametrize(
    ("part", "row"), [(LIST, 8), ("xl/worksheets/sheet4.xml", 7), ("xl/worksheets/sheet1.xml", 29)]
)
def test_a_text_cut_off_by_a_low_row_is_refused(data: bytes, part: str, row: int) -> None:
    low = altered(data, part, rf'<row r="{row}" ht="[0-9]+"', f'<row r="{row}" ht="17"')
    assert refused(low)[0] is ReaderMessage.CELL_CUT


@pytest.mark.parametrize("part", ["sheet1", "sheet2", "sheet3", "sheet4"])
def test_no_row_of_labels_may_be_lowered_by_a_line(data: bytes, part: str) -> None:
    """Whichever row holds two or three lines: one line less hides words of the form."""
    part = f"xl/worksheets/{part}.xml"
    found = LINES.findall(opened(data).read(part).decode())
    tall = [(row, int(height)) for row, height in found if int(height) > 33]
    assert tall
    for row, height in tall:
        low = altered(data, part, rf'<row r="{row}" ht="{height}"', f'<row r="{row}" ht="17"')
        assert refused(low)[0] is ReaderMessage.CELL_CUT, (part, row)


@pytest.mark.parametrize(("part", "columns"), [(GRID, (2, 6)), (LIST, (2, 3, 4))])
def test_a_narrowed_column_is_called_so(data: bytes, part: str, columns: tuple[int, ...]) -> None:
    """Its words are cut, not changed."""
    for column in columns:
        found = rf'<col width="[0-9.]+"( customWidth="1")? min="{column}" max="{column}"'
        narrow = altered(data, part, found, rf'<col width="3"\1 min="{column}" max="{column}"')
        assert refused(narrow)[0] is ReaderMessage.CELL_CUT, (part, column)


@pytest.mark.parametrize(
    "alignment",
    [
        'horizontal="left" vertical="center"',
        'horizontal="left" vertical="center" wrapText="0"',
        'horizontal="left" vertical="center" wrapText="1" indent="15"',
    ],
)
def test_a_text_that_stays_on_one_line_must_fit_it(data: bytes, alignment: str) -> None:
    """What does not wrap ends at the next cell, and an indent pushes it there."""
    package = opened(data)
    styles = package.read(STYLES).decode()
    styles = re.sub('<alignment horizontal="left"[^>]*/>', f"<alignment {alignment}/>", styles)
    altered_book = write_package(package.with_items({STYLES: styles.encode()}))
    assert refused(altered_book)[0] is ReaderMessage.CELL_CUT


@pytest.mark.parametrize(
    ("pattern", "instead", "message"),
    [
        ("<sheetView ", '<sheetView zoomScale="10" ', ReaderMessage.SHEET_SMALL),
        ("<pageSetup ", '<pageSetup scale="10" ', ReaderMessage.SHEET_SMALL),
        ("<pageSetup ", '<pageSetup useFirstPageNumber="1" ', ReaderMessage.SHEET_SMALL),
        ('fitToHeight="0"', 'fitToHeight="1"', ReaderMessage.SHEET_SMALL),
        (' fitToHeight="0"', "", ReaderMessage.SHEET_SMALL),
        ('<pageMargins left="[^"]*"', '<pageMargins left="9"', ReaderMessage.SHEET_SMALL),
        ('<col width="36"', '<col width="900"', ReaderMessage.SHEET_SMALL),
        ('baseColWidth="8"', 'baseColWidth="1"', ReaderMessage.SHEET_BROKEN),
        ("<sheetFormatPr ", '<sheetFormatPr defaultColWidth="4" ', ReaderMessage.SHEET_BROKEN),
    ],
)
def test_pages_and_columns_as_small_as_nobody_reads(
    data: bytes, pattern: str, instead: str, message: ReaderMessage
) -> None:
    assert refused(altered(data, GRID, pattern, instead))[0] is message


def test_columns_after_one_without_a_width_keep_theirs(data: bytes) -> None:
    """Not the usual one, which is wider than a column of three units."""
    gap = altered(data, LIST, "<col [^>]*/>", "")
    narrow = altered(
        gap, LIST, '<col width="[0-9]+"( customWidth="1" min="3")', r'<col width="3"\1'
    )
    assert refused(narrow)[0] is ReaderMessage.CELL_CUT


def test_a_number_rounded_to_a_narrow_column_is_refused(data: bytes) -> None:
    """The general format shows 8.8E+12 where there is no room for the digits."""
    package = opened(data)
    styles = package.read(STYLES).decode()
    day = re.search('numFmtId="([0-9]+)" formatCode="dd', styles)
    assert day
    styles = re.sub(f'(<xf numFmtId=")(?!{day[1]}")[0-9]+"', r'\g<1>0"', styles)
    general = write_package(package.with_items({STYLES: styles.encode()}))
    message, sentence = refused(altered(general, GRID, "<v>8752.7<", "<v>8752712345678<"))
    assert (message, "ô F10" in sentence) == (ReaderMessage.CELL_CUT, True)


def test_a_column_a_little_narrower_is_fine(data: bytes) -> None:
    """Programs that write the file again round widths."""
    narrow = altered(data, GRID, '<col width="36"', '<col width="35.4"')
    assert read_report(opened(narrow), CATALOGUE).values


def test_more_text_than_any_report_has_is_refused(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exports.text_room._MOST_LETTERS", 500)
    assert refused(data)[0] is ReaderMessage.CONTENT_TOO_LARGE


@pytest.mark.parametrize(
    ("figure", "fits"),
    [
        ("12345678901", True),
        ("123456789012", False),
        ("-12345678901", False),
        ("1.23456789012E11", False),
        ("6.2999999999999998", True),  # what a re-save makes of 6.3
    ],
)
@pytest.mark.parametrize("number", [0, 49])
def test_a_format_that_rounds_shows_all_digits(
    data: bytes, figure: str, fits: bool, number: int
) -> None:
    """General and text show 123456789012 as 1.23457E+11, however wide the column."""
    package = opened(data)
    grid = package.read(GRID).decode()
    found = re.search('s="([0-9]+)" t="n"><v>[^<]*</v>', grid)
    assert found
    wide = re.sub('<col width="1?[0-9]"', '<col width="20"', grid)
    changed = wide.replace(found[0], f's="{found[1]}" t="n"><v>{figure}</v>', 1)
    before, cells = package.read(STYLES).decode().split("<cellXfs", 1)
    formats = cells.split("<xf ")
    at = int(found[1]) + 1
    formats[at] = re.sub('numFmtId="[0-9]+"', f'numFmtId="{number}"', formats[at])
    styles = before + "<cellXfs" + "<xf ".join(formats)
    made = package.with_items({GRID: changed.encode(), STYLES: styles.encode()})
    if fits:
        assert read_report(made, CATALOGUE).values
    else:
        assert refused(write_package(made))[0] is ReaderMessage.CELL_CUT
