"""What a stranger found with parts that programs read differently; each is refused by name."""

from __future__ import annotations

import pytest

from exports.reader_messages import ReaderMessage
from tests.exports.reports import altered, sample, written
from tests.exports.test_reader_refusals import BOOK, GRID, refused

STYLES = "xl/styles.xml"
STRICT = 'xmlns:s="http://purl.oclc.org/ooxml/spreadsheetml/main"'
LINKS = 'xmlns:s="http://purl.oclc.org/ooxml/officeDocument/relationships"'
PROCESS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:q="urn:q" mc:Ignorable="q" mc:ProcessContent="q:w" '
)
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
