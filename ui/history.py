"""The steps made in a report: taken back and made again, also after another month was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from forms.change import Explain, SetCells
from forms.report import touched

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from forms.cell import Cell
    from forms.change import Change
    from forms.common.amount import Value
    from forms.report import Report

    Apply = Callable[[Change], Change]


class History:
    """One undo stack of pure changes; whoever has the report open carries them out."""

    def __init__(self, report: Report) -> None:
        self.stack = QUndoStack()
        #: What the report held when it was first opened.
        self.opened_with: Mapping[Cell, Value] = report.values
        self._report = report
        self._apply: Apply | None = None
        self._last: _Step | None = None
        self._passed: list[Cell] = []

    def take_up(self, report: Report, apply: Apply) -> None:
        """From now on changes are carried out by ``apply`` on this report."""
        self._report = report
        self._apply = apply

    def lay_down(self) -> None:
        """The report is left; nothing is carried out until it is taken up again."""
        self._apply = None

    def fits(self, report: Report) -> bool:
        """Whether a report holds what the last step left: else its inverse would undo others' work.

        An import, a restored backup or another program may have written in between.
        """
        return _contents(report) == _contents(self._report)

    def carry_out(self, change: Change, label: str, *, extends: bool) -> None:
        """Apply a change as one step; ``extends`` makes it part of the last one where it can."""
        last = self._last
        on_top = last is not None and self.stack.index() == last.number
        if not (extends and last and on_top and last.extended(change)):
            self._last = _Step(self, change, label)
            self.stack.push(self._last)
            self._last.number = self.stack.index()

    def undo(self) -> tuple[Cell, ...]:
        """Take the last step back; the cells it was about."""
        return self._through(self.stack.undo)

    def redo(self) -> tuple[Cell, ...]:
        """Make the step again that was taken back; the cells it is about."""
        return self._through(self.stack.redo)

    def pass_through(self, change: Change) -> Change | None:
        """Carry out a change of a step; its inverse."""
        self._passed.extend((change.cell,) if isinstance(change, Explain) else touched(change))
        return self._apply(change) if self._apply is not None else None

    def _through(self, step: Callable[[], None]) -> tuple[Cell, ...]:
        self._passed.clear()
        step()
        return tuple(dict.fromkeys(self._passed))


class Histories:
    """The histories of the reports that were open since the program began."""

    def __init__(self) -> None:
        self._kept: dict[int, History] = {}
        self._current: History | None = None

    def of(self, stored: int, report: Report) -> History:
        """The history of a report by its number in the store; a new one where the old misfits."""
        if self._current is not None:
            self._current.lay_down()
        kept = self._kept.get(stored)
        if kept is None or not kept.fits(report):
            kept = self._kept[stored] = History(report)
        self._current = kept
        return kept


class _Step(QUndoCommand):
    """One step of the undo stack around a pure change."""

    def __init__(self, history: History, change: Change, label: str) -> None:
        super().__init__(label)
        self._history = history
        self._change = change
        self._inverse: Change | None = None
        #: The stack's index while this is the last step made.
        self.number = -1

    def extended(self, change: Change) -> bool:
        """Apply the change as part of this step, if both write the same cells."""
        if not _same_cells(self._change, change):
            return False
        self._change = change
        self._history.pass_through(change)
        return True

    @override
    def redo(self) -> None:
        self._inverse = self._history.pass_through(self._change)

    @override
    def undo(self) -> None:
        if self._inverse is not None:
            self._history.pass_through(self._inverse)


def _same_cells(first: Change, second: Change) -> bool:
    sets = isinstance(first, SetCells) and isinstance(second, SetCells)
    return sets and set(touched(first)) == set(touched(second))


def _contents(report: Report) -> tuple[object, ...]:
    records = {code: report.records(code) for code in report.forms}
    return dict(report.versions), report.values, records, report.explanations
