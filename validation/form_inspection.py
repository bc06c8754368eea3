"""Runs the checks of one form: all of them, or those a change touches; both find the same."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from validation.deciding import all_decided, counted, decided

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from forms.cell import Cell
    from forms.definition import Form
    from validation.check import Check, Evidence
    from validation.deciding import Source
    from validation.finding import Finding, Outcome
    from validation.rulebook import Rulebook

#: Checks decided in one step of opening a form.
_STEP: Final = 40


class FormInspection:
    """The current findings of one form with rows of its own.

    A form in which nothing was entered is left out of the report: no check runs, except that a
    mandatory one is found missing.
    """

    def __init__(
        self, rulebook: Rulebook, form: Form, source: Source, others: Mapping[str, Form]
    ) -> None:
        self._rulebook = rulebook
        self._form = form
        self._others = others
        self._source = source
        self.opened = False
        #: Whether a change came while the form was being opened.
        self._disturbed = False
        self._checks: tuple[Check, ...] = ()
        self._found: dict[int, Finding] = {}
        self._outcomes: list[Outcome] = []
        self._counts: Counter[Outcome] = Counter()

    def opening(self) -> Iterator[None]:
        """Decide every check, a few at a time; a change that comes between begins it anew."""
        while not self.opened:
            self._disturbed = False
            self._bind()
            yield
            yield from self._deciding()

    def _open(self) -> None:
        for _ in self.opening():
            pass

    @property
    def checks(self) -> tuple[Check, ...]:
        """Those in force."""
        self._open()
        return self._checks

    @property
    def required(self) -> int:
        """How many cells must not stay blank."""
        self._open()
        return self._required

    def run(self, evidence: Evidence) -> None:
        """Decide every check, whatever has changed, on the source's figures as they stand."""
        if not self.opened or self._outgrown():
            self._bind()
        self._settle(*all_decided(self._checks, evidence))

    def _deciding(self) -> Iterator[None]:
        outcomes: list[Outcome] = []
        found: dict[int, Finding] = {}
        for start in range(0, len(self._checks), _STEP):
            if start:
                yield
            if self._disturbed or self.opened:  # opened by somebody who could not wait
                return
            ended, said = all_decided(self._checks[start : start + _STEP], self._source)
            outcomes += ended
            found |= {start + number: finding for number, finding in said.items()}
        if not (self._disturbed or self.opened):  # where there was no check to ask before
            self._settle(outcomes, found)

    def _settle(self, outcomes: list[Outcome], found: dict[int, Finding]) -> None:
        self._outcomes, self._found = outcomes, found
        self._counts = counted(outcomes)
        self.opened = True

    def _bind(self) -> None:
        self._begun = self._source.begun(self._form.code)
        self._checks = self._bound()
        self._required = sum(check.missing for check in self._checks)
        self._readers: dict[Cell, list[int]] = {}
        for number, check in enumerate(self._checks):
            for cell in (*check.reads, *check.hints):
                self._readers.setdefault(cell, []).append(number)

    def refresh(self, changed: Iterable[Cell]) -> set[Cell]:
        """Decide the checks that read a changed cell; the cells whose findings changed."""
        if not self.opened:
            self._disturbed = True
            return set()
        if self._outgrown(changed):
            return self._rerun()
        numbers = {number for cell in changed for number in self._readers.get(cell, ())}
        affected: set[Cell] = set()
        for number in numbers:
            before = self._found.get(number)
            self._decide_again(number)
            if self._found.get(number) != before:
                affected.add(self._checks[number].cell)
        return affected

    @property
    def findings(self) -> Iterator[Finding]:
        """Failed checks in the order of rules."""
        self._open()
        return (self._found[number] for number in sorted(self._found))

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many checks ended how; kept up with every decision."""
        self._open()
        return self._counts

    def _bound(self) -> tuple[Check, ...]:
        if self._begun:
            return self._compiled()
        from validation.ruleset import not_begun  # noqa: PLC0415 - it loads every kind of rule

        return (not_begun(self._form),) if self._form.mandatory else ()

    def _compiled(self) -> tuple[Check, ...]:
        checks = self._rulebook.checks(self._form, self._others)
        period = self._source.period
        return tuple(check for check in checks if check.rule.in_force(period))

    def _outgrown(self, changed: Iterable[Cell] | None = None) -> bool:
        """Whether the form's first entry came or went (with these cells)."""
        code = self._form.code
        own = changed is None or any(cell.form == code for cell in changed)
        return own and self._source.begun(code) != self._begun

    def _rerun(self) -> set[Cell]:
        before = {(finding.rule, finding.cell): finding for finding in self.findings}
        self.run(self._source.flat({self._form.code, *(cell.form for cell in self._readers)}))
        after = {(finding.rule, finding.cell): finding for finding in self.findings}
        return {key[1] for key, _ in before.items() ^ after.items()}

    def _decide_again(self, number: int) -> None:
        """Decide a check once more; the counts follow without counting all of them."""
        self._counts[self._outcomes[number]] -= 1
        outcome, finding = decided(self._checks[number], self._source)
        self._outcomes[number] = outcome
        self._counts[outcome] += 1
        if finding is None:
            self._found.pop(number, None)
        else:
            self._found[number] = finding
