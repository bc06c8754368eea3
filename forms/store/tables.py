"""How a step of the journal shows in the tables of cells, records and explanations."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

from forms.change import Explain, InsertRecord, MoveForm, RemoveRecord, SetCells, Step
from forms.common.amount import Value, encode

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from forms.cell import Cell


def materialise(connection: sqlite3.Connection, report: int, change: Step) -> None:
    """Bring the tables up to date with a journaled step."""
    match change:
        case MoveForm(form=form, version=version, cells=cells):
            _move_form(connection, report, form, version)
            _put(connection, report, cells)
        case SetCells(cells=cells):
            _put(connection, report, cells)
        case InsertRecord():
            _move(connection, report, change.form, change.position, 1)
            connection.execute(
                "INSERT INTO records (report, form, position, record) VALUES (?, ?, ?, ?)",
                (report, change.form, change.position, change.record),
            )
            _put(connection, report, change.cells)
        case RemoveRecord(form=form, record=record):
            ((position,),) = connection.execute(
                "DELETE FROM records WHERE report = ? AND form = ? AND record = ? "
                "RETURNING position",
                (report, form, record),
            ).fetchall()
            _move(connection, report, form, position + 1, -1)
            connection.execute(
                "DELETE FROM cells WHERE report = ? AND form = ? AND row = ?",
                (report, form, record),
            )
        case Explain(rule=rule, cell=cell, explanation=given):
            connection.execute(
                "DELETE FROM explanations WHERE report = ? AND rule = ? AND cell = ?",
                (report, rule, str(cell)),
            )
            if given:
                connection.execute(
                    "INSERT INTO explanations "
                    "(report, rule, cell, text, digest, at, reason, saying) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        *(report, rule, str(cell), given.text, given.digest, given.at),
                        *(given.reason, given.saying.value),
                    ),
                )


def _move_form(connection: sqlite3.Connection, report: int, form: str, version: str | None) -> None:
    ((text,),) = connection.execute("SELECT forms FROM reports WHERE id = ?", (report,)).fetchall()
    forms = {**json.loads(text, parse_float=Decimal), form: version}
    kept = {code: each for code, each in forms.items() if each is not None}
    connection.execute("UPDATE reports SET forms = ? WHERE id = ?", (json.dumps(kept), report))


def _put(
    connection: sqlite3.Connection, report: int, cells: Iterable[tuple[Cell, Value | None]]
) -> None:
    for cell, value in cells:
        if value is None:
            connection.execute(
                "DELETE FROM cells WHERE report = ? AND form = ? AND row = ? AND col = ?",
                (report, *cell),
            )
        else:
            connection.execute(
                "INSERT INTO cells (report, form, row, col, kind, text) VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT DO UPDATE SET kind = excluded.kind, text = excluded.text",
                (report, *cell, *encode(value)),
            )


def _move(connection: sqlite3.Connection, report: int, form: str, since: int, by: int) -> None:
    """Shift positions from ``since`` on, through negative numbers to keep the key unique."""
    connection.execute(
        "UPDATE records SET position = -1 - (position + ?) "
        "WHERE report = ? AND form = ? AND position >= ?",
        (by, report, form, since),
    )
    connection.execute(
        "UPDATE records SET position = -1 - position "
        "WHERE report = ? AND form = ? AND position < 0",
        (report, form),
    )
