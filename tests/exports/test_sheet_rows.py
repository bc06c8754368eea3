"""Rows written by hand are what openpyxl and lxml read back: texts whole, numbers to the digit."""

from __future__ import annotations

import io
import zipfile

import openpyxl
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exports.pen import Book
from exports.sheet_rows import USUAL_HEIGHT, SheetRows
from exports.styles import Edge, Look
from exports.text_layout import block_height
from tests.exports.reports import LONG

texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=40)


@given(st.lists(texts, min_size=1, max_size=6))
def test_every_text_is_read_back_whole(written: list[str]) -> None:
    rows = SheetRows()
    for row, content in enumerate(written, start=1):
        rows.style(row, 1, 0)
        if content:
            rows.text(row, 1, content)
    root = etree.fromstring(rows.markup())
    found = {cell.get("r"): cell.findtext("is/t") for cell in root.iter("c")}
    assert [found[f"A{row}"] or "" for row in range(1, len(written) + 1)] == written


def test_spaces_at_the_ends_are_marked_to_be_kept() -> None:
    rows = SheetRows()
    rows.style(1, 1, 0)
    rows.text(1, 1, " hai đầu ")
    assert '<t xml:space="preserve"> hai đầu </t>' in rows.markup()


def test_rows_and_cells_stand_in_order_whatever_the_order_of_writing() -> None:
    rows = SheetRows()
    rows.height(4, 20)
    for row, column in ((3, 28), (1, 2), (3, 1)):
        rows.style(row, column, 5)
    rows.number(3, 1, "0.10")
    assert rows.markup() == (
        '<sheetData><row r="1"><c r="B1" s="5"/></row><row r="3"><c r="A3" s="5" t="n"><v>0.10</v>'
        '</c><c r="AB3" s="5"/></row><row r="4" ht="20" customHeight="1"></row></sheetData>'
    )
    assert rows.size == "A1:AB3"


def test_a_cell_dressed_again_keeps_what_stands_in_it() -> None:
    rows = SheetRows()
    rows.style(1, 1, 1)
    rows.number(1, 1, "7")
    rows.style(1, 1, 2)
    assert '<c r="A1" s="2" t="n"><v>7</v></c>' in rows.markup()


def test_a_sheet_without_merged_cells_says_nothing_of_them() -> None:
    book = Book()
    book.sheet("Một").text(1, 1, "a", Look())
    assert b"mergeCell" not in _part(book.finish())
    book.sheet("Hai").merged(1, (1, 3), "b", Look(edge=Edge.BOX), rows=2)
    sheet = openpyxl.load_workbook(io.BytesIO(book.finish()))["Hai"]
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:C2"]


def _part(data: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")


def test_a_row_lower_than_its_text_grows() -> None:
    """Excel does not fit rows of merged cells, so the file has to say how high they are."""
    book = Book()
    pen = book.sheet("Một")
    pen.columns([20, 20])
    pen.text(1, 1, "một dòng", Look())
    pen.text(2, 1, LONG, Look())
    pen.height(2, 15)
    pen.merged(3, (1, 2), LONG, Look(edge=Edge.BOX), rows=2)
    pen.text(5, 2, "một\nhai\nba", Look(size=13))
    pen.text(6, 1, LONG * 30, Look())
    rows = openpyxl.load_workbook(io.BytesIO(book.finish()))["Một"].row_dimensions
    assert rows[1].height == block_height(1, 11)
    assert rows[2].height == pen.needed(LONG, (1, 1), Look())
    assert rows[3].height is None
    assert rows[4].height == pen.needed(LONG, (1, 2), Look()) - USUAL_HEIGHT
    assert rows[5].height == block_height(3, 13)
    assert rows[6].height == 409


def test_a_row_high_enough_stays_as_it_was_set() -> None:
    book = Book()
    pen = book.sheet("Một")
    pen.columns([20])
    pen.text(1, 1, "một dòng", Look())
    pen.height(1, 30)
    sheet = openpyxl.load_workbook(io.BytesIO(book.finish()))["Một"]
    assert sheet.row_dimensions[1].height == 30
