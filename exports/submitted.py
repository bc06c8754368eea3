"""The reports that left or are about to: signed months and their revisions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from forms.common.frozen import dataclass
from forms.report import ReportState

if TYPE_CHECKING:
    from pathlib import Path

    from exports.workspace import Workspace
    from forms.common.provinces import Province
    from forms.store.packages import SignedFile
    from forms.store.reports import StateChange, StoredReport


@dataclass(frozen=True, slots=True)
class Submitted:
    """One revision; ``latest`` while no later one was opened."""

    stored: StoredReport
    signatures: tuple[SignedFile, ...]
    latest: bool
    #: What became of it since it was a draft, oldest first.
    states: tuple[StateChange, ...] = ()
    #: Where the file with the last signature lies, or was written if it is gone.
    file: Path | None = None

    @property
    def submitted_at(self) -> str:
        """When it was marked as submitted, ISO 8601 in UTC; empty where that is not known."""
        if self.stored.state not in {ReportState.SUBMITTED, ReportState.RECEIVED}:
            return ""
        moments = [each.at for each in self.states if each.state is ReportState.SUBMITTED]
        return moments[-1] if moments else ""

    @property
    def received_at(self) -> str:
        """When its receipt came, ISO 8601 in UTC; empty until then."""
        return self.stored.since if self.stored.state is ReportState.RECEIVED else ""

    @property
    def unseen(self) -> tuple[str, ...]:
        """Names of the usual signers whose signature was not put on this machine."""
        from exports.identity import USUAL_SIGNERS  # noqa: PLC0415 - the first page asks less

        put = {signed.role for signed in self.signatures}
        return tuple(role.name for role in USUAL_SIGNERS if role.name not in put)

    @property
    def may_be_submitted(self) -> bool:
        """Whether it waits to be marked as submitted."""
        return self.stored.state is ReportState.SIGNED and self.latest

    @property
    def may_be_taken_back(self) -> bool:
        """Whether the mark of its submission may be taken away: nobody has confirmed it yet."""
        return self.stored.state is ReportState.SUBMITTED and self.latest

    @property
    def may_be_revised(self) -> bool:
        """Whether a further revision may be opened."""
        return self.stored.state is not ReportState.DRAFT and self.latest


def submitted(workspace: Workspace, unit: Province) -> tuple[Submitted, ...]:
    """Signed revisions and the drafts of further ones, newest first."""
    reports = workspace.reports.all(unit.identity)
    latest = {stored.key.period: stored.id for stored in reports}
    return tuple(
        _submitted(workspace, stored, latest=latest[stored.key.period] == stored.id)
        for stored in reversed(reports)
        if stored.state is not ReportState.DRAFT or stored.key.revision > 1
    )


def revision_before(workspace: Workspace, stored: StoredReport) -> StoredReport | None:
    """The revision that this one replaces."""
    key = stored.key
    return workspace.reports.revision(replace(key, revision=key.revision - 1))


def sent_before(workspace: Workspace, stored: StoredReport) -> StoredReport | None:
    """The newest earlier revision that was submitted or received; ``None`` when none was."""
    key = stored.key
    if key.revision == 1:
        return None
    sent = [
        each
        for each in workspace.reports.all(key.province)
        if each.key.period == key.period
        and each.key.revision < key.revision
        and each.state in {ReportState.SUBMITTED, ReportState.RECEIVED}
    ]
    return sent[-1] if sent else None


def _submitted(workspace: Workspace, stored: StoredReport, *, latest: bool) -> Submitted:
    from exports.signed_place import place_of  # noqa: PLC0415 - the same

    signatures = workspace.packages.of(stored)
    return Submitted(
        stored,
        signatures,
        latest=latest,
        states=workspace.reports.states(stored),
        file=place_of(signatures[-1], workspace.paths) if signatures else None,
    )
