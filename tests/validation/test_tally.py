"""Every finding is counted once, and the gate counts the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.change import SetCells
from tests.builders import CLOCK, a_form, figures, values
from tests.made_up import a_rule
from validation.engine import Inspection, judge
from validation.explanations import explain, state
from validation.rulebook import Rulebook
from validation.tally import Tally, tally_of

if TYPE_CHECKING:
    from forms.figures import Figures
    from validation.finding import Judged

STATED = "Số do cơ quan thống kê công bố, đơn vị không có quyền sửa."
FORM = a_form(
    rules=a_rule("CT91-01", "sum", "correctable = false")
    + a_rule("CT91-02", "required", "correctable = false")
    + a_rule("CT91-03", "range")
    + a_rule("CT91-06", "breakdown", 'columns = ["estimate"]', severity="warning")
)
WRONG = {"1/estimate": "65", "1.1/estimate": "10", "1.2/estimate": "20", "1.3/estimate": "30"}


def judged(made: Figures) -> tuple[Judged, ...]:
    return judge(Inspection(Rulebook(), [FORM], made).findings, made.report)


def test_each_finding_is_counted_once() -> None:
    made = figures(FORM, {**WRONG, "2/estimate": "-1", "1.3/estimate": ""})
    found = judged(made)
    tally = tally_of(found)
    assert (tally.errors, tally.unexplained) == (1, 1)
    assert tally.missing == sum(one.finding.missing for one in found)
    assert tally.errors + tally.missing + tally.unexplained == len(found)


def test_a_statement_takes_an_error_and_a_blank_out_of_the_open_ones() -> None:
    made = figures(FORM, WRONG)
    before = tally_of(judged(made))
    assert before.errors == 1
    for one in judged(made):
        made.apply(state(one.finding, STATED, CLOCK))
    assert tally_of(judged(made)) == Tally(0, 0, 0, 0, before.errors + before.missing)


def test_what_was_written_counts_no_more_once_the_figures_change() -> None:
    made = figures(FORM, {"1/estimate": "65"})
    warning = next(one.finding for one in judged(made) if one.finding.rule == "CT91-06")
    made.apply(explain(warning, "Nhà máy mới chạy đủ công suất từ tháng 9", CLOCK))
    assert tally_of(judged(made)).answered == 1
    made.apply(SetCells(values(FORM, {"1/estimate": "66"})))
    assert tally_of(judged(made)).answered == 0


def test_open_findings_stand_before_those_answered() -> None:
    made = figures(FORM, {**WRONG, "2/estimate": "-1"})
    stated = next(one.finding for one in judged(made) if one.finding.rule == "CT91-01")
    made.apply(state(stated, STATED, CLOCK))
    assert [one.blocks for one in judged(made)] == sorted(
        (one.blocks for one in judged(made)), reverse=True
    )
