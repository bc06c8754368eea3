"""The synthetic region adds up to the published figures exactly, and breaks no rule."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.generator import NOTE, Line, Plan, Region, written
from exports.seed import Grouping, shipped_seed
from exports.synthetic import Dice, series, shares
from forms.common.errors import KnownError
from forms.common.period import Period
from forms.common.provinces import Provinces
from tests.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from forms.common.provinces import Province

SEED, PROVINCES = shipped_seed(), Provinces.shipped()
MAY = SEED.anchor


@pytest.fixture(scope="module", params=[(2024, Grouping.OLD, 28), (2026, Grouping.NEW, 18)])
def region(request: pytest.FixtureRequest) -> Region:
    year, grouping, count = request.param
    made = Region(Plan(year, grouping), SEED, PROVINCES)
    assert len(made.units) == count
    return made


def total(region: Region, month: int, form: str, column: str, rows: str) -> Decimal:
    """A column over all units and the named rows."""
    return sum(
        (
            Decimal(line.value)
            for unit in region.units
            for line in region.lines(unit, month)
            if (line.form, line.column) == (form, column) and line.row in rows.split()
        ),
        Decimal(0),
    )


def rising(region: Region, grew: Callable[[tuple[Line, ...]], bool]) -> int:
    return sum(grew(region.lines(unit, MAY)) for unit in region.units)


EXPORTS = "1.1 1.2 1.3"
RETAIL = "1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.9 1.10 1.11 1.12 2 3 4"


def test_the_year_so_far_is_what_was_published(region: Region) -> None:
    assert total(region, MAY, "CT04", "year_to_date", EXPORTS) == 120_700  # 120,7 tỷ USD
    assert total(region, MAY, "CT03", "year_to_date", RETAIL) == 1_404_000_000  # 1.404 nghìn tỷ
    assert total(region, MAY, "CT05", "year_to_date", "1 2") == 29_154  # 29,154 tỷ
    plan = total(region, MAY, "CT05", "plan", "1 2")
    assert round(29_154 / plan * 100, 1) == Decimal("22.8")


def test_growth_of_the_whole_is_what_was_published(region: Region) -> None:
    for form, rows, growth in (("CT04", EXPORTS, "18.3"), ("CT03", RETAIL, "12.3")):
        now = total(region, MAY, form, "year_to_date", rows)
        before = total(region, MAY, form, "same_period", rows)
        assert round((now / before - 1) * 100, 1) == Decimal(growth)


def test_so_many_units_grew(region: Region) -> None:
    def exports_grew(lines: tuple[Line, ...]) -> bool:
        def of(column: str) -> Decimal:
            cells = (x for x in lines if x.form == "CT04" and x.row in EXPORTS.split())
            return sum((Decimal(x.value) for x in cells if x.column == column), Decimal(0))

        return of("year_to_date") > of("same_period")

    def industry_grew(lines: tuple[Line, ...]) -> bool:
        (cell,) = (x for x in lines if (x.form, x.row, x.column) == ("CT01", "T", "period_on_year"))
        return Decimal(cell.value) > 0

    old = len(region.units) == 28
    assert rising(region, industry_grew) == (25 if old else 16)
    assert rising(region, exports_grew) == (24 if old else 15)


def test_the_recommendations_clusters_and_markets_are_all_there(region: Region) -> None:
    letters = [
        line
        for unit in region.units
        for line in region.lines(unit, MAY)
        if (line.form, line.column) == ("KN", "code")
    ]
    assert len({line.value for line in letters}) == 89
    for row, count in (("1.1", 1132), ("1.3", 378), ("2.1", 43_489), ("4", 9963), ("6", 416_000)):
        assert total(region, 6, "CT06", "estimate", row) == count
    assert sum(total(region, 12, "CT07", f"class{n}", "1") for n in (1, 2, 3)) == 4189
    assert total(region, 12, "CT07", "wholesale", "1") == 16


def test_the_same_seed_gives_the_same_figures_and_another_one_others() -> None:
    def may(number: int) -> tuple[Line, ...]:
        region = Region(Plan(2024, Grouping.OLD, number), SEED, PROVINCES)
        return region.lines(region.units[0], MAY)

    assert may(1) == may(1) != may(2)


def test_every_row_is_marked_as_synthetic(region: Region) -> None:
    unit = region.units[0]
    text = written(unit, Period(2024, MAY), region.lines(unit, MAY))
    assert {row["note"] for row in csv.DictReader(io.StringIO(text))} == {NOTE}


@pytest.mark.parametrize(
    ("year", "grouping"),
    [(2025, Grouping.OLD), (2025, Grouping.NEW), (2024, Grouping.NEW), (2026, Grouping.OLD)],
)
def test_a_year_without_the_group_is_refused(year: int, grouping: Grouping) -> None:
    with pytest.raises(KnownError):
        Region(Plan(year, grouping), SEED, PROVINCES)


@given(st.integers(0, 10**9), st.lists(st.integers(0, 1000), min_size=1, max_size=30))
def test_shares_add_up(whole: int, weights: list[int]) -> None:
    if sum(weights):
        parts = shares(whole, weights)
        assert sum(parts) == whole
        assert all(part >= 0 for part in parts)


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(2, 11))
def test_a_series_reaches_its_total(now: int, before: int, anchor: int) -> None:
    made = series(now, before, anchor, Dice(1), "x")
    assert (made.so_far(anchor), made.base_so_far(anchor)) == (now, before)


def three(units: tuple[Province, ...]) -> tuple[Province, ...]:
    return (units[0], units[len(units) // 2], units[-1])


def test_every_month_is_free_of_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Region.__init__

    def smaller(self: Region, plan: Plan, seed: object, provinces: Provinces) -> None:
        real(self, plan, SEED, provinces)
        self.units = three(self.units)

    shell = Shell(tmp_path, capsys)
    out = tmp_path / "so-lieu"
    monkeypatch.setattr("exports.commands.generate_command.Region.__init__", smaller)
    found = shell.json("generate", "--year", "2024", "--group", "old", "--out", str(out), "--store")
    assert (found["units"], found["files"], found["errors"]) == (3, 36, 0)
    assert len(found["findings"]) == found["warnings"]
    assert len(list(out.glob("*.csv"))) == 36


def test_refusals_and_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shell = Shell(tmp_path, capsys)
    words = ("generate", "--group", "new", "--out", str(tmp_path / "ra"))
    assert shell.run(*words, "--year", "2025") == 2
    assert "2026 trở đi" in shell.err
    assert not (tmp_path / "ra").exists()
    assert shell.run(*words, "--year", "2027") == 0
    assert len(list((tmp_path / "ra").glob("*.csv"))) == 18 * 12
    assert shell.run(*words, "--year", "99999") == 2
