"""What a stranger found with parts that programs read differently; each is refused by name."""

from __future__ import annotations

import pytest

from exports.package import write_package
from exports.reader import read_report
from exports.reader_messages import ReaderMessage
from tests.exports.reports import CATALOGUE, altered, opened, sample, written
from tests.exports.test_reader_refusals import BOOK, GRID, refused

STYLES = "xl/styles.xml"
STRICT = 'xmlns:s="http://purl.oclc.org/ooxml/spreadsheetml/main"'
LINKS = 'xmlns:s="http://purl.oclc.org/ooxml/officeDocument/relationships"'
PROCESS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:q="urn:q" mc:Ignorable="q" mc:ProcessContent="q:w" '
)
NO_LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
#: More digits than ``int`` takes.
ENDLESS = "1" * 5000


@pytest.fixture(scope="module")
def data() -> bytes:
    return written(sample())


@pytest.mark.parametrize(
    ("part", "pattern", "instead"),
    [
        (STYLES, "<cellXfs", f"<s:cellXfs {STRICT}/><cellXfs"),
        (STYLES, "<fonts ", f"<s:fonts {STRICT}/><fonts "),
        (GRID, "</cols>", f'<s:col {STRICT} min="6" max="6" hidden="1"/></cols>'),
        (BOOK, "</sheets>", f'<s:sheet {STRICT} name="x" sheetId="9"/></sheets>'),
        (BOOK, "<sheet ", f'<sheet {LINKS} s:id="rId9" '),
        (STYLES, "<styleSheet ", f"<styleSheet {PROCESS}"),
        (GRID, "</cols>", '<q:w xmlns:q="urn:q"/></cols>'),
    ],
)
def test_another_language_is_refused(data: bytes, part: str, pattern: str, instead: str) -> None:
    """LibreOffice reads elements of the strict variant as if they were the usual ones."""
    found = refused(altered(data, part, pattern, instead))
    assert found[0] is ReaderMessage.CONTENT_LANGUAGE


@pytest.mark.parametrize("number", [ENDLESS, "\u0661", "1_0", "+1", " 1", ""])
@pytest.mark.parametrize(
    ("part", "pattern", "instead"),
    [
        (GRID, '<row r="[0-9]+"', '<row r="{}"'),
        (GRID, '(<c r="[A-Z0-9]+") s="[0-9]+"( t="inlineStr")', r'\1 s="{}"\2'),
        (GRID, '<c ([^>]*) t="inlineStr"><is>.*?</is>', r'<c \1 t="s"><v>{}</v>'),
        (GRID, '<col ([^>]*) min="1"', r'<col \1 min="{}"'),
        (STYLES, '<xf numFmtId="0" fontId="1"', '<xf numFmtId="0" fontId="{}"'),
        (STYLES, '<xf numFmtId="0" fontId="1"', '<xf numFmtId="{}" fontId="1"'),
    ],
)
def test_a_number_of_other_digits_is_refused(
    data: bytes, part: str, pattern: str, instead: str, number: str
) -> None:
    found = refused(altered(data, part, pattern, instead.replace("{}", number)))
    assert found[0] in (
        ReaderMessage.SHEET_BROKEN, ReaderMessage.STYLES_BROKEN, ReaderMessage.CELL_TYPE,
    )  # fmt: skip


@pytest.mark.parametrize("rows", [f"$1:${ENDLESS}", "$9:$2"])
def test_rows_to_repeat_are_few_and_in_order(data: bytes, rows: str) -> None:
    pattern = r"(_xlnm.Print_Titles[^!]*!)\$[0-9]+:\$[0-9]+"
    found = refused(altered(data, BOOK, pattern, rf"\g<1>{rows}"))
    assert found[0] is ReaderMessage.NAME_TARGET


BLACK = '<color rgb="FF000000"/>'
FONT = '<name val="Times New Roman"/><sz val="11"/>'


@pytest.mark.parametrize(
    "font",
    [
        FONT + '<color indexed="65"/>',
        FONT + '<color indexed="64"/>',
        FONT + '<color indexed="64" rgb="FF000000"/>',
        FONT + '<color auto="1" rgb="FF000000"/>',
        FONT + '<color rgb="FF000000" theme="0"/>',
        FONT + BLACK + BLACK,
        FONT + BLACK + '<sz val="11"/>',
        FONT + BLACK + '<name val="Arial"/>',
        FONT + BLACK + '<strike val="0"/><strike/>',
        FONT + BLACK + "<outline/>",
        FONT + BLACK + '<charset val="02"/>',
        '<name val="D050000L"/><sz val="11"/>',
        '<name val="Wingdings "/><sz val="11"/>',
        '<name val="Times New Roman"/><sz val="1"/>',
    ],
)
def test_a_font_that_is_not_ours_is_refused(data: bytes, font: str) -> None:
    every = f"<fonts>{f'<font>{font}</font>' * 40}</fonts>"
    found = refused(altered(data, STYLES, "<fonts.*</fonts>", every))
    assert found[0] is ReaderMessage.CELL_ILLEGIBLE


def test_our_font_is_taken_with_what_programs_add(data: bytes) -> None:
    added = f'{FONT}{BLACK}<family val="1"/><charset val="163"/>'
    every = f"<fonts>{f'<font>{added}</font>' * 40}</fonts>"
    taken = altered(data, STYLES, "<fonts.*</fonts>", every)
    assert read_report(opened(taken), CATALOGUE).values


def test_the_font_that_measures_columns_can_be_read(data: bytes) -> None:
    small = altered(data, STYLES, r'(<fonts[^>]*><font>.*?<sz val=")11"', r'\g<1>1"')
    assert refused(small)[0] is ReaderMessage.CELL_ILLEGIBLE


@pytest.mark.parametrize(
    "fill",
    [
        '<patternFill patternType="solid"><fgColor indexed="64"/></patternFill>',
        '<patternFill patternType="solid"><fgColor auto="1"/></patternFill>',
        '<patternFill patternType="solid"><bgColor rgb="FF000000"/></patternFill>',
        '<patternFill patternType="solid"><fgColor rgb="FFD9D9D9" theme="1"/></patternFill>',
        '<patternFill/><patternFill patternType="solid"><fgColor rgb="FF000000"/></patternFill>',
    ],
)
def test_a_ground_that_states_no_one_colour_is_refused(data: bytes, fill: str) -> None:
    every = f"<fills>{f'<fill>{fill}</fill>' * 9}</fills>"
    found = refused(altered(data, STYLES, "<fills.*</fills>", every))
    assert found[0] is ReaderMessage.CELL_ILLEGIBLE


@pytest.mark.parametrize(
    "alignment", ['<alignment indent="250"/>', '<alignment readingOrder="2"/>', "<alignment/>" * 2]
)
def test_content_moved_out_of_its_cell_is_refused(data: bytes, alignment: str) -> None:
    found = refused(altered(data, STYLES, "(<cellXfs.*?)<alignment [^>]*/>", rf"\1{alignment}"))
    assert found[0] is ReaderMessage.CELL_ILLEGIBLE


def test_a_number_format_has_one_code(data: bytes) -> None:
    twice = '<numFmts><numFmt numFmtId="165" formatCode=";;;"/>'
    found = refused(
        altered(
            data,
            STYLES,
            "<numFmts[^>]*>(<numFmt [^>]*165[^>]*/>)?",
            twice + '<numFmt numFmtId="165" formatCode="0"/>',
        )
    )
    assert found[0] is ReaderMessage.STYLES_BROKEN


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        ("<sheetView ", '<sheetView showZeros="off" '),
        ("<pane [^>]*/>", '<pane ySplit="200" topLeftCell="A201" state="frozen"/>'),
        ("<pane [^>]*/>", '<pane ySplit="8" topLeftCell="Z5000" state="frozen"/>'),
        ("<pane [^>]*/>", '<pane ySplit="x" topLeftCell="A9" state="frozen"/>'),
    ],
)
def test_a_view_that_hides_figures_is_refused(data: bytes, pattern: str, instead: str) -> None:
    assert refused(altered(data, GRID, pattern, instead))[0] is ReaderMessage.SHEET_VIEW


@pytest.mark.parametrize("look", ["&amp;KFFFFFF", "&amp;1", '&amp;"Wingdings,Regular"'])
def test_a_foot_nobody_can_read_is_refused(data: bytes, look: str) -> None:
    found = refused(altered(data, GRID, "<oddFooter>&amp;L", f"<oddFooter>&amp;L{look}"))
    assert found[0] is ReaderMessage.SHEET_RUNNING


def test_low_rows_as_the_usual_ones_are_refused(data: bytes) -> None:
    low = altered(data, GRID, 'defaultRowHeight="15"', 'defaultRowHeight="8"')
    assert refused(low)[0] is ReaderMessage.SHEET_BROKEN


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        ('visibility="visible"', 'visibility="veryHidden"'),
        ('showSheetTabs="1"', 'showSheetTabs="0"'),
        ('minimized="0"', 'minimized="1"'),
    ],
)
def test_a_window_without_sheets_is_refused(data: bytes, pattern: str, instead: str) -> None:
    assert refused(altered(data, BOOK, pattern, instead))[0] is ReaderMessage.BOOK_ELEMENT


def test_a_row_lower_than_its_writing_is_refused(data: bytes) -> None:
    low = altered(data, GRID, '<row r="10" ht="[0-9]+"', '<row r="10" ht="8"')
    assert refused(low)[0] is ReaderMessage.CELL_CUT


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/hidden/copy.xml", "<a>copy</a>"),
        ("xl/theme/_rels/theme1.xml.rels", NO_LINKS),
        ("xl/theme/theme1.xml", "<a>copy</a>"),
    ],
)
def test_a_second_copy_is_refused(data: bytes, part: str, content: str) -> None:
    package = opened(data).with_items({part: content.encode()})
    assert refused(write_package(package))[0] is ReaderMessage.BOOK_LINKED


def test_a_sheet_that_the_workbook_does_not_list_is_refused(data: bytes) -> None:
    unlisted = altered(data, BOOK, "<sheet [^>]*/></sheets>", "</sheets>")
    assert refused(unlisted)[0] is ReaderMessage.SHEET_UNKNOWN
