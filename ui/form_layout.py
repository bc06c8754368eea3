"""How a form is laid out as a grid: its columns with their header tiers, its rows with units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from forms.definition import Column, ColumnKind, Form, Row, ValueType
from forms.series import series_column
from ui.grid.source import ColumnKind as GridKind
from ui.grid.source import Emphasis, GridColumn, GridRow, HeaderTiers

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Columns before the first measure: code, label, unit.
LEADING: Final = 3
_KINDS: Final = {
    ColumnKind.ENTRY: GridKind.ENTRY,
    ColumnKind.COMPUTED: GridKind.COMPUTED,
    ColumnKind.REFERENCE: GridKind.REFERENCE,
}
#: Units too long for their column, as tables abbreviate them.
_SHORT_UNITS: Final = {
    "triệu đồng": "tr.đ",
    "tỷ đồng": "tỷ đ",
    "nghìn đồng": "ngh.đ",
    "triệu USD": "tr.USD",
    "nghìn USD": "ngh.USD",
}
_FRONT: Final = (
    GridColumn("code", HeaderTiers("", "Mã", "A"), GridKind.CODE, 4.5, frozen=True),
    GridColumn("label", HeaderTiers("", "Chỉ tiêu", "B"), GridKind.LABEL, 31, frozen=True),
    GridColumn("unit", HeaderTiers("", "ĐVT", "C"), GridKind.UNIT, 5, frozen=True),
)
_PICTURE: Final = GridColumn("series", HeaderTiers("", "13 tháng", ""), GridKind.SPARKLINE, 11)


def grid_columns(form: Form, labels: Mapping[str, object]) -> tuple[GridColumn, ...]:
    """Code, label and unit, the form's columns, and 13 months where the form has a series.

    ``labels`` are the period's names for the titles.
    """
    groups = {group.id: group.title for group in form.groups}
    measures = tuple(
        _measure(column, groups.get(column.group or "", ""), labels) for column in form.columns
    )
    picture = () if series_column(form) is None else (_PICTURE,)
    return (*_FRONT, *measures, *picture)


def grid_row(form: Form, row: Row) -> GridRow:
    """A row; the unit stands only beside numbers."""
    emphasis = Emphasis.NORMAL
    if row.memo:
        emphasis = Emphasis.MEMO
    elif form.parts_of.get(row.code):
        emphasis = Emphasis.SUBTOTAL if row.parent else Emphasis.TOTAL
    counted = row.type in (None, ValueType.NUMBER)
    unit = (row.unit or form.unit) if counted else ""
    level = max(form.level_of[row.code] - 1, 0)
    shown = _SHORT_UNITS.get(unit, unit)
    return GridRow(row.code, row.code, row.label, shown, level, emphasis, row.help)


def _measure(column: Column, group: str, labels: Mapping[str, object]) -> GridColumn:
    return GridColumn(
        key=column.id,
        tiers=HeaderTiers(group, column.title.format(**labels), column.letter),
        kind=_KINDS[column.kind],
        width=column.width,
        decimals=column.decimals,
        tooltip=column.help,
    )
