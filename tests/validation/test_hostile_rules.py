"""A rule file is a stranger's: refused by name, or its checks stay undecided; never a hang."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest

from forms.common.errors import KnownError
from tests.builders import CATALOGUE, MONTH, KnownHistory, a_form, figures
from tests.made_up import a_rule
from validation.check import Complaint
from validation.engine import Inspection
from validation.finding import Outcome
from validation.rulebook import Rulebook
from validation.ruleset import MAX_CHECKS, MAX_READS, checks_of

if TYPE_CHECKING:
    from forms.definition import Form

TEXT = 'text = "sai. Sửa lại."'
SHOWN = 'text = "đang là {left}. Sửa lại."'
#: Far more than any refusal takes, far less than a hang.
PATIENCE = 4
#: As long as a formula may be.
LONG = "sum(" + ", ".join(["estimate"] * 180) + ") > 0"


def a_condition(formula: str, *lines: str) -> str:
    quoted = formula.replace("\\", "\\\\").replace('"', '\\"')
    return a_rule(
        "CT91-30", "expression", 'columns = ["estimate"]', f'expression = "{quoted}"', TEXT, *lines
    )


def refusal(*tables: str) -> KnownError:
    start = process_time()
    with pytest.raises(KnownError) as caught:
        checks_of(a_form(rules="".join(tables)))
    assert process_time() - start < PATIENCE
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
        ("estimate > ٣", "không hiểu “٣”"),
        ("estimate > 2²", "không hiểu"),
        ("\uff45stimate > 0", "không hiểu"),
        ("estimate \u202e> 0", "không hiểu “\ufffd> 0”"),
        ("estimate > " + "9" * 35, "số dài quá 34 chữ số"),
        ("estimate > 0." + "0" * 40 + "1", "số dài quá 34 chữ số"),
        ("prev(prev(estimate)) > 0", "cần tên một cột"),
        ("prev(estimate, -1) > 0", "từ 1 đến 36"),
        ("sum(series([1..2].estimate, 3)) > 0", "cần tên một cột"),
        ("[1..2..3].estimate > 0", "chỉ đứng trong hàm"),
        ("-" * 60 + "estimate > 0", "lồng nhau"),
        ("sum([1.2a..1.2a].estimate) > 0", "cần ít nhất một số"),
        ("month(1) > 0", "cần 0 tham số"),
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
        (('figures = { a = "plan", a_place = "plan" }',), "figures"),
        (("figures = { " + ", ".join(f'f{n} = "1"' for n in range(10_000)) + " }",), "figures"),
        (('why = "Vì \\u202e sao"',), "why"),
        (('text = "sai.\\nSửa."',), "text"),
        (("valid_from = 2030-01-01", "valid_to = 2029-12-31"), "valid_to"),
        (('limit = "٣٠"',), "limit"),
        (('limit = "1_000"',), "limit"),
        (('limit = "NaN"',), "limit"),
        (("limit = inf",), "limit"),
        (('tolerance = "٣"',), "tolerance"),
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
    start = process_time()
    with pytest.raises(KnownError) as caught:
        checks_of(large(1900, a_condition(LONG)))
    assert process_time() - start < PATIENCE
    assert "quá nhiều ô" in caught.value.sentence


def test_runs_of_rows_over_many_cells_are_refused() -> None:
    start = process_time()
    with pytest.raises(KnownError) as caught:
        checks_of(large(1900, a_condition("sum([X0..X1899].estimate) > 0")))
    assert process_time() - start < PATIENCE
    assert "quá nhiều ô" in caught.value.sentence


def test_records_compared_in_a_form_of_many_rows_are_refused() -> None:
    start = process_time()
    with pytest.raises(KnownError) as caught:
        checks_of(large(1900, a_rule("CT91-40", "unique", 'columns = ["estimate"]')))
    assert process_time() - start < PATIENCE
    assert str(MAX_READS) in caught.value.sentence


def test_many_long_formulas_are_refused_together() -> None:
    rules = "".join(
        a_condition(LONG).replace("CT91-30", f"CT91-{n}").replace('["estimate"]', '["plan"]')
        for n in range(100, 170)
    )
    start = process_time()
    with pytest.raises(KnownError) as caught:
        checks_of(large(30, rules))
    assert process_time() - start < PATIENCE
    assert "quá nhiều ô" in caught.value.sentence


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


def _complaining(code: int, before: range) -> str:
    """A rule that always complains and gives way to the ones before it."""
    named = ", ".join(f'"CT91-{number}"' for number in before)
    return a_rule(
        f"CT91-{code}",
        "expression",
        'columns = ["estimate"]',
        'expression = "estimate < 0"',
        TEXT,
        f"yields_to = [{named}]",
    )


@pytest.mark.parametrize("width", [1, 8])
def test_a_long_chain_of_rules_that_give_way_is_no_tower(width: int) -> None:
    codes = range(1000, 1400)
    rules = (_complaining(n, range(max(1000, n - width), n)) for n in codes)
    form = a_form(rules="".join(rules))
    start = process_time()
    inspection = Inspection(Rulebook(), [form], figures(form, {"2/estimate": "5"}))
    found = [finding.rule for finding in inspection.findings if finding.rule > "CT91-1"]
    assert found == ["CT91-1000"]
    assert inspection.counts[Outcome.RULE_ERROR] == 0
    assert process_time() - start < PATIENCE


def test_a_rule_that_gives_way_to_too_many_is_refused() -> None:
    rules = (_complaining(n, range(1000, n)) for n in range(1000, 1010))
    error = refusal("".join(rules))
    assert (error.params["rule"], error.params["key"]) == ("CT91-1009", "yields_to")


def test_ten_thousand_rules_are_refused() -> None:
    error = refusal("".join(a_rule(f"CT91-{n}", "sum") for n in range(10_000, 20_000)))
    assert "quá 2000" in str(error.params["reason"])


def test_a_number_no_report_can_hold_is_not_written_out() -> None:
    form = a_form(rules=a_condition(" * ".join(["estimate"] * 100) + " < 0").replace(TEXT, SHOWN))
    made = figures(form, {"2/estimate": "9" * 15})
    (finding,) = (f for f in Inspection(Rulebook(), [form], made).findings if f.rule == "CT91-30")
    assert finding.text == "đang là số quá lớn. Sửa lại."


def test_blank_cells_of_other_forms_are_called_by_their_places() -> None:
    rule = a_condition("CT04[1].estimate > plan", 'missing = "fail"')
    form, other = a_form(rules=rule), CATALOGUE.form("CT04", MONTH)
    made = figures(form, {"2/estimate": "5"}, others=[other])
    said = next(
        check.decide(made)
        for check in checks_of(form, {other.code: other})
        if check.rule.code == "CT91-30" and check.cell.row == "2"
    )
    assert isinstance(said, Complaint)
    assert "còn trống biểu 04, mục 1, cột 6; mục 2, cột 1." in said.text
