"""What may be said of a finding: reasons by kind, statements about errors, last month's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from forms.cell import Cell
from forms.change import Explain, Explanation, Saying, SetCells, from_json, to_json
from forms.common.errors import KnownError
from tests.builders import CLOCK, a_form, figures, values
from tests.made_up import a_rule
from validation.engine import Inspection, judge
from validation.explanations import MINIMUM, explain, state
from validation.finding import Finding, Judged, Standing
from validation.reasons import Reason, label_of, reason_of
from validation.rulebook import Rulebook
from validation.suggestions import SaidBefore

if TYPE_CHECKING:
    from forms.figures import Figures

STATED = "Số do cơ quan thống kê công bố, đơn vị không có quyền sửa."
WHY = "Nhà máy mới chạy đủ công suất từ tháng 9"
FORM = a_form(
    rules=a_rule("CT91-01", "sum", "correctable = false")
    + a_rule("CT91-03", "range")
    + a_rule("CT91-06", "breakdown", 'columns = ["estimate"]', severity="warning")
)
CELLS = {"2/estimate": "-1", "1/estimate": "65", "1.1/estimate": "10", "1.2/estimate": "20"}


def judged(given: Figures | None = None) -> dict[str, Judged]:
    made = given or figures(FORM, {**CELLS, "1.3/estimate": "30"})
    inspection = Inspection(Rulebook(), [FORM], made)
    return {one.finding.rule: one for one in judge(inspection.findings, made.report)}


def finding(rule: str) -> Finding:
    return judged()[rule].finding


def test_a_statement_lets_its_error_be_signed_until_the_figures_change() -> None:
    made = figures(FORM, {**CELLS, "1.3/estimate": "30"})
    made.apply(state(judged(made)["CT91-01"].finding, STATED, CLOCK))
    after = judged(made)["CT91-01"]
    assert (after.standing, after.blocks, after.explanation) == (Standing.STATED, False, STATED)
    made.apply(SetCells(values(FORM, {"1/estimate": "66"})))
    assert judged(made)["CT91-01"].standing is Standing.STALE


def test_only_a_rule_that_allows_it_takes_a_statement() -> None:
    with pytest.raises(KnownError) as caught:
        state(finding("CT91-03"), STATED, CLOCK)
    assert caught.value.code == "STATEMENT_NOT_ALLOWED"


def test_a_statement_says_more_than_an_explanation() -> None:
    short = STATED[: MINIMUM[Saying.STATEMENT] - 1]
    with pytest.raises(KnownError) as caught:
        state(finding("CT91-01"), short, CLOCK)
    assert "40 ký tự" in caught.value.sentence


@pytest.mark.parametrize("rule", ["CT91-01", "CT91-03"])
def test_an_explanation_in_the_store_opens_no_error(rule: str) -> None:
    made = figures(FORM, {**CELLS, "1.3/estimate": "30"})
    found = judged(made)[rule].finding
    made.apply(Explain(rule, found.cell, Explanation(STATED, found.digest, "")))
    assert judged(made)[rule].standing is Standing.OPEN


def test_a_statement_in_the_store_opens_no_error_that_can_be_put_right() -> None:
    made = figures(FORM, {**CELLS, "1.3/estimate": "30"})
    found = judged(made)["CT91-03"].finding
    forged = Explanation(STATED, found.digest, "", saying=Saying.STATEMENT)
    made.apply(Explain("CT91-03", found.cell, forged))
    assert judged(made)["CT91-03"].blocks


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Nhu cầu theo mùa vụ, lễ, Tết: bán nhiều hơn", Reason.SEASON),
        ("NHU CAU THEO MUA VU LE TET bán nhiều", Reason.SEASON),
        ("Nhà máy mới", Reason.OTHER),
        ("", Reason.OTHER),
    ],
)
def test_a_text_tells_its_kind_of_reason_by_its_beginning(text: str, reason: Reason) -> None:
    assert reason_of(text) is reason


def test_the_kind_of_reason_is_kept_and_called_by_its_label() -> None:
    made = figures(FORM, {"1/estimate": "65"})
    warning = judged(made)["CT91-06"].finding
    made.apply(explain(warning, WHY, CLOCK, Reason.OPENED))
    assert label_of(judged(made)["CT91-06"].reason) == "Cơ sở mới"
    assert label_of("of-a-later-version") == "of-a-later-version"


@pytest.mark.parametrize(
    "given",
    [
        Explanation(WHY, "00ff", "2026-11-03"),
        Explanation(WHY, "00ff", "2026-11-03", "price"),
        Explanation(STATED, "00ff", "2026-11-03", saying=Saying.STATEMENT),
    ],
)
def test_what_was_said_survives_the_journal(given: Explanation) -> None:
    change = Explain("CT91-01", Cell("CT91", "1", "estimate"), given)
    assert from_json(to_json(change)) == change


def test_an_old_journal_is_still_read() -> None:
    old = {"text": WHY, "digest": "00ff", "at": "2026-11-03"}
    row = {"do": "explain", "rule": "CT91-01", "cell": "CT91/1/estimate", "explanation": old}
    change = from_json(row)
    assert isinstance(change, Explain)
    assert change.explanation == Explanation(WHY, "00ff", "2026-11-03")
    assert to_json(change) == row


def offered(found: Finding, at: Cell, given: Explanation) -> Explanation | None:
    """What is offered for a finding when this was written last month about a cell."""
    before = figures(FORM).report
    before.apply(Explain(found.rule, at, given))
    return SaidBefore(before, figures(FORM).report).suggestion(found)


def test_last_months_words_are_offered_for_the_same_rule_cell_and_kind() -> None:
    error = finding("CT91-01")
    statement = Explanation(STATED, "old", "", saying=Saying.STATEMENT)
    explanation = Explanation(WHY, "old", "")
    assert offered(error, error.cell, statement) is statement
    assert offered(error, error.cell, explanation) is None
    assert offered(error, Cell("CT91", "2", "estimate"), statement) is None
    assert SaidBefore(None, figures(FORM).report).suggestion(error) is None
