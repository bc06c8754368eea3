"""``extract``: the values of verified files as tidy CSV; nothing of a file that fails."""

from __future__ import annotations

import csv
import io
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from exports.commands.output import FINE, WRONG_DATA
from exports.commands.show_command import machine
from exports.commands.verify_command import exit_code
from exports.files import read_file
from exports.reception import Reception
from forms.definition import FormKind

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from exports.commands.output import Output
    from exports.submission import SubmittedReport
    from forms.cell import Cell
    from forms.common.amount import Value
    from forms.common.paths import AppPaths

_HEAD = ("province", "period", "form", "row", "column", "value", "record")


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("files", type=Path, nargs="+", metavar="TỆP", help="tệp XLSX đã ký")
    parser.add_argument("--trust", type=Path, metavar="THƯ_MỤC", help="chứng thư được tin cậy")


def run(options: argparse.Namespace, paths: AppPaths, output: Output) -> int:
    """Print the values of every file that verifies."""
    reception = Reception.open(paths, options.trust)
    code = FINE
    rows: list[tuple[str, ...]] = []
    for file in options.files:
        verdict = reception.judge(read_file(file))
        if exit_code(verdict, demanding=reception.trust is not None) != FINE:
            output.say(f"{file}: {verdict.sentence}")
            code = WRONG_DATA
        elif verdict.report is not None:
            rows += _rows(verdict.report)
    output.result([dict(zip(_HEAD, row, strict=True)) for row in rows], _csv(rows))
    return code


def _rows(report: SubmittedReport) -> Iterator[tuple[str, ...]]:
    identity = report.identity
    province = identity.province.partition("@")[0]
    for cell, value in sorted(report.values.items(), key=partial(_rank, report)):
        form = report.forms.get(cell.form)
        listed = form is not None and form.kind is FormKind.LIST
        row, record = ("", cell.row) if listed else (cell.row, "")
        period = str(identity.period)
        yield province, period, cell.form, row, cell.column, machine(value), record


def _rank(report: SubmittedReport, item: tuple[Cell, Value]) -> tuple[int, int, int]:
    """Official order: forms as on the cover, rows and columns as in the form."""
    cell = item[0]
    form = report.forms.get(cell.form)
    rows = (*form.row_of, *report.records.get(cell.form, ())) if form else ()
    columns = tuple(form.column_of) if form else ()
    return (
        list(report.forms).index(cell.form) if form else len(report.forms),
        rows.index(cell.row) if cell.row in rows else 0,
        columns.index(cell.column) if cell.column in columns else 0,
    )


def _csv(rows: list[tuple[str, ...]]) -> list[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows([_HEAD, *rows])
    return buffer.getvalue().splitlines()
