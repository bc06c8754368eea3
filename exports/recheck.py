"""A submitted report worked out again: what was typed, what is computed, which rules it breaks.

A file shows typed and computed cells alike. Every cell is first taken as typed; one that equals
what the others give is computed. History is not at hand at the receiving desk unless given: cells
that rest on earlier months then count as stated.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from exports.file_verdict import note
from exports.verification_messages import VerificationMessage
from forms.calculation import NoHistory
from forms.change import InsertRecord, SetCells
from forms.common.numbers import format_number
from forms.definition import ColumnKind
from forms.figures import Figures
from forms.report import Report, ReportKey
from validation.entry import entry_text
from validation.places import full_place

if TYPE_CHECKING:
    from exports.file_verdict import Note
    from exports.submission import SubmittedReport
    from forms.calculation import History
    from forms.catalogue import Catalogue
    from forms.cell import Cell
    from forms.common.amount import Value
    from forms.definition import Form
    from forms.program import Derivation


@dataclass(frozen=True, slots=True)
class Recheck:
    """The report as it was typed, with what does not agree."""

    figures: Figures
    problems: tuple[Note, ...]
    remarks: tuple[Note, ...]


def recheck(
    submitted: SubmittedReport, catalogue: Catalogue, history: History | None = None
) -> Recheck:
    """Rebuild a submitted report; forms it leaves out are there, empty, for rules across forms."""
    figures = _as_stated(submitted, catalogue, history or NoHistory())
    sorter = _Sorter(submitted, figures, historic=history is not None)
    for form in submitted.forms.values():
        for made in catalogue.program(form).derivations.values():
            sorter.sort(form, made)
    figures.apply(SetCells(tuple((cell, None) for cell in sorter.computed)))
    return Recheck(figures, tuple(sorter.problems), sorter.all_remarks)


def _as_stated(submitted: SubmittedReport, catalogue: Catalogue, history: History) -> Figures:
    """The report with every value of the file typed."""
    identity = submitted.identity
    forms = {form.code: form for form in catalogue.in_force(identity.period)}
    key = ReportKey(identity.province, identity.period, identity.revision)
    report = Report(key, forms | dict(submitted.forms))
    for code in submitted.forms:
        for position, record in enumerate(submitted.records[code]):
            report.apply(InsertRecord(code, record, position))
    known = ((c, v) for c, v in submitted.values.items() if c.form in submitted.forms)
    report.apply(SetCells(tuple(known)))
    return Figures(report, catalogue, history)


class _Sorter:
    """Tells computed cells from typed ones and collects disagreements."""

    def __init__(self, submitted: SubmittedReport, figures: Figures, *, historic: bool) -> None:
        self.computed: list[Cell] = []
        self.problems: list[Note] = []
        self._remarks: list[Note] = []
        self._stated_only = 0
        self._submitted = submitted
        self._figures = figures
        self._historic = historic

    @property
    def all_remarks(self) -> tuple[Note, ...]:
        """Remarks, with the count of cells that had to be believed."""
        if not self._stated_only:
            return tuple(self._remarks)
        counted = note(VerificationMessage.STATED_ONLY, count=self._stated_only)
        return (*self._remarks, counted)

    def sort(self, form: Form, made: Derivation) -> None:
        """Decide about one cell that can be computed."""
        cell = made.cell
        stated, derived = self._submitted.values.get(cell), self._figures.derived(cell)
        if stated == derived:
            if stated is not None:
                self.computed.append(cell)
            return
        column = form.column_of[cell.column]
        if made.formula and made.formula.past and not self._historic:
            self._stated_only += 1
        elif column.kind is ColumnKind.REFERENCE:
            self._remarks.append(self._differs(form, cell, VerificationMessage.REFERENCE_DIFFERS))
        elif stated is None or (column.kind is ColumnKind.COMPUTED and not column.additive):
            self.problems.append(self._differs(form, cell, VerificationMessage.COMPUTED_DIFFERS))

    def _differs(self, form: Form, cell: Cell, message: VerificationMessage) -> Note:
        return note(
            message,
            place=self._submitted.places[cell],
            label=full_place(form, cell),
            stated=_shown(self._submitted.values.get(cell)),
            computed=_shown(self._figures.derived(cell)),
        )


def _shown(value: Value | None) -> str:
    """A value in a sentence."""
    if isinstance(value, Decimal):
        return format_number(value)
    return f"“{entry_text(value)}”" if value is not None else "ô trống"
