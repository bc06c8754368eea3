"""Runs checks: all of them, or those touched by a change; both give the same findings."""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING, Final

from validation.check import Check, Complaint, Evidence, digest
from validation.finding import Finding, Judged, Outcome, Severity, Standing
from validation.places import full_place
from validation.ruleset import checks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from forms.cell import Cell
    from forms.definition import Form
    from forms.report import Report

_LOG: Final = logging.getLogger(__name__)


class Rulebook:
    """The compiled checks of every form version seen so far."""

    def __init__(self) -> None:
        self._checks: dict[str, tuple[Check, ...]] = {}

    def checks(self, form: Form) -> tuple[Check, ...]:
        """The checks of a form; compiled when first asked for."""
        if form.digest not in self._checks:
            self._checks[form.digest] = checks_of(form)
        return self._checks[form.digest]


class Inspection:
    """The current findings of one report."""

    def __init__(self, rulebook: Rulebook, forms: Iterable[Form], evidence: Evidence) -> None:
        self._evidence = evidence
        self._checks: list[Check] = [
            check
            for form in forms
            for check in rulebook.checks(form)
            if check.rule.in_force(evidence.period)
        ]
        self._readers: dict[Cell, list[int]] = {}
        for number, check in enumerate(self._checks):
            for cell in check.reads:
                self._readers.setdefault(cell, []).append(number)
        self._found: dict[int, Finding] = {}
        self._outcomes: dict[int, Outcome] = {}
        self.run()

    def run(self) -> None:
        """Decide every check."""
        for number in range(len(self._checks)):
            self._decide(number)

    def refresh(self, changed: Iterable[Cell]) -> set[Cell]:
        """Decide the checks that read a changed cell; the cells whose findings changed."""
        numbers = {number for cell in changed for number in self._readers.get(cell, ())}
        affected: set[Cell] = set()
        for number in numbers:
            before = self._found.get(number)
            self._decide(number)
            if self._found.get(number) != before:
                affected.add(self._checks[number].cell)
        return affected

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Failed checks in the order of forms and rules."""
        return tuple(self._found[number] for number in sorted(self._found))

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many checks ended how."""
        return Counter(self._outcomes.values())

    def _decide(self, number: int) -> None:
        check = self._checks[number]
        self._found.pop(number, None)
        try:
            decision = check.decide(self._evidence)
        except Exception:  # noqa: BLE001 - outcome four of four: our bug, never the user's
            _LOG.exception("rule %s failed to run at %s", check.rule.code, check.cell)
            self._outcomes[number] = Outcome.RULE_ERROR
            return
        if isinstance(decision, Complaint):
            self._outcomes[number] = Outcome.FAIL
            self._found[number] = _finding(check, decision, self._evidence)
        else:
            self._outcomes[number] = decision


def judge(findings: Iterable[Finding], report: Report) -> tuple[Judged, ...]:
    """Findings with their explanations, blocking ones first, then in form order."""
    explanations = report.explanations
    judged = []
    for finding in findings:
        given = explanations.get((finding.rule, finding.cell))
        if given is None or finding.severity is Severity.ERROR:
            judged.append(Judged(finding, Standing.OPEN))
        elif given.digest == finding.digest:
            judged.append(Judged(finding, Standing.EXPLAINED, given.text))
        else:
            judged.append(Judged(finding, Standing.STALE, given.text))
    return tuple(sorted(judged, key=_urgency))


def _urgency(judged: Judged) -> tuple[bool, bool]:
    return (judged.finding.severity is Severity.WARNING, not judged.blocks)


def _finding(check: Check, complaint: Complaint, evidence: Evidence) -> Finding:
    return Finding(
        rule=check.rule.code,
        title=check.rule.title,
        cell=check.cell,
        place=full_place(check.form, check.cell),
        severity=check.rule.severity,
        text=complaint.text,
        figures=complaint.figures,
        cells=check.reads,
        digest=digest(check.rule.code, evidence, check.reads),
        missing=check.missing,
    )
