"""Taking over what last month's list held: most of it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.change import InsertRecord

if TYPE_CHECKING:
    from collections.abc import Callable

    from forms.cell import Cell
    from forms.common.amount import Value
    from forms.report import Report
    from ui.pages.records.source import RecordsSource
    from ui.session import EditSession


def last_month(source: RecordsSource) -> Report | None:
    """Last month's report, if it is in the store and holds records of this form."""
    session = source.session
    reports = session.workspace.reports
    stored = reports.find(session.unit.identity, session.period.plus(-1))
    if stored is None or source.form.code not in stored.forms:
        return None
    report = reports.open(stored)
    return report if report.records(source.form.code) else None


def carried(
    source: RecordsSource, report: Report, ids: Callable[[], str]
) -> tuple[InsertRecord, ...]:
    """One change per record, with everything it held; codes stay, as they must."""
    code, at = source.form.code, len(source.records)
    taken, targets = set(source.records), dict[str, str]()
    for record in report.records(code):
        while (target := ids()) in taken:
            pass
        taken.add(target)
        targets[record] = target
    cells: dict[str, list[tuple[Cell, Value | None]]] = {record: [] for record in targets}
    for cell, value in report.values.items():
        if cell.form == code and cell.column in source.form.column_of:
            cells[cell.row].append((cell._replace(row=targets[cell.row]), value))
    return tuple(
        InsertRecord(code, targets[record], at + number, tuple(cells[record]))
        for number, record in enumerate(targets)
    )


def carry_over(session: EditSession, changes: tuple[InsertRecord, ...]) -> None:
    """Carry these out as one step."""
    session.undo_stack.beginMacro(f"chép {len(changes)} dòng")
    for change in changes:
        session.carry_out(change, "chép dòng")
    session.undo_stack.endMacro()
