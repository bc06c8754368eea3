"""Backups in the settings: where they go, one now, one back after a rehearsal."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from forms.common.clock import VIETNAM
from forms.store.backup import SUFFIX
from forms.store.backup_log import last_backup
from forms.store.settings import Option
from ui.pages.settings import backup_work
from ui.pages.settings.card import SettingsCard
from ui.tasks import TaskRunner
from ui.widgets.button import Button, ButtonKind
from ui.widgets.labels import Ink, Label
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from exports.workspace import Workspace
    from forms.common.errors import KnownError
    from forms.common.provinces import Province
    from forms.store.backup import Met
    from ui.look import Look

_PATTERN: Final = f"Bản sao lưu (*{SUFFIX});;Mọi tệp (*)"
_TABLE_HEIGHT: Final = 180


class BackupCard(SettingsCard):
    """Runs beside the window; says how it went in its last line."""

    #: Reports were taken over from a backup: how many, in a sentence.
    restored = Signal(str)

    def __init__(self, look: Look, workspace: Workspace, unit: Province) -> None:
        super().__init__("Sao lưu và khôi phục")
        self._workspace = workspace
        self._unit = unit
        self._source: Path | None = None
        self.tasks = TaskRunner(self)
        self._last = Label(wrap=True)
        self._folder = Label(ink=Ink.SECONDARY, wrap=True)
        self.choose = Button(look, "Đổi thư mục…", icon="folder_open")
        self.now = Button(look, "Sao lưu ngay", ButtonKind.PRIMARY, icon="save")
        self.examine = Button(look, "Khôi phục từ bản sao lưu…", icon="history")
        self.rehearsal = PlainTable(look, "Báo cáo trong bản sao lưu", backup_work.HEADINGS)
        self.restore = Button(look, "Khôi phục", ButtonKind.PRIMARY)
        self.cancel = Button(look, "Hủy")
        self._outcome = Label(wrap=True)
        self._lay_out()
        self._connect()
        self._refresh()

    def rehearse(self, source: Path) -> None:
        """Show how the reports of a backup meet those here; nothing is written yet."""
        self._source = source
        self._say("Đang đọc bản sao lưu…")
        paths, clock = self._workspace.paths, self._workspace.clock
        work = partial(backup_work.rehearse, paths, clock, source)
        self.tasks.run(work, self._show_rehearsal, self._refuse)

    def _back_up(self) -> None:
        from exports.backing_up import backup_folder

        self._say("Đang sao lưu…")
        workspace = self._workspace
        folder = backup_folder(workspace)
        work = partial(backup_work.back_up, workspace.paths, workspace.clock, self._unit, folder)
        self.tasks.run(work, self._on_backed_up, self._refuse)

    def _restore(self) -> None:
        if self._source is None:
            return
        self._say("Đang khôi phục…")
        paths, clock = self._workspace.paths, self._workspace.clock
        work = partial(backup_work.carry_out, paths, clock, self._source)
        self.tasks.run(work, self._on_restored, self._refuse)

    def _on_backed_up(self, made: tuple[Path, int]) -> None:
        path, count = made
        self._refresh()
        self._say(f"Đã sao lưu {count} báo cáo vào {path.name}.", Ink.OK)

    def _show_rehearsal(self, met: tuple[Met, ...]) -> None:
        count = sum(one.restores for one in met)
        self.rehearsal.show_rows(tuple(map(backup_work.met_row, met)))
        self.restore.setText(f"Khôi phục {count} báo cáo")
        self.restore.setEnabled(count > 0)
        self._show_choice(shown=True)
        told = f"{count} trên {len(met)} báo cáo sẽ được khôi phục. Chưa ghi gì vào máy."
        self._say(f"{self._whose(met)}{told}")
        self.rehearsal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_restored(self, met: tuple[Met, ...]) -> None:
        count = sum(one.restores for one in met)
        self._leave()
        told = f"{self._whose(met)}Đã khôi phục {count} báo cáo."
        self._say(told, Ink.OK)
        self.restored.emit(told)

    def _whose(self, met: tuple[Met, ...]) -> str:
        """Whose reports they are, where they are not those of the unit that is open."""
        others = {one.key.province for one in met} - {self._unit.identity}
        day = self._workspace.clock.now().astimezone(VIETNAM).date()
        known = {unit.identity: unit.full_name(day) for unit in self._workspace.provinces.on(day)}
        names = [known.get(identity, identity) for identity in sorted(others)]
        return f"Bản sao lưu của {', '.join(names)}. " if names else ""

    def _leave(self) -> None:
        """Drop the rehearsal."""
        self._source = None
        self._show_choice(shown=False)
        self._say("")
        self.examine.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, error: KnownError) -> None:
        self._say(error.sentence, Ink.ERROR)

    def _say(self, sentence: str, ink: Ink = Ink.SECONDARY) -> None:
        self._outcome.setText(sentence)
        self._outcome.set_ink(ink)
        self._outcome.setVisible(bool(sentence))

    def _refresh(self) -> None:
        from exports.backing_up import backup_folder

        note = last_backup(self._workspace.settings, self._unit.identity)
        told = "Đơn vị này chưa được sao lưu lần nào."
        if note is not None:
            at = note.at.astimezone(VIETNAM)
            told = f"Sao lưu gần nhất: {at:%H:%M ngày %d/%m/%Y}, {note.file}"
        self._last.setText(told)
        self._folder.setText(f"Thư mục sao lưu: {backup_folder(self._workspace)}")

    def _choose_folder(self) -> None:
        from exports.backing_up import backup_folder

        begin = str(backup_folder(self._workspace))
        chosen = QFileDialog.getExistingDirectory(self, "Thư mục sao lưu", begin)
        if chosen:
            self._workspace.settings.put(Option.BACKUP_FOLDER, chosen)
            self._refresh()

    def _choose_source(self) -> None:
        from exports.backing_up import backup_folder

        begin = str(backup_folder(self._workspace))
        path, _ = QFileDialog.getOpenFileName(self, "Bản sao lưu", begin, _PATTERN)
        if path:
            self.rehearse(Path(path))

    def _show_choice(self, *, shown: bool) -> None:
        for widget in (self.rehearsal, self.restore, self.cancel):
            widget.setVisible(shown)

    def _on_busy(self) -> None:
        for button in (self.now, self.examine, self.restore):
            button.setEnabled(not self.tasks.busy)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._choose_folder)
        self.now.clicked.connect(self._back_up)
        self.examine.clicked.connect(self._choose_source)
        self.restore.clicked.connect(self._restore)
        self.cancel.clicked.connect(self._leave)
        self.tasks.busy_changed.connect(self._on_busy)

    def _lay_out(self) -> None:
        for label in (self._last, self._folder, self._outcome):
            label.make_selectable()
        self.rehearsal.setFixedHeight(_TABLE_HEIGHT)
        buttons, choice = QHBoxLayout(), QHBoxLayout()
        for row, widgets in (
            (buttons, (self.now, self.examine, self.choose)),
            (choice, (self.restore, self.cancel)),
        ):
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch()
        self.add(self._last, self._folder, buttons, self._outcome, self.rehearsal, choice)
        self._show_choice(shown=False)
        self._say("")
