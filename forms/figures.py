"""A report with its computed cells: what every screen, rule and file reads values from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from forms.absence import why_blank
from forms.calculation import Calculation, History, Snapshot
from forms.flat import FlatFigures
from forms.report import Report, touched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from decimal import Decimal

    from forms.calculation import Derived
    from forms.catalogue import Catalogue
    from forms.cell import Cell
    from forms.change import Change
    from forms.common.amount import NotApplicable, Value
    from forms.common.period import Period
    from forms.definition import Form

#: Cells derived in one step of :meth:`Figures.computing`.
_STEP: Final = 10


class Figures:
    """Typed and derived values together; derived ones are computed when first asked for."""

    def __init__(self, report: Report, catalogue: Catalogue, history: History) -> None:
        self.report = report
        self.history = history
        self._catalogue = catalogue
        self._calculations: dict[str, Calculation] = {}

    @property
    def period(self) -> Period:
        """The reporting month."""
        return self.report.key.period

    def form(self, code: str) -> Form:
        """The version of a form this report was begun with."""
        return self.report.forms[code]

    def value(self, cell: Cell) -> Value | None:
        """What a cell holds: typed, else derived, else nothing."""
        known = self._calculations.get(cell.form)  # asked thousands of times in one check
        return (known or self._calculation(cell.form)).value(cell)

    def typed(self, cell: Cell) -> Value | None:
        """What was typed into a cell."""
        return self.report.typed(cell)

    def lookup(self) -> Callable[[Cell], Value | None]:
        """:meth:`typed` as the fastest callable there is, for evaluation loops."""
        return self.report.lookup()

    def records(self, form: str) -> tuple[str, ...]:
        """Record ids of a list form, in order."""
        return self.report.records(form)

    def begun(self, form: str) -> bool:
        """Whether anything was entered in a form."""
        return self.report.begun(form)

    def derived(self, cell: Cell) -> Decimal | NotApplicable | None:
        """What a cell would hold if nothing were typed there."""
        return self._calculation(cell.form).derived(cell)

    def why_blank(self, cell: Cell) -> str | None:
        """Why a computed or reference cell is blank, where earlier months are the cause."""
        return why_blank(self._calculation(cell.form), self.history, cell)

    def values_of(self, code: str) -> Callable[[Cell], Value | None]:
        """:meth:`value` of one form as a fast callable, for loops over many cells."""
        return self._calculation(code).value

    def computing(self, code: str) -> Iterator[None]:
        """Compute a form, reading the earlier months it needs a few cells at a time.

        What is typed between the steps counts: the form itself is computed in the last one.
        """
        if code in self._calculations:
            return
        program = self._catalogue.program(self.form(code))
        ahead = Snapshot(program, self.period.month, self.report.lookup(), self.history)
        for number, cell in enumerate(program.order, start=1):
            ahead.derived(cell)
            if number % _STEP == 0:
                yield
        self._calculation(code)

    def flat(self, codes: Iterable[str]) -> FlatFigures:
        """The figures of some forms as they stand, one look-up each; typed ones are of all forms.

        Every form named is computed for it.
        """
        each = [self._calculation(code).all_derived for code in codes]
        derived: Mapping[Cell, Derived] = each[0] if len(each) == 1 else _together(each)
        typed = self.report.values
        values: dict[Cell, Value | None] = {**derived, **typed}
        return FlatFigures(self.period, self.history, values.get, typed.get, derived.get)

    def still(self) -> Figures:
        """The figures as they stand, out of reach of later changes: for work on another thread."""
        report = self.report.copy()
        twin = Figures(report, self._catalogue, self.history)
        typed = report.lookup()
        twin._calculations = {code: self._calculation(code).still(typed) for code in report.forms}
        return twin

    def apply(self, change: Change) -> tuple[Change, set[Cell]]:
        """Carry a change out: its inverse, and every cell whose value may have changed."""
        inverse = self.report.apply(change)
        return inverse, self.refresh(change, inverse)

    def refresh(self, change: Change, inverse: Change) -> set[Cell]:
        """Follow a change the report has taken: every cell whose value may have changed."""
        cells = set(touched(change)) | set(touched(inverse))
        by_form: dict[str, set[Cell]] = {}
        for cell in cells:
            by_form.setdefault(cell.form, set()).add(cell)
        for code, changed in by_form.items():
            if code in self._calculations:
                cells |= self._calculations[code].refresh(changed)
            else:  # computed now for the first time, so nothing tells what was different before
                cells.update(self._calculation(code).program.downstream(changed))
        return cells

    def _calculation(self, code: str) -> Calculation:
        if code not in self._calculations:
            form = self.report.forms[code]
            program = self._catalogue.program(form)
            month = self.report.key.period.month
            typed = self.report.lookup()
            self._calculations[code] = Calculation(program, month, typed, self.history)
        return self._calculations[code]


def _together(each: Iterable[Mapping[Cell, Derived]]) -> Mapping[Cell, Derived]:
    """The derived cells of several forms in one mapping."""
    whole: dict[Cell, Derived] = {}
    for derived in each:
        whole.update(derived)
    return whole
