"""The one door for writing: a change is applied, then committed, before anything else happens.

When the disk refuses, the change stays applied in memory and waits in :attr:`Ledger.unsaved`;
nothing typed is lost while the program runs, and :meth:`Ledger.save` tries again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.common.errors import KnownError
from forms.messages import FormsMessage
from forms.report import ReportState, touched

if TYPE_CHECKING:
    from forms.cell import Cell
    from forms.change import Change
    from forms.figures import Figures
    from forms.store.reports import ReportStore, StoredReport


class Ledger:
    """A report open for writing."""

    def __init__(self, figures: Figures, store: ReportStore, stored: StoredReport) -> None:
        self.figures = figures
        self.stored = stored
        self._store = store
        self.trouble: KnownError | None = None
        self._unsaved: list[tuple[Change, Change]] = []

    @property
    def locked(self) -> bool:
        """Whether the report was signed."""
        return self.stored.state is not ReportState.DRAFT

    def look_again(self) -> None:
        """Take up what became of the report: a signature locks it and leaves its figures alone."""
        self.stored = self._store.revision(self.stored.key) or self.stored

    @property
    def unsaved(self) -> tuple[Change, ...]:
        """Changes applied but not yet on disk."""
        return tuple(change for change, _ in self._unsaved)

    @property
    def waiting(self) -> int:
        """How many cells are applied but not yet on disk."""
        return sum(max(len(touched(change)), 1) for change in self.unsaved)

    def apply(self, change: Change) -> tuple[Change, set[Cell]]:
        """Apply and commit: the inverse, and every cell whose value may have changed.

        When the disk refuses, :attr:`trouble` says why and the change waits in memory.
        """
        if self.locked:
            key = self.stored.key
            raise KnownError(FormsMessage.REPORT_LOCKED, period=key.period.title, unit=key.province)
        inverse = self.figures.report.apply(change)
        self._unsaved.append((change, inverse))
        self.save()
        # Computing may read earlier months from a disk that fails; what was typed is safe by now.
        return inverse, self.figures.refresh(change, inverse)

    def write_waiting(self, store: ReportStore) -> None:
        """Commit what is waiting to another store, a copy of this one; here it goes on waiting."""
        for change, inverse in self._unsaved:
            store.write(self.stored, change, inverse)

    def save(self) -> bool:
        """Commit whatever is waiting, oldest first; whether everything is on disk now."""
        self.trouble = None
        try:
            while self._unsaved:
                change, inverse = self._unsaved[0]
                self._store.write(self.stored, change, inverse)
                del self._unsaved[0]
        except KnownError as refusal:
            self.trouble = refusal
        return self.trouble is None
