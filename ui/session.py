"""A report open in the window: one undo stack, one door for changes, signals for the screens."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from forms.carrying import with_plans
from forms.change import Change, Explain, InsertRecord, RemoveRecord, SetCells
from forms.common.addressees import addressee_on
from forms.report import touched
from ui.filled import Filled
from ui.history import Histories
from ui.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QUndoStack

    from exports.workspace import Workspace
    from forms.cell import Cell
    from forms.common.amount import Value
    from forms.common.errors import KnownError
    from forms.common.period import Period
    from forms.common.provinces import Province
    from validation.desk import Desk
    from validation.finding import Judged
    from validation.suggestions import SaidBefore

#: What checking needs read, in pieces short enough for keys to come between.
_CHECKING: Final = (
    "forms.functions",
    "forms.program",
    "validation.finding",
    "validation.form_inspection",
    "validation.engine",
    "validation.units",
    "validation.kinds.agreement",
    "validation.kinds.comparisons",
    "validation.kinds.demands",
    "validation.kinds.expressions",
    "validation.kinds.limits",
    "validation.kinds.outliers",
    "validation.kinds.sums",
    "validation.kinds.syntax",
    "validation.kinds.twins",
    "validation.kinds.texts",
    "validation.kinds.unique",
    "validation.ruleset",
)


class EditSession(QObject):
    """The report of one unit and month."""

    #: ``frozenset[Cell]``: these cells show something else now.
    changed = Signal(object)
    #: A step was made, undone or redone.
    stepped = Signal()
    #: ``tuple[Cell, ...]``: what a step was about that was just undone or redone.
    passed_through = Signal(object)
    #: A sentence: which step was just undone or redone.
    retold = Signal(str)
    #: The disk took everything (``None``) or refused (``KnownError``).
    stored = Signal(object)
    #: The whole report was checked.
    inspected = Signal()
    #: A dot was read by the Vietnamese rule: the cell and its amount deserve an echo.
    read_by_rule = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        unit: Province,
        period: Period,
        histories: Histories | None = None,
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.unit = unit
        self.period = period
        self.desk: Desk = workspace.begin(unit, period)
        self.stored_report = workspace.stored(unit, period)
        self.due = addressee_on(period.first_day).due_on(period)
        self._histories = histories or Histories()
        self._history = self._histories.of(self.stored_report.id, self.desk.report)
        self._history.take_up(self.desk.report, self.apply)
        if self.locked:
            self.undo_stack.clear()
        self._inspecting = Turns(self)
        self._inspecting.finished.connect(self.inspected)

    def beside(self, unit: Province, period: Period) -> EditSession:
        """Another report; coming back from it, the steps made here can still be undone."""
        return EditSession(self.workspace, unit, period, self._histories)

    @property
    def undo_stack(self) -> QUndoStack:
        """The steps made in this report since the program began."""
        return self._history.stack

    @property
    def locked(self) -> bool:
        """Whether the report was signed."""
        return self.desk.ledger.locked

    @property
    def trouble(self) -> KnownError | None:
        """Why the last change is not on disk yet, if it is not."""
        return self.desk.ledger.trouble

    @property
    def unsaved(self) -> int:
        """How many cells wait for the disk."""
        return self.desk.ledger.waiting

    @cached_property
    def said_before(self) -> SaidBefore:
        """What was written about last month's findings, to be offered again; read when asked."""
        from exports.said_before import explanations_before

        return explanations_before(self.workspace, self.unit, self.period, self.desk.report)

    @cached_property
    def filled(self) -> Filled:
        """How many of the required cells hold something."""
        return Filled(self.desk)

    @property
    def known(self) -> bool:
        """Whether the whole report was checked; until then nothing is said of what is left."""
        return self.desk.known

    def look_again(self) -> None:
        """Take up what became of the report: signed, submitted, received.

        Its figures and what the checks found stay as they are; a locked one has no steps to undo.
        """
        self.stored_report = self.workspace.stored(self.unit, self.period)
        self.desk.ledger.look_again()
        if self.locked:
            self.undo_stack.clear()
        self.stepped.emit()
        self.stored.emit(self.trouble)

    def inspect(self) -> None:
        """Check what is left between the keys, then tell by ``inspected``."""
        if not self.known and not self._inspecting.busy:
            self._inspecting.start(self._opening())

    def _opening(self) -> Iterator[None]:
        for name in _CHECKING:
            import_module(name)
            yield
        for form in self.desk.report.forms:
            yield from self.desk.figures.computing(form)
        yield from self.desk.inspection.opening()

    def leave(self) -> None:
        """Check nothing more in the background: another report is opened, or none."""
        self._inspecting.stop()

    def judged(self, cell: Cell) -> Judged | None:
        """The most urgent finding of a cell."""
        return self.desk.judged_at(cell)

    def edited(self, cell: Cell) -> bool:
        """Whether a cell holds something else than when the report was opened."""
        return self._history.opened_with.get(cell) != self.desk.figures.typed(cell)

    def enter(
        self, texts: tuple[tuple[Cell, str], ...], label: str, *, extends: bool = False
    ) -> None:
        """Type texts into cells as one undo step; what cannot be read stays as typed.

        ``extends`` is as in :meth:`carry_out`.
        """
        from validation.entry import read_entry  # noqa: PLC0415 - with the first cell typed

        cells: list[tuple[Cell, Value | None]] = []
        by_rule: list[Cell] = []
        for cell, text in texts:
            entry = read_entry(self.desk.figures.form(cell.form), cell, text)
            if entry.value != self.desk.figures.typed(cell):
                cells.append((cell, entry.value))
                by_rule += [cell] if entry.ambiguous else []
        if cells:
            self.carry_out(SetCells(tuple(cells)), label, extends=extends)
        for cell in by_rule:  # once the figure can be read back
            self.read_by_rule.emit(cell)

    def carry_out(self, change: Change, label: str, *, extends: bool = False) -> None:
        """Apply a change, on disk at once, as one undo step.

        ``extends`` makes it part of the last step when that one wrote the same cells: a long text
        reaches the disk piece by piece and is taken back in one. The year's plans come along with
        the first figures of a form.
        """
        whole = with_plans(self.desk.figures, change)
        self._history.carry_out(whole, label, extends=extends)
        self.stepped.emit()
        if brought := len(touched(whole)) - len(touched(change)):
            self.retold.emit(f"Đã mang sang {brought} ô kế hoạch năm từ báo cáo trước.")

    def undo(self) -> None:
        """Take the last step back."""
        label = self.undo_stack.undoText()
        self._pass_through(self._history.undo())
        if label:
            self.retold.emit(f"Đã hoàn tác: {label}.")

    def redo(self) -> None:
        """Make the step again that was taken back."""
        label = self.undo_stack.redoText()
        self._pass_through(self._history.redo())
        if label:
            self.retold.emit(f"Đã làm lại: {label}.")

    def retry(self) -> None:
        """Try again to write what the disk refused."""
        self.desk.ledger.save()
        self.stored.emit(self.trouble)

    def apply(self, change: Change) -> Change:
        """Apply without an undo step of its own; the inverse."""
        inverse, cells = self.desk.apply(change)
        self.changed.emit(frozenset(cells))
        self.stored.emit(self.trouble)
        return inverse

    def _pass_through(self, cells: tuple[Cell, ...]) -> None:
        self.stepped.emit()
        if cells:
            self.passed_through.emit(cells)


def step_label(change: Change) -> str:
    """What the undo button says a change was."""
    match change:
        case SetCells(cells=cells):
            return f"nhập {len(cells)} ô"
        case InsertRecord():
            return "thêm dòng"
        case RemoveRecord():
            return "xóa dòng"
        case Explain():
            return "ghi giải trình"
