"""No signature stands on a page of its own (Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from exports.cover import draw_cover
from exports.page import keep_together
from exports.pen import Book
from tests.exports.reports import identity_of, judged_by_rules, loaded, sample


def breaks(heights: list[int], first: int) -> list[int]:
    sheet = Workbook().worksheets[0]
    keep_together(sheet, heights, first)
    return [one.id for one in sheet.row_breaks.brk]


def test_rows_that_fit_for_sure_are_left_alone() -> None:
    assert breaks([20] * 30, 27) == []
    assert breaks([20] * 60, 57) == []


@pytest.mark.parametrize("rows", [36, 37, 38, 39, 40])
def test_a_page_begins_with_the_rows_that_belong_together(rows: int) -> None:
    """Whichever of the possible page heights a program has."""
    assert breaks([20] * rows, rows - 4) == [rows - 5]


@pytest.mark.parametrize("said", range(24))
def test_signatures_follow_at_least_two_lines_whatever_is_explained(said: int) -> None:
    figures = sample()
    one = judged_by_rules(figures)[0]
    judged = [one] * said
    book = Book()
    draw_cover(book, tuple(figures.report.forms.values()), judged, identity_of(figures))
    sheet = loaded(book.finish()).worksheets[0]
    heights = [sheet.row_dimensions[row].height or 15 for row in range(1, sheet.max_row + 1)]
    texts = {cell.row for line in sheet.iter_rows() for cell in line if cell.value}
    signatures = max(texts) - 1
    forced = [one.id + 1 for one in sheet.row_breaks.brk]
    for room in (700, 715, 728, 745, 760):
        begins, used = 1, 0.0
        for row, height in enumerate(heights, start=1):
            used += height
            if used > room or row in forced:
                begins, used = row, height
        assert begins == 1 or sum(begins <= row < signatures for row in texts) >= 2
