"""What deserves a look besides the open month's own tasks: replies received, newer forms."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from forms.common.frozen import dataclass
from forms.report import ReportState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exports.workspace import Workspace
    from forms.cell import Cell
    from forms.common.amount import Value
    from forms.common.period import Period
    from forms.common.provinces import Province
    from forms.definition import Form
    from forms.store.reports import StoredReport

#: Code of the form of recommendations, and its columns told here.
_FORM: Final = "KN"
_CODE, _REPLY, _REPLIED = "code", "reply", "reply_date"
#: So many days a reply counts as new.
_NEW: Final = timedelta(days=45)
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Answer:
    """A recommendation with a reply: its code, where it stands, when it was answered."""

    code: str
    period: Period
    cell: Cell
    on: date


def answers(
    workspace: Workspace, unit: Province, period: Period, today: date
) -> Iterator[Answer | None]:
    """Replies of the last weeks, the newest month's word for each code; ``None`` between months.

    Yields often, so that a window stays awake.
    """
    told: set[str] = set()
    reports = {stored.key.period: stored for stored in workspace.reports.all(unit.identity)}
    for month in (period.plus(-back) for back in range(_MONTHS)):
        if month in reports:
            for answer in _of(workspace.reports.values(reports[month], _FORM), month):
                if answer.code not in told and today - _NEW <= answer.on <= today:
                    yield answer
                told.add(answer.code)
        yield None


def outdated(workspace: Workspace, stored: StoredReport) -> tuple[Form, ...]:
    """The definitions in force for a draft's month that it is not filled in with yet."""
    if stored.state is not ReportState.DRAFT:
        return ()
    return tuple(
        form
        for form in workspace.catalogue.in_force(stored.key.period)
        if stored.forms.get(form.code) != form.version
    )


def lacking(workspace: Workspace, unit: Province, period: Period) -> tuple[Period, ...]:
    """Months the open one is compared with that hold no figures here: a year and a month ago."""
    filled: dict[str, frozenset[Period]] = {}
    missing = []
    for month in (period.plus(-_MONTHS), period.plus(-1)):
        owners = workspace.provinces.on_territory_of(unit, month.first_day)
        for owner in owners:
            if owner.identity not in filled:
                filled[owner.identity] = workspace.reports.filled(owner.identity)
        if not any(month in filled[owner.identity] for owner in owners):
            missing.append(month)
    return tuple(missing)


def _of(values: dict[Cell, Value], month: Period) -> Iterator[Answer]:
    for cell, on in values.items():
        if cell.column == _REPLIED and isinstance(on, date):
            code = values.get(cell._replace(column=_CODE), "")
            yield Answer(str(code), month, cell._replace(column=_REPLY), on)
