"""What was written last month about the same figure: offered again, never filled in by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.cell import Cell
from forms.definition import FormKind
from validation.explanations import wanted
from validation.identity import RecordKey, identities, record_key

if TYPE_CHECKING:
    from forms.change import Explanation
    from forms.report import Report
    from validation.finding import Finding

#: Records by what they hold in some columns.
_Index = dict[RecordKey, str]


class SaidBefore:
    """The explanations of an earlier report, found again for the findings of a later one.

    A record that was carried over has another id there. It is recognised by the columns in which
    the form lets no two records say the same.
    """

    def __init__(self, before: Report | None, now: Report) -> None:
        self._before = before
        self._now = now
        self._indexes: dict[str, dict[tuple[str, ...], _Index]] = {}

    def suggestion(self, finding: Finding) -> Explanation | None:
        """The explanation of the same rule and cell, if it was of the kind that is asked for.

        It explained other figures, so taking it over is the clerk's decision.
        """
        if self._before is None:
            return None
        cell = self._then(self._before, finding.cell)
        given = self._before.explanations.get((finding.rule, cell))
        return given if given and given.saying is wanted(finding) else None

    def _then(self, before: Report, cell: Cell) -> Cell:
        """The cell as the earlier report calls it."""
        if self._now.forms[cell.form].kind is not FormKind.LIST:
            return cell
        if cell.row in before.records(cell.form):
            return cell
        known = self._known(before, cell.form).items()
        twins = (index.get(key) for cols, index in known if (key := _key(self._now, cell, cols)))
        twin = next((record for record in twins if record), None)
        return Cell(cell.form, twin, cell.column) if twin else cell

    def _known(self, before: Report, code: str) -> dict[tuple[str, ...], _Index]:
        """The earlier records of a form, by each of their identities."""
        if code not in self._indexes:
            found = self._indexes[code] = {}
            for columns in identities(self._now.forms[code]):
                index = found[columns] = {}
                for record in before.records(code):
                    if key := _key(before, Cell(code, record, ""), columns):
                        index.setdefault(key, record)
        return self._indexes[code]


def _key(report: Report, cell: Cell, columns: tuple[str, ...]) -> RecordKey | None:
    """What a record holds in some columns."""
    return record_key(report.typed(Cell(cell.form, cell.row, column)) for column in columns)
