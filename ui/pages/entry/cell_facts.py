"""What the details pane says about a cell, worked out without widgets."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from forms.cell import Cell
from forms.common.amount import number_of
from forms.common.numbers import format_number
from forms.common.period import series_ending
from forms.definition import ColumnKind, ValueType
from forms.series import series_column
from ui.charts.data import BarsData
from validation.places import column_label, letter

if TYPE_CHECKING:
    from forms.common.amount import Value
    from forms.definition import Column, Form, Row
    from ui.form_source import FormSource

_MONTHS: Final = 13
#: Of the thirteen bars, every third from the first January on is labelled.
_LABEL_EVERY: Final = 3
_BLANK: Final = "trống"


@dataclass(frozen=True, slots=True)
class EditLine:
    """One edit in words; ``at`` is ISO 8601 in UTC."""

    at: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CellFacts:
    """Everything the pane shows."""

    title: str
    place: str
    value: str
    picture: BarsData
    average: str
    figures: tuple[tuple[str, str], ...]
    meaning: str
    formula: str


def facts_of(source: FormSource, cell: Cell | None) -> CellFacts:
    """The facts of a cell; of no cell, only an invitation to choose one."""
    picture = picture_of(source, cell)
    if cell is None:
        text = "Chọn một ô trong lưới để xem định nghĩa, biến động và lịch sử sửa."
        return CellFacts("", text, "", picture, "", (), "", "")
    form = source.form
    row, column = form.row_of[cell.row], form.column_of[cell.column]
    labels = source.session.period.labels()
    number = form.type_of(cell.row, cell.column) is ValueType.NUMBER
    unit = form.unit_of(row, column) if number else ""
    parts = (f"Cột {letter(column)}", column_label(column, labels), unit)
    place = " · ".join(part for part in parts if part)
    position = source.position(cell)
    shown = source.cell(*position).text if position else ""
    return CellFacts(
        title=f"{row.code} {row.label}",
        place=place,
        value=shown or _BLANK.capitalize(),
        picture=picture,
        average=_average(picture),
        figures=_figures(source, row),
        meaning=row.help,
        formula=_formula(form, row, column),
    )


def edits_of(source: FormSource, cell: Cell) -> tuple[EditLine, ...]:
    """What was ever typed into a cell, newest first; read from the disk."""
    session = source.session
    edits = session.workspace.reports.edits(session.stored_report, cell)
    return tuple(
        EditLine(edit.at, _words(source, cell, edit.before), _words(source, cell, edit.after))
        for edit in edits
    )


def picture_of(source: FormSource, cell: Cell | None) -> BarsData:
    """Thirteen months of the cell's row, this month last."""
    column = series_column(source.form)
    blank: tuple[Decimal | None, ...] = (None,) * _MONTHS
    if cell is None or column is None:
        return BarsData("13 tháng", ("",) * _MONTHS, blank)
    position = source.position(cell)
    values = (source.series(position[0]) if position else ()) or blank
    months = series_ending(source.session.period, _MONTHS)
    last = _MONTHS - 1
    labels = tuple(
        f"{month.month}/{month.year % 100}"
        if at in (0, last) or month.month == 1
        else (str(month.month) if month.month % _LABEL_EVERY == 1 and 1 < at < last - 1 else "")
        for at, month in enumerate(months)
    )
    known = [value for value in values[:-1] if value is not None]
    average = sum(known, Decimal(0)) / len(known) if known else None
    judged = source.session.judged(cell)
    return BarsData(
        name=source.form.row_of[cell.row].label,
        labels=labels,
        values=values,
        attention=last if judged and not judged.finding.missing else None,
        average=average,
    )


def _average(picture: BarsData) -> str:
    if picture.average is None:
        return ""
    decimals = 0 if abs(picture.average) >= 1000 else 1  # noqa: PLR2004 - readable at a glance
    return f"– – bình quân {format_number(picture.average, decimals)}"


def _figures(source: FormSource, row: Row) -> tuple[tuple[str, str], ...]:
    """The three comparisons a clerk looks for, where the form has them."""
    form, value = source.form, source.session.desk.figures.value
    before = source.session.period.plus(-1).month
    wanted = (
        (("official", "reported"), f"Tháng {before}"),
        (("same_month",), "Cùng kỳ"),
        (("year_to_date",), "Lũy kế"),
    )
    figures: list[tuple[str, str]] = []
    for names, label in wanted:
        known = [each for each in names if each in form.column_of]
        measured = [each for each in known if form.measured(row, form.column_of[each])]
        amounts = [number_of(value(Cell(form.code, row.code, each))) for each in measured]
        if amounts:
            amount = next((each for each in amounts if each is not None), None)
            figures.append((label, "–" if amount is None else format_number(amount)))
    return tuple(figures)


def _formula(form: Form, row: Row, column: Column) -> str:
    texts: list[str] = []
    if column.kind is not ColumnKind.ENTRY and column.help:
        texts.append(column.help)
    if column.additive and (parts := form.parts_of.get(row.code)):
        run = f"{parts[0]} đến {parts[-1]}" if len(parts) > 1 else parts[0]
        texts.append(f"Mục {row.code} = tổng {run}.")
    if column.kind is ColumnKind.ENTRY and column.help:
        texts.append(column.help)
    return " ".join(texts)


def _words(source: FormSource, cell: Cell, value: Value | None) -> str:
    """A value in full, a choice by its label."""
    if value is None:
        return _BLANK
    return format_number(value) if isinstance(value, Decimal) else source.text_of(cell, value)
