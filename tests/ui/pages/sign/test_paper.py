"""The pages carry all the workbook says, once, cut between rows, with the head on every page."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from forms.common.numbers import read_number
from ui.pages.sign.document import PaperDocument, SignatureMark
from ui.pages.sign.paper import PaperPage, pages_of
from ui.pages.sign.pictures import page_picture
from ui.pages.sign.printed import PaperSheet
from ui.pages.sign.sheets import read_sheets

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tests.ui.pages.sign.seed import Office


@pytest.fixture
def draft(ready: Office) -> bytes:
    return ready.page.outgoing._draft


def picture(document: PaperDocument, number: int) -> QImage:
    paper = document.pages[number - 1].size
    size = QSize(round(paper.width()), round(paper.height()))
    return page_picture(document, number, size, 1.0)


def inked(image: QImage, top: int, bottom: int) -> int:
    """Dark points between two heights."""
    return sum(
        QColor(image.pixel(x, y)).lightness() < 128
        for y in range(top, bottom)
        for x in range(0, image.width(), 2)
    )


def long_sheet(rows: int, *, head: bool) -> PaperSheet:
    edges = tuple(20.0 * row for row in range(rows + 1))
    return PaperSheet("Dài", (), 400, edges, (2, 3) if head else None, False, "", False)


def test_every_value_of_the_workbook_is_on_a_page(draft: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(draft))
    for sheet, paper in zip(book.worksheets, read_sheets(draft), strict=True):
        shown = {cell.text for cell in paper.cells}
        values = [cell.value for line in sheet.iter_rows() for cell in line]
        texts = [value for value in values if isinstance(value, str)]
        assert set(texts) <= shown
        readings = {
            reading.amount for text in shown if hasattr(reading := read_number(text), "amount")
        }
        numbers = {Decimal(repr(value)) for value in values if isinstance(value, int)}
        assert numbers <= readings


def test_explanations_are_part_of_what_is_seen(ready: Office) -> None:
    cover = ready.page.stage.paper.document.pages[0].sheet
    texts = [cell.text for cell in cover.cells]
    judged = [one for one in ready.session.desk.judged if one.explanation]
    assert len(judged) == 2
    for one in judged:
        assert one.explanation in texts
        assert one.finding.message in texts


def test_growth_carries_its_sign(draft: bytes) -> None:
    form = read_sheets(draft)[1]
    texts = {cell.text for cell in form.cells}
    assert "+38,6" in texts
    assert any(text.startswith("−") for text in texts)


def test_pages_follow_one_another_without_gap_or_overlap() -> None:
    pages = pages_of([long_sheet(200, head=True)])
    assert [page.first for page in pages[1:]] == [page.below for page in pages[:-1]]
    assert (pages[0].first, pages[-1].below) == (0, 200)
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))


def test_the_head_takes_its_room_on_every_further_page() -> None:
    with_head = pages_of([long_sheet(200, head=True)])
    without = pages_of([long_sheet(200, head=False)])
    assert with_head[0].below == without[0].below
    assert with_head[1].below - with_head[1].first == without[1].below - without[1].first - 2
    assert with_head[0].head_height == 0
    assert with_head[1].head_height == 40


def test_a_row_higher_than_a_page_still_moves_on() -> None:
    sheet = replace(long_sheet(2, head=False), edges=(0.0, 2000.0, 2020.0))
    assert [(page.first, page.below) for page in pages_of([sheet])] == [(0, 1), (1, 2)]


def test_a_page_begins_where_the_workbook_says_so() -> None:
    sheet = replace(long_sheet(9, head=False), breaks=frozenset({4}))
    assert [(page.first, page.below) for page in pages_of([sheet])] == [(0, 4), (4, 9)]


def test_wide_sheets_shrink_and_narrow_ones_do_not_grow() -> None:
    sheet = long_sheet(3, head=False)
    assert PaperPage(sheet, 1, 0, 3).scale == 1
    wide = PaperPage(replace(sheet, width=2000), 1, 0, 3)
    assert wide.origin.x() + 2000 * wide.scale == pytest.approx(wide.size.width() - 42.5, abs=0.1)


def test_the_number_stands_on_all_pages_but_the_first(ready: Office) -> None:
    document = ready.page.stage.paper.document
    assert not inked(picture(document, 1), 0, 50)
    assert inked(picture(document, 2), 0, 50)


def test_marks_and_closing_appear_where_the_signatures_belong(ready: Office) -> None:
    plain = PaperDocument(ready.page.stage.paper.document.pages)
    mark = SignatureMark(("Ký bởi: Giám đốc Sở", "Thời gian: 03/11/2026"))
    signed = PaperDocument(plain.pages, (mark,), "Tệp đã ký: a.xlsx.")
    cover = plain.pages[0].sheet
    last = max(page.number for page in plain.pages if page.sheet is cover)
    for number in range(1, len(plain.pages) + 1):
        same = picture(plain, number) == picture(signed, number)
        assert same == (number != last)


def test_paper_is_white_in_every_theme(qapp: QApplication, ready: Office) -> None:
    image = picture(ready.page.stage.paper.document, 1)
    assert QColor(image.pixel(5, 5)) == QColor("#FFFFFF")
