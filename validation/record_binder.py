"""Binds the rules of a list form to one record at a time."""

from __future__ import annotations

from collections import OrderedDict
from functools import cached_property
from typing import TYPE_CHECKING, Final

from forms.cell import Cell
from validation.deciding import all_decided
from validation.neighbours import Neighbours
from validation.rules import Missing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from forms.definition import Form
    from validation.check import Check, Evidence
    from validation.deciding import Source
    from validation.finding import Finding, Outcome
    from validation.record_pattern import RecordPattern
    from validation.rules import Rule

#: Stands for a list without records that should have some.
_LONE: Final = ""
#: Records whose checks are remembered: those in work, and all of a short list.
_REMEMBERED: Final = 64


class RecordBinder:
    """Every record has the same checks in the same order, so a number means the same in all."""

    def __init__(self, form: Form, source: Source, others: Mapping[str, Form]) -> None:
        self._form = form
        self._source = source
        self._others = others
        self._ranks: tuple[int, ...] = ()
        self._recent: OrderedDict[str, tuple[Check, ...]] = OrderedDict()
        self.neighbours = Neighbours()
        #: How many cells of a record must not stay blank.
        self.required = 0
        #: Numbers of the checks that compare records, so that their sentences name another one.
        self.comparing: frozenset[int] = frozenset()
        #: The cells of other forms that checks read; every record's read the same ones.
        self.foreign: frozenset[Cell] = frozenset()

    def begin(self, at: Mapping[str, int]) -> None:
        """Start anew with these records and their places, which the caller keeps up."""
        self._recent.clear()
        self.neighbours = Neighbours()
        from validation.ruleset import AMONG  # noqa: PLC0415 - it loads every kind of rule

        for record in list(at)[:1]:
            checks = self.checks(record, at)
            among = (n for n, check in enumerate(checks) if check.rule.kind in AMONG)
            self.comparing = frozenset(among)
            self.required = sum(check.missing for check in checks)
            read = (cell for check in checks for cell in (*check.reads, *check.hints))
            self.foreign = frozenset(cell for cell in read if cell.form != self._form.code)
            order = {rule.code: place for place, rule in enumerate(self._rules, start=1)}
            self._ranks = tuple(order.get(check.rule.code, 0) for check in checks)
        self.neighbours.keep(at)

    def decided(
        self, record: str, at: Mapping[str, int], evidence: Evidence
    ) -> tuple[list[Outcome], dict[int, Finding]]:
        """How a record's checks ended and what they found; in a long list most are not bound."""
        from validation.ruleset import ruled  # noqa: PLC0415 - it loads every kind of rule

        if len(at) <= _REMEMBERED:
            return all_decided(self.checks(record, at), evidence)
        form = self._form_of(record, at)
        outcomes, found = self._pattern.decided(form, evidence)
        apart = ruled(form, self._apart, self._others, self.neighbours)
        ended, said = all_decided(apart, evidence)
        found |= {len(outcomes) + number: finding for number, finding in said.items()}
        return outcomes + ended, found

    def records(self) -> tuple[str, ...]:
        """The records there are; one that stands for none where there must be some."""
        code = self._form.code
        if self._source.begun(code):
            return self._source.records(code)
        return (_LONE,) if self._form.mandatory else ()

    @staticmethod
    def lone(records: Collection[str]) -> bool:
        """Whether these are no records, or the lack of them."""
        return not records or _LONE in records

    @cached_property
    def reading(self) -> frozenset[str]:
        """Codes of the forms in the report that its checks read, itself included."""
        from validation.ruleset import forms_named  # noqa: PLC0415 - it loads every kind of rule

        return forms_named(self._form) & self._others.keys() | {self._form.code}

    @property
    def names_places(self) -> bool:
        """Whether a sentence, not only the place before it, says where other cells stand."""
        return any(rule.missing is Missing.FAIL for rule in self._rules)

    def checks(self, record: str, at: Mapping[str, int]) -> tuple[Check, ...]:
        """The checks of a record in force in the report's month."""
        if record not in self._recent:
            self._recent[record] = self._bound(record, at)
        self._recent.move_to_end(record)
        if len(self._recent) > _REMEMBERED:
            self._recent.popitem(last=False)
        return self._recent[record]

    def rearranged(self, before: Mapping[str, int], at: Mapping[str, int]) -> None:
        """Records stand elsewhere now, or nowhere: sentences call them by their places."""
        for record in tuple(self._recent):
            if before.get(record) != at.get(record):
                del self._recent[record]

    def rank(self, number: int) -> int:
        """The place of a check's rule among the rules."""
        return self._ranks[number]

    def cell(self, record: str, column: str) -> Cell:
        """A cell of the list."""
        return Cell(self._form.code, record, column)

    @cached_property
    def _rules(self) -> tuple[Rule, ...]:
        """Those in force in the report's month."""
        from validation.ruleset import sound_rules  # noqa: PLC0415 - it loads every kind of rule

        period = self._source.period
        rules = sound_rules(self._form.with_records((_LONE,)))
        return tuple(rule for rule in rules if rule.in_force(period))

    @cached_property
    def _pattern(self) -> RecordPattern:
        from validation.record_pattern import RecordPattern, alike  # noqa: PLC0415 - the same

        return RecordPattern(self._form, alike(self._rules), self._others)

    @cached_property
    def _apart(self) -> tuple[Rule, ...]:
        """The rules that have to be bound to each record."""
        return tuple(rule for rule in self._rules if rule not in self._pattern.rules)

    def _bound(self, record: str, at: Mapping[str, int]) -> tuple[Check, ...]:
        from validation.ruleset import (  # noqa: PLC0415 - it loads every kind of rule
            bound,
            not_begun,
            ruled,
        )

        if record == _LONE:
            return (not_begun(self._form),)
        form = self._form_of(record, at)
        return (
            *bound(form, self._pattern.rules, self._others, self.neighbours),
            *ruled(form, self._apart, self._others, self.neighbours),
        )

    def _form_of(self, record: str, at: Mapping[str, int]) -> Form:
        """The form with this record as its only row, called by its number."""
        return self._form.with_records((record,), first=at[record] + 1)
