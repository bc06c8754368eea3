"""Reports on disk: one row per cell, and a journal from which the cells can be replayed."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from forms.cell import Cell
from forms.change import (
    Explain,
    Explanation,
    InsertRecord,
    MoveForm,
    SetCells,
    Step,
    from_json,
    to_json,
)
from forms.common.amount import Value, decode
from forms.common.errors import KnownError
from forms.common.frozen import dataclass
from forms.common.period import Period
from forms.messages import FormsMessage
from forms.report import Report, ReportKey, ReportState
from forms.store.said import explanations_of
from forms.store.tables import materialise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from forms.catalogue import Catalogue
    from forms.common.clock import Clock
    from forms.store.database import Database


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report's row: where it stands and which form versions it is filled in with."""

    id: int
    key: ReportKey
    state: ReportState
    forms: Mapping[str, str]
    #: When it came into this state, ISO 8601 in UTC; empty where an older store did not say.
    since: str = ""


@dataclass(frozen=True, slots=True)
class StateChange:
    """A report came into a state; ``at`` is ISO 8601 in UTC."""

    state: ReportState
    at: str


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One applied change or move; ``at`` is ISO 8601 in UTC."""

    at: str
    change: Step
    inverse: Step


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one cell; ``at`` is ISO 8601 in UTC."""

    at: str
    before: Value | None
    after: Value | None


#: Rows of ``StoredReport``; the last of its changes says since when a state stands.
_REPORTS: Final = (
    "SELECT id, province, period, revision, state, forms, ("
    "SELECT CASE WHEN last.state = reports.state THEN last.at ELSE '' END FROM states AS last "
    "WHERE last.report = reports.id ORDER BY last.id DESC LIMIT 1) FROM reports"
)


class ReportStore:
    """Begins, opens and writes reports."""

    def __init__(self, database: Database, catalogue: Catalogue, clock: Clock) -> None:
        self._database = database
        self._addresses: dict[Cell, Cell] = {}
        self._catalogue = catalogue
        self._clock = clock

    def find(self, province: str, period: Period) -> StoredReport | None:
        """The latest revision of a reporting unit's month."""
        found = self._database.rows(
            f"{_REPORTS} WHERE province = ? AND period = ? ORDER BY revision DESC LIMIT 1",
            province,
            str(period),
        )
        return _stored(found[0]) if found else None

    def all(self, province: str) -> tuple[StoredReport, ...]:
        """Every report of a reporting unit, oldest month first."""
        found = self._database.rows(
            f"{_REPORTS} WHERE province = ? ORDER BY period, revision", province
        )
        return tuple(_stored(row) for row in found)

    def filled(self, province: str) -> frozenset[Period]:
        """The months of a reporting unit in which something was entered."""
        found = self._database.rows(
            "SELECT DISTINCT period FROM reports WHERE province = ? AND EXISTS "
            "(SELECT 1 FROM cells WHERE cells.report = reports.id)",
            province,
        )
        return frozenset(Period.parse(period) for (period,) in found)

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
        for (rule, cell), given in self.explanations(stored).items():
            report.apply(Explain(rule, cell, given))
        return report

    def values(self, stored: StoredReport, form: str) -> dict[Cell, Value]:
        """The typed values of one form, without opening the whole report."""
        return self._cells(stored.id, form)

    def explanations(self, stored: StoredReport) -> dict[tuple[str, Cell], Explanation]:
        """What was written about findings, by rule and cell, without opening the report."""
        return explanations_of(self._database, stored.id)

    def write(self, stored: StoredReport, change: Step, inverse: Step) -> None:
        """Commit one applied change: its journal row and the cells it leaves behind."""
        self.write_all(stored, ((change, inverse),))

    def write_all(self, stored: StoredReport, steps: Iterable[tuple[Step, Step]]) -> None:
        """Commit applied changes with their inverses, all of them or none."""
        with self._database.transaction() as connection:
            for change, inverse in steps:
                connection.execute(
                    "INSERT INTO journal (report, at, change, inverse) VALUES (?, ?, ?, ?)",
                    (
                        stored.id,
                        self._clock.now().isoformat(),
                        json.dumps(to_json(change), ensure_ascii=False),
                        json.dumps(to_json(inverse), ensure_ascii=False),
                    ),
                )
                materialise(connection, stored.id, change)

    def journal(self, stored: StoredReport) -> tuple[JournalEntry, ...]:
        """Every change ever applied, oldest first; replaying them gives the report."""
        found = self._database.rows(
            "SELECT at, change, inverse FROM journal WHERE report = ? ORDER BY id", stored.id
        )
        return tuple(
            JournalEntry(at, from_json(_json(change)), from_json(_json(inverse)))
            for at, change, inverse in found
        )

    def last_change(self, province: str) -> tuple[Period, JournalEntry] | None:
        """What was written last into any report of a reporting unit, and its month."""
        found = self._database.rows(
            "SELECT reports.period, journal.at, journal.change, journal.inverse FROM journal "
            "JOIN reports ON reports.id = journal.report WHERE reports.province = ? "
            "ORDER BY journal.id DESC LIMIT 1",
            province,
        )
        for period, at, change, inverse in found:
            entry = JournalEntry(at, from_json(_json(change)), from_json(_json(inverse)))
            return Period.parse(period), entry
        return None

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
            if not (
                isinstance(after, SetCells | MoveForm) and isinstance(before, SetCells | MoveForm)
            ):
                continue
            was, became = dict(before.cells), dict(after.cells)
            if cell in became:  # not only mentioned in somebody's text
                edits.append(Edit(at, was[cell], became[cell]))
        return tuple(edits)

    def replays(self, stored: StoredReport) -> bool:
        """Whether replaying the journal gives the cells and the form versions on disk."""
        replayed, journal = Report(stored.key, {}), self.journal(stored)
        for entry in journal:
            replayed.replay(entry.change)
        moved = {e.change.form for e in journal if isinstance(e.change, MoveForm)}
        same = all(replayed.versions.get(form) == stored.forms.get(form) for form in moved)
        return same and dict(replayed.values) == self._cells(stored.id)

    def set_state(self, stored: StoredReport, state: ReportState) -> None:
        """Move the report on, or back, and remember when."""
        at = self._clock.now().isoformat()
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE reports SET state = ? WHERE id = ?", (state.value, stored.id)
            )
            connection.execute(
                "INSERT INTO states (report, state, at) VALUES (?, ?, ?)",
                (stored.id, state.value, at),
            )

    def states(self, stored: StoredReport) -> tuple[StateChange, ...]:
        """What became of the report since it was a draft, oldest first."""
        found = self._database.rows(
            "SELECT state, at FROM states WHERE report = ? ORDER BY id", stored.id
        )
        return tuple(StateChange(ReportState(state), at) for state, at in found)

    def _cells(self, report: int, form: str | None = None) -> dict[Cell, Value]:
        query = "SELECT form, row, col, kind, text FROM cells WHERE report = ?"
        found = (
            self._database.rows(query, report)
            if form is None
            else self._database.rows(f"{query} AND form = ?", report, form)
        )
        return {self._cell(f, row, col): decode(kind, text) for f, row, col, kind, text in found}

    def _cell(self, form: str, row: str, column: str) -> Cell:
        """One object per address: a year and more of months name the same cells."""
        cell = Cell(form, row, column)
        return self._addresses.setdefault(cell, cell)


def _stored(row: tuple[str, ...]) -> StoredReport:
    identity, province, period, revision, state, forms, since = row
    key = ReportKey(province, Period.parse(period), int(revision))
    return StoredReport(int(identity), key, ReportState(state), _versions(forms), since or "")


@lru_cache(maxsize=16)
def _versions(text: str) -> Mapping[str, str]:
    """Form versions as written; most months were begun with the same ones."""
    return MappingProxyType(_json(text))


def _json(text: str) -> Any:  # noqa: ANN401 - whatever was written
    return json.loads(text, parse_float=Decimal)
