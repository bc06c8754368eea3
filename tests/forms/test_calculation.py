"""Computed cells: the stated wins, the rest is derived, and refreshing equals computing anew."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.calculation import Calculation, Snapshot
from forms.cell import Cell
from forms.change import SetCells
from forms.common.amount import NOT_APPLICABLE, Unreadable, Value
from forms.common.period import Period
from forms.program import Program, ProgramError
from tests.builders import CATALOGUE, KnownHistory, a_form, a_value, changed_form, figures
from tests.strategies import WALK, edits, forms

if TYPE_CHECKING:
    from forms.definition import Form
    from forms.figures import Figures

FORM = a_form()
CT03 = CATALOGUE.form("CT03", Period(2026, 10))
DECEMBER = KnownHistory(
    {
        (Cell("CT03", row.code, column), months): Decimal(number * 7 + months)
        for number, row in enumerate(CT03.rows)
        for column in ("estimate", "year_to_date")
        for months in (1, 12)
    }
)


def value(made: Figures, place: str) -> Value | None:
    code = next(iter(made.report.forms))
    return made.value(Cell(code, *place.split("/")))


def fresh(made: Figures, form: Form) -> Calculation:
    typed = made.report.lookup()
    return Calculation(CATALOGUE.program(form), made.period.month, typed, made.history)


def assert_in_step(made: Figures, form: Form) -> None:
    anew = fresh(made, form)
    snapshot = Snapshot(anew.program, made.period.month, made.report.lookup(), made.history)
    for cell in anew.program.order:
        assert made.value(cell) == anew.value(cell) == snapshot.value(cell), cell
        assert made.derived(cell) == anew.derived(cell) == snapshot.derived(cell), cell


@WALK
@given(edits(CT03))
def test_refreshing_equals_computing_anew_in_a_real_form(changes: list[SetCells]) -> None:
    made = figures(CT03, history=DECEMBER)
    for change in changes:
        before = {cell: made.value(cell) for cell in CATALOGUE.program(CT03).order}
        _, cells = made.apply(change)
        changed = {cell for cell, was in before.items() if made.value(cell) != was}
        assert changed <= cells
    assert_in_step(made, CT03)


@WALK
@given(forms(), st.data())
def test_refreshing_equals_computing_anew_in_any_form(form: Form, data: st.DataObject) -> None:
    made = figures(form)
    undo = []
    for change in data.draw(edits(form)):
        undo.append(made.apply(change)[0])
        assert_in_step(made, form)
    for inverse in reversed(undo):
        made.apply(inverse)
    assert_in_step(made, form)
    assert not made.report.values


def test_the_first_change_of_a_form_names_what_follows_from_it() -> None:
    made = figures(FORM)
    untouched = type(made)(made.report, CATALOGUE, made.history)
    _, cells = untouched.apply(SetCells(((Cell("CT91", "1.1", "estimate"), Decimal(5)),)))
    assert Cell("CT91", "T", "estimate") in cells


# ------------------------------------------------------------------------------------- totals

PARTS = {"1.1/estimate": "10", "1.2/estimate": "20", "1.3/estimate": "30"}


def test_a_total_is_the_sum_of_its_parts_up_the_tree() -> None:
    made = figures(FORM, {**PARTS, "2/estimate": "5"})
    assert value(made, "1/estimate") == 60
    assert value(made, "T/estimate") == 65


def test_a_memo_row_never_enters_a_sum() -> None:
    made = figures(FORM, {**PARTS, "1.2a/estimate": "7"})
    assert value(made, "1/estimate") == 60
    assert value(made, "1.2/estimate") == 20


def test_a_stated_total_wins_and_goes_on_upwards() -> None:
    made = figures(FORM, {**PARTS, "1/estimate": "100", "2/estimate": "5"})
    assert value(made, "1/estimate") == 100
    assert made.derived(Cell("CT91", "1", "estimate")) == 60
    assert value(made, "T/estimate") == 105
    made.apply(SetCells(((Cell("CT91", "1", "estimate"), None),)))
    assert value(made, "1/estimate") == 60
    assert value(made, "T/estimate") == 65


def test_a_blank_part_leaves_the_total_blank() -> None:
    made = figures(FORM, {"1.1/estimate": "10", "1.2/estimate": "20"})
    assert value(made, "1/estimate") is None
    assert value(made, "T/estimate") is None


def test_a_part_that_does_not_exist_here_is_left_out() -> None:
    made = figures(FORM, {**PARTS, "1.3/estimate": "x"})
    assert value(made, "1/estimate") == 30


def test_a_total_of_nothing_that_exists_does_not_exist_either() -> None:
    made = figures(FORM, dict.fromkeys(PARTS, "x"))
    assert value(made, "1/estimate") is NOT_APPLICABLE


def test_zero_is_a_figure() -> None:
    made = figures(FORM, {**PARTS, "1.3/estimate": "0"})
    assert value(made, "1/estimate") == 30


@pytest.mark.parametrize("rubbish", [Unreadable("1e5"), "12"], ids=repr)
def test_what_is_no_number_leaves_the_total_blank(rubbish: Value) -> None:
    made = figures(FORM, PARTS)
    made.apply(SetCells(((Cell("CT91", "1.1", "estimate"), rubbish),)))
    assert value(made, "1/estimate") is None


def test_a_part_without_the_measure_is_left_out() -> None:
    form = changed_form('label = "Nhóm ba"\n', 'label = "Nhóm ba"\nmeasures = ["official"]\n')
    made = figures(form, {"1.1/estimate": "10", "1.2/estimate": "20", "1.1/official": "1"})
    assert value(made, "1/estimate") == 30
    assert value(made, "1/official") is None


def test_a_part_that_cannot_be_added_is_left_out() -> None:
    form = changed_form('label = "Nhóm ba"\n', 'label = "Nhóm ba"\nadditive = false\n')
    made = figures(form, {"1.1/estimate": "10", "1.2/estimate": "20", "1.3/estimate": "99"})
    assert value(made, "1/estimate") == 30


def test_percentages_are_never_added() -> None:
    made = figures(FORM, {f"{row}/change": "5" for row in ("1.1", "1.2", "1.3")})
    assert value(made, "1/change") is None


# ----------------------------------------------------------------------------------- formulas


def test_growth_is_rounded_to_the_places_of_the_column() -> None:
    made = figures(FORM, {"2/official": "3", "2/estimate": "4"})
    assert value(made, "2/change") == Decimal("33.3")
    assert str(value(made, "2/change")) == "33.3"


def test_growth_on_nothing_does_not_exist() -> None:
    made = figures(FORM, {"2/official": "0", "2/estimate": "4"})
    assert value(made, "2/change") is None


def test_history_fills_the_reference_columns() -> None:
    past = KnownHistory({(Cell("CT91", "2", "estimate"), 1): a_number("7")})
    made = figures(FORM, history=past)
    assert value(made, "2/reported") == 7
    made.apply(SetCells(((Cell("CT91", "2", "reported"), a_number("8")),)))
    assert value(made, "2/reported") == 8


def a_number(text: str) -> Decimal:
    number = a_value(text)
    assert isinstance(number, Decimal)
    return number


def test_a_large_import_does_not_break_the_arithmetic() -> None:
    huge = "9" * 34
    made = figures(
        FORM, {"2/estimate": huge, "2/official": "0.000000000000001", "1/estimate": huge}
    )
    assert isinstance(value(made, "T/estimate"), Decimal)
    assert isinstance(value(made, "2/change"), Decimal)


@pytest.mark.parametrize(
    ("first", "second", "path"),
    [
        ("change + 1", "growth(so_far, official)", ("so_far", "change")),
        ("[2].so_far + [1].so_far", "growth(estimate, official)", ("1/so_far",)),
    ],
)
def test_a_cycle_is_refused_with_its_path(first: str, second: str, path: tuple[str, ...]) -> None:
    wrong = {"so_far": first, "change": second}
    columns = tuple(
        replace(column, formula=wrong.get(column.id, column.formula)) for column in FORM.columns
    )
    form = replace(FORM, columns=columns)
    with pytest.raises(ProgramError, match="quay vòng") as caught:
        Program(form)
    assert caught.value.key.startswith("column.")
    for step in path:
        assert step in caught.value.reason
    assert " → " in caught.value.reason


def test_figures_that_stand_still_do_not_follow_later_edits() -> None:
    made = figures(FORM, {"1.1/estimate": "10"})
    cells = [Cell(FORM.code, row.code, column.id) for row in FORM.rows for column in FORM.columns]
    still = made.still()
    before = {cell: made.value(cell) for cell in cells}
    made.apply(SetCells(((Cell(FORM.code, "1.1", "estimate"), Decimal(25)),)))
    assert made.report.typed(Cell(FORM.code, "1.1", "estimate")) == Decimal(25)
    assert {cell: still.value(cell) for cell in cells} == before
    assert still.begun(FORM.code)
    assert still.report.key == made.report.key
