"""Who receives the report and by when, as the shipped data say."""

from __future__ import annotations

from datetime import date

from forms.common.addressees import addressee_on
from forms.common.period import Period


def test_the_report_is_due_within_its_own_month() -> None:
    period = Period(2026, 10)
    assert addressee_on(period.first_day).due_on(period) == date(2026, 10, 20)


def test_february_has_that_day_too() -> None:
    period = Period(2026, 2)
    assert addressee_on(period.first_day).due_on(period).month == 2
