"""Plans for the year come along with a later month's first figures, once and never uninvited."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from forms.carrying import with_plans
from forms.cell import Cell
from forms.change import Change, InsertRecord, SetCells
from forms.common.period import Period
from tests.builders import CATALOGUE, KnownHistory, figures

if TYPE_CHECKING:
    from forms.figures import Figures

OCTOBER = Period(2026, 10)
CT03 = CATALOGUE.form("CT03", OCTOBER)
FIRST = Cell("CT03", "1.1", "estimate")
PARTS = CT03.parts(CT03.row_of["1"], CT03.column_of["plan"])


def plan(row: str) -> Cell:
    return Cell("CT03", row, "plan")


def october(*planned: tuple[str, int]) -> Figures:
    known = {(plan(row), back): Decimal(1000 + at) for at, (row, back) in enumerate(planned)}
    return figures(CT03, period=OCTOBER, history=KnownHistory(known))


def brought(made: Figures, change: Change) -> dict[str, Decimal]:
    whole = with_plans(made, change)
    assert isinstance(whole, SetCells)
    assert isinstance(change, SetCells)
    assert whole.cells[: len(change.cells)] == change.cells
    return {cell.row: value for cell, value in whole.cells[len(change.cells) :]}  # type: ignore[misc]


TYPED = SetCells(((FIRST, Decimal(5)),))


def test_the_first_figure_of_a_form_brings_last_months_plans() -> None:
    made = october(("1.1", 1), ("1.2", 1))
    assert brought(made, TYPED) == {"1.1": Decimal(1000), "1.2": Decimal(1001)}


def test_the_nearest_month_that_has_any_counts() -> None:
    made = october(("1.1", 9), ("1.2", 4))
    assert brought(made, TYPED) == {"1.2": Decimal(1001)}


def test_last_years_plans_stay_there() -> None:
    assert with_plans(october(("1.1", 10)), TYPED) == TYPED


def test_a_form_that_holds_something_is_left_alone() -> None:
    made = october(("1.1", 1))
    made.apply(SetCells(((Cell("CT03", "1.2", "official"), Decimal(3)),)))
    assert with_plans(made, TYPED) == TYPED


@pytest.mark.parametrize(
    "change",
    [
        SetCells(((FIRST, None),)),
        SetCells(((FIRST, Decimal(5)), (plan("1.3"), Decimal(9)))),
        SetCells(()),
        InsertRecord("KN", "r1", 0),
    ],
    ids=["emptied", "plans of its own", "nothing", "record"],
)
def test_other_changes_stay_as_they_are(change: Change) -> None:
    assert with_plans(october(("1.1", 1)), change) == change


def test_a_total_that_follows_from_its_parts_is_not_written() -> None:
    made = october(("1", 1), *((part, 1) for part in PARTS))
    assert set(brought(made, TYPED)) == set(PARTS)


def test_a_total_that_was_planned_alone_comes_along() -> None:
    made = october(("1", 1), (PARTS[0], 1))
    assert set(brought(made, TYPED)) == {"1", PARTS[0]}
