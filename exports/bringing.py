"""Figures of earlier months from files: read month by month, tried, written in order.

What the store holds already stays: a signed month, and every form in which something was entered.
"""

from __future__ import annotations

import tempfile
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exports.backing_up import restore_unit
from exports.bringing_files import Pasted, Portion, portions
from exports.bringing_messages import BringingMessage
from exports.importing import Rehearsal, commit, rehearse
from exports.workspace import Workspace
from forms.common.errors import KnownError
from forms.common.paths import AppPaths
from forms.figures import Figures
from forms.report import Report, ReportKey, ReportState
from forms.store.backup import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exports.tidy import TidyTable
    from forms.common.period import Period
    from forms.common.provinces import Province

#: Lines of a file that are repeated to the user.
_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of one month of one file; of a file nobody can read, ``period`` is missing."""

    file: str
    period: Period | None
    #: Identity of the unit the figures belong to.
    unit: str = ""
    cells: int = 0
    #: Why something of it, or all of it, was left out.
    notes: tuple[str, ...] = ()
    #: The month came whole from a backup.
    restored: bool = False

    @property
    def refused(self) -> bool:
        """Whether nothing was taken over although it was not there yet."""
        return not self.restored and not self.cells and bool(self.notes)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is: files read and months written, of those known so far."""

    done: int
    total: int
    #: The file or the month in hand.
    what: str


def bring(
    workspace: Workspace, unit: Province, files: Iterable[Path | Pasted]
) -> Iterator[Progress | Brought]:
    """Read the files, then write their months, oldest first; dropping the iterator stops it.

    Every month is written whole or not at all.
    """
    paths = tuple(files)
    found: list[Portion] = []
    for number, path in enumerate(paths):
        yield Progress(number, len(paths), path.name)
        try:
            if isinstance(path, Path) and path.suffix.casefold() == SUFFIX:
                yield from _restored(workspace, path)
            else:
                found += portions(workspace, unit, path)
        except KnownError as error:
            yield Brought(path.name, None, notes=(error.sentence,))
    found.sort(key=lambda portion: portion.period)
    total = len(paths) + len(found)
    for number, portion in enumerate(found, start=len(paths)):
        yield Progress(number, total, portion.period.title)
        yield _written(workspace, portion)
    yield Progress(total, total, "")


@contextmanager
def scratch(workspace: Workspace) -> Iterator[Workspace]:
    """A copy of the store to try things on; gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        paths = AppPaths(Path(folder))
        workspace.database.copy_to(paths.store)
        with closing(Workspace.open(paths, workspace.clock)) as copy:
            yield copy


def _restored(workspace: Workspace, path: Path) -> Iterator[Brought]:
    met = restore_unit(workspace, path)
    workspace.archive.forget()
    for one in met:
        kept = (
            ()
            if one.restores
            else (BringingMessage.NOTHING_NEW.sentence(period=one.key.period.title),)
        )
        yield Brought(path.name, one.key.period, one.key.province, 0, kept, one.restores)


def _written(workspace: Workspace, portion: Portion) -> Brought:
    outcome = Brought(portion.file, portion.period, portion.unit.identity)
    figures = _draft(workspace, portion)
    if figures is None:
        return replace(
            outcome, notes=(BringingMessage.LOCKED.sentence(period=portion.period.title),)
        )
    table, notes = _wanted(portion, figures)
    if not table.values and not table.rejected:
        nothing = BringingMessage.NOTHING_NEW.sentence(period=portion.period.title)
        return replace(outcome, notes=notes or (nothing,))
    rehearsal = rehearse(table, figures)
    if rehearsal.rejected:
        return replace(outcome, notes=(*notes, *_lines(rehearsal)))
    versions = figures.report.versions
    commit(workspace, portion.unit, portion.period, rehearsal, versions)
    return replace(outcome, cells=rehearsal.count, notes=notes)


def _draft(workspace: Workspace, portion: Portion) -> Figures | None:
    """The month to write into, detached; nothing when it is signed."""
    unit, period = portion.unit, portion.period
    stored = workspace.reports.find(unit.identity, period)
    if stored is not None:
        draft = stored.state is ReportState.DRAFT
        return workspace.figures(unit, stored) if draft else None
    forms = {form.code: form for form in workspace.catalogue.in_force(period)}
    report = Report(ReportKey(unit.identity, period), {**forms, **portion.forms})
    return Figures(report, workspace.catalogue, workspace.archive.of(unit, period))


def _wanted(portion: Portion, figures: Figures) -> tuple[TidyTable, tuple[str, ...]]:
    """The part of a file that finds an empty form of its own version, and what is left out."""
    table, mine = portion.table, figures.report.versions
    codes = dict.fromkeys(cell.form for cell in table.values)
    kept = [code for code in codes if figures.begun(code)]
    other = [
        code
        for code in codes
        if code not in kept
        and (code not in mine or portion.versions.get(code, mine[code]) != mine[code])
    ]
    values = {c: v for c, v in table.values.items() if c.form not in {*kept, *other}}
    notes = [
        message.sentence(forms=", ".join(found))
        for message, found in (
            (BringingMessage.KEPT, kept),
            (BringingMessage.OTHER_VERSION, other),
        )
        if found
    ]
    return replace(table, values=values), tuple(notes)


def _lines(rehearsal: Rehearsal) -> Iterator[str]:
    for remark in rehearsal.rejected[:_SHOWN]:
        yield f"Dòng {remark.line}: {remark.text}" if remark.line else remark.text
