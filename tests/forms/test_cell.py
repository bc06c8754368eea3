"""Addresses of cells are read back from the command line and from defined names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.cell import Cell
from tests.strategies import texts

_ROWS = st.from_regex(r"[0-9A-Za-z]{1,3}(\.[0-9A-Za-z]{1,3}){0,2}", fullmatch=True)
CELLS = st.builds(
    Cell,
    st.sampled_from(["CT03", "KN", "TH"]),
    _ROWS,
    st.from_regex("[a-z][a-z0-9_]{0,9}", fullmatch=True),
)


@given(CELLS)
def test_an_address_is_written_and_read_back(cell: Cell) -> None:
    assert Cell.parse(str(cell)) == cell
    assert Cell.from_name(cell.name) == cell


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CT03",
        "CT03/1.8",
        "ct03/1.8/estimate",
        "CT03/1.8/Estimate",
        "CT03/1 8/x",
        "CT03/1.8/estimate\n",
        "CT\u0660/1/x",
        "CT03/1/x/y",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Cell.parse(text)


@given(texts())
def test_reading_raises_nothing_but_value_errors(text: str) -> None:
    for read in (Cell.parse, Cell.from_name):
        try:
            read(text)
        except ValueError:
            continue
