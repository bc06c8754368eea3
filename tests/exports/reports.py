"""Reports held in memory for the tests of workbooks: three forms, one of each kind."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl

from exports.archive import PackageLimits
from exports.identity import Identity, identify
from exports.package import Package, read_package, write_package
from exports.workbook import write_workbook
from forms.calculation import NoHistory
from forms.catalogue import Catalogue
from forms.cell import Cell
from forms.change import Explain, Explanation, InsertRecord, SetCells
from forms.common.addressees import Addressee
from forms.common.amount import NOT_APPLICABLE, Value
from forms.common.clock import FixedClock
from forms.common.period import Period
from forms.common.provinces import Provinces
from forms.figures import Figures
from forms.report import Report, ReportKey
from validation.engine import Inspection, judge
from validation.rulebook import Rulebook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from forms.calculation import History
    from validation.finding import Judged

CATALOGUE = Catalogue(Path(__file__).parent / "forms")
PROVINCES = Provinces.shipped()
PERIOD = Period(2026, 10)
CLOCK = FixedClock(datetime(2026, 11, 3, 1, 2, 3, tzinfo=UTC))
PACKAGE = "7f3a9c52e1b84d60"
REASON = "Giá xăng dầu tăng hai đợt trong tháng, thêm bốn cửa hàng mới hoạt động."
LONG = "Doanh nghiệp phản ánh quy định về khoảng cách an toàn môi trường chưa thống nhất. "


def cell(address: str) -> Cell:
    return Cell.parse(address)


def empty(history: History | None = None, province: str = "40") -> Figures:
    forms = {form.code: form for form in CATALOGUE.in_force(PERIOD)}
    report = Report(ReportKey(province, PERIOD), forms)
    return Figures(report, CATALOGUE, history or NoHistory())


def enter(figures: Figures, values: Mapping[str, Value | str | None]) -> None:
    """Type values by address; texts that read as decimals become amounts in number cells."""
    figures.apply(SetCells(tuple((cell(a), _typed(v)) for a, v in values.items())))


def record(figures: Figures, name: str, **values: Value) -> None:
    cells = tuple((Cell("KN", name, column), value) for column, value in values.items())
    figures.apply(InsertRecord("KN", name, len(figures.report.records("KN")), cells))


def sample(history: History | None = None) -> Figures:
    """Every kind of value, one warning (row 2), totals and growth to compute."""
    figures = empty(history)
    enter(
        figures,
        {
            "CT91/1/official": "8000.5", "CT91/1/estimate": "8752.7", "CT91/1a/estimate": "0",
            "CT91/2/official": "1000", "CT91/2/estimate": "1400.07",
            "CT91/1/same_month": "7000", "CT91/2/same_month": NOT_APPLICABLE,
            "CT91/3/estimate": "85.2", "CT91/4/estimate": "=draft",
            "CT91/5/estimate": date(2026, 9, 15),
            "TH/1/text": "=" + LONG * 3, "TH/2/text": "=" + LONG,
        },
    )  # fmt: skip
    record(figures, "a1", field="ccn", content=LONG * 4, sent=date(2026, 10, 1))
    record(figures, "a2", field="kc", content="=1+1", fund=Decimal("1250.5"))
    return figures


def judged_by_rules(figures: Figures, *, explained: bool = True) -> tuple[Judged, ...]:
    inspection = Inspection(Rulebook(), figures.report.forms.values(), figures)
    for found in inspection.findings if explained else ():
        reason = Explanation(REASON, found.digest, "2026-11-03T00:00:00+00:00")
        figures.apply(Explain(found.rule, found.cell, reason))
    return judge(inspection.findings, figures.report)


def identity_of(figures: Figures, **changes: Any) -> Identity:
    key = figures.report.key
    unit = next(u for u in PROVINCES.on(PERIOD.first_day) if u.identity == key.province)
    addressee = Addressee("Bộ Công Thương", "qua Cục Công Thương địa phương")
    return identify(figures.report, unit, addressee, PACKAGE, "Bài thử 1.0", **changes)


def written(figures: Figures, *, explained: bool = True, blank: bool = False) -> bytes:
    judged = judged_by_rules(figures, explained=explained)
    return write_workbook(figures, judged, identity_of(figures), CLOCK, blank=blank)


def opened(data: bytes) -> Package:
    return read_package(data, PackageLimits())


def altered(data: bytes, part: str, pattern: str, replacement: str) -> bytes:
    """The package with the first match of a pattern in a part replaced; there must be one."""
    package = opened(data)
    text = package.read(part).decode()
    changed, count = re.subn(pattern, replacement, text, count=1, flags=re.DOTALL)
    assert count == 1, f"{pattern} not in {part}"
    return write_package(package.with_items({part: changed.encode()}))


def loaded(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def values_shown(figures: Figures) -> dict[Cell, Value]:
    """What every cell of the report holds, typed or computed."""
    shown = {}
    for form in figures.report.forms.values():
        rows = figures.report.records(form.code) or tuple(form.row_of)
        for row in rows:
            for column in form.columns:
                known = form.row_of.get(row)
                if known is None or form.measured(known, column):
                    at = Cell(form.code, row, column.id)
                    value = figures.value(at)
                    if value is not None:
                        shown[at] = value
    return shown


def _typed(value: Value | str | None) -> Value | None:
    """``"12.5"`` is an amount, ``"=text"`` a text."""
    if not isinstance(value, str):
        return value
    return value[1:] if value.startswith("=") else Decimal(value)
