"""Earlier months: as reported, as revised, running totals, and territories before the mergers."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from forms.cell import Cell
from forms.change import SetCells
from forms.common.amount import number_of, plain
from forms.common.period import Period
from forms.common.provinces import Province, Provinces
from forms.figures import Figures
from forms.report import ReportKey
from tests.builders import Shelf, a_form, a_shelf, values, write_definitions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORM = a_form()
REGISTER = Provinces.shipped()
NGHE_AN = "40"


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = a_shelf(tmp_path, write_definitions(tmp_path / "definitions"))
    yield made
    made.close()


def unit(code: str, period: Period) -> Province:
    found = REGISTER.find(code, period.first_day)
    assert found is not None
    return found


def file(shelf: Shelf, code: str, month: str, **columns: str) -> None:
    """Files row 2 of a month; ``row__column`` names another row."""
    period = Period.parse(month)
    ledger = shelf.begin(period, unit(code, period).identity)
    texts = {
        (key.replace("__", "/") if "__" in key else f"2/{key}"): text
        for key, text in columns.items()
    }
    ledger.apply(SetCells(values(FORM, texts)))
    shelf.archive.forget()


def look(shelf: Shelf, code: str, month: str) -> Figures:
    """The stored or a new month with its history."""
    period = Period.parse(month)
    province = unit(code, period)
    stored = shelf.reports.find(province.identity, period)
    stored = stored or shelf.reports.begin(ReportKey(province.identity, period))
    history = shelf.archive.of(province, period)
    return Figures(shelf.reports.open(stored), shelf.catalogue, history)


def shown(figures: Figures, place: str) -> str | None:
    value = number_of(figures.value(Cell("CT91", *place.split("/"))))
    return None if value is None else plain(value)


def final(
    shelf: Shelf, code: str, month: str, months: int, place: str = "2/estimate"
) -> str | None:
    period = Period.parse(month)
    history = shelf.archive.of(unit(code, period), period)
    value = history.final(Cell("CT91", *place.split("/")), months)
    return None if value is None else plain(value)


# ------------------------------------------------------------------------------- one unit


def test_last_month_is_shown_as_reported(shelf: Shelf) -> None:
    file(shelf, NGHE_AN, "2026-08", estimate="1")
    file(shelf, NGHE_AN, "2026-09", estimate="120.5")
    october = look(shelf, NGHE_AN, "2026-10")
    assert shown(october, "2/reported") == "120.5"
    assert shown(october, "1/reported") is None


def test_a_month_nobody_reported_is_not_known(shelf: Shelf) -> None:
    file(shelf, NGHE_AN, "2026-08", estimate="1")
    assert shown(look(shelf, NGHE_AN, "2026-10"), "2/reported") is None
    assert final(shelf, NGHE_AN, "2026-10", 12) is None


def test_the_official_figure_replaces_the_estimate(shelf: Shelf) -> None:
    file(shelf, NGHE_AN, "2025-10", estimate="100")
    assert shown(look(shelf, NGHE_AN, "2026-10"), "2/same_month") == "100"
    file(shelf, NGHE_AN, "2025-11", official="104.25", estimate="90")
    assert shown(look(shelf, NGHE_AN, "2026-10"), "2/same_month") == "104.25"
    assert final(shelf, NGHE_AN, "2026-10", 11) == "90"
    # What last month was *reported* as does not change by its revision.
    file(shelf, NGHE_AN, "2026-09", estimate="70")
    assert shown(look(shelf, NGHE_AN, "2026-10"), "2/reported") == "70"


def test_derived_totals_of_earlier_months_count(shelf: Shelf) -> None:
    parts = {"1.1/estimate": "10", "1.2/estimate": "20", "1.3/estimate": "30", "2/estimate": "5"}
    shelf.begin(Period(2026, 9)).apply(SetCells(values(FORM, parts)))
    october = look(shelf, NGHE_AN, "2026-10")
    assert shown(october, "1/reported") == "60"
    assert shown(october, "T/reported") == "65"


def test_the_running_total_begins_in_january_and_carries_revisions_in(shelf: Shelf) -> None:
    file(shelf, NGHE_AN, "2025-12", estimate="999", so_far="9999")
    file(shelf, NGHE_AN, "2026-01", official="1000", estimate="100")
    file(shelf, NGHE_AN, "2026-02", official="110", estimate="50")
    file(shelf, NGHE_AN, "2026-03", official="45", estimate="60")
    totals = [shown(look(shelf, NGHE_AN, f"2026-0{month}"), "2/so_far") for month in (1, 2, 3)]
    assert totals == ["100", str(100 + 10 + 50), str(160 - 5 + 60)]


def test_a_stated_running_total_is_built_upon(shelf: Shelf) -> None:
    file(shelf, NGHE_AN, "2026-06", estimate="100", so_far="700")
    file(shelf, NGHE_AN, "2026-07", official="90", estimate="80")
    assert shown(look(shelf, NGHE_AN, "2026-07"), "2/so_far") == str(700 - 10 + 80)


def test_a_gap_breaks_the_running_total(shelf: Shelf) -> None:
    file(shelf, NGHE_AN, "2026-01", estimate="100")
    file(shelf, NGHE_AN, "2026-03", official="45", estimate="60")
    assert shown(look(shelf, NGHE_AN, "2026-03"), "2/so_far") is None


def test_what_is_not_applicable_has_no_amount(shelf: Shelf) -> None:
    file(shelf, NGHE_AN, "2026-09", estimate="x")
    assert shown(look(shelf, NGHE_AN, "2026-10"), "2/reported") is None


def test_another_month_is_read_once_until_forgotten(shelf: Shelf) -> None:
    file(shelf, NGHE_AN, "2026-09", estimate="1")
    assert final(shelf, NGHE_AN, "2026-10", 1) == "1"
    ledger = shelf.ledger(shelf.reports.all("40")[0])
    ledger.apply(SetCells(values(FORM, {"2/estimate": "2"})))
    assert final(shelf, NGHE_AN, "2026-10", 1) == "1"
    shelf.archive.forget()
    assert final(shelf, NGHE_AN, "2026-10", 1) == "2"


def test_a_store_of_twenty_years_is_no_deeper_than_one_of_two(shelf: Shelf) -> None:
    start = Period(2006, 1)
    with shelf.database.transaction() as connection:
        for months in range(249):
            period = start.plus(months)
            cursor = connection.execute(
                "INSERT INTO reports (province, period, revision, state, forms, created_at) "
                "VALUES ('40', ?, 1, 'draft', '{\"CT91\": \"2020.1\"}', '')",
                (str(period),),
            )
            for column, text in (("official", "10"), ("estimate", "10")):
                connection.execute(
                    "INSERT INTO cells (report, form, row, col, kind, text) "
                    "VALUES (?, 'CT91', '2', ?, 'n', ?)",
                    (cursor.lastrowid, column, text),
                )
    assert shown(look(shelf, NGHE_AN, "2026-09"), "2/so_far") == "90"


def test_the_first_month_there_can_be_has_no_history(shelf: Shelf) -> None:
    history = shelf.archive.of(unit("40", Period(2020, 1)), Period(2000, 1))
    for months in (1, 12, 36):
        assert history.reported(Cell("CT91", "2", "estimate"), months) is None


# ---------------------------------------------------------------------------- merged units

MERGED = {
    "37": {"35": "1000.5", "36": "2000.25", "37": "3000"},
    "25": {"17": "17.5", "25": "25", "26": "260"},
}


@pytest.mark.parametrize("code", MERGED)
def test_a_merged_unit_is_the_sum_of_its_predecessors(shelf: Shelf, code: str) -> None:
    for old, amount in MERGED[code].items():
        file(shelf, old, "2025-05", estimate=amount)
    total = sum((Decimal(amount) for amount in MERGED[code].values()), Decimal(0))
    assert final(shelf, code, "2026-05", 12) == plain(total)
    assert shown(look(shelf, code, "2026-05"), "2/same_month") == plain(total)


def test_the_sums_by_hand() -> None:
    assert Decimal("1000.5") + Decimal("2000.25") + 3000 == Decimal("6000.75")
    assert Decimal("17.5") + 25 + 260 == Decimal("302.5")


def test_the_revision_of_the_last_month_before_the_merger_is_the_new_unit_s(shelf: Shelf) -> None:
    for old, amount in MERGED["37"].items():
        file(shelf, old, "2025-06", estimate=amount)
    assert final(shelf, "37", "2026-06", 12) == "6000.75"
    file(shelf, "37", "2025-07", official="6100", estimate="1")
    assert final(shelf, "37", "2026-06", 12) == "6100"


def test_revisions_among_the_predecessors_are_summed(shelf: Shelf) -> None:
    for old, amount in MERGED["37"].items():
        file(shelf, old, "2025-04", estimate=amount)
        file(shelf, old, "2025-05", official="10", estimate="1")
    assert final(shelf, "37", "2026-04", 12) == "30"


def test_a_missing_predecessor_leaves_the_sum_unknown(shelf: Shelf) -> None:
    file(shelf, "35", "2025-05", estimate="1")
    file(shelf, "36", "2025-05", estimate="2")
    assert final(shelf, "37", "2026-05", 12) is None


def test_a_predecessor_without_the_indicator_is_left_out(shelf: Shelf) -> None:
    for old, amount in (("35", "x"), ("36", "2"), ("37", "3")):
        file(shelf, old, "2025-05", estimate=amount)
    assert final(shelf, "37", "2026-05", 12) == "5"


@pytest.mark.parametrize("place", ["5/estimate", "2/change"])
def test_percentages_of_several_units_have_no_common_value(shelf: Shelf, place: str) -> None:
    for old in MERGED["37"]:
        row, column = place.split("/")
        period = Period(2025, 5)
        ledger = shelf.begin(period, unit(old, period).identity)
        ledger.apply(SetCells(((Cell("CT91", row, column), Decimal(5)),)))
    assert final(shelf, "37", "2026-05", 12, place) is None


def test_a_reused_code_does_not_bring_the_old_unit_s_figures(shelf: Shelf) -> None:
    file(shelf, "24", "2025-05", estimate="1")  # Bắc Giang
    file(shelf, "27", "2025-05", estimate="2")  # Bắc Ninh of old
    file(shelf, "24", "2025-08", estimate="50")  # Bắc Ninh of today
    assert final(shelf, "24", "2026-05", 12) == "3"
    assert final(shelf, "24", "2026-08", 12) == "50"
    assert {
        stored.key.province for p in shelf.reports.provinces() for stored in shelf.reports.all(p)
    } == {
        "24",
        "27",
        "24@2025-07-01",
    }


def test_the_running_total_of_july_2025_goes_on_from_the_predecessors(shelf: Shelf) -> None:
    for old in ("35", "36", "37"):
        file(shelf, old, "2025-06", estimate="10", so_far="100")
    file(shelf, "37", "2025-07", official="33", estimate="40")
    assert shown(look(shelf, "37", "2025-07"), "2/so_far") == str(300 + 3 + 40)
