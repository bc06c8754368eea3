"""How the written sheets look: paper, heads of tables, decimals, type, room for long texts."""

from __future__ import annotations

import re

from exports.pen import MOST_LINES
from exports.text_layout import block_height
from forms.common.amount import NOT_APPLICABLE, Unreadable
from tests.exports.reports import (
    LONG,
    PACKAGE,
    REASON,
    empty,
    enter,
    loaded,
    opened,
    record,
    sample,
    written,
)


def test_blank_zero_not_applicable_and_unreadable_look_different() -> None:
    figures = empty()
    enter(figures, {"CT91/1/estimate": "0", "CT91/2/estimate": NOT_APPLICABLE})
    enter(figures, {"CT91/1a/estimate": Unreadable("12.3.4")})
    sheet = loaded(written(figures))["Biểu 91"]
    rows = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    shown = {code: sheet.cell(rows[code], 6) for code in ("1", "1a", "2", "3")}
    assert [shown[code].value for code in ("1", "1a", "2", "3")] == [0, "12.3.4", "x", None]
    assert shown["1a"].font.color.rgb == "FFC00000"
    assert shown["2"].font.color.rgb == "FF000000"


def test_the_sheet_is_set_up_for_paper() -> None:
    workbook = loaded(written(sample()))
    for sheet in workbook.worksheets:
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.page_setup.paperSize == 9
    for part in ("sheet1", "sheet2", "sheet3", "sheet4"):
        text = opened(written(sample())).read(f"xl/worksheets/{part}.xml").decode()
        assert '<pageSetUpPr fitToPage="1"/>' in text
        assert re.search(r"<oddHeader>[^<]*&amp;P</oddHeader>", text)
        assert ('differentFirst="1"' in text) == (part == "sheet1")
        assert bool(re.search(f"<firstFooter>[^<]*{PACKAGE}</firstFooter>", text)) == (
            part == "sheet1"
        )
    orientations = [sheet.page_setup.orientation for sheet in workbook.worksheets]
    assert orientations == ["portrait", "landscape", "landscape", "portrait"]
    assert workbook["Biểu 91"].print_title_rows == "$6:$8"
    assert workbook["Biểu KN"].print_title_rows == "$6:$7"
    faces = {c.font.name for s in workbook.worksheets for row in s.iter_rows() for c in row}
    assert faces == {"Times New Roman"}


def test_the_head_has_groups_titles_of_the_month_and_letters() -> None:
    sheet = loaded(written(sample()))["Biểu 91"]
    head = [[sheet.cell(row, column).value for column in range(1, 8)] for row in (6, 7, 8)]
    assert head == [
        ["TT", "Chỉ tiêu", "Đơn vị tính", "T10/2025", "Nhập kỳ này", None, "Tự động tính"],
        [None, None, None, None, "Chính thức\nT9", "Ước\nT10/2026", "So T9\n(%)"],
        ["A", "B", "C", "1", "2", "3", "4=3:2"],
    ]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A6:A7", "D6:D7", "E6:F6"} <= merged


def test_a_column_shows_the_decimals_in_use() -> None:
    sheet = loaded(written(sample()))["Biểu 91"]
    rows = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    formats = {code: sheet.cell(rows[code], 6).number_format for code in ("T", "1", "3")}
    assert formats == {"T": "#,##0.00", "1": "#,##0.00", "3": "#,##0.0"}
    assert sheet.cell(rows["1"], 7).number_format == "+#,##0.0;-#,##0.0;#,##0.0"
    assert sheet.cell(rows["1"], 5).number_format == "#,##0.0"


def test_totals_are_bold_memo_rows_italic_and_levels_indented() -> None:
    sheet = loaded(written(sample()))["Biểu 91"]
    rows = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    labels = {code: sheet.cell(rows[code], 2) for code in ("T", "1", "1a")}
    styles = {
        code: (label.font.bold, label.font.italic, int(label.alignment.indent))
        for code, label in labels.items()
    }
    assert styles == {"T": (True, False, 0), "1": (False, False, 1), "1a": (False, True, 2)}


def test_long_texts_get_rows_enough_for_their_length() -> None:
    figures = empty()
    record(figures, "a1", content=LONG * 60)
    sheet = loaded(written(figures))["Biểu KN"]
    area = next(a for a in sheet.merged_cells.ranges if a.min_col == 3 and a.size["rows"] > 1)
    heights = [sheet.row_dimensions[row].height for row in range(area.min_row, area.max_row + 1)]
    assert all(height < 409 for height in heights)
    assert sum(heights) > len(LONG) * 60 / 60 * 14  # about 60 letters a line, 14 points a line


def test_headings_of_a_narrative_carry_their_numbers() -> None:
    sheet = loaded(written(sample()))["Biểu TH"]
    texts = [str(sheet.cell(row, 1).value) for row in range(6, sheet.max_row + 1)]
    assert [text for text in texts if text[:1].isdigit()] == [
        "1. Sản xuất công nghiệp",
        "2. Thương mại nội địa",
    ]


def test_a_heading_stays_with_a_few_lines_of_a_long_text() -> None:
    figures = empty()
    enter(figures, {"TH/1/text": "=" + LONG * 60})
    sheet = loaded(written(figures))["Biểu TH"]
    (area,) = (a for a in sheet.merged_cells.ranges if a.size["rows"] > 1)
    heights = [sheet.row_dimensions[row].height for row in range(area.min_row, area.max_row + 1)]
    assert heights[0] == block_height(3, 13)
    assert max(heights) <= block_height(MOST_LINES, 13)
    assert sum(heights) > len(LONG) * 60 / 80 * 16  # about 80 letters a line, 16 points a line


def test_a_section_to_be_written_by_hand_is_a_box() -> None:
    books = (loaded(written(sample(), blank=blank)) for blank in (True, False))
    lines = [book["Biểu TH"].cell(7, 1).border.top.color.rgb for book in books]
    assert lines == ["FF000000", "FFFFFFFF"]


def test_number_and_date_are_left_to_the_office() -> None:
    sheet = loaded(written(sample()))["Bìa"]
    texts = [str(c.value) for row in sheet.iter_rows() for c in row if c.value]
    assert "Số: ......../BC-SCT" in texts
    assert "Nghệ An, ngày ...... tháng ...... năm ........" in texts
    assert "UBND TỈNH NGHỆ AN" in texts
    assert REASON in texts
