"""A rule file is a stranger's: refused by name, or its checks stay undecided; never a hang."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from forms.common.errors import KnownError
from tests.builders import KnownHistory, a_form, figures
from tests.made_up import a_rule
from validation.engine import Inspection
from validation.finding import Outcome
from validation.formulas import MAX_WORK
from validation.rulebook import Rulebook
from validation.ruleset import MAX_CHECKS, checks_of

if TYPE_CHECKING:
    from forms.definition import Form

TEXT = 'text = "sai. Sửa lại."'
#: Far more than any refusal takes, far less than a hang.
PATIENCE = 10


def a_condition(formula: str, *lines: str) -> str:
    quoted = formula.replace("\\", "\\\\").replace('"', '\\"')
    return a_rule(
        "CT91-30", "expression", 'columns = ["estimate"]', f'expression = "{quoted}"', TEXT, *lines
    )


def refusal(*tables: str) -> KnownError:
    start = perf_counter()
    with pytest.raises(KnownError) as caught:
        checks_of(a_form(rules="".join(tables)))
    assert perf_counter() - start < PATIENCE
    assert caught.value.sentence.endswith(".")
    assert len(caught.value.sentence) < 1000
    return caught.value


@pytest.mark.parametrize(
    ("formula", "part"),
    [
        ("(" * 500 + "1" + ")" * 500 + " > 0", "lồng nhau"),
        (" + ".join(["1"] * 200) + " > 0", "nối quá"),
        ("1" * 3000 + " > 0", "dài quá"),
        ("2 ** 99999 > 0", "đứng sai chỗ"),
        ("9^9^9^9 > 0", "không hiểu"),
        ("estimate.__class__ > 0", "không hiểu"),
        ("__import__(os) > 0", "không hiểu"),
        ("eval(estimate) > 0", "không có hàm “eval”"),
        ("estimat > 0", "có phải “estimate”"),
        ("[9.9].estimate > 0", "không có dòng “9.9”"),
        ("prev(estimate, 999999) > 0", "từ 1 đến 36"),
        ("sum(series(estimate, 100000)) > 0", "từ 1 đến 36"),
        ("series(estimate, 3) > 0", "chỉ đứng trong hàm"),
        ("median(series(1 + 1, 3)) > 0", "cần tên một cột"),
        ("NaN > 0", "không hiểu"),
        ("1e999999 > 0", "không hiểu"),
        ("estimate > 0 > 1", "không so sánh nối tiếp"),
        ('estimate > "0"', "không hiểu"),
        ("estimate; drop", "không hiểu"),
        ("", ""),
    ],
)
def test_a_formula_that_breaks_the_grammar_is_refused(formula: str, part: str) -> None:
    error = refusal(a_condition(formula))
    assert (error.params["rule"], error.params["key"]) == ("CT91-30", "expression")
    assert part in str(error.params["reason"])


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        (('text = "{value.__class__}."',), "text"),
        (('text = "{value:>999999999}."',), "text"),
        (('text = "{other}."',), "text"),
        (('text = "{."',), "text"),
        (('text = "không có dấu chấm"',), "text"),
        (('figures = { value = "estimate" }',), "figures"),
        (('figures = { "a b" = "estimate" }',), "figures"),
        (('figures = { base = "offical" }',), "figures.base"),
        (('missing = "ignore"',), "missing"),
        (('error_limit = "-1"',), "error_limit"),
        (('error_limit = "5"',), "error_limit"),
        (("months = [13]",), "months"),
        (('yields_to = ["CT91-30"]',), "yields_to"),
        (('yields_to = ["CT91-99"]',), "yields_to"),
        (("correctable = 5",), "correctable"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(lines: tuple[str, ...], key: str) -> None:
    rule = a_condition("estimate > 0", *lines)
    if lines[0].startswith("text"):
        rule = rule.replace(TEXT + "\n", "")
    assert str(refusal(rule).params["key"]).startswith(key)


@pytest.mark.parametrize(
    "table",
    [
        a_rule("CT91-31", "range", 'missing = "as_zero"'),
        a_rule("CT91-31", "range", 'error_limit = "5"', severity="warning"),
        a_rule("CT91-31", "sum", 'expression = "1 > 0"'),
        a_rule("CT91-31", "both_or_neither", 'columns = ["plan"]'),
        a_condition("estimate > 0 and plan > 0", 'tolerance = "1"'),
        a_condition("estimate != plan", 'tolerance = "1"'),
    ],
)
def test_a_setting_the_kind_would_ignore_is_refused(table: str) -> None:
    refusal(table)


def large(rows: int, rules: str) -> Form:
    extra = "".join(f'[[row]]\ncode = "X{n}"\nlabel = "Dòng"\n' for n in range(rows))
    return a_form(more=extra, rules=rules)


def test_rules_that_make_too_many_checks_are_refused() -> None:
    rules = "".join(a_rule(f"CT91-{n + 100}", "range") for n in range(40))
    with pytest.raises(KnownError) as caught:
        checks_of(large(1500, rules))
    assert str(MAX_CHECKS) in caught.value.sentence


def test_long_formulas_over_many_cells_are_refused() -> None:
    long = "sum(" + ", ".join(["estimate"] * 180) + ") > 0"
    assert len(long) < 2000
    start = perf_counter()
    with pytest.raises(KnownError) as caught:
        checks_of(large(1900, a_condition(long)))
    assert perf_counter() - start < PATIENCE
    assert "quá nhiều ô" in caught.value.sentence
    assert MAX_WORK > 100_000


@pytest.mark.parametrize(
    ("formula", "cells"),
    [
        ("estimate / plan > 1", {"2/estimate": "5", "2/plan": "0"}),
        ("estimate / 0 > 1", {"2/estimate": "5"}),
        ("growth(estimate, plan) < 50", {"2/estimate": "5", "2/plan": "-1"}),
        ("estimate > prev(estimate)", {"2/estimate": "5"}),
        ("estimate > plan", {"2/estimate": "5", "2/plan": "x"}),
        ("estimate", {"2/estimate": "5"}),
        ("CT04[1].estimate > estimate", {"2/estimate": "5"}),
        ("median(series(estimate, 6)) > 0", {"2/estimate": "5"}),
        (" * ".join(["estimate"] * 100) + " > 0", {"2/estimate": "9" * 15}),
    ],
)
def test_what_cannot_be_worked_out_is_not_evaluated(formula: str, cells: dict[str, str]) -> None:
    form = a_form(rules=a_condition(formula))
    made = figures(form, cells)
    (check,) = (c for c in checks_of(form) if c.rule.code == "CT91-30" and c.cell.row == "2")
    outcome = check.decide(made)
    if "*" in formula:  # a hundred factors of fifteen digits still fit the exponents
        assert outcome is Outcome.PASS
    else:
        assert outcome is Outcome.NOT_EVALUATED


def test_a_form_outside_the_report_leaves_a_rule_undecided_and_breaks_nothing() -> None:
    form = a_form(rules=a_condition("CT77[1].estimate > estimate"))
    inspection = Inspection(Rulebook(), [form], figures(form, {"2/estimate": "5"}))
    assert inspection.counts[Outcome.RULE_ERROR] == 0
    assert not [f for f in inspection.findings if f.rule == "CT91-30"]


def test_unknown_history_never_counts_as_zero() -> None:
    form = a_form(rules=a_condition("estimate <= prev(estimate)", 'missing = "as_zero"'))
    made = figures(form, {"2/estimate": "5"}, history=KnownHistory())
    (check,) = (c for c in checks_of(form) if c.rule.code == "CT91-30" and c.cell.row == "2")
    assert check.decide(made) is Outcome.NOT_EVALUATED
