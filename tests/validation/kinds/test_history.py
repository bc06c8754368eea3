"""Rules that compare a cell with its own past: outliers, slips, growth since January."""

from __future__ import annotations

from decimal import Decimal

import pytest

from forms.common.period import Period
from tests.builders import MONTH, KnownHistory, a_form, cell_of, figures
from tests.made_up import RULES
from validation.check import Complaint, Decision
from validation.finding import Outcome
from validation.ruleset import checks_of

FORM = a_form(rules=RULES)
PASS, SILENT = Outcome.PASS, Outcome.NOT_EVALUATED
STEADY = ["100", "104", "97", "101", "99", "103"]


def decide(
    rule: str,
    at: str,
    cells: dict[str, str],
    past: dict[tuple[str, int], str] | None = None,
    period: Period = MONTH,
) -> Decision:
    known = {(cell_of(FORM, p), back): Decimal(t) for (p, back), t in (past or {}).items()}
    made = figures(FORM, cells, period=period, history=KnownHistory(known))
    (check,) = (c for c in checks_of(FORM) if (c.rule.code, c.cell) == (rule, cell_of(FORM, at)))
    return check.decide(made)


def outlier(value: str, months: list[str], **seasons: str) -> Decision:
    past = {("2/estimate", back): text for back, text in enumerate(months, start=2)}
    past |= {("2/estimate", int(back[1:])): text for back, text in seasons.items()}
    return decide("CT91-19", "2/estimate", {"2/estimate": value}, past)


@pytest.mark.parametrize(
    ("value", "months", "outcome"),
    [
        ("108", STEADY, PASS),
        ("125", STEADY, PASS),  # five spreads of at least 5 % of the median
        ("126", STEADY[:5], SILENT),  # five months are too few
        ("9", ["1", "2", "1", "2", "1", "2"], SILENT),  # small base
        ("900", ["0"] * 6, SILENT),
    ],
)
def test_an_outlier_needs_months_and_size(value: str, months: list[str], outcome: Outcome) -> None:
    assert outlier(value, months) is outcome


def test_an_outlier_is_said_with_its_usual_range() -> None:
    said = outlier("140", STEADY)
    assert isinstance(said, Complaint)
    assert "của 6 tháng đã biết (từ 75,38 đến 125,63 tỷ đồng), vượt 14,37 tỷ đồng" in said.text
    assert len([amount for amount in said.past if amount is not None]) == 6


def test_a_season_is_no_outlier() -> None:
    assert isinstance(outlier("190", STEADY, m12="100"), Complaint)
    assert outlier("190", STEADY, m12="180") is PASS
    assert outlier("190", STEADY, m24="180") is PASS


def test_an_outlier_stays_silent_where_the_jump_was_said() -> None:
    past = {("2/estimate", back): text for back, text in enumerate(STEADY, start=2)}
    cells = {"2/estimate": "190", "2/official": "100"}
    assert isinstance(decide("CT91-07", "2/estimate", cells, past), Complaint)
    assert decide("CT91-19", "2/estimate", cells, past) is SILENT


@pytest.mark.parametrize(
    ("official", "reported", "season", "words"),
    [
        ("41", "4.1", None, None),  # too small to matter? 41 is not
        ("410", "41", None, "gấp khoảng 10 lần ước tháng 9 (41 tỷ đồng, cột"),
        ("4100", "41", None, "gấp khoảng 100 lần"),
        ("41000", "41", None, "gấp khoảng 1.000 lần"),
        ("41", "41000", None, "chỉ bằng khoảng một phần 1.000 ước tháng 9 (41.000 tỷ đồng"),
        ("120", "41", None, PASS),
        ("1400", "41", None, PASS),  # thirty-four times is a jump, not a slip
        ("410", "41", "390", PASS),
        ("5", "0.5", None, SILENT),
        ("410", "0", None, SILENT),
    ],
)
def test_a_comma_or_a_unit(
    official: str, reported: str, season: str | None, words: str | Outcome | None
) -> None:
    cells = {"2/official": official, "2/reported": reported}
    cells |= {"2/same_month": season} if season else {}
    decision = decide("CT91-20", "2/official", cells)
    if isinstance(words, Outcome):
        assert decision is words
    else:
        assert isinstance(decision, Complaint)
        assert (words or "") in decision.text


@pytest.mark.parametrize(
    ("change", "before", "month", "outcome"),
    [("9", None, 1, PASS), ("9", None, 10, SILENT)],
)
def test_growth_since_january_needs_something_to_lie_between(
    change: str, before: str | None, month: int, outcome: Outcome
) -> None:
    decision = decide("CT91-21", "2/change", {"2/change": change}, period=Period(2026, month))
    assert decision is outcome
