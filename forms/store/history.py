"""Earlier months of a reporting unit, read from the store when first asked for.

For months before the unit existed its predecessors' additive measures are summed; an index or a
percentage has no common value and is *not available* (NQ 202/2025/QH15 merged the units).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from forms.calculation import Snapshot
from forms.common.amount import ARITHMETIC, NotApplicable, Value, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from forms.catalogue import Catalogue
    from forms.cell import Cell
    from forms.common.period import Period
    from forms.common.provinces import Province, Provinces
    from forms.definition import Form
    from forms.store.reports import ReportStore


class Archive:
    """What the store knows of every unit and month; reads each form of a month once."""

    def __init__(self, store: ReportStore, catalogue: Catalogue, provinces: Provinces) -> None:
        self._store = store
        self._catalogue = catalogue
        self._provinces = provinces
        self._read: dict[tuple[str, Period, str], Snapshot | None] = {}

    def of(self, unit: Province, period: Period) -> StoreHistory:
        """The history seen from one month of one unit."""
        return StoreHistory(self, unit, period)

    def forget(self) -> None:
        """Read again: another month was changed."""
        self._read.clear()

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

    def reported(self, cell: Cell, months: int) -> Decimal | None:
        """The cell as reported so many months earlier."""
        return self._archive.value(self._unit, self._period.plus(-months), cell)

    def final(self, cell: Cell, months: int) -> Decimal | None:
        """The same, replaced by the official figure that a later report gave."""
        column = self._column(cell, months)
        if column and months > 1:
            revised = cell._replace(column=column)
            value = self._archive.value(self._unit, self._period.plus(1 - months), revised)
            if value is not None:
                return value
        return self.reported(cell, months)

    def _column(self, cell: Cell, months: int) -> str | None:
        form = self._archive.form(cell.form, self._period.plus(-months))
        column = form.column_of.get(cell.column) if form else None
        return column.revised_by if column else None


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
