"""What programs could read in two ways is refused: comments, alternatives, views, pieces."""

from __future__ import annotations

import pytest

from exports.package import write_package
from exports.reader import read_report
from exports.reader_messages import ReaderMessage
from tests.exports.reports import CATALOGUE, altered, opened, sample, written
from tests.exports.test_reader_refusals import BOOK, GRID, LIST, RELATIONSHIPS, refused


@pytest.fixture(scope="module")
def data() -> bytes:
    return written(sample())


@pytest.mark.parametrize(
    ("part", "pattern", "instead"),
    [
        (GRID, "<v>8752.7<", "<v>8752<!-- -->.7<"),
        (LIST, "<t>=1", "<t>=1<?x y?>"),
        (BOOK, r"\$F\$10<", "$F$10<!-- --><"),
        (GRID, "<sheetData>", "<?excel x?><sheetData>"),
    ],
)
def test_a_content_cut_short_by_a_comment_is_refused(
    data: bytes, part: str, pattern: str, instead: str
) -> None:
    """Machines would read 8752 where people read 8752.7."""
    assert refused(altered(data, part, pattern, instead))[0] is ReaderMessage.CONTENT_FOREIGN


STYLES = "xl/styles.xml"
OFFICE = "http://schemas.microsoft.com/office/spreadsheetml"
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.mark.parametrize(
    ("part", "pattern", "content"),
    [
        (GRID, "</cols>", '<col min="6" max="6" hidden="1" width="12"/>'),
        (BOOK, "</sheets>", '<sheet name="x" sheetId="1"/>'),
        (BOOK, "</workbook>", "<definedNames/>"),
    ],
)
def test_alternatives_that_hold_contents_are_refused(
    data: bytes, part: str, pattern: str, content: str
) -> None:
    choice = f'<mc:Choice Requires="x" {MAIN}>{content}</mc:Choice>'
    other = f"<mc:AlternateContent {MC}>{choice}</mc:AlternateContent>"
    hidden = altered(data, part, pattern, other + pattern)
    assert refused(hidden)[0] is ReaderMessage.CONTENT_FOREIGN


def test_the_folder_that_excel_notes_is_no_content(data: bytes) -> None:
    path = f'<x15ac:absPath xmlns:x15ac="{OFFICE}/2010/11/ac" url="C:\\\\"/>'
    note = f'<mc:AlternateContent {MC}><mc:Choice Requires="x15">{path}</mc:Choice>'
    saved = altered(data, BOOK, "<bookViews>", f"{note}</mc:AlternateContent><bookViews>")
    assert read_report(opened(saved), CATALOGUE).values


@pytest.mark.parametrize(
    "note",
    [
        f'<x15:workbookPr xmlns:x15="{OFFICE}/2010/11/main" chartTrackingRefBase="1"/>',
        f'<x:calcFeatures xmlns:x="{OFFICE}/2018/calcfeatures"><x:feature/></x:calcFeatures>',
        '<l:extCalcPr xmlns:l="http://schemas.libreoffice.org/" stringRefSyntax="ExcelA1"/>',
    ],
)
def test_what_programs_note_at_the_end_is_no_content(data: bytes, note: str) -> None:
    noted = f'<extLst><ext uri="{{x}}">{note}</ext></extLst></workbook>'
    assert read_report(opened(altered(data, BOOK, "</workbook>", noted)), CATALOGUE).values


@pytest.mark.parametrize(
    ("part", "note"),
    [
        (BOOK, f'<x:slicerCaches xmlns:x="{OFFICE}/2009/9/main"><x:slicerCache/></x:slicerCaches>'),
        (BOOK, f'<x:definedNames xmlns:x="{OFFICE}/2009/9/main"/>'),
        (BOOK, '<q:own xmlns:q="urn:q">1250</q:own>'),
        ("xl/styles.xml", f'<x:dxfs xmlns:x="{OFFICE}/2009/9/main"/>'),
    ],
)
def test_other_notes_are_refused(data: bytes, part: str, note: str) -> None:
    root = "</workbook>" if part == BOOK else "</styleSheet>"
    noted = f'<extLst><ext uri="{{x}}">{note}</ext></extLst>{root}'
    assert refused(altered(data, part, root, noted))[0] is ReaderMessage.CONTENT_LANGUAGE


@pytest.mark.parametrize(
    ("pattern", "instead", "code"),
    [
        ("_xlnm.Print_Titles", "_XLNM.PRINT_TITLES", "NAME_HIDDEN"),
        ('name="_xlnm.Print_Titles"', 'name="_xlnm.Print_Titles" hidden="1"', "NAME_HIDDEN"),
        (
            'name="_xlnm.Print_Titles" localSheetId="[0-9]"',
            'name="_xlnm.Print_Titles"',
            "NAME_HIDDEN",
        ),
        ('localSheetId="[0-9]"', 'localSheetId="0"', "NAME_TARGET"),
        ('(<definedName name="_xlnm.Print_Titles"[^<]*</definedName>)', r"\1\1", "NAME_TARGET"),
    ],
)
def test_repeated_rows_are_named_once_by_their_sheet(
    data: bytes, pattern: str, instead: str, code: str
) -> None:
    assert refused(altered(data, BOOK, pattern, instead))[0].name == code


@pytest.mark.parametrize(
    "view",
    [
        '<sheetView showZeros="0" workbookViewId="0"/>',
        '<sheetView rightToLeft="1" workbookViewId="0"/>',
        '<sheetView showFormulas="true" workbookViewId="0"/>',
        '<sheetView topLeftCell="A9"><pane ySplit="9" state="frozen"/></sheetView>',
    ],
)
def test_a_view_that_hides_figures_is_refused(data: bytes, view: str) -> None:
    pattern = "<sheetView .*?</sheetView>"
    assert refused(altered(data, GRID, pattern, view))[0] is ReaderMessage.SHEET_VIEW


@pytest.mark.parametrize("switch", ["on", "t", "2", "TRUE"])
def test_a_switch_is_on_as_loosely_as_libreoffice_reads_it(data: bytes, switch: str) -> None:
    hidden = altered(data, GRID, r'<row r="10"', f'<row r="10" hidden="{switch}"')
    assert refused(hidden)[0] is ReaderMessage.CELL_HIDDEN
    other = altered(data, BOOK, "<workbookPr/>", f'<workbookPr date1904="{switch}"/>')
    assert refused(other)[0] is ReaderMessage.DATE_SYSTEM


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        ("<v>8752.7</v>", "<v>8752.7</v><v>1</v>"),
        ("<v>8752.7</v>", "<is><t>1</t></is><v>8752.7</v>"),
        (r'(<c r="F10".*?</c>)', r'\1<c r="F10" t="n"><v>1</v></c>'),
        ("<sheetData>", "<sheetData><x/>"),
        ("<mergeCells[^>]*>", '<mergeCells><mergeCell ref="A30:XFD1048576"/>'),
        ("<mergeCells[^>]*>", '<mergeCells><mergeCell ref="C30:A31"/>'),
        ("<cols>", '<cols><col min="9" max="3" width="9"/>'),
        ("<cols>", '<cols><col min="1" max="9" width="9"/>'),
    ],
)
def test_a_sheet_with_two_readings_is_refused(data: bytes, pattern: str, instead: str) -> None:
    assert refused(altered(data, GRID, pattern, instead))[0] is ReaderMessage.SHEET_BROKEN


@pytest.mark.parametrize(
    "runs",
    [
        "<r><t>=1</t></r><r><rPr><sz val='1'/></rPr><t> không</t></r>",
        '<t>=1+1</t><rPh sb="0" eb="1"><t>không</t></rPh>',
        "<t>=1</t><t>+1</t><x/>",
        "<t>=1</t><t>+1</t>",
        "<t>=1</t><r><t>+1</t></r>",
    ],
)
def test_text_shown_in_pieces_is_refused(data: bytes, runs: str) -> None:
    pieces = altered(data, LIST, r"<is><t>=1\+1</t></is>", f"<is>{runs}</is>")
    assert refused(pieces)[0] is ReaderMessage.CELL_RUNS


@pytest.mark.parametrize(
    "element", ["externalReferences", "customWorkbookViews", "pivotCaches", "oleSize", "sheets"]
)
def test_a_workbook_that_brings_more_is_refused(data: bytes, element: str) -> None:
    more = altered(data, BOOK, "</workbook>", f"<{element}/></workbook>")
    assert refused(more)[0] is ReaderMessage.BOOK_ELEMENT


@pytest.mark.parametrize("kind", ["comments", "drawing", "vmlDrawing", "hyperlink", "table"])
def test_a_sheet_linked_to_other_parts_is_refused(data: bytes, kind: str) -> None:
    """A comment hangs on the sheet's relationships, whether the sheet mentions it or not."""
    link = f'<Relationship Id="a" Type="{RELATIONSHIPS}/{kind}" Target="/xl/styles.xml"/>'
    table = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{link}'
    rels = {"xl/worksheets/_rels/sheet2.xml.rels": f"{table}</Relationships>".encode()}
    message, sentence = refused(write_package(opened(data).with_items(rels)))
    assert message is ReaderMessage.SHEET_LINKED
    assert kind in sentence


@pytest.mark.parametrize(
    "target", ["'Biểu 91'!$9:$12", "'Khác'!$1:$2", "'Biểu 91'!$A:$B", "SUM(1)"]
)
def test_figures_repeated_on_every_page_are_refused(data: bytes, target: str) -> None:
    pattern = r'(name="_xlnm.Print_Titles"[^>]*>)[^<]*'
    repeated = altered(data, BOOK, pattern, rf"\g<1>{target}")
    assert refused(repeated)[0] is ReaderMessage.NAME_TARGET


def test_a_part_of_a_sheet_chosen_for_printing_is_refused(data: bytes) -> None:
    area = (
        '<definedName name="_xlnm.Print_Area" localSheetId="1">\'Biểu 91\'!$A$1:$B$9</definedName>'
    )
    chosen = altered(data, BOOK, "</definedNames>", f"{area}</definedNames>")
    assert refused(chosen)[0] is ReaderMessage.NAME_HIDDEN


@pytest.mark.parametrize("attribute", ['vm="1"', 'cm="1"', 'x:y="1" xmlns:x="urn:x"'])
def test_a_cell_with_a_value_from_elsewhere_is_refused(data: bytes, attribute: str) -> None:
    """Pictures in cells and linked data types are shown in place of the number."""
    rich = altered(data, GRID, '<c r="F10"', f'<c {attribute} r="F10"')
    foreign = (ReaderMessage.SHEET_BROKEN, ReaderMessage.CONTENT_LANGUAGE)
    assert refused(rich)[0] in foreign


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u202a"])
def test_text_that_turns_its_direction_is_refused(data: bytes, mark: str) -> None:
    turned = altered(data, LIST, "<t>=1", f"<t>{mark}=1")
    assert refused(turned)[0] is ReaderMessage.CELL_RUNS


@pytest.mark.parametrize("attribute", ['function="1"', 'vbProcedure="1"', 'xlm="1"', 'macro="1"'])
def test_a_name_that_is_a_function_is_refused(data: bytes, attribute: str) -> None:
    name = altered(data, BOOK, 'name="CT91_1_estimate"', f'{attribute} name="CT91_1_estimate"')
    assert refused(name)[0] is ReaderMessage.NAME_HIDDEN


@pytest.mark.parametrize("code", ["#,##0", "0", "+#,##0;-#,##0;#,##0"])
def test_decimals_rounded_away_on_the_screen_are_refused(data: bytes, code: str) -> None:
    """8752.7 would be read as 8.753."""
    fewer = altered(data, "xl/styles.xml", r'formatCode="#,##0\.0+"', f'formatCode="{code}"')
    assert refused(fewer)[0] is ReaderMessage.CELL_FORMAT


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("xl/_rels/workbook.xml.rels", "styles"),
        ("xl/_rels/workbook.xml.rels", "theme"),
        ("xl/_rels/workbook.xml.rels", "sheetMetadata"),
        ("_rels/.rels", "custom-properties"),
        ("_rels/.rels", "extended-properties"),
    ],
)
def test_a_table_given_twice_or_of_a_strange_kind_is_refused(
    data: bytes, part: str, kind: str
) -> None:
    link = f'<Relationship Id="zz" Type="{RELATIONSHIPS}/{kind}" Target="/xl/styles.xml"/>'
    linked = altered(data, part, "</Relationships>", f"{link}</Relationships>")
    message, sentence = refused(linked)
    assert message is ReaderMessage.BOOK_LINKED
    assert kind in sentence


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("worksheets/sheet2.xml", ReaderMessage.SHEET_UNKNOWN),
        ("styles.xml", ReaderMessage.BOOK_LINKED),
        ("workbook.xml", ReaderMessage.BOOK_LINKED),
    ],
)
def test_a_part_whose_type_says_otherwise_is_refused(
    data: bytes, part: str, expected: ReaderMessage
) -> None:
    pattern = rf'(PartName="/xl/{part}" ContentType=")[^"]*'
    types = altered(data, "[Content_Types].xml", pattern, r"\g<1>application/x")
    assert refused(types)[0] is expected


def test_more_cells_than_any_report_has_are_refused_unread(data: bytes) -> None:
    many = "".join(f'<row r="{row}"/>' for row in range(1000, 260_000))
    large = altered(data, LIST, "</sheetData>", f"{many}{many}</sheetData>")
    assert refused(large)[0] is ReaderMessage.CONTENT_TOO_LARGE


def test_a_text_longer_than_a_cell_holds_is_refused(data: bytes) -> None:
    long = altered(data, LIST, "<t>=1", "<t>=1" + "x" * 40_000)
    assert refused(long)[0] is ReaderMessage.SHEET_BROKEN


def test_more_records_than_a_form_has_are_refused(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exports.form_reader._MOST_RECORDS", 1)
    message, sentence = refused(data)
    assert message is ReaderMessage.RECORDS_TOO_MANY
    assert "Biểu KN có 2 bản ghi" in sentence
