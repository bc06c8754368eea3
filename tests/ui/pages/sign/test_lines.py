"""A long text stands on rows of one line each, so that no page ends inside a line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.ui.pages.sign.test_paper import inked, picture
from ui.pages.sign.document import PaperDocument
from ui.pages.sign.lines import on_lines
from ui.pages.sign.paper import LEADING, pages_of, words_height
from ui.pages.sign.printed import PaperCell, PaperSheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

TEXT = "Sản xuất công nghiệp của tỉnh tiếp tục tăng trưởng khá. " * 145
SIZE = 13
LINE = LEADING * SIZE


def cell(first: int, last: int, text: str) -> PaperCell:
    return PaperCell(
        first, last, 0, 460, text, SIZE, bold=False, italic=False, across="justify", down="top",
        indent=0, boxed=False, ruled=False, absent=False, alarm=False,
    )  # fmt: skip


def report() -> PaperSheet:
    """A heading, a text spread over nine high rows, the next heading."""
    edges = (0.0, 30.0, *(30.0 + 180.0 * row for row in range(1, 10)), 1680.0)
    cells = (cell(0, 0, "1. Công nghiệp"), cell(1, 9, TEXT), cell(10, 10, "2. Thương mại"))
    return PaperSheet("Lời văn", cells, 460, edges, None, False, "", False, frozenset({10}))


def test_pages_end_between_lines_and_nothing_is_lost(qapp: QApplication) -> None:
    sheet = on_lines(replace(report(), breaks=frozenset()))
    pages = pages_of([sheet])
    assert len(pages) > 1
    text = sheet.cells[1]
    top = sheet.edges[text.first_row]
    inside = [page.first for page in pages[1:] if text.first_row < page.first <= text.last_row]
    assert inside
    for row in inside:
        lines = (sheet.edges[row] - top) / LINE
        assert lines == pytest.approx(round(lines))
        assert lines >= 2
    # the upper edge of what follows stands right below the last line
    assert sheet.edges[text.last_row + 1] - top == pytest.approx(words_height(text) + 3)


def test_a_page_is_filled_to_the_last_line_that_fits(qapp: QApplication) -> None:
    first, second, *_ = pages_of([on_lines(replace(report(), breaks=frozenset()))])
    room = first.size.height() - 2 * 56.9
    assert room - first.sheet.edges[first.below] < LINE
    document = PaperDocument((first, second))
    foot = round(first.size.height() - 56.9)
    assert not inked(picture(document, 1), foot - 1, foot + 10)
    assert inked(picture(document, 2), 57, 57 + round(LINE))


def test_other_rows_breaks_and_heads_move_along(qapp: QApplication) -> None:
    before = replace(report(), head=(0, 0))
    after = on_lines(before)
    last = len(after.edges) - 2
    assert after.cells[2].first_row == after.cells[2].last_row == last
    assert after.breaks == {last}
    assert after.head == (0, 0)
    assert after.edges[-1] - after.edges[-2] == before.edges[-1] - before.edges[-2]


def test_a_text_with_other_cells_beside_its_rows_stays(qapp: QApplication) -> None:
    sheet = report()
    mixed = replace(sheet, cells=(*sheet.cells, cell(3, 3, "khác")))
    assert on_lines(mixed) is mixed
    centred = replace(sheet, cells=(replace(sheet.cells[1], down="center"),))
    assert on_lines(centred) is centred
    empty = replace(sheet, cells=(replace(sheet.cells[1], text=""),))
    assert on_lines(empty) is empty


def test_marks_of_a_line_stay_on_its_own_page(qapp: QApplication) -> None:
    """Dots below the last line and hats over the next one do not show on the other page."""
    marked = replace(report().cells[1], text="Ộ Ậ Ẫ Ệ " * 900)
    sheet = on_lines(replace(report(), cells=(marked,), breaks=frozenset()))
    pages = pages_of([sheet])
    document = PaperDocument(pages)
    first, second = picture(document, 1), picture(document, 2)
    shown = round(pages[0].origin.y() + sheet.edges[pages[0].below])
    below = [inked(second, row, row + 1) for row in range(52, 72)]
    assert sum(bool(ink) for ink in below) >= 12
    lines = [inked(first, row, row + 1) for row in range(shown - 60, shown + 8)]
    assert lines[-4:] == [0, 0, 0, 0]
    gaps = [inked(first, row, row + 1) for row in range(shown, shown + 6)]
    assert not any(gaps[2:])
