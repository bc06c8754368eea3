"""Binds the rules of a list form to one record at a time."""

from __future__ import annotations

from collections import OrderedDict
from functools import cached_property
from typing import TYPE_CHECKING, Final

from forms.cell import Cell
from validation.neighbours import Neighbours
from validation.rules import Missing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from forms.definition import Form
    from validation.check import Check
    from validation.deciding import Source
    from validation.rules import Rule

#: Stands for a list without records that should have some.
_LONE: Final = ""
#: Records whose checks are remembered: those in work, and those whose findings name others.
_REMEMBERED: Final = 64


class RecordBinder:
    """Every record has the same checks in the same order, so a number means the same in all."""

    def __init__(self, form: Form, source: Source, others: Mapping[str, Form]) -> None:
        self._form = form
        self._source = source
        self._others = others
        self._rules: tuple[Rule, ...] | None = None
        self._ranks: tuple[int, ...] = ()
        self._recent: OrderedDict[str, tuple[Check, ...]] = OrderedDict()
        self.neighbours = Neighbours()
        #: How many cells of a record must not stay blank.
        self.required = 0
        #: Numbers of the checks that compare records, so that their sentences name another one.
        self.comparing: frozenset[int] = frozenset()

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
            codes = list(dict.fromkeys(check.rule.code for check in checks))
            self._ranks = tuple(codes.index(check.rule.code) for check in checks)
        self.neighbours.keep(at)

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
        return any(rule.missing is Missing.FAIL for rule in self._rules or ())

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

    def foreign(self, checks: Iterable[Check]) -> Iterator[Cell]:
        """The cells of other forms that some checks read."""
        code = self._form.code
        if self.reading != {code}:
            read = (cell for check in checks for cell in (*check.reads, *check.hints))
            yield from (cell for cell in read if cell.form != code)

    def cell(self, record: str, column: str) -> Cell:
        """A cell of the list."""
        return Cell(self._form.code, record, column)

    def _bound(self, record: str, at: Mapping[str, int]) -> tuple[Check, ...]:
        from validation.ruleset import (  # noqa: PLC0415 - it loads every kind of rule
            bound,
            not_begun,
            sound_rules,
        )

        if record == _LONE:
            return (not_begun(self._form),)
        if self._rules is None:
            period = self._source.period
            rules = sound_rules(self._form.with_records((record,)))
            self._rules = tuple(rule for rule in rules if rule.in_force(period))
        form = self._form.with_records((record,), first=at[record] + 1)
        return bound(form, self._rules, self._others, self.neighbours)
