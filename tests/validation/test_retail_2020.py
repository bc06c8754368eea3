"""The real retail tables of June and July 2020, in which a "trong đó" line was added to the total.

Source: monthly tables in the public source code of a provincial Sở Công Thương information system
(see the note in the files).
"""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from forms.change import SetCells
from forms.common.period import Period
from tests.builders import CATALOGUE, figures, values
from validation.engine import Inspection
from validation.rulebook import Rulebook

if TYPE_CHECKING:
    from validation.finding import Finding

DATA = Path(__file__).parents[1] / "data"
CT03 = CATALOGUE.form("CT03", Period(2020, 6))
CASES = [
    ("2020-06", "3235631.15", "3232429.94", "3201.21"),
    ("2020-07", "3401167.8", "3397717.3", "3450.5"),
]
SHOWN = {
    "2020-06": ("3.235.631,15", "3.232.429,94", "+3.201,21"),
    "2020-07": ("3.401.167,8", "3.397.717,3", "+3.450,5"),
}


def table(month: str) -> dict[str, str]:
    with (DATA / f"retail-{month}.csv").open(encoding="utf-8", newline="") as lines:
        return {f"{line['row']}/{line['column']}": line["value"] for line in csv.DictReader(lines)}


def sum_findings(month: str, texts: dict[str, str]) -> list[Finding]:
    made = figures(CT03, texts, period=Period.parse(month))
    return [f for f in Inspection(Rulebook(), [CT03], made).findings if f.rule == "CT03-01"]


@pytest.mark.parametrize(("month", "stated", "computed", "gap"), CASES)
def test_the_memo_line_in_the_total_is_found(
    month: str, stated: str, computed: str, gap: str
) -> None:
    (finding,) = (f for f in sum_findings(month, table(month)) if f.cell.row == "1")
    amounts = [figure.amount for figure in finding.figures]
    assert amounts == [Decimal(stated), Decimal(computed), Decimal(gap)]
    for shown in SHOWN[month]:
        assert shown in finding.text
    assert "đúng bằng dòng “Trong đó: xe đạp và phụ tùng” (mục 1.7a)" in finding.text
    assert "1.1 đến 1.12" in finding.text


@pytest.mark.parametrize("month", SHOWN)
def test_without_the_stated_total_the_sum_is_right_by_construction(month: str) -> None:
    texts = table(month)
    made = figures(CT03, texts, period=Period.parse(month))
    made.apply(SetCells(values(CT03, {"1/estimate": ""})))
    findings = Inspection(Rulebook(), [CT03], made).findings
    assert not [f for f in findings if f.rule == "CT03-01" and f.cell.row == "1"]


def test_the_component_copied_from_june_is_found_in_july() -> None:
    june, july = table("2020-06"), table("2020-07")
    texts = {**july, **{k.replace("estimate", "reported"): v for k, v in june.items()}}
    made = figures(CT03, texts, period=Period(2020, 7))
    findings = Inspection(Rulebook(), [CT03], made).findings
    copied = [f for f in findings if "lặp lại y nguyên" in f.text]
    assert [f.cell.row for f in copied] == ["4.6"]
    assert "26.101,28" in copied[0].text
