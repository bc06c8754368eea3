"""Runs the checks of one form: all of them, or those a change touches; both find the same."""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from forms.definition import FormKind
from validation.check import Check, Complaint, Evidence, digest
from validation.finding import Finding, Outcome
from validation.places import full_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from forms.cell import Cell
    from forms.definition import Form
    from validation.rulebook import Rulebook

#: How a check ended, and what it found if it failed.
_Decided: TypeAlias = tuple[Outcome, Finding | None]
#: Checks decided in one step of opening a form.
_STEP: Final = 40
_LOG: Final = logging.getLogger(__name__)


class Source(Evidence, Protocol):
    """The values of a report, and which of its forms and records there are."""

    def begun(self, form: str) -> bool:
        """Whether anything was entered in a form."""
        ...

    def records(self, form: str) -> tuple[str, ...]:
        """Record ids of a list form, in order."""
        ...


class FormInspection:
    """The current findings of one form.

    A form in which nothing was entered is left out of the report: no check runs, except that a
    mandatory one is found missing. The checks of a list form follow its records.
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
        """Those in force, bound to the records there are."""
        self._open()
        return self._checks

    def run(self) -> None:
        """Decide every check, whatever has changed."""
        self._open()
        if self._outgrown():
            self._bind()
        self._settle([self._decide(number) for number in range(len(self._checks))])

    def _deciding(self) -> Iterator[None]:
        decided: list[_Decided] = []
        for number in range(len(self._checks)):
            if number % _STEP == _STEP - 1:
                yield
            if self._disturbed or self.opened:  # opened by somebody who could not wait
                return
            decided.append(self._decide(number))
        self._settle(decided)

    def _settle(self, decided: list[_Decided]) -> None:
        self._outcomes = [outcome for outcome, _ in decided]
        self._found = {n: finding for n, (_, finding) in enumerate(decided) if finding}
        counts = {outcome: self._outcomes.count(outcome) for outcome in Outcome}
        self._counts = Counter({outcome: count for outcome, count in counts.items() if count})
        self.opened = True

    def _bind(self) -> None:
        self._begun = self._source.begun(self._form.code)
        self._records = self._source.records(self._form.code)
        self._checks = self._bound()
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
        checks = (
            self._rulebook.of_records(self._form, self._records, self._others)
            if self._form.kind is FormKind.LIST
            else self._rulebook.checks(self._form, self._others)
        )
        period = self._source.period
        return tuple(check for check in checks if check.rule.in_force(period))

    def _outgrown(self, changed: Iterable[Cell] | None = None) -> bool:
        """Whether records, or the form's first entry, came or went (with these cells)."""
        code = self._form.code
        if self._source.records(code) != self._records:
            return True
        own = changed is None or any(cell.form == code for cell in changed)
        return own and self._source.begun(code) != self._begun

    def _rerun(self) -> set[Cell]:
        before = {(finding.rule, finding.cell): finding for finding in self.findings}
        self.run()
        after = {(finding.rule, finding.cell): finding for finding in self.findings}
        return {key[1] for key, _ in before.items() ^ after.items()}

    def _decide(self, number: int) -> _Decided:
        check = self._checks[number]
        try:
            decision = check.decide(self._source)
        except Exception:  # noqa: BLE001 - outcome four of four: our bug, never the user's
            _LOG.exception("rule %s failed to run at %s", check.rule.code, check.cell)
            return Outcome.RULE_ERROR, None
        if isinstance(decision, Complaint):
            return Outcome.FAIL, _finding(check, decision, self._source)
        return decision, None

    def _decide_again(self, number: int) -> None:
        """Decide a check once more; the counts follow without counting all of them."""
        self._counts[self._outcomes[number]] -= 1
        outcome, finding = self._decide(number)
        self._outcomes[number] = outcome
        self._counts[outcome] += 1
        if finding is None:
            self._found.pop(number, None)
        else:
            self._found[number] = finding


def _finding(check: Check, complaint: Complaint, evidence: Evidence) -> Finding:
    return Finding(
        rule=check.rule.code,
        title=check.rule.title,
        cell=check.cell,
        place=full_place(check.form, check.cell),
        severity=complaint.severity or check.rule.severity,
        text=complaint.text,
        figures=complaint.figures,
        cells=check.reads,
        digest=digest(check.rule.code, evidence, check.reads, complaint.past),
        missing=check.missing,
        correctable=check.rule.correctable,
    )
