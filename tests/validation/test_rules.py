"""Rules are data from a stranger: what is wrong with them is refused by rule, key and reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from forms.common.errors import KnownError
from forms.common.period import Period
from tests.builders import a_form
from tests.made_up import RULES, a_rule
from validation.rules import MAX_RULES, rules_of
from validation.ruleset import KNOWN, checks_of

#: Kinds that look at texts, which the tests' own form has none of.
OF_TEXTS = {"document", "similar", "unique", "wording"}

COMPARE = (
    'columns = ["estimate"]',
    'base = "official"',
    'base_label = "tháng {prev_month}"',
    'limit = "30"',
)


def refusal(*tables: str) -> KnownError:
    with pytest.raises(KnownError) as caught:
        checks_of(a_form(rules="".join(tables)))
    assert caught.value.sentence.endswith(".")
    return caught.value


def compare(old: str, new: str) -> str:
    assert any(line.startswith(old) for line in COMPARE)
    return a_rule("CT91-07", "compare", *(new if x.startswith(old) else x for x in COMPARE))


def test_the_rules_of_the_tests_hold_every_kind_a_number_form_can_have() -> None:
    form = a_form(rules=RULES)
    kinds = {rule.kind for rule in rules_of(form)}
    assert kinds == KNOWN - OF_TEXTS
    for kind in kinds:
        assert any(check.rule.kind == kind for check in checks_of(form)), kind


@pytest.mark.parametrize(
    ("table", "key"),
    [
        (a_rule("ct91-1", "sum"), "code"),
        (a_rule("CT91-00", "sum"), "code"),
        (a_rule("CT91-00B", "sum"), "code"),
        (a_rule("CT91-01", "sum", severity="fatal"), "severity"),
        (a_rule("CT91-01", "sum", 'colour = "red"'), "colour"),
        (a_rule("CT91-01", "sum", 'columns = ["estimat"]'), "columns"),
        (a_rule("CT91-01", "sum", 'columns = "estimate"'), "columns"),
        (a_rule("CT91-01", "sum", 'rows = ["1.4"]'), "rows"),
        (a_rule("CT91-01", "sum", 'tolerance = "abc"'), "tolerance"),
        (a_rule("CT91-01", "sum", 'tolerance = "NaN"'), "tolerance"),
        (a_rule("CT91-01", "sum", 'tolerance = "Infinity"'), "tolerance"),
        (a_rule("CT91-01", "sum", 'tolerance = "-1"'), "tolerance"),
        (a_rule("CT91-01", "sum", 'tolerance = "1e9"'), "tolerance"),
        (a_rule("CT91-01", "sum", "tolerance = 1"), "tolerance"),
        (a_rule("CT91-01", "sum", "valid_from = 5.5"), "valid_from"),
        (a_rule("CT91-01", "sum", 'title = "x"').replace('title = "Quy tắc thử"\n', ""), "title"),
        (a_rule("CT91-05", "required", 'when = "report"'), "when"),
        (a_rule("CT91-09", "at_most"), "other"),
        (a_rule("CT91-09", "at_most", 'other = "sofar"'), "other"),
        (a_rule("CT91-11", "order"), "rows"),
        (a_rule("CT91-03", "range", 'tolerance = "rounding"'), "tolerance"),
        (compare("base =", ""), "base"),
        (compare("base =", 'base = "offical"'), "base"),
        (compare("base_label", ""), "base_label"),
        (compare("base_label", 'base_label = "{tháng}"'), "base_label"),
        (compare("base_label", 'base_label = "{month:>999999999}"'), "base_label"),
        (compare("base_label", 'base_label = "{month.__class__}"'), "base_label"),
        (compare("limit", ""), "limit"),
        (compare("limit", 'limit = "NaN"'), "limit"),
        (compare("limit", 'limit = "Infinity"'), "limit"),
        (compare("limit", "limit = nan"), "limit"),
        (compare("limit", 'limit = "-30"'), "limit"),
        (compare("limit", 'limit = "ba mươi"'), "limit"),
        (compare("limit", 'limit = "1e999999"'), "limit"),
        (compare("limit", 'limit = "30"\nsmall = "-Infinity"'), "small"),
        (
            a_rule("CT91-01", "sum", "[[rule.example]]", 'outcome = "maybe"', 'at = "1/x"'),
            "example",
        ),
    ],
)
def test_a_wrong_rule_is_refused_by_key(table: str, key: str) -> None:
    error = refusal(table)
    assert error.code == "RULE_WRONG"
    assert str(error.params["key"]).split(".")[0] == key
    assert error.params["form"] == "CT91"
    assert "nput should" not in error.sentence


def test_a_missing_code_and_a_monstrous_one_are_refused_briefly() -> None:
    assert refusal(a_rule("X" * 50_000, "sum")).params["rule"] == "X" * 20
    assert refusal('[[rule]]\nkind = "sum"\n').params["rule"] == "?"


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    error = refusal(a_rule("CT91-01", "magic"))
    assert error.code == "RULE_KIND_UNKNOWN"
    assert error.params["kind"] == "magic"
    for kind in KNOWN:
        assert kind in error.sentence


def test_a_code_may_be_used_once() -> None:
    error = refusal(a_rule("CT91-01", "sum"), a_rule("CT91-01", "memo"))
    assert (error.params["rule"], error.params["key"]) == ("CT91-01", "code")


def test_ten_thousand_rules_are_refused() -> None:
    form = a_form()
    rules = tuple({"code": f"CT91-{n:05d}", "kind": "sum"} for n in range(10_000))
    many = replace(form, rules=rules)
    with pytest.raises(KnownError) as caught:
        rules_of(many)
    assert caught.value.code == "RULE_WRONG"
    assert str(MAX_RULES) in caught.value.sentence


@pytest.mark.parametrize(
    ("month", "applies"),
    [("2025-12", False), ("2026-01", True), ("2026-06", True), ("2026-07", False)],
)
def test_a_rule_holds_for_its_months(month: str, applies: bool) -> None:
    dates = ("valid_from = 2026-01-01", "valid_to = 2026-06-30")
    (rule,) = rules_of(a_form(rules=a_rule("CT91-01", "sum", *dates)))
    assert rule.in_force(Period.parse(month)) is applies
