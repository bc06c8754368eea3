"""Earlier months of a reporting unit, read from the store when first asked for.

For months before the unit existed its predecessors' additive measures are summed; an index or a
percentage has no common value and is *not available* (NQ 202/2025/QH15 merged the units).
"""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal
from typing import TYPE_CHECKING

from forms.calculation import Snapshot
from forms.common.amount import ARITHMETIC, NotApplicable, Value, number_of
from forms.common.frozen import dataclass
from forms.messages import FormsMessage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from forms.catalogue import Catalogue
    from forms.cell import Cell
    from forms.common.period import Period
    from forms.common.provinces import Province, Provinces
    from forms.definition import Form
    from forms.store.reports import ReportStore


@dataclass(frozen=True, slots=True)
class Known:
    """Figures of earlier months found so far, by cell and how many months back they lie."""

    reported: dict[tuple[Cell, int], Decimal | None] = field(default_factory=dict)
    final: dict[tuple[Cell, int], Decimal | None] = field(default_factory=dict)
    #: The months before, nearest first, by cell and how many of them.
    finals: dict[tuple[Cell, int], tuple[Decimal | None, ...]] = field(default_factory=dict)

    def forget(self) -> None:
        """Find everything anew."""
        self.reported.clear()
        self.final.clear()
        self.finals.clear()


class Archive:
    """What the store knows of every unit and month; reads each form of a month once."""

    def __init__(self, store: ReportStore, catalogue: Catalogue, provinces: Provinces) -> None:
        self._store = store
        self._catalogue = catalogue
        self._provinces = provinces
        self._read: dict[tuple[str, Period, str], Snapshot | None] = {}
        self._present: dict[tuple[str, Period], bool] = {}
        self._known: dict[tuple[str, Period], Known] = {}

    def of(self, unit: Province, period: Period) -> StoreHistory:
        """The history seen from one month of one unit."""
        return StoreHistory(self, unit, period)

    def known(self, unit: Province, period: Period) -> Known:
        """What was already found from one month of one unit, emptied by :meth:`forget`."""
        return self._known.setdefault((unit.identity, period), Known())

    def forget(self) -> None:
        """Read again: another month was changed."""
        self._read.clear()
        self._present.clear()
        for known in self._known.values():
            known.forget()

    def form(self, code: str, period: Period) -> Form | None:
        """The version of a form in force for a month."""
        return self._catalogue.find(code, period)

    def value(self, unit: Province, period: Period, cell: Cell) -> Decimal | None:
        """A cell of a month, on the unit's present territory."""
        on_territory = self._provinces.on_territory_of(unit, period.first_day)
        if on_territory == (unit,):
            return number_of(self._own(unit, period, cell))
        form = self.form(cell.form, period)
        if form is None or not form.summable(cell.row, cell.column):
            return None
        return _added(self._own(predecessor, period, cell) for predecessor in on_territory)

    def why(self, unit: Province, period: Period, cell: Cell) -> str | None:
        """Why :meth:`value` has nothing to give; ``None`` when it has."""
        if self.value(unit, period, cell) is not None:
            return None
        on_territory = self._provinces.on_territory_of(unit, period.first_day)
        if not on_territory:
            return FormsMessage.ABSENT_UNIT.sentence(unit=unit.name, period=period.title)
        form = self.form(cell.form, period)
        if form is None:
            return FormsMessage.ABSENT_VERSION.sentence(form=cell.form, period=period.title)
        if not _has(form, cell):
            return FormsMessage.ABSENT_PLACE.sentence(form=cell.form, period=period.title)
        if on_territory != (unit,) and not form.summable(cell.row, cell.column):
            units = _names(on_territory)
            return FormsMessage.ABSENT_SUM.sentence(
                unit=unit.name, units=units, period=period.title
            )
        return self._lacking(on_territory, period, cell)

    def _lacking(self, units: tuple[Province, ...], period: Period, cell: Cell) -> str:
        """Which units' reports lack the amount, the plainest lack first."""
        names = {"period": period.title, "form": cell.form}
        if silent := [unit for unit in units if not self._reported(unit, period)]:
            return FormsMessage.ABSENT_REPORT.sentence(units=_names(silent), **names)
        if without := [u for u in units if self._snapshot(u, period, cell.form) is None]:
            return FormsMessage.ABSENT_FORM.sentence(units=_names(without), **names)
        blank = [u for u in units if number_of(self._own(u, period, cell)) is None]
        return FormsMessage.ABSENT_AMOUNT.sentence(
            period=period.title, units=_names(blank), row=cell.row
        )

    def _reported(self, unit: Province, period: Period) -> bool:
        key = (unit.identity, period)
        if key not in self._present:
            self._present[key] = self._store.find(unit.identity, period) is not None
        return self._present[key]

    def _own(self, unit: Province, period: Period, cell: Cell) -> Value | None:
        snapshot = self._snapshot(unit, period, cell.form)
        return snapshot.value(cell) if snapshot else None

    def _snapshot(self, unit: Province, period: Period, code: str) -> Snapshot | None:
        key = (unit.identity, period, code)
        if key not in self._read:
            self._read[key] = self._opened(unit, period, code)
        return self._read[key]

    def _opened(self, unit: Province, period: Period, code: str) -> Snapshot | None:
        stored = self._store.find(unit.identity, period)
        if stored is None or code not in stored.forms:
            return None
        form = self._catalogue.version(code, stored.forms[code])
        typed = self._store.values(stored, code)
        history = StoreHistory(self, unit, period)
        return Snapshot(self._catalogue.program(form), period.month, typed.get, history)


class StoreHistory:
    """Earlier months as seen from one month of one unit."""

    def __init__(self, archive: Archive, unit: Province, period: Period) -> None:
        self._archive = archive
        self._unit = unit
        self._period = period
        self._known = archive.known(unit, period)

    def reported(self, cell: Cell, months: int) -> Decimal | None:
        """The cell as reported so many months earlier."""
        key, known = (cell, months), self._known.reported
        if key not in known:
            known[key] = self._archive.value(self._unit, self._period.plus(-months), cell)
        return known[key]

    def final(self, cell: Cell, months: int) -> Decimal | None:
        """The same, replaced by the official figure that a later report gave."""
        key, known = (cell, months), self._known.final
        if key not in known:
            known[key] = self._found(cell, months)
        return known[key]

    def finals(self, cell: Cell, months: int) -> tuple[Decimal | None, ...]:
        """Final figures of so many months before this one, nearest first."""
        key, known = (cell, months), self._known.finals
        if key not in known:
            known[key] = tuple(self.final(cell, back) for back in range(1, months + 1))
        return known[key]

    def _found(self, cell: Cell, months: int) -> Decimal | None:
        column = self._column(cell, months)
        if column and months > 1:
            revised = cell._replace(column=column)
            value = self._archive.value(self._unit, self._period.plus(1 - months), revised)
            if value is not None:
                return value
        return self.reported(cell, months)

    def why(self, cell: Cell, months: int) -> str | None:
        """One sentence about why there is no such amount; ``None`` when there is one."""
        return self._archive.why(self._unit, self._period.plus(-months), cell)

    def _column(self, cell: Cell, months: int) -> str | None:
        form = self._archive.form(cell.form, self._period.plus(-months))
        column = form.column_of.get(cell.column) if form else None
        return column.revised_by if column else None


def _has(form: Form, cell: Cell) -> bool:
    row, column = form.row_of.get(cell.row), form.column_of.get(cell.column)
    return bool(row and column and form.measured(row, column))


def _names(units: Iterable[Province]) -> str:
    return ", ".join(unit.name for unit in units)


def _added(values: Iterable[Value | None]) -> Decimal | None:
    """The sum over several units; one for which the indicator does not exist is left out."""
    total: Decimal | None = None
    for value in values:
        if isinstance(value, NotApplicable):
            continue
        if not isinstance(value, Decimal):
            return None
        total = value if total is None else ARITHMETIC.add(total, value)
    return total
