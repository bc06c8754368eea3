"""What names mean where a formula stands, and which cells it reads."""

from __future__ import annotations

import pytest

from forms.evaluation import MONTHS_BACK
from forms.expression import ExpressionError
from tests.forms.test_evaluation import compiled


@pytest.mark.parametrize(
    ("text", "reads", "past"),
    [
        ("estimate", {"1/estimate"}, set()),
        ("[2].estimate + 1", {"2/estimate"}, set()),
        ("sum([1.1..1.3].plan)", {"1.1/plan", "1.2/plan", "1.3/plan"}, set()),
        ("prev(estimate, 3)", set(), {"1/estimate"}),
        (
            "year_to_date(so_far, official, estimate)",
            {"1/official", "1/estimate"},
            {"1/so_far", "1/estimate"},
        ),
    ],
)
def test_a_formula_knows_what_it_reads(text: str, reads: set[str], past: set[str]) -> None:
    made = compiled(text)
    assert {f"{cell.row}/{cell.column}" for cell in made.reads} == reads
    assert {f"{cell.row}/{cell.column}" for cell in made.past} == past


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("estimat", "có phải “estimate”"),
        ("[1.4].estimate", "không có dòng “1.4”"),
        ("sum([1.1..9].estimate)", "không có dòng “9”"),
        ("sum([1.3..1.1].estimate)", "viết ngược"),
        ("[1.1..1.3].estimate", "chỉ đứng trong hàm"),
        ("if([1.1..1.3].estimate, 1, 2)", "chỉ đứng trong hàm"),
        ("CT04[1].estimate", "không có biểu “CT04”"),
        ("sqrt(4)", "không có hàm “sqrt”"),
        ("growth(1)", "cần 2 tham số, đang có 1"),
        ("if(1 = 1, 2)", "cần 3 tham số"),
        ("sum()", "ít nhất một số"),
        ("coalesce()", "ít nhất một số"),
        ("prev()", "cần tên một cột"),
        ("prev(1)", "cần tên một cột"),
        ("prev(estimate, 0)", "từ 1 đến 36"),
        (f"prev(estimate, {MONTHS_BACK + 1})", "từ 1 đến 36"),
        ("prev(estimate, 1.5)", "từ 1 đến 36"),
        ("prev(estimate, plan)", "từ 1 đến 36"),
        ("prev(estimate, 1, 2)", "cần tên một cột"),
        ("same_month_last_year(estimate, 1)", "cần tên một cột"),
        ("year_to_date(estimate)", "cần 3 tham số"),
        ("year_to_date(1, 2, 3)", "cần tên ba cột"),
    ],
)
def test_a_name_that_means_nothing_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ExpressionError, match=reason):
        compiled(text)


def test_a_formula_without_a_row_must_name_one() -> None:
    with pytest.raises(ExpressionError, match="dòng nào"):
        compiled("estimate", row=None)


def test_a_run_of_rows_stays_on_its_level_and_leaves_memo_rows_out() -> None:
    made = compiled("sum([1.1..1.3].estimate)")
    rows = {cell.row for cell in made.reads}
    assert rows == {"1.1", "1.2", "1.3"}
