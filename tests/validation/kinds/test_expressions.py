"""Conditions in the formula language: sides, tolerance, blanks, other forms, earlier months."""

from __future__ import annotations

from decimal import Decimal

import pytest

from forms.change import SetCells
from forms.common.period import Period
from tests.builders import CATALOGUE, KnownHistory, a_form, cell_of, figures, values
from tests.made_up import a_rule
from validation.check import Complaint, Decision
from validation.engine import Inspection
from validation.finding import Outcome, Severity
from validation.rulebook import Rulebook
from validation.ruleset import checks_of

PASS, SILENT = Outcome.PASS, Outcome.NOT_EVALUATED
TEXT = "lệch {gap}: {left} và {right}{slack}. Sửa một trong hai số."


def decide(
    formula: str,
    cells: dict[str, str],
    *lines: str,
    text: str = TEXT,
    past: dict[tuple[str, int], str] | None = None,
    severity: str = "error",
) -> Decision:
    rule = a_rule(
        "CT91-30",
        "expression",
        'columns = ["estimate"]',
        f'expression = "{formula}"',
        f'text = "{text}"',
        *lines,
        severity=severity,
    )
    form = a_form(rules=rule)
    known = {(cell_of(form, at), back): Decimal(t) for (at, back), t in (past or {}).items()}
    made = figures(form, cells, history=KnownHistory(known))
    at = cell_of(form, "2/estimate")
    (check,) = (c for c in checks_of(form) if (c.rule.code, c.cell) == ("CT91-30", at))
    return check.decide(made)


def complaint(*arguments: object, **named: object) -> Complaint:
    decision = decide(*arguments, **named)  # type: ignore[arg-type]
    assert isinstance(decision, Complaint), decision
    return decision


@pytest.mark.parametrize(
    ("formula", "cells", "outcome"),
    [
        ("estimate <= plan", {"2/estimate": "5", "2/plan": "5"}, PASS),
        ("estimate < plan or blank(plan)", {"2/estimate": "5"}, PASS),
        ("this <= [1].estimate", {"2/estimate": "5", "1/estimate": "6"}, PASS),
        ("sum([1..2].estimate) = T.estimate", {}, None),
        ("this = sum([1.1..1.3].estimate)", {"2/estimate": "6", "1.1/estimate": "6"}, SILENT),
        ("month() = 10 and estimate > 0", {"2/estimate": "5"}, PASS),
        ("estimate <= plan", {"2/estimate": "5"}, SILENT),
        ("estimate <= plan", {"2/estimate": "5", "2/plan": "x"}, SILENT),
    ],
)
def test_it_passes_or_abstains(
    formula: str, cells: dict[str, str], outcome: Outcome | None
) -> None:
    if outcome is not None:
        assert decide(formula, cells) is outcome


def test_it_says_both_sides_and_the_gap() -> None:
    said = complaint("estimate = plan", {"2/estimate": "1404.5", "2/plan": "1400"})
    assert said.text == "lệch 4,5 tỷ đồng: 1.404,5 tỷ đồng và 1.400 tỷ đồng. Sửa một trong hai số."
    assert [figure.amount for figure in said.figures] == [
        Decimal("1404.5"), Decimal(1400), Decimal("4.5")
    ]  # fmt: skip


def test_its_sentence_names_places_and_figures() -> None:
    said = complaint(
        "this <= [1].plan",
        {"2/estimate": "7", "1/plan": "6", "1.1/plan": "2"},
        'figures = { part = "[1.1].plan", twice = "[1.1].plan * 2" }',
        text="{part_place}: {part}, gấp đôi {twice}, tháng {month}. Sửa lại.",
    )
    told = "Biểu 91, mục 1.1, cột 1: 2 tỷ đồng, gấp đôi 4 tỷ đồng, tháng 10. Sửa lại."
    assert said.text == told


@pytest.mark.parametrize(
    ("operator", "tolerance", "estimate", "holds"),
    [
        ("=", "0.5", "100.5", True), ("=", "0.5", "100.51", False),
        ("=", "1%", "101.01", True), ("=", "1%", "101.02", False),
        ("=", "rounding", "100.01", True), ("=", "rounding", "100.02", False),
        ("<=", "0.5", "100.5", True), ("<=", "0.5", "100.6", False),
        (">=", "0.5", "99.5", True), (">=", "0.5", "99.4", False),
        ("<", "0", "100", False), ("<", "0", "99.99", True),
        (">", "0", "100", False), ("!=", "0", "100", False), ("!=", "0", "99", True),
    ],
)  # fmt: skip
def test_tolerance_is_absolute_relative_or_by_rounding(
    operator: str, tolerance: str, estimate: str, holds: bool
) -> None:
    cells = {"2/estimate": estimate, "2/plan": "100"}
    decision = decide(f"estimate {operator} plan", cells, f'tolerance = "{tolerance}"')
    assert (decision is PASS) is holds


def test_the_tolerance_is_shown() -> None:
    said = complaint("this = plan", {"2/estimate": "3", "2/plan": "1"}, 'tolerance = "0.5"')
    assert "(cho phép ±0,5)" in said.text


@pytest.mark.parametrize(
    ("policy", "cells", "outcome"),
    [
        ("skip_if_any", {"2/estimate": "5"}, SILENT),
        ("skip_if_all", {}, SILENT),
        ("skip_if_all", {"2/estimate": "5"}, Outcome.FAIL),
        ("skip_if_all", {"2/plan": "5"}, PASS),
        ("as_zero", {}, PASS),
        ("as_zero", {"2/estimate": "5"}, Outcome.FAIL),
        ("fail", {"2/estimate": "5"}, Outcome.FAIL),
        ("fail", {"2/estimate": "5", "2/plan": "6"}, PASS),
        ("fail", {"2/estimate": "5", "2/plan": "x"}, SILENT),
    ],
)
def test_what_blanks_mean_is_the_rules_choice(
    policy: str, cells: dict[str, str], outcome: Outcome
) -> None:
    decision = decide("estimate <= plan", cells, f'missing = "{policy}"')
    assert (Outcome.FAIL if isinstance(decision, Complaint) else decision) is outcome


def test_a_missing_operand_is_named() -> None:
    said = complaint("estimate <= plan", {"2/estimate": "5"}, 'missing = "fail"')
    assert "còn trống mục 2, cột 1" in said.text


@pytest.mark.parametrize(("estimate", "severity"), [("104", None), ("111", Severity.ERROR)])
def test_beyond_the_second_threshold_a_warning_is_an_error(
    estimate: str, severity: Severity | None
) -> None:
    cells = {"2/estimate": estimate, "2/plan": "100"}
    said = complaint("this = plan", cells, 'error_limit = "10"', severity="warning")
    assert said.severity is severity


def test_earlier_months_are_operands_an_explanation_is_bound_to() -> None:
    past = {("2/estimate", back): str(10 + back) for back in range(1, 7)}
    said = complaint("this <= median(series(estimate, 6)) * 2", {"2/estimate": "90"}, past=past)
    assert set(said.past) == {Decimal(10 + back) for back in range(1, 7)}
    assert "27" in said.text
    del past["2/estimate", 6]
    assert decide("this <= median(series(estimate, 6))", {"2/estimate": "9"}, past=past) is SILENT


def test_another_form_is_read_and_followed() -> None:
    period = Period(2026, 10)
    targets, trade = (CATALOGUE.form(code, period) for code in ("CT12", "CT03"))
    made = figures(targets, {"3/target_min": "900"}, period=period, others=[trade])
    book = Rulebook()
    inspection = Inspection(book, made.report.forms.values(), made)
    assert not [f for f in inspection.findings if f.rule == "CT12-06"]
    inverse, cells = made.apply(SetCells(values(trade, {"T/year_to_date": "1300"})))
    assert cell_of(targets, "3/target_min") in inspection.refresh(cells)
    (finding,) = (f for f in inspection.findings if f.rule == "CT12-06")
    assert "Biểu 03, mục T, cột 6" in finding.text
    assert cell_of(trade, "T/year_to_date") in finding.cells
    _, cells = made.apply(inverse)
    inspection.refresh(cells)
    assert inspection.findings == Inspection(book, made.report.forms.values(), made).findings
