"""Figures about a selection."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ui.grid.statistics import Statistics, summarise


def test_the_figures_of_the_design_picture() -> None:
    texts = ["869.0", "1204.5", "114.9", "120.9", "181.5", "256.3", "392.3", "410.3"]
    found = summarise(Decimal(text) for text in texts)
    assert (found.cells, found.numbers) == (8, 8)
    assert found.total == Decimal("3549.7")
    assert found.average == Decimal("443.7125")
    assert (found.minimum, found.maximum) == (Decimal("114.9"), Decimal("1204.5"))


def test_cells_without_numbers_only_count_as_cells() -> None:
    assert summarise([None, None]) == Statistics(2, 0)
    found = summarise([None, Decimal(4)])
    assert (found.cells, found.numbers, found.average) == (2, 1, Decimal(4))


@given(st.lists(st.decimals(-(10**9), 10**9, places=3), min_size=1))
def test_sums_are_exact(values: list[Decimal]) -> None:
    found = summarise(values)
    assert found.total == Decimal(sum(int(value.scaleb(3)) for value in values)).scaleb(-3)
