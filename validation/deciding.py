"""Decides one check: how it ended, and what it found if it failed."""

from __future__ import annotations

import logging
import re
from collections import Counter
from decimal import localcontext
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from forms.common.amount import ARITHMETIC
from validation.check import Check, Complaint, Evidence, digest
from validation.finding import Finding, Outcome, Severity
from validation.places import full_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: How a check ended, and what it found if it failed.
Decided: TypeAlias = tuple[Outcome, Finding | None]
_EXPLAINING: Final = re.compile("[,;]? hoặc ghi giải trình(?=[.])")
_LOG: Final = logging.getLogger(__name__)


class Source(Evidence, Protocol):
    """The values of a report, and which of its forms and records there are."""

    def flat(self, codes: Iterable[str]) -> Evidence:
        """The values of some forms as they stand, for a pass over many checks."""
        ...

    def begun(self, form: str) -> bool:
        """Whether anything was entered in a form."""
        ...

    def records(self, form: str) -> tuple[str, ...]:
        """Record ids of a list form, in order."""
        ...


def decided(check: Check, evidence: Evidence) -> Decided:
    """The outcome of a check on the values as they are."""
    (outcome,), found = all_decided((check,), evidence)
    return outcome, found.get(0)


def all_decided(
    checks: Iterable[Check], evidence: Evidence, named: Callable[[Check], Check] | None = None
) -> tuple[list[Outcome], dict[int, Finding]]:
    """The outcomes of checks in their order, and what was found by the number of the check.

    ``named`` gives the check in whose name a finding is made out, where it is another one.
    """
    outcomes: list[Outcome] = []
    found: dict[int, Finding] = {}
    with localcontext(ARITHMETIC):  # what checks add and compare is exact
        for number, check in enumerate(checks):
            try:
                decision = check.decide(evidence)
            except Exception:  # noqa: BLE001 - outcome four of four: our bug, never the user's
                _LOG.exception("rule %s failed to run at %s", check.rule.code, check.cell)
                decision = Outcome.RULE_ERROR
            if isinstance(decision, Complaint):
                found[number] = _finding(named(check) if named else check, decision, evidence)
                decision = Outcome.FAIL
            outcomes.append(decision)
    return outcomes, found


def counted(outcomes: list[Outcome]) -> Counter[Outcome]:
    """How many checks ended how."""
    counts = {outcome: outcomes.count(outcome) for outcome in Outcome}
    return Counter({outcome: count for outcome, count in counts.items() if count})


def advised(text: str, severity: Severity) -> str:
    """The sentence with the way out that its weight leaves: only a warning may be explained."""
    if severity is Severity.ERROR:
        return _EXPLAINING.sub("", text)
    return text if "giải trình" in text else f"{text.removesuffix('.')}, hoặc ghi giải trình."


def _finding(check: Check, complaint: Complaint, evidence: Evidence) -> Finding:
    cells = complaint.cells or check.reads
    severity = complaint.severity or check.rule.severity
    return Finding(
        rule=check.rule.code,
        title=check.rule.title,
        cell=check.cell,
        place=full_place(check.form, check.cell),
        severity=severity,
        text=advised(complaint.text, severity),
        figures=complaint.figures,
        cells=cells,
        digest=digest(check.rule.code, evidence, cells, complaint.past),
        missing=check.missing,
        correctable=check.rule.correctable,
    )
