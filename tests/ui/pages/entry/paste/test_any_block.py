"""Whatever a clipboard holds, the plan of its paste can be made and told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ui.grid.clipboard import Block
from ui.grid.movement import Area
from ui.pages.entry.paste.matching import match_rows
from ui.pages.entry.paste.plan import PasteOptions
from ui.pages.entry.paste.planner import make_plan
from ui.pages.entry.paste.words import doubt, notation, remark, summary, title, trouble
from validation.paste_numbers import DecimalMark

if TYPE_CHECKING:
    from ui.form_source import FormSource

_KNOWN: Final = """
    1.404 1,404.5 1.404,5 x - (12) 1,5E+05 #REF! 98,5% -0 T Tổng 1.2 không_có khoảng_5 2,7_lần
    5_tỷ_đồng Hàng_may_mặc Hµng_may_mÆc
"""
_TEXTS: Final = st.sampled_from([text.replace("_", " ") for text in _KNOWN.split()]) | st.text(
    max_size=6
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.integers(1, 4).flatmap(
        lambda width: st.lists(st.tuples(*[_TEXTS | st.none()] * width), min_size=1, max_size=5)
    ),
    top=st.integers(0, 40),
    left=st.integers(0, 14),
    mark=st.sampled_from([None, *DecimalMark]),
    by_name=st.sampled_from([None, False, True]),
)
def test_no_block_breaks_the_plan_and_none_writes_where_nothing_is_entered(
    trade: FormSource,
    rows: list[tuple[str | None, ...]],
    top: int,
    left: int,
    mark: DecimalMark | None,
    by_name: bool | None,
) -> None:
    block = Block(tuple(rows))
    area = Area(top, left, top + block.height - 1, left + block.width - 1)
    named = by_name if match_rows(block, trade.rows) else None
    plan = make_plan(trade, block, area, PasteOptions(mark=mark, by_name=named))
    assert all(trade.cell(row, column).enterable for row, column, _ in plan.entries)
    assert len({(row, column) for row, column, _ in plan.entries}) == len(plan.entries)
    words = (title(plan), trouble(plan), remark(plan), notation(plan), doubt(plan), summary(plan))
    assert all(isinstance(text, str) for text in words)
