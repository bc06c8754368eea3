"""The desk: one door for changes, and what stands before the signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from forms.calculation import NoHistory
from forms.cell import Cell
from forms.change import SetCells
from forms.figures import Figures
from forms.report import ReportKey
from forms.store.ledger import Ledger
from tests.builders import CLOCK, MONTH, Shelf, a_form, a_shelf, values, write_definitions
from tests.made_up import FORM as TEXT
from tests.made_up import RULES
from validation.desk import Desk, Gate
from validation.explanations import explain
from validation.finding import Outcome
from validation.rulebook import Rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORM = a_form(rules=RULES)
COMPLETE = {
    **{f"{row}/{column}": "50" for row in ("1.1", "1.2", "1.3", "2") for column in ("estimate",)},
    "2/official": "35",
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    folder = write_definitions(tmp_path / "definitions")
    text = TEXT.format(top="", more="", rules=RULES)
    (folder / "CT91.2020-01.toml").write_text(text, encoding="utf-8")
    shelf: Shelf = a_shelf(tmp_path, folder)
    stored = shelf.reports.begin(ReportKey("40", MONTH))
    figures = Figures(shelf.reports.open(stored), shelf.catalogue, NoHistory())
    yield Desk(Ledger(figures, shelf.reports, stored), Rulebook())
    shelf.close()


def test_a_change_is_on_disk_computed_and_checked(desk: Desk) -> None:
    _, cells = desk.apply(SetCells(values(FORM, COMPLETE)))
    assert Cell("CT91", "T", "estimate") in cells
    assert [j.finding.rule for j in desk.judged] == ["CT91-07"]
    assert desk.gate == Gate(errors=0, missing=0, unexplained=1, explained=0)
    assert not desk.gate.open


def test_explaining_the_last_warning_opens_the_gate(desk: Desk) -> None:
    desk.apply(SetCells(values(FORM, COMPLETE)))
    (judged,) = desk.judged
    _, cells = desk.apply(explain(judged.finding, "Nhà máy mới chạy đủ công suất từ 9", CLOCK))
    assert judged.finding.cell in cells
    assert desk.gate == Gate(errors=0, missing=0, unexplained=0, explained=1)
    assert desk.gate.open


def test_blanks_and_mistakes_are_counted_apart(desk: Desk) -> None:
    desk.apply(SetCells(values(FORM, {**COMPLETE, "2/official": "", "2/estimate": "-1"})))
    desk.apply(SetCells(values(FORM, {"1.1/estimate": ""})))
    assert (desk.gate.errors, desk.gate.missing) == (1, 1), (
        "not the total that the part leaves blank"
    )


@pytest.mark.parametrize(
    "gate", [Gate(1, 0, 0, 0), Gate(0, 1, 0, 0), Gate(0, 0, 1, 0), Gate(0, 0, 0, 0, broken=1)]
)
def test_anything_unsettled_closes_the_gate(gate: Gate) -> None:
    assert not gate.open
    assert Gate(0, 0, 0, 5).open


def test_a_check_that_could_not_run_closes_the_gate(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = {Outcome.PASS: 5, Outcome.RULE_ERROR: 2}
    monkeypatch.setattr(type(desk.inspection), "counts", property(lambda _: counts))
    assert desk.gate.broken == 2
    assert not desk.gate.open
