"""A correction of a signed report: a numbered revision that begins with what the last one held."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from forms.change import Change, Explain, InsertRecord, SetCells
from forms.common.errors import BugError
from forms.report import Report, ReportState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.store.reports import ReportStore, StoredReport


def revise(store: ReportStore, stored: StoredReport) -> StoredReport:
    """Begin the next revision; the signed report stays as it is.

    The form versions stay those of the report; the new journal starts with what was carried over,
    so that replaying it still gives the report.
    """
    if stored.state is ReportState.DRAFT:
        raise BugError("a draft needs no revision")
    report = store.open(stored)
    key = replace(stored.key, revision=stored.key.revision + 1)
    fresh = store.begin(key, stored.forms)
    copy = Report(key, report.forms)
    for change in _carried_over(report):
        store.write(fresh, change, copy.apply(change))
    return fresh


def _carried_over(report: Report) -> Iterator[Change]:
    for form in report.forms:
        for position, record in enumerate(report.records(form)):
            yield InsertRecord(form, record, position)
    if report.values:
        yield SetCells(tuple(report.values.items()))
    for (rule, cell), explanation in report.explanations.items():
        yield Explain(rule, cell, explanation)
