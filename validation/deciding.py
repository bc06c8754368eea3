"""Decides one check: how it ended, and what it found if it failed."""

from __future__ import annotations

import logging
import re
from typing import Final, Protocol, TypeAlias

from validation.check import Check, Complaint, Evidence, digest
from validation.finding import Finding, Outcome, Severity
from validation.places import full_place

#: How a check ended, and what it found if it failed.
Decided: TypeAlias = tuple[Outcome, Finding | None]
_EXPLAINING: Final = re.compile("[,;]? hoặc ghi giải trình(?=[.])")
_LOG: Final = logging.getLogger(__name__)


class Source(Evidence, Protocol):
    """The values of a report, and which of its forms and records there are."""

    def begun(self, form: str) -> bool:
        """Whether anything was entered in a form."""
        ...

    def records(self, form: str) -> tuple[str, ...]:
        """Record ids of a list form, in order."""
        ...


def decided(check: Check, source: Evidence) -> Decided:
    """The outcome of a check on the values as they are."""
    try:
        decision = check.decide(source)
    except Exception:  # noqa: BLE001 - outcome four of four: our bug, never the user's
        _LOG.exception("rule %s failed to run at %s", check.rule.code, check.cell)
        return Outcome.RULE_ERROR, None
    if isinstance(decision, Complaint):
        return Outcome.FAIL, _finding(check, decision, source)
    return decision, None


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
