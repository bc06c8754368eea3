"""Where the signing key lies: a USB token or a key file, its certificate, its PIN or password."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from forms.common.errors import KnownError
from forms.store.settings import Option
from ui.fonts import Text
from ui.pages.sign.card import CertificateCard
from ui.pages.sign.fields import PathField
from ui.pages.sign.keys import (
    ChosenKey,
    KeyPlace,
    file_certificate,
    find_library,
    token_certificates,
)
from ui.pages.sign.secret import SecretField
from ui.widgets.button import Button, ButtonKind, ButtonSize
from ui.widgets.labels import Ink, Label
from ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from exports.workspace import Workspace
    from ui.look import Look
    from ui.pages.sign.keys import CertificateFacts, TokenLibrary
    from ui.tasks import TaskRunner

_TOKEN, _FILE = "token", "file"
_SOURCES: Final = (
    Segment(_TOKEN, "USB Token", icon="usb_stick"),
    Segment(_FILE, "Tệp .p12 / .pfx", icon="document"),
)
_MODULES: Final = "Thư viện PKCS#11 (*.dll *.so *.dylib);;Mọi tệp (*)"
_KEY_FILES: Final = "Tệp khóa PKCS#12 (*.p12 *.pfx);;Mọi tệp (*)"


class KeySource(QWidget):
    """Asks for everything a signature needs but the words."""

    #: Something was chosen or typed; :meth:`missing` may answer differently.
    changed = Signal()
    #: Enter in the field of the PIN or password.
    submitted = Signal()
    #: ``KnownError``: a token or key file could not be read.
    refused = Signal(object)

    def __init__(
        self, look: Look, workspace: Workspace, tasks: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._workspace = workspace
        self._tasks = tasks
        self._asked = 0
        self._title = Label("Chứng thư số", Text.CAPTION, Ink.SECONDARY, strong=True)
        small = ButtonSize.SMALL
        self._again = Button(look, "Tìm lại", ButtonKind.LINK, small, icon="arrow_sync")
        self._switch = SegmentedControl(look, "Nơi giữ chứng thư", _SOURCES, _TOKEN)
        self._module = PathField(look, "Thư viện của USB Token", _MODULES)
        self._file = PathField(look, "Tệp khóa", _KEY_FILES)
        self._show = Button(look, "Xem chứng thư", ButtonKind.LINK, small)
        self._note = Label(ink=Ink.SECONDARY, wrap=True)
        self._cards = QVBoxLayout()
        self._group = QButtonGroup(self)
        self._secret_name = Label(role=Text.CAPTION, ink=Ink.SECONDARY)
        self.secret = SecretField(look, "Mã PIN của token")
        self._lay_out()
        self._connect()
        self._restore()

    @property
    def missing(self) -> str:
        """What has to be chosen or typed before signing; empty when nothing is missing."""
        token = self._switch.current == _TOKEN
        if token and not self._module.path:
            return "Chọn thư viện của USB Token."
        if token and self._chosen is None:
            return "Chọn chứng thư dùng để ký."
        if not token and not self._file.path:
            return "Chọn tệp khóa .p12 hoặc .pfx."
        if not self.secret.text():
            return "Nhập mã PIN của token." if token else "Nhập mật khẩu của tệp khóa."
        return "" if token else self._file_trouble

    def take_key(self) -> ChosenKey:
        """The key chosen; the field of the secret is empty afterwards."""
        return ChosenKey(self._place(), self.secret.take())

    def set_title(self, title: str) -> None:
        """Say whose certificate is wanted."""
        self._title.setText(title)

    def mark_wrong(self) -> None:
        """Point at the PIN or password and wait for another one; nothing is tried again."""
        self.secret.set_wrong(wrong=True)
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self) -> None:
        """List the certificates of all tokens anew."""
        self._clear_cards()
        module = self._module.path
        if module is None:
            self._say("Cắm token và chọn thư viện (.dll) do nơi cấp cài vào máy.")
            self._tasks.run(find_library, self._on_library, self.refused.emit)
            return
        self._say("Đang tìm chứng thư trong token…")
        self._asked += 1
        now = self._workspace.clock.now()
        self._tasks.run(
            partial(token_certificates, module, now),
            partial(self._on_found, self._asked),
            partial(self._on_refused, self._asked),
        )

    def inspect(self) -> None:
        """Open the key file with the password typed and show its certificate."""
        self._clear_cards()
        self._asked += 1
        key = ChosenKey(self._place(), self.secret.text())
        self._tasks.run(
            partial(file_certificate, key, self._workspace.clock.now()),
            partial(self._on_opened, self._asked),
            partial(self._on_refused, self._asked),
        )

    @property
    def _card(self) -> CertificateCard | None:
        button = self._group.checkedButton()
        return button if isinstance(button, CertificateCard) else None

    @property
    def _chosen(self) -> CertificateFacts | None:
        return self._card.facts if self._card else None

    @property
    def _file_trouble(self) -> str:
        """Why the key file's certificate cannot sign, once it was looked at."""
        cards = (card for card in self._group.buttons() if isinstance(card, CertificateCard))
        return next((card.facts.trouble for card in cards), "")

    def _place(self) -> KeyPlace:
        if self._switch.current == _TOKEN:
            return KeyPlace(module=self._module.path, certificate=self._chosen)
        return KeyPlace(file=self._file.path)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._again)
        secret = QHBoxLayout()
        secret.addWidget(self._secret_name)
        secret.addStretch()
        secret.addWidget(self._show)
        self._cards.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._switch)
        column.addWidget(self._module)
        column.addWidget(self._file)
        column.addWidget(self._note)
        column.addLayout(self._cards)
        column.addLayout(secret)
        column.addWidget(self.secret)

    def _connect(self) -> None:
        self._switch.chosen.connect(self._on_source)
        self._again.clicked.connect(self._on_module)
        self._show.clicked.connect(self.inspect)
        self._module.changed.connect(self._on_module)
        self._file.changed.connect(self._on_file)
        self._group.buttonClicked.connect(lambda _: self.changed.emit())
        self.secret.textChanged.connect(self._on_typed)
        self.secret.returnPressed.connect(self.submitted)

    def _restore(self) -> None:
        settings = self._workspace.settings
        module, file = settings.get(Option.PKCS11_LIBRARY), settings.get(Option.KEY_FILE)
        self._module.set_path(module or "")
        self._file.set_path(file or "")
        self._switch.choose(_FILE if file and not module else _TOKEN)
        self._on_source()

    def _on_source(self) -> None:
        token = self._switch.current == _TOKEN
        self._module.setVisible(token)
        self._again.setVisible(token)
        self._file.setVisible(not token)
        self._show.setVisible(not token)
        name = "Mã PIN của token" if token else "Mật khẩu của tệp khóa"
        self._secret_name.setText(name)
        self.secret.set_name(name)
        self.secret.take()
        if token:
            self.search()
        else:
            self._clear_cards()
            self._say("")
        self.changed.emit()

    def _on_module(self) -> None:
        self._remember(Option.PKCS11_LIBRARY, self._module)
        self.search()
        self.changed.emit()

    def _on_file(self) -> None:
        self._remember(Option.KEY_FILE, self._file)
        self._clear_cards()
        self.secret.take()
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _remember(self, option: Option, field: PathField) -> None:
        """Keep a path for the next time; when the disk refuses, it is merely asked for again."""
        try:
            self._workspace.settings.put(option, field.edit.text())
        except KnownError as error:
            self.refused.emit(error)

    def _on_typed(self) -> None:
        self.secret.set_wrong(wrong=False)
        self._show.setEnabled(bool(self.secret.text() and self._file.path))
        self.changed.emit()

    def _on_found(self, asked: int, found: tuple[CertificateFacts, ...]) -> None:
        if asked != self._asked:
            return
        self._clear_cards()
        self._say("" if found else "Không có chứng thư nào. Cắm token rồi nhấn Tìm lại.")
        for facts in found:
            card = CertificateCard(self._look, facts)
            self._group.addButton(card)
            self._cards.addWidget(card)
        usable = [card for card in self._group.buttons() if card.isEnabled()]
        if len(usable) == 1:
            usable[0].setChecked(True)
        self.changed.emit()

    def _on_opened(self, asked: int, facts: CertificateFacts) -> None:
        self._on_found(asked, (facts,))

    def _on_library(self, found: TokenLibrary | None) -> None:
        """Propose a library; loading a maker's code is left to the person."""
        if found is not None and self._module.path is None:
            self._module.set_path(str(found.path))
            if self._switch.current == _TOKEN:
                self._say(f"Tìm thấy thư viện của {found.maker}. Cắm token rồi nhấn Tìm lại.")
            self.changed.emit()

    def _on_refused(self, asked: int, error: KnownError) -> None:
        if asked == self._asked:
            self._say("")
            self.refused.emit(error)

    def _say(self, text: str) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def _clear_cards(self) -> None:
        for card in self._group.buttons():
            self._group.removeButton(card)
            self._cards.removeWidget(card)
            card.deleteLater()
