"""Clipboard blocks: what is copied comes back, whatever a clipboard holds can be read."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.grid.clipboard import Block, read_clipboard, read_html, read_tsv, write_html, write_tsv

#: Letters, marks, and everything that could tear a cell apart.
_CELLS = st.text(st.sampled_from(list("aỆ−,.0 \t\n\r\"'<>&;=")) | st.characters(codec="utf-8")).map(
    lambda text: text.translate(dict.fromkeys(map(ord, "\u00a0\u2007\u202f"), " ")).strip(" ")
)


def _blocks(cells: st.SearchStrategy[str]) -> st.SearchStrategy[Block]:
    return st.integers(1, 4).flatmap(
        lambda width: st.lists(st.tuples(*[cells] * width), min_size=1, max_size=4).map(
            lambda rows: Block(tuple(rows))
        )
    )


@given(_blocks(_CELLS))
def test_what_is_copied_as_text_comes_back_whole(block: Block) -> None:
    assert read_tsv(write_tsv(block)) == block


_LINES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp"))).map(str.strip)


@given(_blocks(st.lists(_LINES, max_size=2).map("\n".join).map(lambda text: text.strip("\n"))))
def test_what_is_copied_as_html_comes_back_whole(block: Block) -> None:
    numbers = [[None] * block.width for _ in block.rows]
    assert read_html(write_html(block, numbers)) == block


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    block = read_tsv(text)
    assert block.height >= 1
    assert all(len(row) == block.width for row in block.rows)


_PIECES = """<table>|</table>|<tr>|</tr>|<td>|</td>|<td colspan=3 rowspan=2>|<td rowspan=99999>|<br>
<![if x]>|<![foo[|<!--|-->|<!|&nbsp;|&#0;|a|<style>|</style>|<td colspan='-1'>|</|<?|]]>"""
_MARKUP = st.lists(st.sampled_from(re.split(r"[|\n]", _PIECES)) | st.text(max_size=5)).map("".join)


@given(_MARKUP)
def test_any_markup_can_be_read(markup: str) -> None:
    block = read_html(markup)
    assert block is None or all(len(row) == block.width for row in block.rows)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1\t2\r\n3\t4\r\n", (("1", "2"), ("3", "4"))),
        ("1\t2\n3\t4", (("1", "2"), ("3", "4"))),
        ("1\r2\r", (("1",), ("2",))),
        ("1\n\n", (("1",), ("",))),
        ("", (("",),)),
        ("1\u00a0404,5\t 12 ", (("1 404,5", "12"),)),
        ('"hai\ndòng"\t5', (("hai\ndòng", "5"),)),
        ('"a\tb"\t"nói ""có"""', (("a\tb", 'nói "có"'),)),
        ('"dở dang\t5', (('"dở dang', "5"),)),
        ('"a"b\t5', (('"a"b', "5"),)),
        ("1\t2\n3", (("1", "2"), ("3", None))),
    ],
)
def test_text_of_a_spreadsheet(text: str, rows: tuple[tuple[str | None, ...], ...]) -> None:
    assert read_tsv(text).rows == rows


def test_merged_cells_leave_their_places_untouched() -> None:
    markup = """<html><body><!--StartFragment--><table border=0>
      <col width=64><tr><td colspan=2 rowspan="2">A</td><td>1</td></tr>
      <tr><td>2</td></tr><tr><th>3</th><td>4&nbsp;000,5</td><td>5<br>6</td></tr>
    </table></body></html>"""
    block = read_html(markup)
    assert block is not None
    assert block.rows == (("A", None, "1"), (None, None, "2"), ("3", "4 000,5", "5\n6"))


def test_a_table_inside_a_cell_stays_its_text() -> None:
    block = read_html("<table><tr><td>a <table><tr><td>b</td></tr></table></td><td>c</td></table>")
    assert block is not None
    assert block.rows == (("a b", "c"),)


def test_style_sheets_are_no_text() -> None:
    block = read_html("<table><tr><td><style>td {x}</style>7</td></tr></table>")
    assert block is not None
    assert block.rows == (("7",),)


def test_markup_wins_only_where_it_knows_more() -> None:
    merged = "<table><tr><td colspan=2>A</td></tr></table>"
    plain = "<table><tr><td>làm tròn</td></tr></table>"
    assert read_clipboard("A\t\r\n", merged).rows == (("A", None),)
    assert read_clipboard("chữ\r\n", plain).rows == (("chữ",),)
    assert read_clipboard("", plain).rows == (("làm tròn",),)
    assert read_clipboard("chữ\r\n", "<p>không có bảng</p>").rows == (("chữ",),)


def test_copied_numbers_carry_their_exact_value_for_other_locales() -> None:
    markup = write_html(Block((("1.404,5", "a<b"),)), [[Decimal("1404.50"), None]])
    assert '<td x:num="1404.50" sdval="1404.50">1.404,5</td><td>a&lt;b</td>' in markup
