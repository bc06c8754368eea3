"""Reports on disk: reopening gives the same report, and so does replaying the journal."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from typing_extensions import override

from forms.cell import Cell
from forms.change import Change, Explain, Explanation, InsertRecord, RemoveRecord, SetCells
from forms.common.errors import KnownError
from forms.common.period import Period
from forms.common.text import clean
from forms.messages import FormsMessage
from forms.report import ReportKey, ReportState
from tests.builders import MONTH, Shelf, a_form, a_shelf, write_definitions
from tests.strategies import texts, typed_cells, values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.common.amount import Value

GRID = a_form()
FIELDS = ("topic", "content", "since", "amount")


class ReportsMachine(RuleBasedStateMachine):
    """A store against plain dictionaries."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.path = Path(self._folder.name)
        write_definitions(self.path / "definitions")
        self.shelf = self._opened()
        self.ledger = self.shelf.begin()
        self.values: dict[Cell, Value] = {}
        self.records: list[str] = []
        self.reasons: dict[tuple[str, Cell], Explanation] = {}
        self.undo: list[Change] = []

    def _opened(self) -> Shelf:
        return a_shelf(self.path, self.path / "definitions")

    def _apply(self, change: Change) -> None:
        self.undo.append(self.ledger.apply(change)[0])

    def _note(self, cells: list[tuple[Cell, Value | None]]) -> None:
        for cell, value in cells:
            if value is None:
                self.values.pop(cell, None)
            else:
                self.values[cell] = value

    @rule(cells=st.lists(st.tuples(typed_cells(GRID), values() | st.none()), max_size=4))
    def type_or_paste(self, cells: list[tuple[Cell, Value | None]]) -> None:
        self._apply(SetCells(tuple(cells)))
        self._note(cells)

    @rule(
        record=st.text("0123456789abcdef", min_size=1, max_size=3), value=values(), data=st.data()
    )
    def add_a_record(self, record: str, value: Value, data: st.DataObject) -> None:
        if record in self.records:
            return
        place = data.draw(st.integers(0, len(self.records)))
        cells: list[tuple[Cell, Value | None]] = [(Cell("KN", record, "content"), value)]
        self._apply(InsertRecord("KN", record, place, tuple(cells)))
        self.records.insert(place, record)
        self._note(cells)

    @precondition(lambda self: self.records)
    @rule(data=st.data(), field=st.sampled_from(FIELDS), value=values() | st.none())
    def fill_a_record(self, data: st.DataObject, field: str, value: Value | None) -> None:
        cell = Cell("KN", data.draw(st.sampled_from(self.records)), field)
        self._apply(SetCells(((cell, value),)))
        self._note([(cell, value)])

    @precondition(lambda self: self.records)
    @rule(data=st.data())
    def remove_a_record(self, data: st.DataObject) -> None:
        record = data.draw(st.sampled_from(self.records))
        self._apply(RemoveRecord("KN", record))
        self.records.remove(record)
        self.values = {c: v for c, v in self.values.items() if (c.form, c.row) != ("KN", record)}

    @rule(cell=typed_cells(GRID), text=texts().map(clean) | st.none())
    def explain(self, cell: Cell, text: str | None) -> None:
        reason = None if text is None else Explanation(text, "00ff", "2026-11-03T01:02:03+00:00")
        self._apply(Explain("CT91-01", cell, reason))
        self.reasons.pop(("CT91-01", cell), None)
        if reason:
            self.reasons["CT91-01", cell] = reason

    @precondition(lambda self: self.undo)
    @rule()
    def undo_and_redo(self) -> None:
        inverse, _ = self.ledger.apply(self.undo[-1])
        self.ledger.apply(inverse)

    @rule()
    def close_and_open_again(self) -> None:
        self.shelf.close()
        self.shelf = self._opened()
        stored = self.shelf.reports.find("40", MONTH)
        assert stored is not None
        self.ledger = self.shelf.ledger(stored)

    @invariant()
    def memory_disk_and_journal_agree(self) -> None:
        reports, stored = self.shelf.reports, self.ledger.stored
        replayed = type(self.ledger.figures.report)(stored.key, {})
        for entry in reports.journal(stored):
            replayed.replay(entry.change)
        for report in (self.ledger.figures.report, reports.open(stored), replayed):
            assert dict(report.values) == self.values
            assert report.records("KN") == tuple(self.records)
            assert dict(report.explanations) == self.reasons
        assert reports.replays(stored)
        assert not self.ledger.unsaved

    @override
    def teardown(self) -> None:
        self.shelf.close()
        self._folder.cleanup()


TestReportsMachine: Any = ReportsMachine.TestCase
TestReportsMachine.settings = settings(max_examples=15, stateful_step_count=15, deadline=None)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = a_shelf(tmp_path, write_definitions(tmp_path / "definitions"))
    yield made
    made.close()


def test_a_report_keeps_the_versions_it_was_begun_with(shelf: Shelf) -> None:
    ledger = shelf.begin()
    assert ledger.stored.forms == {"CT91": "2020.1", "KN": "2020.1"}
    assert ledger.stored.state is ReportState.DRAFT
    assert not ledger.locked


def test_a_version_that_is_gone_is_named(shelf: Shelf, tmp_path: Path) -> None:
    shelf.begin()
    (tmp_path / "definitions" / "KN.2020-01.toml").unlink()
    with pytest.raises(KnownError) as caught:
        a_shelf(tmp_path, tmp_path / "definitions").ledger(shelf.reports.all("40")[0])
    assert caught.value.code == "FORM_UNKNOWN"


def test_the_latest_revision_is_found(shelf: Shelf) -> None:
    for revision in (1, 2):
        shelf.reports.begin(ReportKey("40", MONTH, revision))
    found = shelf.reports.find("40", MONTH)
    assert found is not None
    assert found.key.revision == 2
    assert [stored.key.revision for stored in shelf.reports.all("40")] == [1, 2]


def test_reports_of_other_units_and_months_stay_apart(shelf: Shelf) -> None:
    cell = Cell("CT91", "2", "estimate")
    for number, (unit, period) in enumerate(
        (("40", MONTH), ("24@2025-07-01", MONTH), ("40", Period(2026, 9)))
    ):
        shelf.begin(period, unit).apply(SetCells(((cell, Decimal(number)),)))
    assert shelf.reports.provinces() == ("24@2025-07-01", "40")
    found = [
        shelf.reports.values(stored, "CT91")[cell]
        for unit in shelf.reports.provinces()
        for stored in shelf.reports.all(unit)
    ]
    assert found == [1, 2, 0]
    assert shelf.reports.find("01", MONTH) is None


def test_a_signed_report_takes_no_change(shelf: Shelf) -> None:
    ledger = shelf.begin()
    shelf.reports.set_state(ledger.stored, ReportState.SIGNED)
    stored = shelf.reports.find("40", MONTH)
    assert stored is not None
    signed = shelf.ledger(stored)
    assert signed.locked
    with pytest.raises(KnownError) as caught:
        signed.apply(SetCells(((Cell("CT91", "2", "estimate"), Decimal(1)),)))
    assert caught.value.code == "REPORT_LOCKED"
    assert not signed.figures.report.values
    assert not shelf.reports.journal(stored)


def test_the_edits_of_a_cell_are_told_newest_first(shelf: Shelf) -> None:
    ledger = shelf.begin()
    cell = Cell("CT91", "2", "estimate")
    for value in (Decimal(1), Decimal(2), None):
        ledger.apply(SetCells(((cell, value),)))
    mention = Cell("KN", "a1", "content")
    ledger.apply(InsertRecord("KN", "a1", 0))
    ledger.apply(SetCells(((mention, str(cell)),)))
    told = [(edit.before, edit.after) for edit in shelf.reports.edits(ledger.stored, cell)]
    assert told == [(Decimal(2), None), (Decimal(1), Decimal(2)), (None, Decimal(1))]


class FailingHistory:
    """The disk fails while an earlier month is read."""

    def reported(self, cell: Cell, months: int) -> Decimal | None:
        raise KnownError(FormsMessage.STORE_DISK, path="E:")

    def final(self, cell: Cell, months: int) -> Decimal | None:
        return self.reported(cell, months)

    def finals(self, cell: Cell, months: int) -> tuple[Decimal | None, ...]:
        return (self.reported(cell, months),)

    def why(self, cell: Cell, months: int) -> str | None:
        return None


def test_a_failing_history_does_not_keep_a_change_from_the_disk(shelf: Shelf) -> None:
    ledger = shelf.begin()

    ledger.figures.history = FailingHistory()
    change = SetCells(((Cell("CT91", "2", "estimate"), Decimal(1)),))
    with pytest.raises(KnownError):
        ledger.apply(change)
    assert [entry.change for entry in shelf.reports.journal(ledger.stored)] == [change]


def test_two_windows_may_begin_the_same_month(shelf: Shelf) -> None:
    first, second = shelf.begin(), shelf.begin()
    assert first.stored == second.stored
