"""Runs the checks of a list form record by record, so that a change costs what it touches.

A record's checks are bound when it has to be decided and let go again: what is kept of a record are
its outcomes and findings. Rules between records ask an index that hears of every change.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from validation.deciding import counted, decided
from validation.places import record_place
from validation.record_binder import RecordBinder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from forms.cell import Cell
    from forms.definition import Form
    from validation.check import Check, Evidence
    from validation.deciding import Source
    from validation.finding import Finding, Outcome

#: Records read or decided in one step of opening the list.
_STEP: Final = 4


@dataclass(slots=True)
class _Looked:
    """What is known of one record, by the number of the check."""

    outcomes: list[Outcome]
    found: dict[int, Finding]


class ListInspection:
    """The current findings of one list form; of a list without records, whether there must be any.

    Findings are in the order of rules, then of records, as if all records were rows of a form.
    """

    def __init__(self, form: Form, source: Source, others: Mapping[str, Form]) -> None:
        self._form = form
        self._source = source
        self._binder = RecordBinder(form, source, others)
        self.opened = False
        self._disturbed = False
        self._at: dict[str, int] = {}
        self._looked: dict[str, _Looked] = {}
        self._counts: Counter[Outcome] = Counter()

    def opening(self) -> Iterator[None]:
        """Decide every check, a few records at a time; a change that comes between begins anew."""
        while not self.opened:
            self._disturbed = False
            for number, _ in enumerate(self._begun_anew(self._source)):
                if number % _STEP == _STEP - 1:
                    yield
                if self._disturbed or self.opened:  # opened by somebody who could not wait
                    break
            else:
                self.opened = True

    @property
    def checks(self) -> tuple[Check, ...]:
        """Those in force, bound to the records there are: all of them, so ask only if you must."""
        self._open()
        checks = (self._binder.checks(record, self._at) for record in self._at)
        return tuple(check for found in checks for check in found)

    @property
    def required(self) -> int:
        """How many cells must not stay blank."""
        self._open()
        return self._binder.required * len(self._looked)

    @property
    def findings(self) -> Iterator[Finding]:
        """Failed checks in the order of rules."""
        self._open()
        ranked = (
            ((self._binder.rank(number), self._at[record], number), finding)
            for record, looked in self._looked.items()
            for number, finding in looked.found.items()
        )
        return (finding for _, finding in sorted(ranked, key=lambda pair: pair[0]))

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many checks ended how; kept up with every decision."""
        self._open()
        return self._counts

    def run(self, evidence: Evidence) -> None:
        """Decide every check, whatever has changed, on the source's figures as they stand."""
        for _ in self._begun_anew(evidence):
            pass
        self.opened = True

    def refresh(self, changed: Iterable[Cell]) -> set[Cell]:
        """Decide the checks that a change concerns; the cells whose findings changed."""
        if not self.opened:
            self._disturbed = True
            return set()
        before, records = tuple(self._at), self._binder.records()
        if before != records and (self._binder.lone(before) or self._binder.lone(records)):
            return self._rerun()
        concerned: dict[str, set[Cell]] = {}
        affected = self._rearranged(records, concerned) if before != records else set()
        for cell, record in ((c, r) for c in changed for r in self._readers(c)):
            concerned.setdefault(record, set()).add(cell)
        for record, cells in tuple(concerned.items()):
            self._renew(record, frozenset(cell.column for cell in cells), concerned)
        return affected | self._decided_anew(records, concerned)

    def _decided_anew(self, records: tuple[str, ...], concerned: dict[str, set[Cell]]) -> set[Cell]:
        """Decide what new records and the cells concerned ask for; where findings changed."""
        affected: set[Cell] = set()
        fresh = [record for record in records if record not in self._looked]
        for record in fresh:
            self._renew(record, None, concerned)
        for record in fresh:
            affected |= self._decide(record, None)
            concerned.pop(record, None)
        for record, cells in concerned.items():
            affected |= self._decide(record, cells)
        return affected

    def _open(self) -> None:
        for _ in self.opening():
            pass

    def _begun_anew(self, evidence: Evidence) -> Iterator[None]:
        """Read all records, then decide all; a step after each."""
        self._looked, self._counts = {}, Counter()
        records = self._binder.records()
        if tuple(self._at) != records:  # else what was bound still holds
            self._at = {record: place for place, record in enumerate(records)}
            self._binder.begin(self._at)
        for record in self._at:
            self._binder.neighbours.read(record, evidence)
            yield
        for record in self._at:
            self._first_look(record, evidence)
            yield

    def _rerun(self) -> set[Cell]:
        """The list got its first record or lost its last."""
        before = {(finding.rule, finding.cell): finding for finding in self.findings}
        self.run(self._source.flat(self._binder.reading))
        after = {(finding.rule, finding.cell): finding for finding in self.findings}
        return {key[1] for key, _ in before.items() ^ after.items()}

    def _rearranged(self, records: tuple[str, ...], concerned: dict[str, set[Cell]]) -> set[Cell]:
        """Records came, left or stand elsewhere; what is found of those that stayed."""
        before = dict(self._at)
        affected = self._left(before.keys() - set(records), concerned)
        self._at.clear()
        self._at.update({record: place for place, record in enumerate(records)})
        self._binder.rearranged(before, self._at)
        return affected | self._moved(before, concerned)

    def _left(self, gone: Iterable[str], concerned: dict[str, set[Cell]]) -> set[Cell]:
        affected: set[Cell] = set()
        for record in gone:
            looked = self._looked.pop(record)
            self._counts.subtract(looked.outcomes)
            affected |= {finding.cell for finding in looked.found.values()}
            self._concern(self._binder.neighbours.drop(record), concerned)
        return affected

    def _moved(self, before: Mapping[str, int], concerned: dict[str, set[Cell]]) -> set[Cell]:
        """Findings name places: those of records that stand elsewhere now, and of their twins."""
        moved = {record for record in self._looked if before[record] != self._at[record]}
        if not moved:
            return set()
        affected: set[Cell] = set()
        naming, always = self._binder.comparing, self._binder.names_places
        for record, looked in self._looked.items():
            for at, finding in looked.found.items():
                if (at in naming and _about(finding, moved)) or (record in moved and always):
                    concerned.setdefault(record, set()).add(finding.cell)
                if record in moved:
                    place = record_place(self._form, self._at[record] + 1, finding.cell.column)
                    looked.found[at] = finding.at(place)
                    affected.add(finding.cell)
        return affected

    def _readers(self, cell: Cell) -> Iterable[str]:
        if cell.form != self._form.code:
            return tuple(self._looked) if cell in self._binder.foreign else ()
        return (cell.row,) if cell.row in self._looked else ()

    def _renew(
        self, record: str, columns: frozenset[str] | None, concerned: dict[str, set[Cell]]
    ) -> None:
        self._concern(self._binder.neighbours.renew(record, self._source, columns), concerned)

    def _concern(self, places: Iterable[tuple[str, str]], concerned: dict[str, set[Cell]]) -> None:
        for record, column in places:
            if record in self._looked:
                concerned.setdefault(record, set()).add(self._binder.cell(record, column))

    def _decide(self, record: str, cells: set[Cell] | None) -> set[Cell]:
        """Decide a record's checks, or those that read some cells; where findings changed."""
        looked = self._looked.get(record)
        if looked is None or cells is None:
            return self._first_look(record, self._source)
        affected: set[Cell] = set()
        for number, check in enumerate(self._binder.checks(record, self._at)):
            if cells.isdisjoint((*check.reads, *check.hints)):
                continue
            outcome, finding = decided(check, self._source)
            self._counts[looked.outcomes[number]] -= 1
            self._counts[outcome] += 1
            looked.outcomes[number] = outcome
            if looked.found.get(number) != finding:
                affected.add(check.cell)
            looked.found.pop(number, None)
            if finding is not None:
                looked.found[number] = finding
        return affected

    def _first_look(self, record: str, evidence: Evidence) -> set[Cell]:
        looked = self._looked[record] = _Looked(*self._binder.decided(record, self._at, evidence))
        self._counts.update(counted(looked.outcomes))
        return {finding.cell for finding in looked.found.values()}


def _about(finding: Finding, records: Collection[str]) -> bool:
    """Whether a finding rests on a cell of one of these records."""
    return any(cell.row in records for cell in finding.cells)
