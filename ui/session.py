"""A report open in the window: one undo stack, one door for changes, signals for the screens."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from forms.change import Change, Explain, InsertRecord, RemoveRecord, SetCells
from forms.common.addressees import addressee_on
from forms.report import touched
from ui.filled import Filled
from validation.entry import read_entry

if TYPE_CHECKING:
    from exports.said_before import Explanations
    from exports.workspace import Workspace
    from forms.cell import Cell
    from forms.common.amount import Value
    from forms.common.errors import KnownError
    from forms.common.period import Period
    from forms.common.provinces import Province
    from validation.desk import Desk
    from validation.finding import Judged


class EditSession(QObject):
    """The report of one unit and month."""

    #: ``frozenset[Cell]``: these cells show something else now.
    changed = Signal(object)
    #: A step was made, undone or redone.
    stepped = Signal()
    #: The disk took everything (``None``) or refused (``KnownError``).
    stored = Signal(object)
    #: A dot was read by the Vietnamese rule: the cell and its amount deserve an echo.
    read_by_rule = Signal(object)

    def __init__(self, workspace: Workspace, unit: Province, period: Period) -> None:
        super().__init__()
        self.workspace = workspace
        self.unit = unit
        self.period = period
        self.desk: Desk = workspace.begin(unit, period)
        self.stored_report = workspace.stored(unit, period)
        self.due = addressee_on(period.first_day).due_on(period)
        self.undo_stack = QUndoStack(self)
        self._opened_with = self.desk.report.values
        self._judged: dict[Cell, Judged] = {}
        self._last: _ChangeCommand | None = None
        self._judge()

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
    def said_before(self) -> Explanations:
        """What was written about last month's findings, to be offered again; read when asked."""
        from exports.said_before import explanations_before

        return explanations_before(self.workspace, self.unit, self.period)

    @cached_property
    def filled(self) -> Filled:
        """How many of the required cells hold something."""
        return Filled(self.desk)

    def judged(self, cell: Cell) -> Judged | None:
        """The most urgent finding of a cell."""
        return self._judged.get(cell)

    def edited(self, cell: Cell) -> bool:
        """Whether a cell holds something else than when the report was opened."""
        return self._opened_with.get(cell) != self.desk.figures.typed(cell)

    def enter(
        self, texts: tuple[tuple[Cell, str], ...], label: str, *, extends: bool = False
    ) -> None:
        """Type texts into cells as one undo step; what cannot be read stays as typed.

        ``extends`` is as in :meth:`carry_out`.
        """
        cells: list[tuple[Cell, Value | None]] = []
        for cell, text in texts:
            entry = read_entry(self.desk.figures.form(cell.form), cell, text)
            if entry.value != self.desk.figures.typed(cell):
                cells.append((cell, entry.value))
                if entry.ambiguous:
                    self.read_by_rule.emit(cell)
        if cells:
            self.carry_out(SetCells(tuple(cells)), label, extends=extends)

    def carry_out(self, change: Change, label: str, *, extends: bool = False) -> None:
        """Apply a change, on disk at once, as one undo step.

        ``extends`` makes it part of the last step when that one wrote the same cells: a long text
        reaches the disk piece by piece and is taken back in one.
        """
        last = self._last
        on_top = last is not None and self.undo_stack.index() == last.number
        if not (extends and last and on_top and last.extended(change)):
            self._last = _ChangeCommand(self, change, label)
            self.undo_stack.push(self._last)
            self._last.number = self.undo_stack.index()
        self.stepped.emit()

    def undo(self) -> None:
        """Take the last step back."""
        self.undo_stack.undo()
        self.stepped.emit()

    def redo(self) -> None:
        """Make the step again that was taken back."""
        self.undo_stack.redo()
        self.stepped.emit()

    def retry(self) -> None:
        """Try again to write what the disk refused."""
        self.desk.ledger.save()
        self.stored.emit(self.trouble)

    def apply(self, change: Change) -> Change:
        """Apply without an undo step of its own; the inverse."""
        inverse, cells = self.desk.apply(change)
        self._judge()
        self.changed.emit(frozenset(cells))
        self.stored.emit(self.trouble)
        return inverse

    def _judge(self) -> None:
        found: dict[Cell, Judged] = {}
        for judged in self.desk.judged:
            found.setdefault(judged.finding.cell, judged)
        self._judged = found


class _ChangeCommand(QUndoCommand):
    """One step of the undo stack around a pure change."""

    def __init__(self, session: EditSession, change: Change, label: str) -> None:
        super().__init__(label)
        self._session = session
        self._change = change
        self._inverse: Change | None = None
        #: The stack's index while this is the last step made.
        self.number = -1

    def extended(self, change: Change) -> bool:
        """Apply the change as part of this step, if both write the same cells."""
        if not _same_cells(self._change, change):
            return False
        self._change = change
        self._session.apply(change)
        return True

    @override
    def redo(self) -> None:
        self._inverse = self._session.apply(self._change)

    @override
    def undo(self) -> None:
        if self._inverse is not None:
            self._session.apply(self._inverse)


def _same_cells(first: Change, second: Change) -> bool:
    sets = isinstance(first, SetCells) and isinstance(second, SetCells)
    return sets and set(touched(first)) == set(touched(second))


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
