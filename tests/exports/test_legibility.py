"""Content that people cannot read is refused by its place; what we write ourselves is not."""

from __future__ import annotations

import re

import pytest

from exports.package import write_package
from exports.reader import read_report
from exports.reader_messages import ReaderMessage
from forms.common.errors import KnownError, Message
from tests.exports.reports import CATALOGUE, altered, opened, sample, written

STYLES, GRID = "xl/styles.xml", "xl/worksheets/sheet2.xml"


@pytest.fixture(scope="module")
def data() -> bytes:
    return written(sample())


def test_our_own_styles_can_be_read(data: bytes) -> None:
    assert read_report(opened(data), CATALOGUE).values


@pytest.mark.parametrize(
    "font",
    [
        '<color rgb="FFFFFFFF"/><sz val="11"/>',
        '<color theme="0"/><sz val="11"/>',
        '<color indexed="9"/><sz val="11"/>',
        '<color rgb="FF000000" tint="0.9"/><sz val="11"/>',
        '<color rgb="FF000000"/><sz val="1"/>',
        '<color rgb="FF000000"/><sz val="NaN"/>',
        '<name val="Wingdings 2"/><sz val="11"/>',
        '<name val="Whatever"/><charset val="2"/><sz val="11"/>',
        '<strike/><sz val="11"/>',
        '<strike val="true"/><sz val="11"/>',
        '<vertAlign val="superscript"/><sz val="11"/>',
        '<name val="Times New Roman"/><scheme val="minor"/><sz val="11"/>',
    ],
)
def test_a_font_nobody_can_read_is_refused(data: bytes, font: str) -> None:
    every = "".join(f"<font>{font}</font>" for _ in range(40))
    assert refused(altered(data, STYLES, "<fonts.*</fonts>", f"<fonts>{every}</fonts>"))


@pytest.mark.parametrize(
    "alignment",
    ['horizontal="fill"', 'horizontal="centerContinuous"', 'textRotation="180"', 'shrinkToFit="1"'],
)
def test_content_repeated_turned_or_shrunk_is_refused(data: bytes, alignment: str) -> None:
    """The way of alignment called fill shows 1 as 1111 across the column."""
    package = opened(data)
    every = re.sub("<alignment [^>]*/>", f"<alignment {alignment}/>", package.read(STYLES).decode())
    assert refused(write_package(package.with_items({STYLES: every.encode()})))


@pytest.mark.parametrize("colour", ['rgb="FF000000"', 'theme="1"', 'indexed="8"'])
def test_a_ground_as_dark_as_the_writing_is_refused(data: bytes, colour: str) -> None:
    pattern = f'<patternFill patternType="solid"><fgColor {colour}/></patternFill>'
    every = f"<fills>{f'<fill>{pattern}</fill>' * 9}</fills>"
    assert refused(altered(data, STYLES, "<fills.*</fills>", every))


@pytest.mark.parametrize("kind", ["darkGrid", "lightUp", "mediumGray"])
def test_a_ground_of_two_colours_is_refused(data: bytes, kind: str) -> None:
    colours = '<fgColor rgb="FFFFFFFF"/><bgColor rgb="FF000000"/>'
    pattern = f'<patternFill patternType="{kind}">{colours}</patternFill>'
    every = f"<fills>{f'<fill>{pattern}</fill>' * 9}</fills>"
    assert refused(altered(data, STYLES, "<fills.*</fills>", every))


def test_a_line_through_a_cell_is_refused(data: bytes) -> None:
    package = opened(data)
    every = package.read(STYLES).decode().replace("<border>", '<border diagonalUp="1">')
    every = every.replace("<border ", '<border diagonalDown="1" ')
    assert refused(write_package(package.with_items({STYLES: every.encode()})))


@pytest.mark.parametrize(
    "colour",
    [
        '<fgColor rgb="FFD9D9D9" theme="1"/>',
        '<fgColor theme="0"/>',
        "",
        '<fgColor rgb="FF000000"/>',
    ],
)
def test_the_ground_of_empty_cells_states_one_light_colour(data: bytes, colour: str) -> None:
    """Black cells where the form has grey ones look like figures that were blacked out."""
    grey = altered(data, STYLES, '<fgColor rgb="FFD9D9D9" ?/>', colour)
    assert refusal(grey) is ReaderMessage.CELL_DRESSED


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        ("</sheetData>", '<row r="70" s="{}" customFormat="1"/></sheetData>'),
        ("</sheetData>", '<row r="70"><c r="B70" s="{}"/></row></sheetData>'),
        ("</cols>", '<col min="30" max="40" width="9" style="{}"/></cols>'),
    ],
)
@pytest.mark.parametrize("style", ["black", "missing"])
def test_whole_rows_and_columns_are_dressed_like_ours(
    data: bytes, pattern: str, instead: str, style: str
) -> None:
    black = '<fill><patternFill patternType="solid"><fgColor rgb="FF000000"/></patternFill></fill>'
    dressed = altered(data, STYLES, "</fills>", f"{black}</fills>")
    styles = opened(dressed).read(STYLES).decode()
    fills, cells = (styles.split(f"<{name} ", 1)[1] for name in ("fills", "cellXfs"))
    number = fills.split("</fills>")[0].count("<fill>") - 1
    count = cells.split("</cellXfs>")[0].count("<xf ")
    style_of = f'<xf numFmtId="0" fontId="1" fillId="{number}" borderId="0"/></cellXfs>'
    dressed = altered(dressed, STYLES, "</cellXfs>", style_of)
    chosen = instead.format(count + (style == "missing"))
    assert refusal(altered(dressed, GRID, pattern, chosen)) is ReaderMessage.CELL_DRESSED


def test_a_style_without_a_font_is_refused(data: bytes) -> None:
    assert refused(altered(data, STYLES, "<fonts.*</fonts>", "<fonts/>"))


def refused(data: bytes) -> bool:
    return refusal(data) is ReaderMessage.CELL_ILLEGIBLE


def refusal(data: bytes) -> Message:
    with pytest.raises(KnownError) as found:
        read_report(opened(data), CATALOGUE)
    return found.value.message
