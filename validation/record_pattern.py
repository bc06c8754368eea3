"""The checks that look at one record only: bound once, decided for every record of a list.

A record stands in for all of them. Whoever decides sees the figures of the record in question under
the stand-in's cells; a finding is made out in the record's own name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from forms.cell import Cell
from forms.flat import FlatFigures
from validation.deciding import all_decided
from validation.neighbours import Neighbours
from validation.rules import Missing
from validation.ruleset import AMONG, bound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from decimal import Decimal

    from forms.calculation import History
    from forms.common.amount import Value
    from forms.definition import Form
    from validation.check import Check, Evidence
    from validation.finding import Finding, Outcome
    from validation.rules import Rule

#: No record has such an id.
_STAND_IN: Final = "*"


class RecordPattern:
    """``rules`` are those of :func:`alike`; ``others`` the forms of the same report."""

    def __init__(self, form: Form, rules: Iterable[Rule], others: Mapping[str, Form]) -> None:
        self.rules = tuple(rules)
        self._code = form.code
        stand_in = form.with_records((_STAND_IN,))
        self._checks = bound(stand_in, self.rules, others, Neighbours())
        self._cells = [Cell(form.code, _STAND_IN, column) for column in form.column_of]
        read = (cell for check in self._checks for cell in (*check.reads, *check.hints))
        self._looks_beyond = any(cell.form != form.code for cell in read)

    def decided(self, form: Form, evidence: Evidence) -> tuple[list[Outcome], dict[int, Finding]]:
        """How the checks ended for the record that is the only row of a form, and what they found.

        Numbers are those of the same rules bound to the record itself.
        """
        own = self._owner(form.rows[0].code)

        def named(check: Check) -> Check:
            reads = tuple(own(cell) for cell in check.reads)
            return replace(check, form=form, cell=own(check.cell), reads=reads)

        return all_decided(self._checks, self._seen(evidence, own), named)

    def _owner(self, record: str) -> Callable[[Cell], Cell]:
        """Gives a record its cells for the stand-in's."""

        def own(cell: Cell) -> Cell:
            mine = cell.row == _STAND_IN and cell.form == self._code
            return Cell(cell.form, record, cell.column) if mine else cell

        return own

    def _seen(self, evidence: Evidence, own: Callable[[Cell], Cell]) -> FlatFigures:
        """The figures with the record in the stand-in's place; nothing in a list is computed."""
        held: dict[Cell, Value | None] = {}
        typed = evidence.lookup()
        for cell in self._cells:
            mine = own(cell)
            held[cell] = held[mine] = typed(mine)
        history = _OwnHistory(evidence.history, own)
        if not self._looks_beyond:
            return FlatFigures(evidence.period, history, held.get, held.get, evidence.derived)
        value = _beyond(held, evidence.value)
        return FlatFigures(evidence.period, history, value, _beyond(held, typed), evidence.derived)


def alike(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules that can be decided by a stand-in: they name no record, nor does a rule they watch.

    Whoever compares records, or says in a sentence where a cell stands, is bound to each record.
    """
    known = tuple(rules)
    apart = {rule.code for rule in known if _names_records(rule)}
    linked = [{rule.code, *rule.yields_to} for rule in known]
    while more := {code for codes in linked if codes & apart for code in codes} - apart:
        apart |= more
    return tuple(rule for rule in known if rule.code not in apart)


def _names_records(rule: Rule) -> bool:
    return rule.kind in AMONG or rule.missing is Missing.FAIL or "_place}" in rule.text


def _beyond(
    held: Mapping[Cell, Value | None], other: Callable[[Cell], Value | None]
) -> Callable[[Cell], Value | None]:
    return lambda cell: held[cell] if cell in held else other(cell)


class _OwnHistory:
    """Earlier months of the record that the stand-in stands for."""

    def __init__(self, history: History, own: Callable[[Cell], Cell]) -> None:
        self._history = history
        self._own = own

    def reported(self, cell: Cell, months: int) -> Decimal | None:
        """The cell as reported so many months earlier."""
        return self._history.reported(self._own(cell), months)

    def final(self, cell: Cell, months: int) -> Decimal | None:
        """The same, replaced by its official revision where known."""
        return self._history.final(self._own(cell), months)

    def finals(self, cell: Cell, months: int) -> tuple[Decimal | None, ...]:
        """Final figures of so many months before this one, nearest first."""
        return self._history.finals(self._own(cell), months)

    def why(self, cell: Cell, months: int) -> str | None:
        """One sentence about why there is no such amount."""
        return self._history.why(self._own(cell), months)
