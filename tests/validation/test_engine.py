"""Running checks: in step with every edit, four outcomes, explanations bound to their figures."""

from __future__ import annotations

import dataclasses
import logging
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from forms.cell import Cell
from forms.change import Explain, Explanation, SetCells
from forms.common.period import Period
from tests.builders import CATALOGUE, CLOCK, KnownHistory, a_form, cell_of, figures, values
from tests.made_up import RULES, a_rule
from tests.strategies import WALK, edits
from validation.deciding import advised
from validation.engine import Inspection, judge
from validation.explanations import explain
from validation.finding import Finding, Outcome, Severity, Standing
from validation.rulebook import Rulebook
from validation.ruleset import checks_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest

    from forms.definition import Form
    from forms.figures import Figures
    from validation.check import Check, Decision, Evidence

FORM = a_form(rules=RULES)
CT03 = CATALOGUE.form("CT03", Period(2026, 10))
BOOK = Rulebook()
PAST = KnownHistory(
    {
        (Cell(form.code, row.code, "estimate"), months): Decimal(number + months) / 2
        for form in (FORM, CT03)
        for number, row in enumerate(form.rows)
        for months in (1, 12)
    }
)
JUMP = {"2/official": "100", "2/estimate": "150"}
REASON = "Nhà máy mới chạy đủ công suất từ tháng 9"


def inspect(made: Figures, form: Form, book: Rulebook = BOOK) -> Inspection:
    inspection = Inspection(book, [form], made)
    inspection.run()
    return inspection


def found(made: Figures, rule: str) -> Finding:
    (finding,) = (f for f in inspect(made, FORM).findings if f.rule == rule)
    return finding


def assert_follows(form: Form, changes: list[SetCells]) -> None:
    made = figures(form, history=PAST)
    inspection = inspect(made, form)
    undo = [_step(made, inspection, form, change) for change in changes]
    for inverse in reversed(undo):
        _step(made, inspection, form, inverse)
    assert not inspection.findings


def _step(made: Figures, inspection: Inspection, form: Form, change: Any) -> Any:
    before = {(f.rule, f.cell): f for f in inspection.findings}
    inverse, cells = made.apply(change)
    affected = inspection.refresh(cells)
    full = inspect(made, form)
    assert inspection.findings == full.findings
    assert inspection.counts == full.counts
    after = {(f.rule, f.cell): f for f in inspection.findings}
    differing = {key[1] for key, _ in before.items() ^ after.items()}
    assert differing <= affected
    return inverse


@WALK
@given(edits(FORM))
def test_following_the_edits_equals_a_full_run(changes: list[SetCells]) -> None:
    assert_follows(FORM, changes)


@WALK
@given(edits(CT03))
def test_following_the_edits_of_a_real_form_equals_a_full_run(changes: list[SetCells]) -> None:
    assert_follows(CT03, changes[:6])


@WALK
@given(edits(FORM), st.data())
def test_opening_a_form_between_the_edits_equals_a_full_run(
    changes: list[SetCells], data: st.DataObject
) -> None:
    made = figures(FORM, history=PAST)
    inspection = Inspection(BOOK, [FORM], made)
    opening = inspection.opening()
    for change in changes:
        for _ in range(data.draw(st.integers(0, 4))):
            next(opening, None)
        _, cells = made.apply(change)
        inspection.refresh(cells)
    if data.draw(st.booleans()):  # somebody cannot wait
        assert inspection.findings == inspect(made, FORM).findings
    for _ in opening:
        assert not inspection.complete
    assert inspection.complete
    full = inspect(made, FORM)
    assert inspection.findings == full.findings
    assert inspection.counts == full.counts


def test_only_the_form_asked_about_is_opened() -> None:
    october = Period(2026, 10)
    made = figures(CT03, {"1/estimate": "-1"})
    others = [form for form in CATALOGUE.in_force(october) if form.code != "CT03"]
    made.report.forms.update({form.code: form for form in others})
    inspection = Inspection(BOOK, made.report.forms.values(), made)
    assert inspection.findings_of("CT03")
    assert not inspection.complete
    assert len(inspection.findings) >= len(inspection.findings_of("CT03"))
    assert inspection.complete


def test_the_hint_of_a_sum_follows_the_memo_row() -> None:
    parts = {"1.1/estimate": "10", "1.2/estimate": "20", "1.3/estimate": "30", "1/estimate": "65"}
    made = figures(FORM, {**parts, "1.2a/estimate": "4"})
    inspection = inspect(made, FORM)
    _, cells = made.apply(SetCells(values(FORM, {"1.2a/estimate": "5"})))
    assert Cell("CT91", "1", "estimate") in inspection.refresh(cells)
    (finding,) = (f for f in inspection.findings if f.rule == "CT91-01")
    assert "đúng bằng dòng “Trong đó: xuất khẩu”" in finding.text


# ------------------------------------------------------------------------------ four outcomes


class Sabotaged(Rulebook):
    """A rulebook in which the checks of one rule break."""

    def __init__(self, rule: str) -> None:
        super().__init__()
        self._rule = rule

    @override
    def checks(self, form: Form, others: Mapping[str, Form] | None = None) -> tuple[Check, ...]:
        def broken(evidence: Evidence) -> Decision:
            raise ZeroDivisionError

        return tuple(
            dataclasses.replace(check, decide=broken) if check.rule.code == self._rule else check
            for check in checks_of(form)
        )


def test_a_rule_that_breaks_is_an_error_of_its_own_and_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    made = figures(FORM, {"2/estimate": "-1"})
    whole = inspect(made, FORM)
    with caplog.at_level(logging.ERROR):
        inspection = inspect(made, FORM, Sabotaged("CT91-03"))
    broken = sum(check.rule.code == "CT91-03" for check in checks_of(FORM))
    assert inspection.counts[Outcome.RULE_ERROR] == broken > 0
    assert "CT91-03" in caplog.text
    assert "ZeroDivisionError" in caplog.text
    assert sum(inspection.counts.values()) == sum(whole.counts.values())
    others = [f for f in whole.findings if f.rule != "CT91-03"]
    assert list(inspection.findings) == others


def test_every_check_ends_in_one_of_four_ways() -> None:
    inspection = inspect(figures(FORM, JUMP), FORM)
    assert set(inspection.counts) == {Outcome.PASS, Outcome.FAIL, Outcome.NOT_EVALUATED}
    assert inspection.counts[Outcome.FAIL] == len(inspection.findings)


def test_a_rule_out_of_force_does_not_run() -> None:
    form = a_form(rules=a_rule("CT91-03", "range", "valid_from = 2026-11-01"))
    negative = {"2/estimate": "-1"}
    assert not inspect(figures(form, negative, period=Period(2026, 10)), form).findings
    assert inspect(figures(form, negative, period=Period(2026, 11)), form).findings


# ------------------------------------------------------------------------------ explanations


def standing(made: Figures, rule: str = "CT91-07") -> Standing:
    judged = judge(inspect(made, FORM).findings, made.report)
    (one,) = (j for j in judged if j.finding.rule == rule)
    return one.standing


def test_an_explanation_is_bound_to_the_figures_it_explains() -> None:
    made = figures(FORM, JUMP)
    assert standing(made) is Standing.OPEN
    made.apply(explain(found(made, "CT91-07"), REASON, CLOCK))
    assert standing(made) is Standing.EXPLAINED
    for cell in ("2/estimate", "2/official"):
        inverse, _ = made.apply(SetCells(values(FORM, {cell: "99.5" if "off" in cell else "151"})))
        assert standing(made) is Standing.STALE
        made.apply(inverse)
        assert standing(made) is Standing.EXPLAINED


def test_a_figure_beside_does_not_make_an_explanation_stale() -> None:
    made = figures(FORM, JUMP)
    made.apply(explain(found(made, "CT91-07"), REASON, CLOCK))
    made.apply(SetCells(values(FORM, {"1.1/estimate": "3", "2/plan": "7"})))
    assert standing(made) is Standing.EXPLAINED


def test_writing_the_same_amount_differently_changes_nothing() -> None:
    made = figures(FORM, JUMP)
    made.apply(explain(found(made, "CT91-07"), REASON, CLOCK))
    made.apply(SetCells(values(FORM, {"2/estimate": "150.00"})))
    assert standing(made) is Standing.EXPLAINED


def test_a_stale_explanation_blocks_and_keeps_its_text() -> None:
    made = figures(FORM, JUMP)
    made.apply(explain(found(made, "CT91-07"), REASON, CLOCK))
    made.apply(SetCells(values(FORM, {"2/estimate": "160"})))
    judged = judge(inspect(made, FORM).findings, made.report)
    (stale,) = (j for j in judged if j.finding.rule == "CT91-07")
    assert stale.blocks
    assert stale.explanation == REASON


def test_an_error_cannot_be_explained_away_by_the_store_either() -> None:
    made = figures(FORM, {"2/estimate": "-1"})
    finding = found(made, "CT91-03")
    made.apply(Explain(finding.rule, finding.cell, Explanation(REASON, finding.digest, "")))
    assert standing(made, "CT91-03") is Standing.OPEN


def test_what_blocks_comes_first() -> None:
    made = figures(
        FORM, {**JUMP, "1.1/official": "100", "1.1/estimate": "200", "1.2/estimate": "-1"}
    )
    warning = next(f for f in inspect(made, FORM).findings if f.severity is Severity.WARNING)
    made.apply(explain(warning, REASON, CLOCK))
    judged = judge(inspect(made, FORM).findings, made.report)
    order = [(j.finding.severity is Severity.WARNING, not j.blocks) for j in judged]
    assert order == sorted(order)
    assert judged[-1].finding == warning
    assert not judged[-1].blocks


def test_a_finding_names_its_place_rule_and_cells() -> None:
    finding = found(figures(FORM, JUMP), "CT91-07")
    assert finding.place == "Biểu 91, mục 2, cột 5"
    assert finding.message.startswith("Biểu 91, mục 2, cột 5: ")
    assert set(finding.cells) == {cell_of(FORM, "2/estimate"), cell_of(FORM, "2/official")}
    assert len(finding.digest) == 16


def test_only_a_warning_offers_an_explanation() -> None:
    odd, wrong = Severity.WARNING, Severity.ERROR
    assert advised("sai 5. Sửa số.", odd) == "sai 5. Sửa số, hoặc ghi giải trình."
    assert advised("sai 5. Sửa số, hoặc ghi giải trình.", odd).count("giải trình") == 1
    assert advised("sai 5. Sửa số, hoặc ghi giải trình.", wrong) == "sai 5. Sửa số."
    assert advised("sai 5. Kiểm tra lại số hoặc ghi giải trình.", wrong) == (
        "sai 5. Kiểm tra lại số."
    )
