"""The shipped sample months: reproducible, exact in their sums, odd in exactly two places."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from forms.catalogue import Catalogue
from forms.cell import Cell
from forms.change import SetCells
from forms.common.clock import FixedClock
from forms.common.period import Period
from forms.common.provinces import Provinces
from forms.figures import Figures
from forms.report import ReportKey
from forms.store.database import Database
from forms.store.history import Archive
from forms.store.reports import ReportStore
from tests.samples import nghe_an
from validation.engine import Inspection
from validation.finding import Finding, Severity
from validation.rulebook import Rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LAST = Period(2026, 10)
CLOCK = FixedClock(datetime(2026, 10, 18, tzinfo=UTC))


class Office:
    """The sample imported into a store."""

    def __init__(self, folder: Path) -> None:
        self.database = Database(folder / "kho.sqlite", CLOCK)
        self.catalogue = Catalogue.shipped()
        self.store = ReportStore(self.database, self.catalogue, CLOCK)
        self.provinces = Provinces.shipped()
        with nghe_an.FILE.open(encoding="utf-8", newline="") as file:
            self.rows = list(csv.DictReader(file))
        for period in sorted({row["period"] for row in self.rows}):
            self._import(period)

    def _import(self, period: str) -> None:
        cells = tuple(
            (Cell(row["form"], row["row"], row["column"]), Decimal(row["value"]))
            for row in self.rows
            if row["period"] == period
        )
        stored = self.store.begin(ReportKey("40", Period.parse(period)))
        change = SetCells(cells)
        self.store.write(stored, change, self.store.open(stored).apply(change))

    def figures(self, period: Period) -> Figures:
        stored = self.store.find("40", period)
        unit = self.provinces.find("40", period.first_day)
        assert stored
        assert unit
        history = Archive(self.store, self.catalogue, self.provinces).of(unit, period)
        return Figures(self.store.open(stored), self.catalogue, history)

    def findings(self, period: Period) -> tuple[Finding, ...]:
        figures = self.figures(period)
        return Inspection(Rulebook(), figures.report.forms.values(), figures).findings


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = Office(tmp_path_factory.mktemp("kho"))
    yield office
    office.database.close()


def test_the_file_is_what_its_script_writes() -> None:
    assert nghe_an.FILE.read_text(encoding="utf-8") == nghe_an.text()


def test_every_line_is_marked_illustrative(office: Office) -> None:
    assert {row["note"] for row in office.rows} == {"minh họa"}


def test_the_last_month_is_odd_in_exactly_two_places(office: Office) -> None:
    found = {(f.rule, str(f.cell)): f for f in office.findings(LAST)}
    assert set(found) == {("CT03-07", "CT03/1.8/estimate"), ("CT03-07", "CT03/1.10/estimate")}
    assert all(f.severity is Severity.WARNING for f in found.values())
    assert "tăng 38,6%" in found["CT03-07", "CT03/1.8/estimate"].text
    assert "tăng 41,2%" in found["CT03-07", "CT03/1.10/estimate"].text


@pytest.mark.parametrize("period", nghe_an.PERIODS[:-1], ids=str)
def test_the_months_before_are_clean(office: Office, period: Period) -> None:
    assert office.findings(period) == ()


@pytest.mark.parametrize("line", nghe_an.LINES, ids=lambda line: line.row)
def test_the_chain_of_months_gives_the_ten_month_total(office: Office, line: nghe_an.Line) -> None:
    figures = office.figures(LAST)

    def value(column: str) -> object:
        return figures.value(Cell("CT03", line.row, column))

    assert value("year_to_date") == line.so_far
    assert value("reported") == line.estimated
    assert value("same_month") == line.year_ago


def test_the_totals_are_those_of_the_picture(office: Office) -> None:
    figures = office.figures(LAST)
    wanted = {
        "estimate": "8752700",
        "official": "8232500",
        "year_to_date": "81590900",
        "on_month": "6.3",
        "on_year": "16.9",
    }
    found = {column: figures.value(Cell("CT03", "T", column)) for column in wanted}
    assert found == {column: Decimal(text) for column, text in wanted.items()}
