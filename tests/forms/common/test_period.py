"""Months: arithmetic, official wording, and templates that may use a month's names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.common.period import Period, months_through, series_ending, template_fault
from tests.strategies import periods, texts


@given(periods())
def test_a_month_is_written_and_read_back(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(periods(), st.integers(-100, 100), st.integers(-20, 20))
def test_moving_by_months_adds_up(period: Period, first: int, second: int) -> None:
    middle = Period(2050, 6)
    assert middle.plus(first).plus(second) == middle.plus(first + second)
    assert middle.plus(first).plus(-first) == middle
    assert (period < period.plus(1)) or period == Period(2110, 12)


@given(periods(), st.integers(1, 12))
def test_a_year_is_twelve_months(period: Period, months: int) -> None:
    later = period.plus(12)
    assert (later.year, later.month) == (period.year + 1, period.month)
    assert period.plus(-months).first_day < period.first_day


@given(periods())
def test_every_report_can_look_three_years_back(period: Period) -> None:
    assert period.plus(-36).year == period.year - 3
    assert period.labels()["prev_month"] == str(period.plus(-1).month)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-1",
        "2026-13",
        "2026-00",
        "26-10",
        "10/2026",
        "2026-10-01",
        "1999-12",
        "2101-01",
        "\uff12\uff10\uff12\uff16-10",
        "2026\u201310",
        "\uff19\uff19\uff19\uff19-10",
    ],
)
def test_anything_else_is_no_month(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Period.parse(text)


@pytest.mark.parametrize(("year", "month"), [(2026, 0), (2026, 13), (1900, 1), (9999, 1)])
def test_months_that_do_not_exist_are_refused(year: int, month: int) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Period(year, month)


def test_january_follows_december() -> None:
    assert Period(2026, 12).plus(1) == Period(2027, 1)
    assert Period(2026, 1).plus(-1) == Period(2025, 12)
    assert Period(2026, 2).first_day == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("month", "title"),
    [(1, "tháng 01 năm 2026"), (2, "tháng 02 năm 2026"), (3, "tháng 3 năm 2026")],
)
def test_documents_write_january_and_february_with_a_zero(month: int, title: str) -> None:
    assert Period(2026, month).title == title


def test_the_names_of_a_month() -> None:
    assert Period(2026, 10).labels() == {
        "month": "10",
        "year": "2026",
        "prev_month": "9",
        "prev_year": "2026",
        "last_year": "2025",
        "months": "10 tháng",
    }
    january = Period(2026, 1).labels()
    assert (january["prev_month"], january["prev_year"]) == ("12", "2025")
    assert january["months"] == "tháng 1"


def test_runs_of_months() -> None:
    assert [p.month for p in months_through(Period(2026, 3))] == [1, 2, 3]
    assert [str(p) for p in series_ending(Period(2026, 1), 3)] == ["2025-11", "2025-12", "2026-01"]


@pytest.mark.parametrize(
    "template", ["", "Ước", "Ước T{month}/{year}", "{prev_month}{months}", "{{}}"]
)
def test_a_title_may_use_the_names_of_the_month(template: str) -> None:
    assert template_fault(template) is None
    template.format(**Period(2026, 10).labels())


@pytest.mark.parametrize(
    "template",
    [
        "{",
        "}",
        "{}",
        "{0}",
        "{foo}",
        "{month.real}",
        "{month[0]}",
        "{month!r}",
        "{month:>9}",
        "{year:>999999999}",
        "{month:{year}}",
        "{month}{",
    ],
)
def test_nothing_else_gets_through(template: str) -> None:
    assert template_fault(template) is not None


@given(texts() | st.text("{}monthyear!:[]. ", max_size=30))
def test_a_template_without_fault_can_be_filled(template: str) -> None:
    if template_fault(template) is None:
        template.format(**Period(2026, 10).labels())
