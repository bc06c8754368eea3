"""Seventeen slips and oddities of real publications, each caught as strictly as it deserves."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from forms.cell import Cell
from forms.change import SetCells
from forms.common.period import Period, template_fault
from forms.definition import FormKind
from tests.builders import CATALOGUE, KnownHistory, cell_of, figures, values
from validation.engine import Inspection
from validation.entry import read_entry
from validation.finding import Finding, Severity
from validation.rulebook import Rulebook

ERROR, WARNING = Severity.ERROR, Severity.WARNING
BOOK = Rulebook()
#: Retail groups of June 2020, in triệu đồng; the memo row is 3.201,21.
GROUPS = ["1704508.5", "172093.1", "402118.3", "30411.2", "146082.4", "98114.6", "92320.31"]


@dataclass
class Case:
    """Figures typed in a month, earlier ones by months back, and what must be said."""

    id: str
    form: str
    cells: dict[str, str]
    rule: str
    at: str
    severity: Severity | None
    period: str = "2024-09"
    past: dict[tuple[str, int], str] = field(default_factory=dict)
    says: str = ""
    others: dict[str, dict[str, str]] = field(default_factory=dict)


def found(case: Case) -> list[Finding]:
    period = Period.parse(case.period)
    form = CATALOGUE.form(case.form, period)
    history = KnownHistory(
        {(cell_of(form, at), back): Decimal(text) for (at, back), text in case.past.items()}
    )
    others = {code: CATALOGUE.form(code, period) for code in case.others}
    made = figures(form, case.cells, period=period, history=history, others=others.values())
    for code, texts in case.others.items():
        made.apply(SetCells(values(others[code], texts)))
    inspection = Inspection(BOOK, made.report.forms.values(), made)
    return [
        finding
        for finding in inspection.findings
        if (finding.rule, finding.cell) == (case.rule, cell_of(form, case.at))
    ]


SUMMED = {f"1.{number}/estimate": text for number, text in enumerate(GROUPS, start=1)}
TOTAL = sum(map(Decimal, GROUPS))
REST = {f"1.{number}/estimate": "0" for number in range(8, 13)}
STEADY = {("B/on_year", back): "3.5" for back in range(1, 8)}

CASES = [
    Case("V01", "CT03", {**SUMMED, **REST, "1.7a/estimate": "3201.21",
         "1/estimate": str(TOTAL + Decimal("3201.21"))}, "CT03-01", "1/estimate", ERROR,
         "2020-06", says="đúng bằng dòng “Trong đó: xe đạp và phụ tùng”"),
    Case("V02", "CT01", {"T/on_year": "3.48", "T/period_before": "15.14",
         "T/period_on_year": "15.14"}, "CT01-04", "T/period_on_year", WARNING, says="15,14"),
    Case("V02 nudged", "CT01", {"T/on_year": "3.48", "T/period_before": "15.14",
         "T/period_on_year": "16.2"}, "CT01-06", "T/period_on_year", WARNING),
    Case("V03", "CT03", {"4.6/estimate": "26101.28"}, "CT03-09", "4.6/estimate", WARNING,
         "2020-07", past={("4.6/estimate", 1): "26101.28"}),
    Case("V05", "CT01", {"T/on_month": "108.85", "T/on_year": "13.03"}, "CT01-03", "T/on_month",
         WARNING, "2024-06", says="+8,85%"),
    Case("V06", "CT03", {"T/year_to_date": "75529000", "T/estimate": "17898000",
         "T/official": "17898000"}, "CT03-12", "T/year_to_date", WARNING, "2024-05",
         past={("T/year_to_date", 1): "71591000", ("T/estimate", 1): "17898000"}, says="chênh"),
    Case("V07", "CT03", {"T/official": "4100000", "T/estimate": "41000000"}, "CT03-11",
         "T/estimate", WARNING,
         says="gấp khoảng 10 lần số chính thức tháng 8 (4.100.000 triệu đồng, cột 4)"),
    Case("V08", "CT04", {"1/official": "985.2", "1/estimate": "1.02"}, "CT04-11", "1/estimate",
         WARNING, "2022-06", says="chỉ bằng khoảng một phần 1.000"),
    Case("V10", "CT03", {"2.1/estimate": "1225000", "2.2/estimate": "5971000",
         "2/estimate": "7195000"}, "CT03-01", "2/estimate", WARNING, "2023-02",
         says="có thể do các số đã làm tròn"),
    Case("V10 exact", "CT03", {"2.1/estimate": "1225000.25", "2.2/estimate": "5971000.5",
         "2/estimate": "7195000.75"}, "CT03-01", "2/estimate", ERROR, "2023-02"),
    Case("V11", "CT03", {"T/official": "125020000"}, "CT03-14", "T/official", None, "2024-06",
         past={("T/estimate", 1): "130000000"}),
    Case("V11 large", "CT03", {"T/official": "180000000"}, "CT03-14", "T/official", WARNING,
         "2024-06", past={("T/estimate", 1): "130000000"}, says="130.000.000"),
    Case("V12", "CT03", {"T/on_year": "12.79", "T/period_on_year": "37.12"}, "CT03-16",
         "T/period_on_year", WARNING, "2024-05", past={("T/on_year", 4): "18.78"}),
    Case("V14", "CT03", {"T/estimate": "4441344.20000216"}, "CT03-00", "T/estimate", ERROR,
         "2020-09", says="Làm tròn còn 4.441.344,2"),
    Case("V15 LTAU", "CT03", {"2/official": "100000", "2/estimate": "313870"}, "CT03-07",
         "2/estimate", WARNING, "2020-05", says="tăng 213,9%"),
    Case("V15 Đà Nẵng", "CT03", {"2/estimate": "300100"}, "CT03-08", "2/estimate", WARNING,
         "2022-08", past={("2/estimate", 12): "100000"}, says="tăng 200,1%"),
    Case("V15 mining", "CT01", {"B/on_year": "-77.44"}, "CT01-07", "B/on_year", WARNING,
         "2024-08", says="\u221277,44%"),
    Case("V16", "CT03", {"T/plan": "222550000", "T/year_to_date": "53693000",
         "T/of_plan": "29.13"}, "CT03-17", "T/of_plan", WARNING, "2024-03", says="24,1"),
    Case("V16 right", "CT03", {"T/plan": "222550000", "T/year_to_date": "53693000",
         "T/of_plan": "24.13"}, "CT03-17", "T/of_plan", None, "2024-03"),
    Case("V17", "CT12", {"3/target_min": "843500000"}, "CT12-06", "3/target_min", WARNING,
         "2023-12", others={"CT03": {"T/year_to_date": "1300000000"}}, says="1.300.000.000"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_a_published_slip_is_caught(case: Case) -> None:
    said = found(case)
    if case.severity is None:
        assert said == []
        return
    assert [finding.severity for finding in said] == [case.severity]
    assert case.says in said[0].text


@pytest.mark.parametrize("case", [c for c in CASES if c.id.startswith("V15")], ids=lambda c: c.id)
def test_nothing_about_a_true_outlier_is_an_error(case: Case) -> None:
    """What is merely left blank aside."""
    period = Period.parse(case.period)
    form = CATALOGUE.form(case.form, period)
    history = {(cell_of(form, at), back): Decimal(t) for (at, back), t in case.past.items()}
    made = figures(form, case.cells, period=period, history=KnownHistory(history))
    findings = Inspection(BOOK, [form], made).findings
    assert not [f for f in findings if f.severity is ERROR and not f.missing]


def test_v04_period_labels_are_generated_never_typed() -> None:
    for code in CATALOGUE.codes:
        for form in CATALOGUE.versions(code):
            years = [c.title for c in form.columns if "20" in c.title]
            assert not years
            assert not [c.title for c in form.columns if template_fault(c.title)]


@pytest.mark.parametrize("text", ["2,7 lần", "+4,98 lần"])
def test_v09_a_growth_in_times_is_asked_about(text: str) -> None:
    form = CATALOGUE.form("CT01", Period(2024, 5))
    cell = Cell("CT01", "16", "on_year")
    made = figures(form, period=Period(2024, 5))
    made.apply(SetCells(((cell, read_entry(form, cell, text).value),)))
    (finding,) = (f for f in Inspection(BOOK, [form], made).findings if f.cell == cell)
    assert finding.severity is ERROR
    assert "lần" in finding.text
    assert "170" in finding.text or "398" in finding.text


def test_v13_one_cell_holds_one_growth() -> None:
    form = CATALOGUE.form("CT02", Period(2024, 12))
    assert form.kind is FormKind.GRID
    cell = Cell("CT02", "1", "estimate")
    made = figures(form, {"1/estimate": "20.5"}, period=Period(2024, 12))
    inverse, _ = made.apply(SetCells(((cell, Decimal("6.79")),)))
    assert made.value(cell) == Decimal("6.79")
    assert inverse == SetCells(((cell, Decimal("20.5")),))
