"""The window of updates: what is plugged in is looked at by itself, a file can be named."""

from __future__ import annotations

from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QTextBrowser, QVBoxLayout

from forms.version import APP_VERSION
from ui.fonts import Text
from ui.tasks import TaskRunner
from ui.update import work
from ui.widgets.button import Button, ButtonKind
from ui.widgets.labels import Ink, Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from exports.update.offer import Offer
    from exports.workspace import Workspace
    from forms.common.errors import KnownError
    from ui.look import Look

_SIZE: Final = (620, 460)
_PATTERN: Final = "Bộ cài (*.exe);;Mọi tệp (*)"
_LOOKING: Final = "Đang tìm bộ cài trên các ổ đang cắm…"
_NOTHING: Final = (
    "Chưa thấy bộ cài trên ổ nào đang cắm. Cắm ổ USB có bộ cài rồi mở lại cửa sổ này, "
    "hoặc chọn tệp."
)
_MOVES: Final = "Khi mở bản mới, kho số liệu được sao lưu rồi chuyển sang cấu trúc mới."


class UpdateDialog(QDialog):
    """Nothing runs before its signature was checked and the store was copied.

    Accepted means that the installer was started and waits for the program to be closed.
    """

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        folders: tuple[Path, ...],
        parent: QWidget | None = None,
    ) -> None:
        from exports.update.publishers import pinned

        super().__init__(parent)
        self._workspace = workspace
        self._pins = pinned(workspace.settings)
        self.offer: Offer | None = None
        self.tasks = TaskRunner(self)
        self.changes = QTextBrowser()
        self.outcome = Label(wrap=True)
        self.choose = Button(look, "Chọn bộ cài…", icon="folder_open")
        self.install = Button(look, "Sao lưu rồi cài", ButtonKind.PRIMARY)
        self.close_button = Button(look, "Đóng", key="Esc")
        self._lay_out()
        self._connect()
        self._show(None)
        self._say(_LOOKING)
        self.tasks.run(partial(work.look_around, folders, self._pins), self._found, self._refuse)

    def judge(self, file: Path) -> None:
        """Have a file judged, whatever its name is."""
        self._show(None)
        self._say(f"Đang xét {file.name}…")
        self.tasks.run(partial(work.judge, file, self._pins), self._found, self._refuse)

    def _found(self, offer: Offer | None) -> None:
        self._show(offer)
        self._say(_NOTHING if offer is None else "")

    def _refuse(self, error: KnownError) -> None:
        self._say(error.sentence, Ink.ERROR)

    def _show(self, offer: Offer | None) -> None:
        self.offer = offer
        self.changes.setVisible(offer is not None)
        self.changes.setHtml("" if offer is None else _told(offer))
        self.install.setEnabled(offer is not None)

    def _install(self) -> None:
        if self.offer is None:
            return
        self._say("Đang sao lưu kho số liệu…")
        paths, clock = self._workspace.paths, self._workspace.clock
        begin = partial(work.begin, paths, clock, self.offer, self._pins)
        self.tasks.run(begin, self._on_started, self._refuse)

    def _on_started(self, _kept: Path) -> None:
        self.accept()

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Bộ cài bản mới", "", _PATTERN)
        if path:
            self.judge(Path(path))

    def _say(self, sentence: str, ink: Ink = Ink.SECONDARY) -> None:
        self.outcome.setText(sentence)
        self.outcome.set_ink(ink)
        self.outcome.setVisible(bool(sentence))

    def _on_busy(self) -> None:
        self.choose.setEnabled(not self.tasks.busy)
        self.install.setEnabled(self.offer is not None and not self.tasks.busy)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._choose)
        self.install.clicked.connect(self._install)
        self.close_button.clicked.connect(self.reject)
        self.tasks.busy_changed.connect(self._on_busy)

    def _lay_out(self) -> None:
        self.setWindowTitle("Cập nhật chương trình")
        self.resize(*_SIZE)
        self.outcome.make_selectable()
        self.changes.setAccessibleName("Bản mới có gì")
        self.changes.setOpenLinks(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.install)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(Label("Cập nhật chương trình", Text.SECTION, strong=True))
        column.addWidget(Label(f"Đang dùng bản {APP_VERSION}. Không cần mạng.", ink=Ink.SECONDARY))
        column.addWidget(self.changes, 1)
        column.addWidget(self.outcome)
        column.addStretch()
        column.addLayout(buttons)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)


def ask_update(look: Look, workspace: Workspace, parent: QWidget) -> bool:
    """Show what is on offer; whether an installer was started, so that the program has to close."""
    dialog = UpdateDialog(look, workspace, work.other_drives(), parent)
    started = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return started


def _told(offer: Offer) -> str:
    """What the version brings, as the text of a page."""
    head = f"Bản {offer.version}, do “{offer.publisher}” ký"
    parts = [f"<h3>{escape(head)}</h3>"]
    if offer.moves_store:
        parts.append(f"<p>{escape(_MOVES)}</p>")
    for release in offer.releases:
        lines = "".join(f"<li>{escape(change)}</li>" for change in release.changes)
        parts.append(f"<h4>Bản {escape(release.version)}</h4><ul>{lines}</ul>")
    return "".join(parts)
