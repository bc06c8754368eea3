"""Runs checks: all of them, or those touched by a change; both give the same findings.

A form is opened, its checks compiled and decided, when somebody first asks about it. Who asks about
the whole report opens all that are left, so nobody ever sees a part of it for the whole.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from forms.change import Explanation, Saying
from forms.definition import FormKind
from validation.finding import Finding, Judged, Outcome, Severity, Standing
from validation.form_inspection import FormInspection
from validation.list_inspection import ListInspection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from forms.cell import Cell
    from forms.definition import Form
    from forms.report import Report
    from validation.check import Check
    from validation.deciding import Source
    from validation.rulebook import Rulebook

_ANSWERED: Final = {
    Saying.EXPLANATION: Standing.EXPLAINED,
    Saying.STATEMENT: Standing.STATED,
}


class Inspection:
    """The current findings of one report."""

    def __init__(self, rulebook: Rulebook, forms: Iterable[Form], source: Source) -> None:
        beside = {form.code: form for form in forms}
        self._source = source
        self._forms: dict[str, FormInspection | ListInspection] = {
            form.code: ListInspection(form, source, beside)
            if form.kind is FormKind.LIST
            else FormInspection(rulebook, form, source, beside)
            for form in beside.values()
        }

    @property
    def complete(self) -> bool:
        """Whether every form was opened, so that asking about the whole report costs nothing."""
        return all(form.opened for form in self._forms.values())

    def opening(self) -> Iterator[None]:
        """Open what is left, in steps short enough for keys to come between."""
        for form in self._forms.values():
            yield from form.opening()

    def run(self) -> None:
        """Decide every check."""
        evidence = self._source.flat(self._forms)
        for form in self._forms.values():
            form.run(evidence)

    def refresh(self, changed: Iterable[Cell]) -> set[Cell]:
        """Decide the checks that read a changed cell; the cells whose findings changed.

        Forms that were not opened yet have no findings that could change.
        """
        cells = frozenset(changed)
        return {cell for form in self._forms.values() for cell in form.refresh(cells)}

    def checks(self, form: str) -> tuple[Check, ...]:
        """The checks of one form as they stand: in force, and bound to the records there are."""
        return self._forms[form].checks if form in self._forms else ()

    def required(self, form: str) -> int:
        """How many cells of one form must not stay blank."""
        return self._forms[form].required

    def findings_of(self, form: str) -> tuple[Finding, ...]:
        """Failed checks of one form in the order of rules; no other form is opened for it."""
        return tuple(self._forms[form].findings)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Failed checks in the order of forms and rules."""
        return tuple(finding for form in self._forms.values() for finding in form.findings)

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many checks ended how."""
        total: Counter[Outcome] = Counter()
        for form in self._forms.values():
            total.update(form.counts)
        return total


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
    return by_urgency(judged)


def by_urgency(judged: Iterable[Judged]) -> tuple[Judged, ...]:
    """Findings in the order they have to be dealt with; equally urgent ones stay as they are."""
    return tuple(sorted(judged, key=_urgency))


def _answers(given: Explanation, finding: Finding) -> bool:
    """Whether what was said is the kind of thing that the finding asks for."""
    if finding.severity is Severity.ERROR:
        return given.saying is Saying.STATEMENT and not finding.correctable
    return given.saying is Saying.EXPLANATION


def _urgency(judged: Judged) -> tuple[bool, bool]:
    return (not judged.blocks, judged.finding.severity is Severity.WARNING)
