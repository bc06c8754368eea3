"""Order, size and colour of what is shown: what programs repair or squeeze is refused by name."""

from __future__ import annotations

import re

import pytest

from exports.package import write_package
from exports.reader import read_report
from exports.reader_messages import ReaderMessage
from tests.exports.reports import CATALOGUE, altered, opened, sample, written
from tests.exports.test_reader_refusals import BOOK, COVER, GRID, refused

STYLES = "xl/styles.xml"
_ROWS = '(<row r="10".*?</row>)(<row r="11".*?</row>)'
_CELLS = '(<c r="A9"[^>]*>.*?</c>)(<c r="B9"[^>]*>.*?</c>)'


@pytest.fixture(scope="module")
def data() -> bytes:
    return written(sample())


@pytest.mark.parametrize(
    ("part", "pattern", "instead", "message"),
    [
        # order
        (GRID, _ROWS, r"\2\1", ReaderMessage.SHEET_BROKEN),
        (GRID, _ROWS, r'\1<row r="10" ht="60"/>\2', ReaderMessage.SHEET_BROKEN),
        (GRID, "</sheetData>", '<row r="1048577"/></sheetData>', ReaderMessage.SHEET_BROKEN),
        (GRID, _CELLS, r"\2\1", ReaderMessage.SHEET_BROKEN),
        (GRID, _CELLS, r'\1<c r="A9"/>\2', ReaderMessage.SHEET_BROKEN),
        (GRID, '</row><row r="10"', '<c r="XFE9"/></row><row r="10"', ReaderMessage.SHEET_BROKEN),
        (GRID, '</row><row r="10"', '<c r="ZZZ9"/></row><row r="10"', ReaderMessage.SHEET_BROKEN),
        (GRID, "(<cols>.*</cols>)(.*</sheetData>)", r"\2\1", ReaderMessage.SHEET_BROKEN),
        (GRID, "(<sheetData>.*</sheetData>)", r"<mergeCells/>\1", ReaderMessage.SHEET_BROKEN),
        # what the reader's screen shows
        (
            COVER, "<sheetView ", '<sheetView topLeftCell="A900" ', ReaderMessage.SHEET_VIEW,
        ),
        (
            COVER, "<sheetView ", '<sheetView topLeftCell="XFD1" ', ReaderMessage.SHEET_VIEW,
        ),
        (
            GRID, "<pane [^>]*/>", '<pane ySplit="9" topLeftCell="A99"/>', ReaderMessage.SHEET_VIEW,
        ),
        (GRID, '<row r="2" ht="[0-9]+"', '<row r="2" ht="409"', ReaderMessage.SHEET_VIEW),
        (GRID, '(<col [^>]*min="2")', r'<col width="120" min="2"', ReaderMessage.SHEET_VIEW),
        (
            GRID,
            "<sheetView ",
            '<sheetView view="pageBreakPreview" zoomScaleSheetLayoutView="10" ',
            ReaderMessage.SHEET_SMALL,
        ),
        (
            GRID,
            "<sheetView ",
            '<sheetView view="pageLayout" zoomScalePageLayoutView="10" ',
            ReaderMessage.SHEET_SMALL,
        ),
        (BOOK, 'tabRatio="600"', 'tabRatio="0"', ReaderMessage.BOOK_ELEMENT),
        # what the printer prints
        (GRID, 'left="[0-9.]+"', 'left="-2"', ReaderMessage.SHEET_SMALL),
        (GRID, 'right="[0-9.]+"', 'right="NaN"', ReaderMessage.SHEET_SMALL),
        (GRID, 'paperSize="9"', 'paperSize="70"', ReaderMessage.SHEET_SMALL),
        (GRID, "<pageSetup ", '<pageSetup paperHeight="20mm" ', ReaderMessage.SHEET_SMALL),
        (GRID, "&amp;9 ", "&amp;99 ", ReaderMessage.SHEET_RUNNING),
        # formats the program knows by another number
        (
            STYLES,
            '(<numFmt [^>]*/>)(.*)<xf numFmtId="3" ',
            r'\1<numFmt numFmtId="9" formatCode="#,##0"/>\2<xf numFmtId="9" ',
            ReaderMessage.CELL_FORMAT,
        ),
    ],
)  # fmt: skip
def test_it_is_refused(
    data: bytes, part: str, pattern: str, instead: str, message: ReaderMessage
) -> None:
    assert refused(altered(data, part, pattern, instead))[0] is message


@pytest.mark.parametrize(
    ("writing", "ground", "legible"),
    [
        ("FF000000", "FFD9D9D9", True),
        ("FFC00000", "FFFFFFFF", True),
        ("FF0000FF", "FFFFFF00", True),
        ("FF00FF00", "FFFFFFFF", False),  # as bright as the ground, though one part of three
        ("FF00FF00", "FF00FFFF", False),
        ("FF000000", "FF0000FF", False),
        ("FF0000FF", "FFFF00FF", False),
        ("FF646464", "FF969696", False),
    ],
)
def test_green_is_bright_and_blue_is_dark(
    data: bytes, writing: str, ground: str, legible: bool
) -> None:
    package = opened(data)
    styles = package.read(STYLES).decode().replace("FFD9D9D9", ground)
    styles = re.sub('<color rgb="FF000000"/>(<sz)', rf'<color rgb="{writing}"/>\1', styles)
    styles = re.sub("<fill><patternFill/></fill>", _filled(ground), styles)
    changed = write_package(package.with_items({STYLES: styles.encode()}))
    if legible:
        assert read_report(opened(changed), CATALOGUE).values
    else:
        assert refused(changed)[0] is ReaderMessage.CELL_ILLEGIBLE


def _filled(ground: str) -> str:
    colour = f'<patternFill patternType="solid"><fgColor rgb="{ground}"/></patternFill>'
    return f"<fill>{colour}</fill>"
