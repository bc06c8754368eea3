"""The filled report: what was typed, in which records, and what was explained.

There is one door for writing: :meth:`Report.apply` takes a change and returns its inverse;
:meth:`Report.move` does so for a move to another version of a form. Only typed values live here;
totals and growth come from :mod:`forms.calculation`.
"""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING

from forms.cell import Cell
from forms.change import (
    Change,
    Explain,
    Explanation,
    InsertRecord,
    MoveForm,
    RemoveRecord,
    SetCells,
    Step,
)
from forms.common.errors import BugError
from forms.common.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from forms.common.amount import Value
    from forms.common.period import Period
    from forms.definition import Form


class ReportState(Enum):
    """Where a report stands; everything after ``DRAFT`` is locked."""

    DRAFT = "draft"
    SIGNED = "signed"
    SUBMITTED = "submitted"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class ReportKey:
    """Whose report, for which month, in which revision (1 is the first)."""

    province: str
    period: Period
    revision: int = 1


class Report:
    """One reporting unit's month, all forms together."""

    def __init__(self, key: ReportKey, forms: Mapping[str, Form]) -> None:
        self.key = key
        self.forms = dict(forms)
        self._versions = {form.code: form.version for form in forms.values()}
        self._values: dict[Cell, Value] = {}
        #: Form → column → how many cells hold something, so that asking costs no look at them all.
        self._held: dict[str, Counter[str]] = {}
        self._records: dict[str, tuple[str, ...]] = {}
        #: The same without their order, so that asking whether one is there looks at one.
        self._present: dict[str, set[str]] = {}
        self._explanations: dict[tuple[str, Cell], Explanation] = {}

    def apply(self, change: Change) -> Change:
        """Carry the change out and return the change that takes it back."""
        match change:
            case SetCells():
                return self._set(change)
            case InsertRecord():
                return self._insert(change)
            case RemoveRecord():
                return self._remove(change)
            case Explain():
                return self._explain(change)

    def copy(self) -> Report:
        """The same report again; what is done to one does not show in the other."""
        twin = Report(self.key, self.forms)
        twin._versions = dict(self._versions)
        twin._values = dict(self._values)
        twin._held = {form: Counter(held) for form, held in self._held.items()}
        twin._records = dict(self._records)
        twin._present = {form: set(records) for form, records in self._present.items()}
        twin._explanations = dict(self._explanations)
        return twin

    def move(self, step: MoveForm, form: Form | None) -> MoveForm:
        """Move a form to another version and return the step back.

        ``form`` is that version; ``None`` in a replay and where the form leaves the report.
        """
        was = MoveForm(step.form, self._versions.get(step.form), self._before(step.cells))
        for held in (self._versions, self.forms):
            held.pop(step.form, None)
        if step.version is not None:
            self._versions[step.form] = step.version
        if form is not None:
            self.forms[step.form] = form
        for cell, value in step.cells:
            self._put(cell, value)
        return was

    def replay(self, step: Step) -> None:
        """Carry out a journaled step again; definitions do not matter for that."""
        if isinstance(step, MoveForm):
            self.move(step, None)
        else:
            self.apply(step)

    @property
    def versions(self) -> Mapping[str, str]:
        """The version of every form."""
        return dict(self._versions)

    def typed(self, cell: Cell) -> Value | None:
        """What was typed into a cell, or nothing."""
        return self._values.get(cell)

    def lookup(self) -> Callable[[Cell], Value | None]:
        """:meth:`typed` as the fastest callable there is, for evaluation loops."""
        return self._values.get

    @property
    def values(self) -> Mapping[Cell, Value]:
        """Every typed value."""
        return dict(self._values)

    def records(self, form: str) -> tuple[str, ...]:
        """Record ids of a list form, in order."""
        return self._records.get(form, ())

    def begun(self, form: str) -> bool:
        """Whether a form holds a record or an entry other than one carried from earlier months."""
        columns = self.forms[form].column_of
        held = self._held.get(form, Counter())
        return bool(self.records(form)) or any(
            count and not columns[column].carried for column, count in held.items()
        )

    def holds(self, form: str) -> bool:
        """Whether anything stands in a form, be it only a plan for the whole year."""
        return bool(self.records(form)) or any(self._held.get(form, Counter()).values())

    @property
    def explanations(self) -> Mapping[tuple[str, Cell], Explanation]:
        """Explanations by rule code and cell."""
        return dict(self._explanations)

    def _set(self, change: SetCells) -> SetCells:
        was = self._before(change.cells)
        for cell, value in change.cells:
            self._put(cell, value)
        return SetCells(was)

    def _before(
        self, cells: tuple[tuple[Cell, Value | None], ...]
    ) -> tuple[tuple[Cell, Value | None], ...]:
        """What cells held, last one first: a cell named twice goes back to what it held first."""
        return tuple((cell, self._values.get(cell)) for cell, _ in reversed(cells))

    def _put(self, cell: Cell, value: Value | None) -> None:
        if value is None:
            self._clear(cell)
            return
        if cell not in self._values:
            self._held.setdefault(cell.form, Counter())[cell.column] += 1
        self._values[cell] = value

    def _clear(self, cell: Cell) -> None:
        if self._values.pop(cell, None) is not None:
            self._held[cell.form][cell.column] -= 1

    def _insert(self, change: InsertRecord) -> RemoveRecord:
        present, known = self.records(change.form), self._present.setdefault(change.form, set())
        if change.record in known:
            raise BugError(f"record {change.record} exists in {change.form}")
        at = change.position
        if not 0 <= at <= len(present):
            raise BugError(f"no place {at} among {len(present)} records of {change.form}")
        self._records[change.form] = (*present[:at], change.record, *present[at:])
        known.add(change.record)
        for cell, value in change.cells:
            self._put(cell, value)
        return RemoveRecord(change.form, change.record)

    def _remove(self, change: RemoveRecord) -> InsertRecord:
        present, known = self.records(change.form), self._present.get(change.form, set())
        if change.record not in known:
            raise BugError(f"record {change.record} is not in {change.form}")
        named = (
            Cell(change.form, change.record, column) for column in self._held.get(change.form, ())
        )
        cells = tuple((cell, self._values[cell]) for cell in named if cell in self._values)
        for cell, _ in cells:
            self._clear(cell)
        at = present.index(change.record)
        self._records[change.form] = present[:at] + present[at + 1 :]
        known.discard(change.record)
        return InsertRecord(change.form, change.record, at, cells)

    def _explain(self, change: Explain) -> Explain:
        key = (change.rule, change.cell)
        was = self._explanations.get(key)
        if change.explanation is None:
            self._explanations.pop(key, None)
        else:
            self._explanations[key] = change.explanation
        return Explain(change.rule, change.cell, was)


def touched(change: Change) -> tuple[Cell, ...]:
    """The cells a change writes."""
    match change:
        case SetCells(cells=cells) | InsertRecord(cells=cells):
            return tuple(cell for cell, _ in cells)
        case RemoveRecord() | Explain():
            return ()
