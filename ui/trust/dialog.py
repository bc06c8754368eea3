"""Whom this computer trusts: the list with its dates, and one more after its fingerprint."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.fonts import Text
from ui.notify import ask
from ui.tasks import TaskRunner
from ui.tones import Tone
from ui.trust import work
from ui.trust.words import HEADINGS, added, details, offer, row
from ui.widgets.button import Button, ButtonKind
from ui.widgets.labels import Ink, Label
from ui.widgets.message import MessageStrip
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from exports.trust_folder import TrustEntry
    from exports.workspace import Workspace
    from forms.common.errors import KnownError
    from ui.look import Look

_SIZE: Final = (860, 520)
_FILES: Final = "Chứng thư và danh sách thu hồi (*.crt *.cer *.pem *.der *.crl);;Mọi tệp (*)"
_TOLD: Final = (
    "Khi xác minh, chương trình chỉ tin các chứng thư này. Thêm chứng thư gốc và danh sách thu hồi "
    "của nơi cấp; đơn vị tự tạo khóa thì thêm chính chứng thư của đơn vị đó."
)
_CONFIRM: Final = (
    "Nhập vân tay SHA-256 mà chủ chứng thư đọc qua điện thoại hoặc gửi bằng văn bản, "
    "không chép từ nơi đã gửi tệp."
)


class TrustDialog(QDialog):
    """Nothing is trusted before its fingerprint was typed and found the same."""

    #: The list is another one now.
    changed = Signal()

    def __init__(self, look: Look, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._folder = workspace.paths.trust
        self._clock = workspace.clock
        self._entries: tuple[TrustEntry, ...] = ()
        self._file: Path | None = None
        self.tasks = TaskRunner(self)
        self.table = PlainTable(look, "Chứng thư tin cậy", HEADINGS)
        self._details = Label(role=Text.CAPTION, ink=Ink.CAPTION, wrap=True)
        self.add = Button(look, "Thêm từ tệp…", icon="add")
        self.remove = Button(look, "Bỏ khỏi danh sách")
        self._offer = Label(wrap=True)
        self.fingerprint = QLineEdit()
        self.trust = Button(look, "Tin cậy", ButtonKind.PRIMARY)
        self.cancel = Button(look, "Hủy")
        self._adding = QWidget()
        self.said = MessageStrip(look, "")
        self.close_button = Button(look, "Đóng", key="Esc")
        self.setWindowTitle("Chứng thư tin cậy")
        self.setProperty("surface", "page")
        self.resize(*_SIZE)
        self._lay_out()
        self._connect()
        self._leave()
        self.said.hide()
        self.refresh()

    def refresh(self) -> None:
        """Read the folder anew."""
        self.tasks.run(partial(work.entries_of, self._folder), self._show, self._refuse)

    def offer_file(self, file: Path) -> None:
        """Say what a file holds; a file of lists is taken over at once."""
        self._leave()
        self.tasks.run(partial(work.offered_in, file), self._on_offered, self._refuse)

    def _show(self, entries: tuple[TrustEntry, ...]) -> None:
        self._entries = entries
        now = self._clock.now()
        self.table.show_rows(tuple(row(one, now) for one in entries), self.table.row)
        self._on_moved()

    def _on_moved(self) -> None:
        chosen = self._chosen
        self._details.setText(details(chosen) if chosen else "Danh sách còn trống.")
        self.remove.setEnabled(chosen is not None)

    @property
    def _chosen(self) -> TrustEntry | None:
        at = self.table.row
        return self._entries[at] if 0 <= at < len(self._entries) else None

    def _on_offered(self, offered: work.Offered) -> None:
        self._file = offered.file
        if not offered.found:
            self._add("")
            return
        self._offer.setText(offer(offered))
        self._adding.show()
        self.said.hide()
        self.fingerprint.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        self._add(self.fingerprint.text().strip())

    def _add(self, stated: str) -> None:
        if self._file is not None:
            adding = partial(work.add_file, self._folder, self._file, stated, self._clock.now())
            self.tasks.run(adding, self._on_added, self._refuse)

    def _on_added(self, entries: tuple[TrustEntry, ...]) -> None:
        self._leave()
        self._tell(added(entries, self._clock.now()), Tone.OK)
        self._on_changed()

    def _remove(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        name = chosen.subject or chosen.file
        sentence = "Các tệp chỉ dựa vào mục này sẽ không còn được tin cậy khi xác minh."
        if ask(self._look, f"Bỏ {name}", sentence, "Bỏ khỏi danh sách", self):
            removing = partial(work.remove_entry, self._folder, chosen.file)
            self.tasks.run(removing, self._on_removed, self._refuse)

    def _on_removed(self, entry: TrustEntry) -> None:
        self._tell(f"Đã bỏ {entry.subject or entry.file}.", Tone.ACCENT)
        self._on_changed()

    def _on_changed(self) -> None:
        self.refresh()
        self.changed.emit()

    def _leave(self) -> None:
        """Trust nothing of the file that was offered."""
        self._file = None
        self.fingerprint.clear()
        self._adding.hide()

    def _refuse(self, error: KnownError) -> None:
        self._tell(error.sentence, Tone.ERROR)

    def _tell(self, sentence: str, tone: Tone) -> None:
        self.said.show_message(sentence, tone)
        self.said.show()

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Chứng thư hoặc danh sách thu hồi", "", _FILES)
        if path:
            self.offer_file(Path(path))

    def _on_typed(self, text: str) -> None:
        self.trust.setEnabled(bool(text.strip()))

    def _connect(self) -> None:
        self.table.moved.connect(lambda _: self._on_moved())
        self.add.clicked.connect(self._choose)
        self.remove.clicked.connect(self._remove)
        self.fingerprint.textChanged.connect(self._on_typed)
        self.fingerprint.returnPressed.connect(self.trust.click)
        self.trust.clicked.connect(self._confirm)
        self.cancel.clicked.connect(self._leave)
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        for button in (self.add, self.remove, self.trust, self.cancel, self.close_button):
            button.setAutoDefault(False)
        for label in (self._details, self._offer):
            label.make_selectable()
        self.fingerprint.setAccessibleName("Vân tay SHA-256")
        self.fingerprint.setPlaceholderText("64 chữ số thập lục phân, có thể chia nhóm")
        self.trust.setEnabled(False)
        adding = QVBoxLayout(self._adding)
        adding.setContentsMargins(0, 0, 0, 0)
        adding.setSpacing(6)
        adding.addWidget(self._offer)
        adding.addWidget(Label(_CONFIRM, ink=Ink.SECONDARY, wrap=True))
        adding.addLayout(_row(self.fingerprint, self.trust, self.cancel))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(Label("Chứng thư tin cậy", Text.PAGE_TITLE, strong=True))
        column.addWidget(Label(_TOLD, ink=Ink.SECONDARY, wrap=True))
        column.addWidget(self.table, 1)
        column.addWidget(self._details)
        column.addWidget(self._adding)
        column.addWidget(self.said)
        foot = _row(self.add, self.remove)
        foot.addStretch()
        foot.addWidget(self.close_button)
        column.addLayout(foot)


def _row(*widgets: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    for widget in widgets:
        line.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
    return line
