"""A report of one form, inspected after every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.calculation import NoHistory
from forms.catalogue import Catalogue
from forms.cell import Cell
from forms.change import Change, SetCells
from forms.common.period import Period
from forms.figures import Figures
from forms.loader import load
from forms.report import Report, ReportKey
from validation.engine import Inspection
from validation.rulebook import Rulebook

if TYPE_CHECKING:
    from forms.common.amount import Value
    from validation.finding import Finding


class Desk:
    """A report of one form, inspected after every change."""

    def __init__(self, definition: str) -> None:
        form = load(definition, "thử.toml")
        self.code = form.code
        report = Report(ReportKey("40", Period(2026, 10)), {form.code: form})
        self.figures = Figures(report, Catalogue.shipped(), NoHistory())
        self.inspection = Inspection(Rulebook(), [form], self.figures)
        self.inspection.run()

    def apply(self, change: Change) -> set[Cell]:
        _, cells = self.figures.apply(change)
        return self.inspection.refresh(cells)

    def put(self, row: str, column: str, value: Value | None) -> set[Cell]:
        return self.apply(SetCells(((Cell(self.code, row, column), value),)))

    @property
    def found(self) -> list[tuple[str, str]]:
        return [(f.rule, f"{f.cell.row}/{f.cell.column}") for f in self.inspection.findings]

    def only(self) -> Finding:
        (finding,) = self.inspection.findings
        return finding
