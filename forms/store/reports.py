"""Reports on disk: one row per cell, and a journal from which the cells can be replayed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from forms.cell import Cell
from forms.change import (
    Change,
    Explain,
    Explanation,
    InsertRecord,
    RemoveRecord,
    SetCells,
    from_json,
    to_json,
)
from forms.common.amount import Value, decode, encode
from forms.common.errors import KnownError
from forms.common.period import Period
from forms.messages import FormsMessage
from forms.report import Report, ReportKey, ReportState

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from forms.catalogue import Catalogue
    from forms.common.clock import Clock
    from forms.store.database import Database


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report's row: where it stands and which form versions it was begun with."""

    id: int
    key: ReportKey
    state: ReportState
    forms: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One applied change; ``at`` is ISO 8601 in UTC."""

    at: str
    change: Change
    inverse: Change


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one cell; ``at`` is ISO 8601 in UTC."""

    at: str
    before: Value | None
    after: Value | None


class ReportStore:
    """Begins, opens and writes reports."""

    def __init__(self, database: Database, catalogue: Catalogue, clock: Clock) -> None:
        self._database = database
        self._catalogue = catalogue
        self._clock = clock

    def find(self, province: str, period: Period) -> StoredReport | None:
        """The latest revision of a reporting unit's month."""
        found = self._database.rows(
            "SELECT id, province, period, revision, state, forms FROM reports "
            "WHERE province = ? AND period = ? ORDER BY revision DESC LIMIT 1",
            province,
            str(period),
        )
        return _stored(found[0]) if found else None

    def all(self, province: str) -> tuple[StoredReport, ...]:
        """Every report of a reporting unit, oldest month first."""
        found = self._database.rows(
            "SELECT id, province, period, revision, state, forms FROM reports "
            "WHERE province = ? ORDER BY period, revision",
            province,
        )
        return tuple(_stored(row) for row in found)

    def revision(self, key: ReportKey) -> StoredReport | None:
        """One particular revision."""
        mine = (stored for stored in self.all(key.province) if stored.key == key)
        return next(mine, None)

    def provinces(self) -> tuple[str, ...]:
        """The reporting units that have reports here."""
        found = self._database.rows("SELECT DISTINCT province FROM reports ORDER BY province")
        return tuple(row[0] for row in found)

    def begin(self, key: ReportKey, forms: Mapping[str, str] | None = None) -> StoredReport:
        """Start a report with the given form versions, else those in force for its month.

        Another window may just have begun the same one; then that is it.
        """
        if forms is None:
            forms = {form.code: form.version for form in self._catalogue.in_force(key.period)}
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO reports (province, period, revision, state, forms, created_at) "
                "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (
                    key.province,
                    str(key.period),
                    key.revision,
                    ReportState.DRAFT.value,
                    json.dumps(dict(forms)),
                    self._clock.now().isoformat(),
                ),
            )
        stored = self.find(key.province, key.period)
        if stored is None:
            raise KnownError(FormsMessage.STORE_DAMAGED, path=self._database.path)
        return stored

    def open(self, stored: StoredReport) -> Report:
        """The report with every committed cell."""
        versions = stored.forms.items()
        forms = {code: self._catalogue.version(code, version) for code, version in versions}
        report = Report(stored.key, forms)
        records: dict[str, list[str]] = {}
        for form, record in self._database.rows(
            "SELECT form, record FROM records WHERE report = ? ORDER BY form, position", stored.id
        ):
            records.setdefault(form, []).append(record)
        for form, names in records.items():
            for position, record in enumerate(names):
                report.apply(InsertRecord(form, record, position))
        report.apply(SetCells(tuple(self._cells(stored.id).items())))
        for rule, cell, text, digest, at in self._database.rows(
            "SELECT rule, cell, text, digest, at FROM explanations WHERE report = ?", stored.id
        ):
            report.apply(Explain(rule, Cell.parse(cell), Explanation(text, digest, at)))
        return report

    def values(self, stored: StoredReport, form: str) -> dict[Cell, Value]:
        """The typed values of one form, without opening the whole report."""
        return self._cells(stored.id, form)

    def write(self, stored: StoredReport, change: Change, inverse: Change) -> None:
        """Commit one applied change: its journal row and the cells it leaves behind."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO journal (report, at, change, inverse) VALUES (?, ?, ?, ?)",
                (
                    stored.id,
                    self._clock.now().isoformat(),
                    json.dumps(to_json(change), ensure_ascii=False),
                    json.dumps(to_json(inverse), ensure_ascii=False),
                ),
            )
            _materialise(connection, stored.id, change)

    def journal(self, stored: StoredReport) -> tuple[JournalEntry, ...]:
        """Every change ever applied, oldest first; replaying them gives the report."""
        found = self._database.rows(
            "SELECT at, change, inverse FROM journal WHERE report = ? ORDER BY id", stored.id
        )
        return tuple(
            JournalEntry(at, from_json(_json(change)), from_json(_json(inverse)))
            for at, change, inverse in found
        )

    def edits(self, stored: StoredReport, cell: Cell) -> tuple[Edit, ...]:
        """What was ever typed into a cell, newest first."""
        found = self._database.rows(
            "SELECT at, change, inverse FROM journal WHERE report = ? AND instr(change, ?) > 0 "
            "ORDER BY id DESC",
            stored.id,
            f'"{cell}"',
        )
        edits: list[Edit] = []
        for at, change, inverse in found:
            after, before = from_json(_json(change)), from_json(_json(inverse))
            if not (isinstance(after, SetCells) and isinstance(before, SetCells)):
                continue
            was, became = dict(before.cells), dict(after.cells)
            if cell in became:  # not only mentioned in somebody's text
                edits.append(Edit(at, was[cell], became[cell]))
        return tuple(edits)

    def replays(self, stored: StoredReport) -> bool:
        """Whether replaying the journal gives exactly the cells on disk."""
        replayed = Report(stored.key, {})
        for entry in self.journal(stored):
            replayed.apply(entry.change)
        return dict(replayed.values) == self._cells(stored.id)

    def set_state(self, stored: StoredReport, state: ReportState) -> None:
        """Move the report on."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE reports SET state = ? WHERE id = ?", (state.value, stored.id)
            )

    def _cells(self, report: int, form: str | None = None) -> dict[Cell, Value]:
        query = "SELECT form, row, col, kind, text FROM cells WHERE report = ?"
        found = (
            self._database.rows(query, report)
            if form is None
            else self._database.rows(f"{query} AND form = ?", report, form)
        )
        return {Cell(f, row, col): decode(kind, text) for f, row, col, kind, text in found}


def _stored(row: tuple[str, ...]) -> StoredReport:
    identity, province, period, revision, state, forms = row
    key = ReportKey(province, Period.parse(period), int(revision))
    return StoredReport(int(identity), key, ReportState(state), _json(forms))


def _json(text: str) -> Any:  # noqa: ANN401 - whatever was written
    return json.loads(text, parse_float=Decimal)


def _materialise(connection: sqlite3.Connection, report: int, change: Change) -> None:
    match change:
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
                    "INSERT INTO explanations (report, rule, cell, text, digest, at) "
                    "VALUES (?, ?, ?, ?, ?, ?)",
                    (report, rule, str(cell), given.text, given.digest, given.at),
                )


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
