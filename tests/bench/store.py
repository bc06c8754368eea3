"""Stores to measure on: twenty-four months in which every form is filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from exports.sample import PERIOD, PROVINCE
from exports.workspace import Workspace
from forms.common.clock import FixedClock
from forms.common.paths import AppPaths
from forms.report import Report, ReportKey
from forms.store.history import Archive
from forms.store.reports import ReportStore
from forms.store.settings import Option
from tests.bench.entries import entries

if TYPE_CHECKING:
    from pathlib import Path

    from forms.catalogue import Catalogue
    from validation.desk import Desk

CLOCK: Final = FixedClock(datetime(2026, 11, 3, 7, 32, 8, tzinfo=UTC))
MONTHS: Final = 24


def open_workspace(folder: Path, catalogue: Catalogue | None = None) -> Workspace:
    """A workspace on a folder, with other definitions than the shipped ones if given."""
    workspace = Workspace.open(AppPaths(folder), CLOCK)
    if catalogue is None:
        return workspace
    reports = ReportStore(workspace.database, catalogue, CLOCK)
    archive = Archive(reports, catalogue, workspace.provinces)
    return replace(workspace, catalogue=catalogue, reports=reports, archive=archive)


def fill(workspace: Workspace) -> None:
    """Fill in the months up to the sample's, and choose the unit the window opens."""
    unit = workspace.province(PROVINCE, PERIOD)
    for back in range(MONTHS - 1, -1, -1):
        period = PERIOD.plus(-back)
        stored = workspace.reports.begin(ReportKey(unit.identity, period))
        forms = {form.code: form for form in workspace.catalogue.in_force(period)}
        report = Report(stored.key, forms)
        for change in entries(forms.values(), period):
            workspace.reports.write(stored, change, report.apply(change))
    workspace.settings.put(Option.UNIT, unit.identity)


def open_desk(workspace: Workspace) -> Desk:
    """The last month of the store, open."""
    return workspace.find(workspace.province(PROVINCE, PERIOD), PERIOD)
