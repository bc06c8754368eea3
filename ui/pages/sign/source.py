"""Where the signing key lies: token, key file or Windows' store, its certificate, its secret."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from forms.common.errors import KnownError
from forms.store.settings import Option
from ui.fonts import Text
from ui.pages.sign.card import CertificateCard
from ui.pages.sign.fields import PathField
from ui.pages.sign.keys import ChosenKey, KeyPlace
from ui.pages.sign.places import CHOOSE, ELSEWHERE, FILE, SECRETS, STORE, TOKEN, segments
from ui.pages.sign.search import CertificateSearch
from ui.pages.sign.secret import SecretField
from ui.tones import Tone
from ui.widgets.button import Button, ButtonKind, ButtonSize
from ui.widgets.choices import ComboBox
from ui.widgets.labels import Ink, Label
from ui.widgets.message import MessageStrip
from ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from exports.workspace import Workspace
    from ui.look import Look
    from ui.pages.sign.keys import CertificateFacts, TokenLibrary
    from ui.tasks import TaskRunner

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
        self._search = CertificateSearch(workspace, tasks, self)
        self._key_file = Option.KEY_FILE
        self._title = Label("Chứng thư số", Text.CAPTION, Ink.SECONDARY, strong=True)
        small = ButtonSize.SMALL
        self._again = Button(look, "Tìm lại", ButtonKind.LINK, small, icon="arrow_sync")
        self._switch = SegmentedControl(look, "Nơi giữ chứng thư", segments(), TOKEN)
        self._libraries = ComboBox(look, "Thư viện tìm thấy trên máy")
        self._found: tuple[TokenLibrary, ...] = ()
        self._module = PathField(look, "Thư viện của USB Token", _MODULES)
        self._file = PathField(look, "Tệp khóa", _KEY_FILES)
        self._show = Button(look, "Xem chứng thư", ButtonKind.LINK, small)
        self._note = Label(ink=Ink.SECONDARY, wrap=True)
        self._cards = QVBoxLayout()
        self._group = QButtonGroup(self)
        self._secret_name = Label(role=Text.CAPTION, ink=Ink.SECONDARY)
        self._remark = MessageStrip(look, "", Tone.WARNING)
        self.secret = SecretField(look, "Mã PIN của token")
        self._lay_out()
        self._connect()
        self._restore()

    @property
    def missing(self) -> str:
        """What has to be chosen or typed before signing; empty when nothing is missing."""
        source = self._switch.current
        if source == TOKEN and not self._module.path:
            return "Chọn thư viện của USB Token."
        chosen = self._file.path if source == FILE else self._chosen
        if chosen is None:
            return CHOOSE[source]
        if not self._asks_itself and not self.secret.text():
            return "Nhập mã PIN của token." if source == TOKEN else "Nhập mật khẩu của tệp khóa."
        return self._file_trouble if source == FILE else ""

    @property
    def certificate(self) -> bytes:
        """The certificate (DER) chosen or shown; empty while none was seen."""
        facts = self._chosen or next((card.facts for card in self._shown), None)
        return facts.der if facts else b""

    def take_key(self) -> ChosenKey:
        """The key chosen; the field of the secret is empty afterwards."""
        return ChosenKey(self._place(), self.secret.take())

    def set_owner(self, title: str, key_file: Option) -> None:
        """Say whose certificate is wanted; the file offered is the one this signer used last."""
        self._title.setText(title)
        if key_file is not self._key_file:
            self._key_file = key_file
            self._file.set_path(self._workspace.settings.get(key_file) or "")
            self._on_source()

    def mark_wrong(self) -> None:
        """Point at the PIN or password and wait for another one; nothing is tried again."""
        self.secret.set_wrong(wrong=True)
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self) -> None:
        """List the certificates of all tokens, or of Windows' store, anew."""
        self._clear_cards()
        module = self._module.path
        if self._switch.current == STORE:
            self._say("Đang tìm chứng thư…")
            self._search.store()
        elif module is None:
            self._say("Cắm token và chọn thư viện (.dll) do nơi cấp cài vào máy.")
            self._search.libraries()
        else:
            self._say("Đang tìm chứng thư…")
            self._search.tokens(module)

    def inspect(self) -> None:
        """Open the key file with the password typed and show its certificate."""
        self._clear_cards()
        self._search.file(ChosenKey(self._place(), self.secret.text()))

    @property
    def _asks_itself(self) -> bool:
        """Whether the PIN is typed somewhere else."""
        return self._chosen is not None and self._chosen.asks_itself

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
        return next((card.facts.trouble for card in self._shown), "")

    @property
    def _shown(self) -> list[CertificateCard]:
        return [card for card in self._group.buttons() if isinstance(card, CertificateCard)]

    def _place(self) -> KeyPlace:
        if self._switch.current == FILE:
            return KeyPlace(file=self._file.path)
        module = self._module.path if self._switch.current == TOKEN else None
        return KeyPlace(module=module, certificate=self._chosen)

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
        column.addWidget(self._libraries)
        column.addWidget(self._module)
        column.addWidget(self._file)
        column.addWidget(self._note)
        column.addLayout(self._cards)
        column.addWidget(self._remark)
        column.addLayout(secret)
        column.addWidget(self.secret)
        self._libraries.hide()
        self._remark.hide()

    def _connect(self) -> None:
        self._switch.chosen.connect(self._on_source)
        self._again.clicked.connect(self._on_module)
        self._show.clicked.connect(self.inspect)
        self._module.changed.connect(self._on_module)
        self._file.changed.connect(self._on_file)
        self._libraries.activated.connect(self._on_library)
        self._search.found.connect(self._on_found)
        self._search.refused.connect(self._on_refused)
        self._search.libraries_found.connect(self._on_libraries)
        self._group.buttonToggled.connect(lambda _card, _on: self._on_chosen())
        self.secret.textChanged.connect(self._on_typed)
        self.secret.returnPressed.connect(self.submitted)

    def _restore(self) -> None:
        settings = self._workspace.settings
        module, file = settings.get(Option.PKCS11_LIBRARY), settings.get(self._key_file)
        self._module.set_path(module or "")
        self._file.set_path(file or "")
        self._switch.choose(FILE if file and not module else TOKEN)
        self._on_source()

    def _on_source(self) -> None:
        source = self._switch.current
        self._module.setVisible(source == TOKEN)
        self._libraries.setVisible(source == TOKEN and len(self._found) > 1)
        self._again.setVisible(source != FILE)
        self._file.setVisible(source == FILE)
        self._show.setVisible(source == FILE)
        self._secret_name.setText(SECRETS[source])
        self.secret.set_name(SECRETS[source])
        self.secret.take()
        if source == FILE:
            self._clear_cards()
            self._say("")
        else:
            self.search()
        self._on_chosen()

    def _on_chosen(self) -> None:
        """Say what is to be known of the certificate, and who asks for the secret."""
        shown = [card.facts for card in self._shown]
        facts = self._chosen or (shown[0] if self._switch.current == FILE and shown else None)
        remarks = facts.remarks if facts else ()
        self._remark.show_message(" ".join(remarks), Tone.WARNING)
        self._remark.setVisible(bool(remarks))
        self.secret.setVisible(not self._asks_itself)
        asked = ELSEWHERE[self._switch.current] if self._asks_itself else ""
        self._secret_name.setText(asked or SECRETS[self._switch.current])
        self.changed.emit()

    def _on_module(self) -> None:
        self._remember(Option.PKCS11_LIBRARY, self._module)
        self.search()
        self.changed.emit()

    def _on_file(self) -> None:
        self._remember(self._key_file, self._file)
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

    def _on_found(self, found: tuple[CertificateFacts, ...]) -> None:
        self._clear_cards()
        self._say("" if found else "Không có chứng thư nào. Cắm token rồi nhấn Tìm lại.")
        for facts in found:
            card = CertificateCard(self._look, facts)
            self._group.addButton(card)
            self._cards.addWidget(card)
        usable = [card for card in self._group.buttons() if card.isEnabled()]
        if len(usable) == 1:
            usable[0].setChecked(True)
        self._on_chosen()

    def _on_libraries(self, found: tuple[TokenLibrary, ...]) -> None:
        """Propose libraries; loading a maker's code is left to the person."""
        self._found = found
        self._libraries.clear()
        self._libraries.addItems([f"{one.maker} ({one.path.name})" for one in found])
        self._libraries.setVisible(self._switch.current == TOKEN and len(found) > 1)
        if found and self._module.path is None:
            self._module.set_path(str(found[0].path))
            if self._switch.current == TOKEN:
                self._say(f"Tìm thấy thư viện của {found[0].maker}. Cắm token rồi nhấn Tìm lại.")
            self.changed.emit()

    def _on_library(self, row: int) -> None:
        self._module.set_path(str(self._found[row].path))
        self._on_module()

    def _on_refused(self, error: KnownError) -> None:
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
