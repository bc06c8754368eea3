"""Which record a step of the undo stack changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from forms.cell import Cell
    from forms.common.amount import Value
    from ui.pages.records.source import RecordsSource


def changed_record(
    source: RecordsSource, listed: tuple[str, ...], before: Mapping[Cell, Value]
) -> str:
    """The record that came back or holds something else now; blank when none does."""
    came = next((record for record in source.records if record not in listed), "")
    if came:
        return came
    now = source.session.desk.report.values
    return next((record for record in source.records if _differs(source, record, before, now)), "")


def _differs(
    source: RecordsSource, record: str, before: Mapping[Cell, Value], now: Mapping[Cell, Value]
) -> bool:
    cells = (source.cell(record, column) for column in source.form.column_of)
    return any(before.get(cell) != now.get(cell) for cell in cells)
