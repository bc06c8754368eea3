"""``show``: the stored report, typed and computed values."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from exports.commands.output import FINE, Output, table
from exports.commands.target import add_target, target_of, workspace_at
from forms.cell import Cell
from forms.common.amount import NotApplicable, Unreadable, Value, plain
from forms.common.numbers import format_number
from forms.definition import Form, FormKind

if TYPE_CHECKING:
    import argparse

    from forms.common.paths import AppPaths
    from forms.figures import Figures


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_target(parser)
    parser.add_argument("--form", metavar="BIỂU", help="chỉ một biểu, ví dụ CT03")


def run(options: argparse.Namespace, paths: AppPaths, output: Output) -> int:
    """Print every form that holds something."""
    with workspace_at(paths) as workspace:
        target = target_of(options, workspace)
        desk = workspace.find(target.unit, target.period)
        forms = [f for f in desk.report.forms.values() if options.form in (None, f.code)]
        data: dict[str, Any] = {
            "province": desk.report.key.province,
            "period": str(target.period),
            "revision": desk.report.key.revision,
            "state": workspace.state(target.unit, target.period),
            "forms": {form.code: _form_data(desk.figures, form) for form in forms},
        }
        lines: list[str] = []
        for form in forms:
            lines += _form_lines(desk.figures, form)
    output.result(data, lines)
    return FINE


def _rows(figures: Figures, form: Form) -> tuple[str, ...]:
    if form.kind is FormKind.LIST:
        return figures.report.records(form.code)
    return tuple(form.row_of)


def _form_data(figures: Figures, form: Form) -> dict[str, Any]:
    cells: list[dict[str, Any]] = []
    absent: list[dict[str, Any]] = []
    for row in _rows(figures, form):
        for column in form.columns:
            cell = Cell(form.code, row, column.id)
            value = figures.value(cell)
            if value is not None:
                source = "computed" if figures.typed(cell) is None else "typed"
                cells.append(
                    {"row": row, "column": column.id, "value": machine(value), "source": source}
                )
            elif reason := figures.why_blank(cell):
                absent.append({"row": row, "column": column.id, "reason": reason})
    return {"version": form.version, "digest": form.digest, "cells": cells, "absent": absent}


def _form_lines(figures: Figures, form: Form) -> list[str]:
    heading = ["Mã", "Chỉ tiêu", *(column.id for column in form.columns)]
    rows = [heading]
    for row in _rows(figures, form):
        label = form.row_of[row].label if row in form.row_of else ""
        values = [_shown(figures.value(Cell(form.code, row, c.id))) for c in form.columns]
        if any(values):
            rows.append([row, label, *values])
    if len(rows) == 1:
        return []
    right = frozenset(range(2, len(heading)))
    title = f"Biểu {form.number}. {form.title} ({form.unit})"
    return [title, *table(rows, right=right), *_reasons(figures, form), ""]


def _reasons(figures: Figures, form: Form) -> list[str]:
    """Why columns hold blanks, each reason once with the columns it explains."""
    columns: dict[str, dict[str, None]] = {}
    for row in _rows(figures, form):
        for column in form.columns:
            if reason := figures.why_blank(Cell(form.code, row, column.id)):
                columns.setdefault(reason, {})[column.id] = None
    return [f"Trống ở cột {', '.join(names)}: {reason}" for reason, names in columns.items()]


def machine(value: Value) -> str:
    """A value as data files write it."""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, NotApplicable):
        return "x"
    if isinstance(value, Unreadable):
        return value.text
    return str(value)


def _shown(value: Value | None) -> str:
    if value is None:
        return ""
    return format_number(value) if isinstance(value, Decimal) else machine(value)
