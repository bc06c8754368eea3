"""No signature stands on a page of its own (Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

import pytest

from exports.cover import draw_cover
from exports.page import keep_together
from exports.pen import Book
from tests.exports.reports import identity_of, judged_by_rules, loaded, sample


def breaks(heights: list[int], *blocks: tuple[int, int]) -> list[int]:
    pen = Book().sheet("Bìa")
    pen.columns([80])
    for row, height in enumerate(heights, start=1):
        pen.height(row, height)
    keep_together(pen, blocks)
    return [one.id for one in pen.sheet.row_breaks.brk]


def test_rows_that_fit_for_sure_are_left_alone() -> None:
    assert breaks([20] * 30, (27, 30)) == []
    assert breaks([20] * 60, (57, 60)) == []


@pytest.mark.parametrize("rows", [36, 37, 38, 39, 40])
def test_a_page_begins_with_the_rows_that_belong_together(rows: int) -> None:
    """Whichever of the possible page heights a program has."""
    assert breaks([20] * rows, (rows - 4, rows)) == [rows - 5]


def test_a_break_moves_the_pages_after_it() -> None:
    """Cards of half a page and more begin a page each; one that fits below another does not."""
    heights = [20] * 75
    assert breaks(heights, (1, 25), (26, 50), (51, 59), (60, 75)) == [25, 59]


def test_what_is_too_high_for_a_page_is_kept_in_its_parts() -> None:
    assert breaks([20] * 50, (1, 50), (1, 30), (31, 50)) == [30]
    assert breaks([20] * 50, (1, 50)) == []


def test_no_page_is_left_nearly_empty() -> None:
    """A card that goes over the page below the sheet's title, and its two parts."""
    heights = [20] * 40
    assert breaks(heights, (7, 40), (7, 20), (21, 40)) == [20]
    assert breaks(heights, (11, 40)) == [10]


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
