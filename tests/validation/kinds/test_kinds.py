"""Each kind of rule: when it passes, fails and abstains, and the sentence it says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from forms.cell import Cell
from tests.builders import a_form, figures
from tests.made_up import RULES, a_rule
from validation.check import Check, Complaint, Decision
from validation.finding import Outcome
from validation.ruleset import checks_of

FORM = a_form(rules=RULES)
PASS, SILENT = Outcome.PASS, Outcome.NOT_EVALUATED
#: Row 2 is a quarter of the total.
QUARTER = {"2/estimate": "1", "T/estimate": "4"}
PARTS = {"1.1/estimate": "10", "1.2/estimate": "20", "1.3/estimate": "30"}


def check_at(rule: str, at: str) -> Check:
    cell = Cell("CT91", *at.split("/"))
    (check,) = (c for c in checks_of(FORM) if (c.rule.code, c.cell) == (rule, cell))
    return check


def decide(rule: str, at: str, texts: dict[str, str]) -> Decision:
    return check_at(rule, at).decide(figures(FORM, texts))


def complaint(rule: str, at: str, texts: dict[str, str]) -> Complaint:
    decision = decide(rule, at, texts)
    assert isinstance(decision, Complaint), decision
    assert decision.text.endswith(".")
    assert "{" not in decision.text
    return decision


@pytest.mark.parametrize(
    ("rule", "at", "texts", "outcome"),
    [
        # sum: within half of the last place of each addend and of the total (4 × 0,005)
        ("CT91-01", "1/estimate", {**PARTS, "1/estimate": "60"}, PASS),
        ("CT91-01", "1/estimate", {**PARTS, "1/estimate": "60.02"}, PASS),
        ("CT91-01", "1/estimate", {**PARTS, "1/estimate": "59.98"}, PASS),
        ("CT91-01", "1/estimate", PARTS, SILENT),
        ("CT91-01", "1/estimate", {"1/estimate": "60"}, SILENT),
        ("CT91-01", "1/estimate", {**PARTS, "1.3/estimate": "x", "1/estimate": "30"}, PASS),
        ("CT91-01", "1/estimate", {**PARTS, "1.2a/estimate": "7", "1/estimate": "60"}, PASS),
        # memo
        ("CT91-02", "1.2a/estimate", {"1.2/estimate": "20", "1.2a/estimate": "20"}, PASS),
        ("CT91-02", "1.2a/estimate", {"1.2a/estimate": "20"}, SILENT),
        ("CT91-02", "1.2a/estimate", {"1.2/estimate": "x", "1.2a/estimate": "20"}, SILENT),
        # range
        ("CT91-03", "2/estimate", {"2/estimate": "0"}, PASS),
        ("CT91-03", "2/estimate", {"2/estimate": "1000000"}, PASS),
        ("CT91-03", "2/estimate", {}, SILENT),
        ("CT91-03", "2/estimate", {"2/estimate": "x"}, SILENT),
        ("CT91-03", "5/estimate", {"5/estimate": "100"}, PASS),
        # required: zero and not applicable are answers; a typed total excuses its parts
        ("CT91-04", "2/estimate", {"2/estimate": "0"}, PASS),
        ("CT91-04", "2/estimate", {"2/estimate": "x"}, PASS),
        ("CT91-04", "1.1/estimate", {"1/estimate": "60"}, PASS),
        ("CT91-04", "1.1/estimate", {"T/estimate": "60"}, PASS),
        # and a total is not asked for beside the part that is
        ("CT91-04", "1/estimate", {"1.1/estimate": "5"}, SILENT),
        ("CT91-05", "2/official", {}, SILENT),
        ("CT91-05", "2/official", {"2/reported": "x"}, SILENT),
        ("CT91-05", "2/official", {"2/reported": "5", "2/official": "6"}, PASS),
        # breakdown
        ("CT91-06", "1/estimate", {**PARTS, "1/estimate": "60"}, PASS),
        ("CT91-06", "1/estimate", PARTS, SILENT),
        # compare: up to the limit; not on a blank, zero, negative or small base
        ("CT91-07", "2/estimate", {"2/official": "100", "2/estimate": "130"}, PASS),
        ("CT91-07", "2/estimate", {"2/official": "100", "2/estimate": "70"}, PASS),
        ("CT91-07", "2/estimate", {"2/estimate": "130"}, SILENT),
        ("CT91-07", "2/estimate", {"2/official": "0", "2/estimate": "130"}, SILENT),
        ("CT91-07", "2/estimate", {"2/official": "-50", "2/estimate": "130"}, SILENT),
        ("CT91-07", "2/estimate", {"2/official": "5", "2/estimate": "9.99"}, SILENT),
        # unchanged: whole numbers repeat by chance
        ("CT91-08", "2/estimate", {"2/reported": "12", "2/estimate": "12"}, PASS),
        ("CT91-08", "2/estimate", {"2/reported": "12.5", "2/estimate": "12.6"}, PASS),
        ("CT91-08", "2/estimate", {"2/estimate": "12.5"}, SILENT),
        # at_most
        ("CT91-09", "2/estimate", {"2/estimate": "5", "2/so_far": "5"}, PASS),
        ("CT91-09", "2/estimate", {"2/estimate": "5"}, SILENT),
        # agrees
        ("CT91-10", "2/so_far", {"2/so_far": "5"}, SILENT),
        # order
        ("CT91-11", "2/estimate", {"1/estimate": "5", "2/estimate": "5"}, PASS),
        ("CT91-11", "2/estimate", {"2/estimate": "5"}, SILENT),
        # no_fall
        ("CT91-12", "2/plan", {"2/same_month": "5", "2/plan": "5"}, PASS),
        ("CT91-12", "2/plan", {"2/plan": "5"}, SILENT),
        # index_slip
        ("CT91-13", "2/change", {"2/change": "9.1"}, PASS),
        ("CT91-13", "2/change", {}, SILENT),
        # hull
        ("CT91-14", "T/change", {"1/change": "3", "2/change": "9", "T/change": "9"}, PASS),
        ("CT91-14", "T/change", {"1/change": "3", "T/change": "9"}, SILENT),
        # ratio
        (
            "CT91-15",
            "5/estimate",
            {"5/estimate": "25.1", "2/estimate": "1", "T/estimate": "4"},
            PASS,
        ),
        (
            "CT91-15",
            "5/estimate",
            {"5/estimate": "25", "2/estimate": "1", "T/estimate": "0"},
            SILENT,
        ),
        ("CT91-15", "5/estimate", {"5/estimate": "25", "2/estimate": "1"}, SILENT),
    ],
)
def test_it_passes_or_abstains(rule: str, at: str, texts: dict[str, str], outcome: Outcome) -> None:
    assert decide(rule, at, texts) is outcome


@pytest.mark.parametrize(
    ("rule", "at", "texts", "parts"),
    [
        (
            "CT91-01",
            "1/estimate",
            {**PARTS, "1/estimate": "1060.5"},
            ["1.060,5 tỷ đồng", "60 tỷ đồng", "+1.000,5 tỷ đồng", "1.1, 1.2, 1.3"],
        ),
        ("CT91-01", "1/estimate", {**PARTS, "1/estimate": "59.97"}, ["59,97", "60", "\u22120,03"]),
        (
            "CT91-01",
            "1/estimate",
            {**PARTS, "1.2a/estimate": "7", "1/estimate": "67"},
            ["đúng bằng dòng “Trong đó: xuất khẩu” (mục 1.2a)"],
        ),
        (
            "CT91-02",
            "1.2a/estimate",
            {"1.2/estimate": "20", "1.2a/estimate": "20.01"},
            ["20,01 tỷ đồng", "mục 1.2 (20 tỷ đồng)", "vượt 0,01 tỷ đồng"],
        ),
        ("CT91-03", "2/estimate", {"2/estimate": "-0.01"}, ["\u22120,01 tỷ đồng là số âm"]),
        ("CT91-03", "2/estimate", {"2/estimate": "1000001"}, ["1.000.001", "(1.000.000 tỷ đồng)"]),
        (
            "CT91-03",
            "5/estimate",
            {"5/estimate": "108.5"},
            ["108,5%", "(100%)", "vượt 8,5 điểm phần trăm"],
        ),
        ("CT91-04", "2/estimate", {}, ["còn trống"]),
        ("CT91-05", "2/official", {"2/reported": "5"}, ["còn trống trong khi cột", "đã có số"]),
        (
            "CT91-06",
            "1/estimate",
            {"1/estimate": "60", "1.1/estimate": "1"},
            ["60", "2 mục con (1.2, 1.3)"],
        ),
        (
            "CT91-07",
            "2/estimate",
            {"2/official": "100", "2/estimate": "130.1"},
            ["tăng 30,1%", "từ 100 tỷ đồng", "lên 130,1 tỷ đồng", "+30,1 tỷ đồng", "±30%"],
        ),
        (
            "CT91-07",
            "2/estimate",
            {"2/official": "9.99", "2/estimate": "130"},
            ["tăng 1.201,3% so với chính thức tháng 9: từ 9,99 tỷ đồng"],
        ),
        (
            "CT91-07",
            "2/estimate",
            {"2/official": "100", "2/estimate": "60"},
            ["giảm 40,0%", "từ 100 tỷ đồng", "xuống 60 tỷ đồng", "\u221240 tỷ đồng"],
        ),
        (
            "CT91-08",
            "2/estimate",
            {"2/reported": "12.5", "2/estimate": "12.5"},
            ["12,5", "ước tháng 9"],
        ),
        (
            "CT91-09",
            "2/estimate",
            {"2/estimate": "5.5", "2/so_far": "5"},
            ["5,5", "“Lũy kế 10 tháng” (5 tỷ đồng)", "vượt 0,5 tỷ đồng"],
        ),
        (
            "CT91-11",
            "2/estimate",
            {"1/estimate": "5", "2/estimate": "6"},
            ["6 tỷ đồng", "mục 1 “Ngành một” (5 tỷ đồng)", "vượt 1 tỷ đồng"],
        ),
        (
            "CT91-12",
            "2/plan",
            {"2/same_month": "5", "2/plan": "4"},
            ["4 tỷ đồng", "tháng 10/2025 (5 tỷ đồng, cột", "kém 1 tỷ đồng"],
        ),
        ("CT91-13", "2/change", {"2/change": "109.1"}, ["109,1%", "+9,1%"]),
        (
            "CT91-14",
            "T/change",
            {"1/change": "3", "2/change": "9", "T/change": "9.1"},
            ["+9,1% cao hơn", "(+9%, mục 2)", "vượt 0,1 điểm phần trăm"],
        ),
        (
            "CT91-14",
            "T/change",
            {"1/change": "3", "2/change": "9", "T/change": "-3"},
            ["\u22123% thấp hơn", "(+3%, mục 1)", "kém 6 điểm phần trăm"],
        ),
        (
            "CT91-15",
            "5/estimate",
            {"5/estimate": "52", **QUARTER},
            ["52%", "mục 2 (1 tỷ đồng) chia mục T (4 tỷ đồng) được 25%", "+27 điểm phần trăm"],
        ),
    ],
)
def test_it_complains_with_the_figures(
    rule: str, at: str, texts: dict[str, str], parts: list[str]
) -> None:
    said = complaint(rule, at, texts).text
    for part in parts:
        assert part in said, said


def test_a_comparison_hands_over_both_amounts() -> None:
    figures_ = complaint(
        "CT91-07", "2/estimate", {"2/official": "100", "2/estimate": "150"}
    ).figures
    assert [(f.label, f.amount) for f in figures_] == [
        ("kỳ này", Decimal(150)),
        ("chính thức tháng 9", Decimal(100)),
    ]


def test_a_sum_hands_over_stated_computed_and_gap() -> None:
    figures_ = complaint("CT91-01", "1/estimate", {**PARTS, "1/estimate": "70"}).figures
    assert [figure.amount for figure in figures_] == [70, 60, 10]


def test_what_a_total_states_may_differ_from_the_formula_only_in_words() -> None:
    january = {"2/estimate": "5", "2/so_far": "6"}
    made = figures(FORM, january, period=type(figures(FORM).period)(2026, 1))
    decision = check_at("CT91-10", "2/so_far").decide(made)
    assert isinstance(decision, Complaint)
    assert [figure.amount for figure in decision.figures] == [6, 5, 1]


def test_blank_parts_are_named_without_those_filled_in() -> None:
    rows = "".join(f'[[row]]\ncode = "2.{n}"\nlabel = "Nhóm"\nparent = "2"\n' for n in range(1, 9))
    rule = a_rule("CT91-06", "breakdown", 'columns = ["estimate"]', severity="warning")
    form = a_form(more=rows, rules=rule)
    (check,) = (c for c in checks_of(form) if c.rule.code == "CT91-06" and c.cell.row == "2")
    typed = {"2/estimate": "5", "2.2/estimate": "1", "2.4/estimate": "1"}
    decision = check.decide(figures(form, typed))
    assert isinstance(decision, Complaint)
    assert "6 mục con (2.1, 2.3, 2.5, 2.6 và 2 mục nữa)" in decision.text
