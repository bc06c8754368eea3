"""All rules of a whole report, every form filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.bench.measure import Line, as_in_the_window, sampled
from tests.bench.store import open_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exports.workspace import Workspace

_ROUNDS: Final = 100
#: Milliseconds at the 99th percentile.
_MOST: Final = 20


def lines(workspace: Workspace) -> Iterator[Line]:
    """One pass over all checks of the last month, and over all its values for comparison."""
    desk = open_desk(workspace)
    checks = sum(desk.inspection.counts.values())
    with as_in_the_window():
        mine = sampled(desk.inspection.run, _ROUNDS)
    yield Line(f"Kiểm tra cả báo cáo ({checks} phép kiểm)", mine, ceiling=_MOST)
