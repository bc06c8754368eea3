"""The linter tells everything that is wrong with the rules of a definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made_up import FORM, LIST, RULES, a_rule
from validation.lint import lint

if TYPE_CHECKING:
    from forms.lint import Problem

NAME = "CT91.2020-01.toml"
EXAMPLES = (
    '[[rule.example]]\noutcome = "pass"\nat = "2/estimate"\n'
    '[[rule.example]]\noutcome = "fail"\nat = "2/estimate"\n'
)


def linted(*rules: str, text: str = FORM) -> tuple[Problem, ...]:
    made = text.format(top="", more="", rules="".join(rule + EXAMPLES for rule in rules))
    return lint(made, NAME, {})


def test_sound_rules_have_no_flaw() -> None:
    assert linted(a_rule("CT91-01", "sum", 'tolerance = "rounding"')) == ()


@pytest.mark.parametrize(
    ("rule", "key", "words"),
    [
        (a_rule("CT91-01", "summ"), "rule.CT91-01.kind", "Có phải “sum”?"),
        (
            a_rule("CT91-01", "required", 'columns = ["estmate"]'),
            "rule.CT91-01.columns",
            "Có phải “estimate”?",
        ),
        (a_rule("CT91-01", "order", 'rows = ["1", "1.2b"]'), "rule.CT91-01.rows", "Có phải “1.2”?"),
        (a_rule("CT91-01", "at_most"), "rule.CT91-01.other", "Ghi mã một cột"),
        (a_rule("CT91-01", "sum", 'limit = "-3"'), "rule.CT91-01.limit", "số không âm"),
        (a_rule("CT91-01", "sum", "tolerence = 1"), "rule.CT91-01.tolerence", "quy tắc đã có"),
        (a_rule("CT91-001", "sum"), "rule.CT91-001.code", "Đặt mã khác"),
        (
            a_rule(
                "CT91-01", "expression", 'columns = ["estimate"]', 'expression = "estimate +"',
                'text = "sai."',
            ),
            "rule.CT91-01.expression",
            "Sửa biểu thức",
        ),
        (
            a_rule("CT91-01", "sum", 'yields_to = ["CT91-09"]'),
            "rule.CT91-01.yields_to",
            "đứng trước",
        ),
    ],
)  # fmt: skip
def test_each_flaw_has_a_place_and_a_way_out(rule: str, key: str, words: str) -> None:
    (problem,) = linted(rule)
    assert problem.key == key
    assert words in problem.suggestion
    assert problem.file == NAME


def test_all_flaws_of_all_rules_are_told() -> None:
    found = linted(
        a_rule("CT91-01", "required", 'columns = ["a", "b"]', 'rows = ["9"]'),
        a_rule("CT91-02", "compare"),
        a_rule("CT91-02", "sum"),
    )
    assert [p.key for p in found] == [
        "rule.CT91-01.columns",
        "rule.CT91-01.columns",
        "rule.CT91-01.rows",
        "rule.CT91-02.base",
        "rule.CT91-02.base_label",
        "rule.CT91-02.limit",
        "rule.CT91-02.code",
    ]


def test_rules_are_looked_at_although_the_form_is_not_sound() -> None:
    text = FORM.replace('label = "Nhóm một"', 'lable = "Nhóm một"', 1)
    keys = [p.key for p in linted(a_rule("CT91-01", "summ"), text=text)]
    assert keys == ["row.1.1.label", "row.1.1.lable", "rule.CT91-01.kind"]


def test_missing_examples_are_told() -> None:
    text = FORM.format(top="", more="", rules=RULES)
    reasons = {p.reason for p in lint(text, NAME, {})}
    assert reasons == {"thiếu ví dụ outcome = “pass”", "thiếu ví dụ outcome = “fail”"}


def test_the_rules_of_a_list_form_are_bound_to_a_record() -> None:
    rule = a_rule("KN-01", "unique", 'columns = ["since"]') + EXAMPLES
    bad = a_rule("KN-02", "unique", 'columns = ["since2"]') + EXAMPLES
    assert lint(LIST + rule, "KN.2020-01.toml", {}) == ()
    (problem,) = lint(LIST + rule + bad, "KN.2020-01.toml", {})
    assert problem.suggestion == "Có phải “since”?"


@given(st.integers(0, 2000), st.text(max_size=3))
def test_no_slip_of_the_pen_breaks_it(place: int, typed: str) -> None:
    text = FORM.format(top="", more="", rules=RULES)
    start = text.index("[[rule]]") + place
    for problem in lint(text[:start] + typed + text[start + 1 :], NAME, {}):
        assert problem.reason
        assert problem.suggestion
