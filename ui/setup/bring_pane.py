"""Choosing files of earlier months, trying them, writing them: with progress and a way to stop."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from forms.common.clock import VIETNAM
from forms.store.backup import SUFFIX
from ui.glyphs import Glyph
from ui.long_work import LongWork
from ui.setup import bring_words
from ui.setup.months import MonthStrip
from ui.widgets.button import Button, ButtonKind
from ui.widgets.labels import Ink, Label
from ui.widgets.plain_table import PlainTable
from ui.widgets.progress_line import THICK, ProgressLine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from exports.bringing import Brought
    from exports.bringing_files import Pasted
    from exports.workspace import Workspace
    from forms.common.clock import Clock
    from forms.common.errors import KnownError
    from forms.common.paths import AppPaths
    from forms.common.period import Period
    from forms.common.provinces import Province
    from ui.look import Look

    _Work = Callable[[AppPaths, Clock, Province, tuple[Path | Pasted, ...]], Iterator[object]]

_PATTERN: Final = f"Số liệu các tháng (*.xlsx *.csv *{SUFFIX});;Mọi tệp (*)"


class BringPane(QWidget):
    """Nothing is written before the button that says how many months it writes."""

    #: Months were written.
    brought = Signal()

    def __init__(self, look: Look, workspace: Workspace, unit: Province | None = None) -> None:
        super().__init__()
        self._look = look
        self._workspace = workspace
        self._unit = unit
        self._files: tuple[Path | Pasted, ...] = ()
        self._found: list[Brought] = []
        self._writing = False
        self._planned = 0
        year = workspace.clock.now().astimezone(VIETNAM).year
        self.strips = tuple(MonthStrip(look, each) for each in (year - 1, year))
        self.work = LongWork(self)
        self.choose = Button(look, "Chọn tệp…", icon="folder_open")
        self.paste = Button(look, "Dán từ bảng tính…", icon="clipboard_paste", key="Ctrl+V")
        self.write = Button(look, "Ghi", ButtonKind.PRIMARY)
        self.stop = Button(look, "Dừng", icon="dismiss")
        self.table = PlainTable(look, "Các tháng trong tệp", bring_words.HEADINGS)
        self._how = Label(bring_words.HOW, ink=Ink.SECONDARY, wrap=True)
        self._progress = ProgressLine(look, "Tiến độ", thickness=THICK)
        self._said = Label(wrap=True)
        self._below = QStackedWidget()
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._refresh()

    @property
    def months(self) -> int:
        """How many months were written here."""
        return bring_words.planned(tuple(self._found)) if self._writing else 0

    def set_unit(self, unit: Province) -> None:
        """Bring figures for another unit from now on."""
        if unit != self._unit:
            self._unit = unit
            self._found, self._files, self._writing = [], (), False
            self._refresh()

    def try_files(self, files: tuple[Path | Pasted, ...]) -> None:
        """Say what the files hold; nothing is written."""
        self._files = files
        self._start(_tried, writing=False)

    def write_files(self) -> None:
        """Write what was tried."""
        self._planned = bring_words.planned(tuple(self._found))
        self._start(_written, writing=True)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self.work.busy:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.try_files(tuple(files))

    def _start(self, work: _Work, *, writing: bool) -> None:
        if self._unit is None or self.work.busy:
            return
        self._writing, self._found = writing, []
        self._said.set_ink(Ink.SECONDARY)
        paths, clock = self._workspace.paths, self._workspace.clock
        self.work.start(partial(work, paths, clock, self._unit, self._files))
        self._refresh()
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_step(self, step: object) -> None:
        from exports.bringing import Brought, Progress

        if isinstance(step, Brought):
            self._found.append(step)
        elif isinstance(step, Progress):
            self._progress.show_progress(step.done, step.total)
            verb = "Đang ghi" if self._writing else "Đang đọc thử"
            self._said.setText(f"{verb} {step.done}/{step.total}: {step.what}")

    def _on_finished(self) -> None:
        found, stopped = tuple(self._found), self.work.stopped
        if self._writing:
            self._workspace.archive.forget()
            self._said.setText(bring_words.done(found, self._planned, stopped=stopped))
            self._said.set_ink(Ink.OK if not stopped else Ink.WARNING)
            self.brought.emit()
        elif stopped:
            self._found = []
            self._said.setText("Đã dừng đọc thử. Chưa ghi gì vào máy.")
        else:
            self._said.setText(bring_words.tried(found))
        self._refresh()
        after = self.write if self.write.isVisibleTo(self) else self.choose
        after.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, error: KnownError) -> None:
        self._said.setText(error.sentence)
        self._said.set_ink(Ink.ERROR)
        self._found = []
        self._refresh()

    def _refresh(self) -> None:
        """Show what there is, and only the buttons that mean something now."""
        busy, found = self.work.busy, tuple(self._found)
        months = bring_words.planned(found)
        rows = tuple(bring_words.row(one, written=self._writing) for one in found)
        self.table.show_rows(rows)
        self._below.setCurrentIndex(1 if rows else 0)
        for button in (self.choose, self.paste):
            button.setEnabled(not busy and self._unit is not None)
        self.write.setText(f"Ghi {months} tháng")
        self.write.updateGeometry()
        self.write.setVisible(bool(months) and not busy and not self._writing)
        self.stop.setVisible(busy)
        self._progress.setVisible(busy)
        marks = self._marks()
        for strip in self.strips:
            strip.show_marks(marks)

    def _marks(self) -> dict[Period, Glyph]:
        unit = self._unit
        marks: dict[Period, Glyph] = {}
        if unit is None:
            return marks
        for one in self._found:
            glyph = bring_words.mark(one, written=self._writing)
            if one.period is not None and glyph is not Glyph.EMPTY:
                marks[one.period] = glyph
        filled: dict[str, frozenset[Period]] = {}
        for period in {p for strip in self.strips for p in strip.periods}:
            owners = self._workspace.provinces.on_territory_of(unit, period.first_day)
            for owner in owners:
                if owner.identity not in filled:
                    filled[owner.identity] = self._workspace.reports.filled(owner.identity)
                if period in filled[owner.identity]:
                    marks.setdefault(period, Glyph.OK)
        return marks

    def _choose(self) -> None:
        home = str(Path.home())
        names, _ = QFileDialog.getOpenFileNames(self, "Số liệu các tháng trước", home, _PATTERN)
        if names:
            self.try_files(tuple(map(Path, names)))

    def _paste(self) -> None:
        """Ask what the table on the clipboard is about, then try it as a file."""
        from ui.setup.sheet_dialog import SheetDialog, copied_block  # noqa: PLC0415 - seldom

        block = copied_block()
        if block is None:
            self._said.setText(bring_words.NO_SHEET)
            self._said.set_ink(Ink.ERROR)
            return
        dialog = SheetDialog(self._look, self._workspace, block, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.confirmed.connect(lambda pasted: self.try_files((pasted,)))
        dialog.open()

    def _connect(self) -> None:
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste.click)
        self.paste.clicked.connect(self._paste)
        self.choose.clicked.connect(self._choose)
        self.write.clicked.connect(self.write_files)
        self.stop.clicked.connect(self.work.stop)
        self.work.stepped.connect(self._on_step)
        self.work.finished.connect(self._on_finished)
        self.work.failed.connect(self._refuse)

    def _lay_out(self) -> None:
        self._said.make_selectable()
        self._how.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._below.addWidget(self._how)
        self._below.addWidget(self.table)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.write, self.choose, self.paste, self.stop):
            buttons.addWidget(button)
        buttons.addWidget(self._said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for strip in self.strips:
            column.addWidget(strip)
        column.addLayout(buttons)
        column.addWidget(self._progress)
        column.addWidget(self._below, 1)
        self.setFocusProxy(self.choose)


def _tried(
    paths: AppPaths, clock: Clock, unit: Province, files: tuple[Path | Pasted, ...]
) -> Iterator[object]:
    """Everything on a copy of the store, through a connection of this thread."""
    from exports.bringing import bring, scratch
    from exports.workspace import Workspace

    with closing(Workspace.open(paths, clock)) as workspace, scratch(workspace) as copy:
        yield from bring(copy, unit, files)


def _written(
    paths: AppPaths, clock: Clock, unit: Province, files: tuple[Path | Pasted, ...]
) -> Iterator[object]:
    from exports.bringing import bring
    from exports.workspace import Workspace

    with closing(Workspace.open(paths, clock)) as workspace:
        yield from bring(workspace, unit, files)
