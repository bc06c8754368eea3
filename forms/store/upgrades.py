"""A draft moved to another version of a form: planned from the store, written as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.common.errors import KnownError
from forms.messages import FormsMessage
from forms.report import ReportState
from forms.upgrade import Upgrade, plan

if TYPE_CHECKING:
    from forms.definition import Form
    from forms.store.reports import ReportStore, StoredReport


def planned(store: ReportStore, stored: StoredReport, new: Form) -> Upgrade:
    """What moving a stored report's form to a version does; a signed report is refused."""
    if stored.state is not ReportState.DRAFT:
        key = stored.key
        raise KnownError(FormsMessage.REPORT_LOCKED, period=key.period.title, unit=key.province)
    old = store.open(stored).forms.get(new.code)
    return plan(old, new, store.values(stored, new.code))


def carry_out(store: ReportStore, stored: StoredReport, upgrade: Upgrade) -> None:
    """Write a planned move; whoever holds the report open must open it again."""
    step = upgrade.step
    store.write(stored, step, store.open(stored).move(step, upgrade.new))
