"""Built in: what was typed can be read and fits its cell; documents are cited officially."""

from __future__ import annotations

from decimal import Decimal

import pytest

from forms.cell import Cell
from forms.change import InsertRecord, SetCells
from forms.common.amount import Unreadable, Value
from forms.loader import load
from tests.builders import a_form, figures
from tests.made_up import LIST, RULES
from validation.check import Complaint
from validation.finding import Outcome
from validation.kinds.notation import cited
from validation.ruleset import checks_of

FORM = a_form(rules=RULES)


@pytest.mark.parametrize(
    ("value", "part"),
    [
        (Unreadable("1e5"), "“1e5” viết sai dạng số"),
        (Decimal("1.234"), "1,234 có 3 chữ số lẻ, ô này nhận nhiều nhất 2. Làm tròn còn 1,23."),
        (Decimal("1" * 16), "quá 15 chữ số"),
        (Decimal("9" * 34), "quá 15 chữ số"),
    ],
)
def test_a_number_that_does_not_fit_is_named(value: Value, part: str) -> None:
    made = figures(FORM)
    cell = Cell("CT91", "2", "estimate")
    made.apply(SetCells(((cell, value),)))
    (check,) = (c for c in checks_of(FORM) if (c.rule.code, c.cell) == ("CT91-00", cell))
    decision = check.decide(made)
    assert isinstance(decision, Complaint)
    assert part in decision.text


def test_percentages_computed_by_formula_are_not_typed_and_not_checked() -> None:
    cells = {check.cell for check in checks_of(FORM) if check.rule.code == "CT91-00"}
    assert Cell("CT91", "2", "change") not in cells
    assert Cell("CT91", "2", "so_far") in cells


@pytest.mark.parametrize(
    ("field", "value", "part"),
    [
        ("topic", "power", None),
        ("topic", Unreadable("y tế"), "Chọn một trong: Điện lực, Thương mại."),
        ("topic", "health", "không có trong danh sách"),
        ("content", "x" * 200, None),
        ("content", "x" * 201, "dài 201 ký tự, vượt mức 200"),
        ("since", Unreadable("hôm qua"), "viết sai dạng ngày"),
        ("amount", Unreadable("1,2,3"), "viết sai dạng số"),
    ],
)
def test_the_fields_of_a_record_are_checked(field: str, value: Value, part: str | None) -> None:
    form = load(LIST, "KN.2020-01.toml")
    made = figures(form)
    cell = Cell("KN", "a1", field)
    made.apply(InsertRecord("KN", "a1", 0, ((cell, value),)))
    (check,) = (c for c in checks_of(form.with_records(("a1",))) if c.cell == cell)
    decision = check.decide(made)
    if part is None:
        assert decision is Outcome.PASS
    else:
        assert isinstance(decision, Complaint)
        assert part in decision.text


@pytest.mark.parametrize(
    "text",
    ["Nghị định 32/2024/NĐ-CP", "55/VBHN-BCT", "202/2025/QH15", "239/QĐ-SCT", "Luật Điện lực 2024"],
)
def test_a_document_is_cited_officially(text: str) -> None:
    assert cited(text)


@pytest.mark.parametrize("text", ["nghị định mới", "ngày 20/10/2026", "tăng 5/10 mục", "NĐ-CP"])
def test_other_words_cite_nothing(text: str) -> None:
    assert not cited(text)
