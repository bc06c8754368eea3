"""A report being worked on: one door for changes, and findings that follow them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from forms.change import Change, Explain
from forms.common.frozen import dataclass

if TYPE_CHECKING:
    from forms.cell import Cell
    from forms.common.errors import KnownError
    from forms.figures import Figures
    from forms.report import Report
    from validation.engine import Inspection
    from validation.finding import Judged
    from validation.rulebook import Rulebook


class Writer(Protocol):
    """Carries changes out and keeps them; the store's ledger is one."""

    figures: Figures
    #: Why the last change is not safe yet, if it is not.
    trouble: KnownError | None

    @property
    def waiting(self) -> int:
        """How many cells are not safe yet."""
        ...

    @property
    def locked(self) -> bool:
        """Whether nothing may be changed any more."""
        ...

    def save(self) -> bool:
        """Try again to keep what is not safe yet; whether everything is now."""
        ...

    def look_again(self) -> None:
        """Find out anew whether anything may be changed."""
        ...

    def apply(self, change: Change) -> tuple[Change, set[Cell]]:
        """The inverse, and every cell whose value may have changed."""
        ...


@dataclass(frozen=True, slots=True)
class Gate:
    """What stands between the report and its signature.

    ``broken`` counts checks that could not run: not knowing is not the same as being right.
    """

    errors: int
    missing: int
    unexplained: int
    explained: int
    broken: int = 0
    #: Errors that cannot be put right, each with a statement; they are signed with the report.
    stated: int = 0
    #: Whether anything was entered at all.
    begun: bool = True

    @property
    def open(self) -> bool:
        """Whether the report may be signed."""
        left = self.errors or self.missing or self.unexplained or self.broken
        return self.begun and not left


class Desk:
    """A report, its computed cells and its findings, kept in step.

    Opening one costs little: forms are checked when somebody asks. What is said of the whole report
    (:attr:`judged`, :attr:`gate`) is always said of all its forms.
    """

    def __init__(self, ledger: Writer, rulebook: Rulebook) -> None:
        self.ledger = ledger
        self.figures = ledger.figures
        self._rulebook = rulebook
        self._inspection: Inspection | None = None
        self._judged_in: dict[str, tuple[Judged, ...]] = {}
        self._judged_at: dict[str, dict[Cell, Judged]] = {}
        self._judged: tuple[Judged, ...] | None = None
        self._gate: Gate | None = None

    @property
    def report(self) -> Report:
        """The report as typed."""
        return self.figures.report

    @property
    def inspection(self) -> Inspection:
        """The checks of the report, loaded with the first question."""
        if self._inspection is None:
            from validation.engine import Inspection  # noqa: PLC0415 - a window stands before it

            forms = self.report.forms.values()
            self._inspection = Inspection(self._rulebook, forms, self.figures)
        return self._inspection

    @property
    def known(self) -> bool:
        """Whether the whole report was checked, so that asking about it costs nothing."""
        return self._inspection is not None and self._inspection.complete

    def apply(self, change: Change) -> tuple[Change, set[Cell]]:
        """Carry out, commit and check a change: its inverse and the cells to show anew."""
        self._judged = self._gate = None
        inverse, cells = self.ledger.apply(change)
        affected = self._inspection.refresh(cells) if self._inspection is not None else set()
        if isinstance(change, Explain):
            affected = {*affected, change.cell}
        for form in {cell.form for cell in affected}:
            self._judged_in.pop(form, None)
            self._judged_at.pop(form, None)
        return inverse, cells | affected

    def judged_in(self, form: str) -> tuple[Judged, ...]:
        """The findings of one form, blocking ones first; no other form is checked for it."""
        if form not in self._judged_in:
            from validation.engine import judge  # noqa: PLC0415

            self._judged_in[form] = judge(self.inspection.findings_of(form), self.report)
        return self._judged_in[form]

    def judged_at(self, cell: Cell) -> Judged | None:
        """The most urgent finding of a cell."""
        if cell.form not in self._judged_at:
            found = reversed(self.judged_in(cell.form))
            self._judged_at[cell.form] = {judged.finding.cell: judged for judged in found}
        return self._judged_at[cell.form].get(cell)

    @property
    def judged(self) -> tuple[Judged, ...]:
        """All findings with their standing, blocking ones first."""
        if self._judged is None:
            from validation.engine import by_urgency  # noqa: PLC0415

            found = (judged for form in self.report.forms for judged in self.judged_in(form))
            self._judged = by_urgency(found)
        return self._judged

    @property
    def gate(self) -> Gate:
        """Counts for the way to the signature."""
        if self._gate is None:
            self._gate = self._counted()
        return self._gate

    def _counted(self) -> Gate:
        from validation.finding import Outcome  # noqa: PLC0415
        from validation.tally import tally_of  # noqa: PLC0415

        tally = tally_of(self.judged)
        broken = self.inspection.counts.get(Outcome.RULE_ERROR, 0)
        begun = any(self.report.begun(form) for form in self.report.forms)
        return Gate(
            errors=tally.errors,
            missing=tally.missing,
            unexplained=tally.unexplained,
            explained=tally.explained,
            broken=broken,
            stated=tally.stated,
            begun=begun,
        )
