"""A workspace with the shipped sample months, and months with mistakes in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exports.importing import rehearse
from exports.tidy import Target, read_tidy
from exports.workspace import Workspace
from forms.cell import Cell
from forms.change import Explain, Explanation
from forms.common.paths import AppPaths
from forms.common.period import Period
from tests.samples import nghe_an
from ui.session import EditSession

if TYPE_CHECKING:
    from pathlib import Path

    from forms.common.clock import Clock
    from validation.finding import Finding
    from validation.reasons import Reason

LAST: Final = Period(2026, 10)
PROVINCE: Final = "40"
#: What a hurried clerk would type: a part larger than its whole, a dot too many, a minus.
MISTAKES: Final = (
    ("1.7a", "estimate", "900000"),
    ("1.4", "estimate", "1.404.5"),
    ("1.6", "estimate", "-12"),
    ("1", "official", "6831000"),
    ("2", "official", ""),
    ("3", "estimate", ""),
    ("4", "estimate", ""),
)


def fill(folder: Path, clock: Clock) -> None:
    """Put the sample months into a store."""
    workspace = Workspace.open(AppPaths(folder), clock)
    heading, *lines = nghe_an.FILE.read_text(encoding="utf-8").splitlines()
    for period in nghe_an.PERIODS:
        mine = [line for line in lines if line.startswith(f"{period},")]
        _import(workspace, period, "\n".join([heading, *mine]))
    workspace.close()


def opened(folder: Path, clock: Clock) -> EditSession:
    """The last month of a filled store."""
    workspace = Workspace.open(AppPaths(folder), clock)
    return EditSession(workspace, workspace.province(PROVINCE, LAST), LAST)


def beside(session: EditSession, period: Period) -> EditSession:
    """A month of the same store that was checked already."""
    other = EditSession(session.workspace, session.unit, period)
    assert other.desk.judged is not None
    assert other.known
    return other


def enter(session: EditSession, *entries: tuple[str, str, str]) -> None:
    """Type texts into the trade form as one step."""
    session.enter(tuple((Cell("CT03", row, column), text) for row, column, text in entries), "nhập")


def remember(session: EditSession, finding: Finding, text: str, reason: Reason) -> None:
    """Write into last month's report what was said of the same rule and cell."""
    said = Explanation(text, "0" * 16, "2026-09-18T08:00:00+00:00", reason.value)
    before = session.workspace.begin(session.unit, session.period.plus(-1))
    before.apply(Explain(finding.rule, finding.cell, said))


def _import(workspace: Workspace, period: Period, text: str) -> None:
    unit = workspace.province(PROVINCE, period)
    forms = {form.code: form for form in workspace.catalogue.in_force(period)}
    target = Target(forms, unit.code, str(period))
    table = read_tidy(text.encode(), "nghe-an.csv", target)
    rehearsal = rehearse(table, workspace.draft(unit, period))
    assert not rehearsal.rejected, rehearsal.rejected[:3]
    desk = workspace.begin(unit, period)
    for change in rehearsal.changes:
        desk.apply(change)
    workspace.archive.forget()
