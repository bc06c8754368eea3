"""A file in which people and machines could read different things is refused by its place."""

from __future__ import annotations

import io
import re
from xml.sax.saxutils import quoteattr

import openpyxl
import pytest

from exports.package import write_package
from exports.reader import read_report
from exports.reader_messages import ReaderMessage
from forms.common.amount import Unreadable
from forms.common.errors import KnownError
from tests.exports.reports import CATALOGUE, altered, cell, empty, opened, record, sample, written

BOOK, COVER, GRID, LIST = (
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet2.xml",
    "xl/worksheets/sheet3.xml",
)
RELS = "xl/_rels/workbook.xml.rels"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture(scope="module")
def data() -> bytes:
    return written(sample())


def refused(data: bytes) -> tuple[ReaderMessage, str]:
    with pytest.raises(KnownError) as refusal:
        read_report(opened(data), CATALOGUE)
    message = refusal.value.message
    assert isinstance(message, ReaderMessage)
    return message, refusal.value.sentence


def name_of(data: bytes, name: str) -> str:
    """The whole definedName element of a name."""
    text = opened(data).read(BOOK).decode()
    found = re.search(rf'<definedName name="{re.escape(name)}">[^<]*</definedName>', text)
    assert found
    return found[0]


def place_of(data: bytes, name: str) -> tuple[str, str]:
    """Column letters and row number behind a name."""
    found = re.search(r"!\$([A-Z]+)\$(\d+)<", name_of(data, name))
    assert found
    return found[1], found[2]


def test_a_missing_name_is_refused(data: bytes) -> None:
    gone = altered(data, BOOK, re.escape(name_of(data, "CT91_1_estimate")), "")
    message, sentence = refused(gone)
    assert message in (ReaderMessage.NAME_MISSING, ReaderMessage.CELL_UNNAMED)
    assert "Biểu 91" in sentence


def test_a_missing_blank_cell_is_refused(data: bytes) -> None:
    gone = altered(data, BOOK, re.escape(name_of(data, "CT91_1a_official")), "")
    message, sentence = refused(gone)
    assert message is ReaderMessage.NAME_MISSING
    assert "CT91/1a/official" in sentence


def test_a_missing_identity_is_refused(data: bytes) -> None:
    gone = altered(data, BOOK, re.escape(name_of(data, "ID_period")), "")
    assert refused(gone)[0] is ReaderMessage.NOT_A_REPORT


@pytest.mark.parametrize("second", ["CT91_1_estimate", "ct91_1_ESTIMATE"])
def test_a_name_given_twice_is_refused(data: bytes, second: str) -> None:
    column, row = place_of(data, "CT91_2_estimate")
    twin = f"<definedName name=\"{second}\">'Biểu 91'!${column}${row}</definedName></definedNames>"
    assert refused(altered(data, BOOK, "</definedNames>", twin))[0] is ReaderMessage.NAME_DUPLICATE


def test_two_names_of_one_cell_are_refused(data: bytes) -> None:
    old = name_of(data, "CT91_1_estimate")
    column, row = place_of(data, "CT91_2_estimate")
    new = re.sub(r"\$[A-Z]+\$\d+", lambda _: f"${column}${row}", old)
    assert refused(altered(data, BOOK, re.escape(old), new))[0] is ReaderMessage.CELL_TWICE


@pytest.mark.parametrize(
    "target",
    ["'Biểu 91'!$F$9:$F$10", "'Khác'!$F$9", "#REF!", "SUM('Biểu 91'!$F$9)", "'Biểu 91'!F9", ""],
)
def test_a_name_must_point_to_one_cell(data: bytes, target: str) -> None:
    old = name_of(data, "CT91_1_estimate")
    new = f'<definedName name="CT91_1_estimate">{target}</definedName>'
    assert refused(altered(data, BOOK, re.escape(old), new))[0] is ReaderMessage.NAME_TARGET


def test_a_name_on_another_sheet_is_refused(data: bytes) -> None:
    old = name_of(data, "CT91_1a_official")
    new = "<definedName name=\"CT91_1a_official\">'Biểu KN'!$Z$99</definedName>"
    assert refused(altered(data, BOOK, re.escape(old), new))[0] is ReaderMessage.NAME_OUT_OF_SHEET


def test_a_value_on_the_cover_is_refused(data: bytes) -> None:
    old = name_of(data, "CT91_1a_official")
    new = "<definedName name=\"CT91_1a_official\">'Bìa'!$Z$99</definedName>"
    assert refused(altered(data, BOOK, re.escape(old), new))[0] is ReaderMessage.NAME_OUT_OF_SHEET


def test_a_swap_of_two_cells_is_refused(data: bytes) -> None:
    """Machines would read for row 1 what people read for row 2."""
    first, second = name_of(data, "CT91_1_estimate"), name_of(data, "CT91_2_estimate")
    swapped = altered(data, BOOK, re.escape(first), "§")
    swapped = altered(swapped, BOOK, re.escape(second), second.replace("CT91_2_", "CT91_1_"))
    swapped = altered(swapped, BOOK, "§", first.replace("CT91_1_", "CT91_2_"))
    assert refused(swapped)[0] is ReaderMessage.CELL_MOVED


@pytest.mark.parametrize(("shown", "instead"), [("<t>1a</t>", "<t>1b</t>"), ("ng nghi", "ng nghĩ")])
def test_a_row_labelled_otherwise_is_refused(data: bytes, shown: str, instead: str) -> None:
    assert refused(altered(data, GRID, shown, instead))[0] is ReaderMessage.WORDS_CHANGED


def test_a_hidden_sheet_is_refused(data: bytes) -> None:
    hidden = altered(data, BOOK, r'sheetId="2" state="visible"', 'sheetId="2" state="hidden"')
    assert refused(hidden) == (
        ReaderMessage.SHEET_HIDDEN,
        "Trang Biểu 91 bị ẩn, báo cáo không được có trang ẩn. Trả lại đơn vị gửi.",
    )


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [
        (r'<row r="10"', '<row r="10" hidden="1"'),
        (r'<row r="10" ht="\d+"', '<row r="10" ht="0"'),
        (r'<col width="12" customWidth="1" min="6"', '<col width="12" hidden="1" min="6"'),
        (r'<row r="10" ht="\d+"', '<row r="10" ht="0.01"'),
        (r'<row r="10" ht="\d+"', '<row r="10" ht="-9"'),
        (r'<col width="12" customWidth="1" min="6"', '<col width="0" min="6"'),
        (r'<col width="12" customWidth="1" min="6"', '<col width="1e-3" min="6"'),
        (r"<mergeCells[^>]*>", '<mergeCells><mergeCell ref="E10:F10"/>'),
    ],
)
def test_a_cell_that_cannot_be_seen_is_refused(data: bytes, pattern: str, replacement: str) -> None:
    assert refused(altered(data, GRID, pattern, replacement))[0] is ReaderMessage.CELL_HIDDEN


@pytest.mark.parametrize(
    "size", ['zeroHeight="1"', 'defaultColWidth="0.1"', 'customHeight="1" defaultRowHeight="1"']
)
def test_rows_hidden_by_default_are_refused(data: bytes, size: str) -> None:
    pattern = r"<sheetFormatPr[^>]*>"
    hidden = altered(data, GRID, pattern, f"<sheetFormatPr {size}/>")
    assert refused(hidden)[0] is ReaderMessage.SHEET_BROKEN


def test_a_formula_is_refused_by_its_place(data: bytes) -> None:
    formula = altered(data, GRID, "<v>8752.7</v>", "<f>8000+752.7</f><v>8752.7</v>")
    message, sentence = refused(formula)
    assert message is ReaderMessage.CELL_FORMULA
    assert sentence.startswith("Trang Biểu 91, ô F10:")


@pytest.mark.parametrize("content", ["1e99", "NaN", "0x10", "1_000", "", "١٢"])
def test_a_number_that_is_none_is_refused(data: bytes, content: str) -> None:
    wrong = altered(data, GRID, "<v>8752.7</v>", f"<v>{content}</v>")
    if not content:
        assert cell("CT91/1/estimate") not in read_report(opened(wrong), CATALOGUE).values
    else:
        assert refused(wrong)[0] is ReaderMessage.CELL_TYPE


@pytest.mark.parametrize("kind", ["b", "e", "str", "d", "s"])
def test_other_kinds_of_cells_are_refused(data: bytes, kind: str) -> None:
    wrong = altered(data, GRID, r't="n"><v>8752.7', f't="{kind}"><v>8752.7')
    assert refused(wrong)[0] is ReaderMessage.CELL_TYPE


def test_a_number_where_text_belongs_is_refused(data: bytes) -> None:
    wrong = altered(data, LIST, r't="inlineStr"><is><t>=1\+1</t></is>', 't="n"><v>2</v>')
    assert refused(wrong)[0] is ReaderMessage.CELL_TYPE


def test_text_where_a_number_belongs_is_unreadable(data: bytes) -> None:
    text = altered(data, GRID, r't="n"><v>8752.7</v>', 't="inlineStr"><is><t>8.752,7</t></is>')
    values = read_report(opened(text), CATALOGUE).values
    assert values[cell("CT91/1/estimate")] == Unreadable("8.752,7")


@pytest.mark.parametrize("code", [";;;", "#,##0,", '"9"', "0%", "0.00E+00", '#,##0" nghìn"'])
def test_a_format_that_shows_another_number_is_refused(data: bytes, code: str) -> None:

    false = altered(
        data, "xl/styles.xml", r'formatCode="#,##0\.0"', f"formatCode={quoteattr(code)}"
    )
    assert refused(false)[0] is ReaderMessage.CELL_FORMAT


def test_a_built_in_format_may_not_be_redefined(data: bytes) -> None:
    false = altered(data, "xl/styles.xml", 'numFmtId="164"', 'numFmtId="4"')
    assert refused(false)[0] is ReaderMessage.STYLES_BROKEN


def test_a_number_without_name_is_refused(data: bytes) -> None:
    extra = altered(
        data, COVER, "</sheetData>", '<row r="99"><c r="A99"><v>5</v></c></row></sheetData>'
    )
    message, sentence = refused(extra)
    assert message is ReaderMessage.CELL_UNNAMED
    assert "Trang Bìa, ô A99" in sentence


@pytest.mark.parametrize(
    "element",
    ["drawing", "legacyDrawing", "conditionalFormatting", "hyperlinks", "oleObjects", "extLst"],
)
def test_what_could_cover_a_number_is_refused(data: bytes, element: str) -> None:
    covered = altered(data, GRID, "<pageMargins", f"<{element}/><pageMargins")
    message, sentence = refused(covered)
    assert message is ReaderMessage.SHEET_ELEMENT
    assert element in sentence


def test_a_sheet_of_its_own_is_refused(data: bytes) -> None:
    figures = empty()
    record(figures, "a1", content="x")
    small = written(figures)
    text = opened(small).read(RELS).decode()
    sheet = f'<sheet xmlns:r="{RELATIONSHIPS}" name="Thêm" sheetId="9" r:id="rId9"/>'
    extra = altered(small, BOOK, "</sheets>", f"{sheet}</sheets>")
    relation = re.search(r'<Relationship [^>]*sheet2.xml"[^>]*/>', text)
    assert relation
    new = re.sub(r'Id="[^"]*"', 'Id="rId9"', relation[0]).replace("sheet2", "sheet9")
    extra = altered(
        extra, "xl/_rels/workbook.xml.rels", "</Relationships>", f"{new}</Relationships>"
    )
    blank = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    package = opened(extra).with_items({"xl/worksheets/sheet9.xml": blank})
    assert refused(write_package(package))[0] is ReaderMessage.SHEET_UNKNOWN


@pytest.mark.parametrize("attributes", ['hidden="1"', 'localSheetId="0"'])
def test_hidden_and_local_names_are_refused(data: bytes, attributes: str) -> None:
    false = altered(
        data, BOOK, '<definedName name="ID_period"', f'<definedName {attributes} name="ID_period"'
    )
    assert refused(false)[0] is ReaderMessage.NAME_HIDDEN


@pytest.mark.parametrize("name", ["CT99_1_estimate", "CT91_9_estimate", "Gi_do", "ID_form_CT91"])
def test_a_name_of_nothing_in_the_report_is_refused(data: bytes, name: str) -> None:
    stranger = f"<definedName name=\"{name}\">'Biểu 91'!$Z$99</definedName></definedNames>"
    false = altered(data, BOOK, "</definedNames>", stranger)
    assert refused(false)[0] is ReaderMessage.NAME_UNKNOWN


@pytest.mark.parametrize(
    ("shown", "instead"),
    [("2026-10", "2026-13"), ("2026-10", "10/2026"), ("7f3a9c52e1b84d60", "x"), (">40<", ">4O<")],
)
def test_a_malformed_identity_is_refused(data: bytes, shown: str, instead: str) -> None:
    wrong = altered(data, COVER, re.escape(shown), instead)
    message, sentence = refused(wrong)
    assert message is ReaderMessage.IDENTITY_WRONG
    assert "Trang Bìa, ô E" in sentence


def test_dates_of_the_other_calendar_are_refused(data: bytes) -> None:
    other = altered(data, BOOK, "<workbookPr/>", '<workbookPr date1904="1"/>')
    assert refused(other)[0] is ReaderMessage.DATE_SYSTEM


def test_a_file_of_another_kind_is_no_report() -> None:
    plain = io.BytesIO()
    openpyxl.Workbook().save(plain)
    assert refused(plain.getvalue())[0] is ReaderMessage.NOT_A_REPORT
