"""Runs checks: all of them, or those touched by a change; both give the same findings."""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING, Final, Protocol

from forms.change import Explanation, Saying
from forms.definition import FormKind
from validation.check import Check, Complaint, Evidence, digest
from validation.finding import Finding, Judged, Outcome, Severity, Standing
from validation.places import full_place
from validation.ruleset import checks_of, forms_named, not_begun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from forms.cell import Cell
    from forms.definition import Form
    from forms.report import Report

_LOG: Final = logging.getLogger(__name__)
_ANSWERED: Final = {
    Saying.EXPLANATION: Standing.EXPLAINED,
    Saying.STATEMENT: Standing.STATED,
}


class Source(Evidence, Protocol):
    """The values of a report, and which of its forms and records there are."""

    def begun(self, form: str) -> bool:
        """Whether anything was entered in a form."""
        ...

    def records(self, form: str) -> tuple[str, ...]:
        """Record ids of a list form, in order."""
        ...


class Rulebook:
    """The compiled checks of every form version seen so far."""

    def __init__(self) -> None:
        self._checks: dict[str, tuple[Check, ...]] = {}
        self._of_records: dict[str, tuple[object, tuple[Check, ...]]] = {}

    def checks(self, form: Form, others: Mapping[str, Form] | None = None) -> tuple[Check, ...]:
        """The checks of a form beside the others of its report; compiled when first asked for."""
        named = forms_named(form)
        beside = {code: other for code, other in (others or {}).items() if code in named}
        key = " ".join((form.digest, *(beside[code].digest for code in sorted(beside))))
        if key not in self._checks:
            self._checks[key] = checks_of(form, beside)
        return self._checks[key]

    def of_records(
        self, form: Form, records: tuple[str, ...], others: Mapping[str, Form] | None = None
    ) -> tuple[Check, ...]:
        """The checks of a list form with these records; the last ones are kept."""
        key = (form.digest, records)
        if self._of_records.get(form.code, (None, ()))[0] != key:
            self._of_records[form.code] = (key, checks_of(form.with_records(records), others))
        return self._of_records[form.code][1]


class Inspection:
    """The current findings of one report."""

    def __init__(self, rulebook: Rulebook, forms: Iterable[Form], source: Source) -> None:
        beside = {form.code: form for form in forms}
        self._forms = tuple(
            FormInspection(rulebook, form, source, beside) for form in beside.values()
        )

    def run(self) -> None:
        """Decide every check."""
        for form in self._forms:
            form.run()

    def refresh(self, changed: Iterable[Cell]) -> set[Cell]:
        """Decide the checks that read a changed cell; the cells whose findings changed."""
        cells = frozenset(changed)
        return {cell for form in self._forms for cell in form.refresh(cells)}

    def checks(self, form: str) -> tuple[Check, ...]:
        """The checks of one form as they stand: in force, and bound to the records there are."""
        return next((one.checks for one in self._forms if one.code == form), ())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Failed checks in the order of forms and rules."""
        return tuple(finding for form in self._forms for finding in form.findings)

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many checks ended how."""
        total: Counter[Outcome] = Counter()
        for form in self._forms:
            total.update(form.counts)
        return total


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
        self._bind()
        self.run()

    @property
    def code(self) -> str:
        """The form's code."""
        return self._form.code

    @property
    def checks(self) -> tuple[Check, ...]:
        """Those in force, bound to the records there are."""
        return self._checks

    def run(self) -> None:
        """Decide every check, whatever has changed."""
        if self._outgrown():
            self._bind()
        self._found: dict[int, Finding] = {}
        self._outcomes = [self._decide(number) for number in range(len(self._checks))]
        counts = {outcome: self._outcomes.count(outcome) for outcome in Outcome}
        self._counts = Counter({outcome: count for outcome, count in counts.items() if count})

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
        return (self._found[number] for number in sorted(self._found))

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many checks ended how; kept up with every decision."""
        return self._counts

    def _bound(self) -> tuple[Check, ...]:
        if not self._begun:
            return (not_begun(self._form),) if self._form.mandatory else ()
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

    def _decide(self, number: int) -> Outcome:
        check = self._checks[number]
        self._found.pop(number, None)
        try:
            decision = check.decide(self._source)
        except Exception:  # noqa: BLE001 - outcome four of four: our bug, never the user's
            _LOG.exception("rule %s failed to run at %s", check.rule.code, check.cell)
            return Outcome.RULE_ERROR
        if not isinstance(decision, Complaint):
            return decision
        self._found[number] = _finding(check, decision, self._source)
        return Outcome.FAIL

    def _decide_again(self, number: int) -> None:
        """Decide a check once more; the counts follow without counting all of them."""
        self._counts[self._outcomes[number]] -= 1
        self._outcomes[number] = outcome = self._decide(number)
        self._counts[outcome] += 1


def judge(findings: Iterable[Finding], report: Report) -> tuple[Judged, ...]:
    """Findings with their explanations, blocking ones first, then in form order."""
    explanations = report.explanations
    judged = []
    for finding in findings:
        given = explanations.get((finding.rule, finding.cell))
        if given is None or not _answers(given, finding):
            judged.append(Judged(finding, Standing.OPEN))
        else:
            fresh = given.digest == finding.digest
            standing = _ANSWERED[given.saying] if fresh else Standing.STALE
            judged.append(Judged(finding, standing, given.text, given.reason))
    return tuple(sorted(judged, key=_urgency))


def _answers(given: Explanation, finding: Finding) -> bool:
    """Whether what was said is the kind of thing that the finding asks for."""
    if finding.severity is Severity.ERROR:
        return given.saying is Saying.STATEMENT and not finding.correctable
    return given.saying is Saying.EXPLANATION


def _urgency(judged: Judged) -> tuple[bool, bool]:
    return (not judged.blocks, judged.finding.severity is Severity.WARNING)


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
