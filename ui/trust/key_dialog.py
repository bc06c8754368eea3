"""A signing key for an office without an authority, or with what an authority issued for it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from forms.common.errors import KnownError
from forms.store.settings import Option
from ui.fonts import Text
from ui.pages.sign.fields import PathField
from ui.pages.sign.secret import SecretField
from ui.tasks import TaskRunner
from ui.tones import Tone
from ui.trust import work
from ui.widgets.button import Button, ButtonKind
from ui.widgets.choices import CheckBox
from ui.widgets.labels import Ink, Label
from ui.widgets.message import MessageStrip
from ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Callable

    from exports.key_making import KeyMade
    from exports.workspace import Workspace
    from ui.look import Look

_WIDTH: Final = 620
_NEW, _ISSUED = "new", "issued"
_WAYS: Final = (Segment(_NEW, "Tạo khóa mới"), Segment(_ISSUED, "Ghép chứng thư được cấp"))
_EC, _RSA = "ec", "rsa"
_KINDS: Final = (Segment(_EC, "ECDSA P-256"), Segment(_RSA, "RSA 3072"))
#: By name of ``SignerRole``: the words, whose name is wanted, which setting names the key file.
_ROLES: Final = {
    "PREPARER": ("Người lập", "Họ tên người lập biểu", Option.PREPARER_KEY_FILE),
    "DIRECTOR": ("Giám đốc", "Họ tên Giám đốc", Option.KEY_FILE),
    "OFFICE": ("Cơ quan (văn thư)", "Tên cơ quan", Option.OFFICE_KEY_FILE),
}
_KEY_FILES: Final = "Tệp khóa PKCS#12 (*.p12 *.pfx);;Mọi tệp (*)"
_CERTIFICATES: Final = "Chứng thư (*.crt *.cer *.pem *.der);;Mọi tệp (*)"
_TOLD: Final = (
    "Dùng khi đơn vị chưa có chứng thư số. Khóa nằm trong tệp .p12 có mật khẩu; nơi nhận báo cáo "
    "tin chứng thư sau khi đối chiếu vân tay."
)
_NEXT: Final = (
    "Gửi tệp .crt cho nơi nhận báo cáo và đọc vân tay qua điện thoại để họ đối chiếu. "
    "Giữ tệp .p12 và mật khẩu, không gửi cho ai."
)


class KeyDialog(QDialog):
    """Asks for a name and a password; afterwards shows the files and the fingerprint."""

    #: ``Path``: the key file written.
    made = Signal(object)

    def __init__(self, look: Look, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._folder = workspace.paths.data / "khoa"
        self.tasks = TaskRunner(self)
        self.way = SegmentedControl(look, "Cách làm", _WAYS, _NEW)
        roles = tuple(Segment(key, words) for key, (words, *_) in _ROLES.items())
        self.role = SegmentedControl(look, "Vai người ký", roles, "DIRECTOR")
        self.name = QLineEdit()
        self.kind = SegmentedControl(look, "Loại khóa", _KINDS, _EC)
        self.request = CheckBox(look, "Kèm yêu cầu cấp chứng thư (.csr)")
        self.key = PathField(look, "Tệp khóa đã tạo", _KEY_FILES)
        self.certificate = PathField(look, "Chứng thư được cấp", _CERTIFICATES)
        self.password = SecretField(look, "Mật khẩu của tệp khóa")
        self.again = SecretField(look, "Nhập lại mật khẩu")
        self._place = Label(ink=Ink.SECONDARY, wrap=True)
        self.choose = Button(look, "Đổi thư mục…", icon="folder_open")
        self.missing = Label(role=Text.CAPTION, ink=Ink.CAPTION, wrap=True)
        self.said = MessageStrip(look, "")
        self.fingerprint = Label(strong=True, wrap=True)
        self.copy = Button(look, "Chép vân tay", icon="copy")
        self.make = Button(look, "Tạo khóa", ButtonKind.PRIMARY)
        self.close_button = Button(look, "Đóng", key="Esc")
        self._fields: dict[str, tuple[QWidget, ...]] = {}
        self.setWindowTitle("Khóa ký")
        self.setProperty("surface", "page")
        self.setFixedWidth(_WIDTH)
        self._lay_out()
        self._connect()
        for widget in (self.said, self.fingerprint, self.copy):
            widget.hide()
        self._refresh()

    def put_into(self, folder: Path) -> None:
        """Write the files into this folder."""
        self._folder = folder
        self._refresh()

    @property
    def _new(self) -> bool:
        return self.way.current == _NEW

    @property
    def _reason(self) -> str:
        """What is still to be filled in; empty when nothing is."""
        if self.tasks.busy:
            return "Đang tạo khóa."
        if self._new and not self.name.text().strip():
            return f"Ghi {_ROLES[self.role.current][1].lower()}."
        if not self._new and (self.key.path is None or self.certificate.path is None):
            return "Chọn tệp khóa và chứng thư được cấp."
        if not self.password.text():
            return "Nhập mật khẩu của tệp khóa."
        if self._new and self.password.text() != self.again.text():
            return "Nhập lại mật khẩu cho giống nhau."
        return ""

    def _refresh(self) -> None:
        for way, widgets in self._fields.items():
            for widget in widgets:
                widget.setVisible(way == self.way.current)
        self.name.setPlaceholderText(_ROLES[self.role.current][1])
        self._place.setText(f"Ghi vào: {self._target}")
        self.make.setText("Tạo khóa" if self._new else "Ghép chứng thư")
        done = self.fingerprint.isVisible() and not self.password.text()
        self.missing.setText("" if done else self._reason)
        self.make.setEnabled(not self._reason)
        self.adjustSize()

    def _make(self) -> None:
        if self._reason:
            return
        password = self.password.take()
        self.again.take()
        self.said.hide()
        self.tasks.run(self._work(password), self._on_made, self._refuse)
        self._refresh()

    def _work(self, password: str) -> Callable[[], KeyMade]:
        if not self._new:
            key, certificate = self.key.path or Path(), self.certificate.path or Path()
            return partial(work.completed_key, key, certificate, password, self._target)
        from exports.enrolment import KeyAlgorithm
        from exports.key_making import NewKey
        from exports.signing.request import SignerRole

        role, algorithm = SignerRole[self.role.current], KeyAlgorithm(self.kind.current)
        wanted = NewKey(self.name.text(), role, algorithm, self.request.isChecked())
        now = self._workspace.clock.now()
        return partial(work.new_key, wanted, password, self._target, now)

    @property
    def _target(self) -> Path:
        """Where the files go; an issued certificate never over the key it was issued for."""
        if self._new or self.key.path is None:
            return self._folder
        return self.key.path.parent / "da-cap"

    def _on_made(self, made: KeyMade) -> None:
        from exports.signing.certificate import grouped

        names = ", ".join(file.name for file in made.files)
        self._tell(f"Đã ghi {names} vào {made.files[0].parent}. {_NEXT}", Tone.OK)
        self.fingerprint.setText(f"Vân tay SHA-256: {grouped(made.fingerprint)}")
        self.fingerprint.show()
        self.copy.show()
        self._remember(made.files[0])
        self.made.emit(made.files[0])
        self._refresh()

    def _remember(self, file: Path) -> None:
        """Propose the key when this person signs; a disk that refuses costs only that."""
        try:
            self._workspace.settings.put(_ROLES[self.role.current][2], str(file))
        except KnownError as error:
            self._tell(error.sentence, Tone.ERROR)

    def _refuse(self, error: KnownError) -> None:
        self._tell(error.sentence, Tone.ERROR)
        self._refresh()

    def _tell(self, sentence: str, tone: Tone) -> None:
        self.said.show_message(sentence, tone)
        self.said.show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.fingerprint.text().partition(": ")[2])

    def _choose(self) -> None:
        begin = str(self._folder if self._folder.is_dir() else self._folder.parent)
        if chosen := QFileDialog.getExistingDirectory(self, "Thư mục ghi khóa", begin):
            self.put_into(Path(chosen))

    def _connect(self) -> None:
        self.way.chosen.connect(self._refresh)
        self.role.chosen.connect(self._refresh)
        for field in (self.name, self.password, self.again):
            field.textChanged.connect(self._refresh)
        self.key.changed.connect(self._refresh)
        self.certificate.changed.connect(self._refresh)
        self.tasks.busy_changed.connect(self._refresh)
        self.choose.clicked.connect(self._choose)
        self.copy.clicked.connect(self._copy)
        self.make.clicked.connect(self._make)
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        for button in (self.choose, self.copy, self.make, self.close_button):
            button.setAutoDefault(False)
        for label in (self._place, self.fingerprint):
            label.make_selectable()
        self.name.setAccessibleName("Tên người ký")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(Label("Khóa ký", Text.PAGE_TITLE, strong=True))
        column.addWidget(Label(_TOLD, ink=Ink.SECONDARY, wrap=True))
        for control in (self.way, self.role):
            column.addLayout(_row(control, stretch=True))
        name = _captioned("Tên ghi trong chứng thư", self.name)
        kind = _captioned("Loại khóa", self.kind, narrow=True)
        again = _captioned("Nhập lại mật khẩu", self.again)
        self._fields = {
            _NEW: (name, kind, self.request, again, self.choose),
            _ISSUED: (self.key, self.certificate),
        }
        password = _captioned("Mật khẩu của tệp khóa", self.password)
        for widget in (name, kind, self.request, self.key, self.certificate, password, again):
            column.addWidget(widget)
        column.addLayout(_row(self._place, self.choose))
        column.addWidget(self.said)
        column.addWidget(self.fingerprint)
        column.addLayout(_row(self.copy, stretch=True))
        column.addLayout(_row(self.missing, self.make, self.close_button))


def _captioned(caption: str, field: QWidget, *, narrow: bool = False) -> QWidget:
    """A field under its name, as wide as the dialog or as itself."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Label(caption, Text.CAPTION, Ink.SECONDARY))
    if narrow:
        column.addLayout(_row(field, stretch=True))
    else:
        column.addWidget(field)
    return holder


def _row(*widgets: QWidget, stretch: bool = False) -> QHBoxLayout:
    """Side by side; what is said takes the room, or nothing does."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for widget in widgets:
        line.addWidget(widget, 1 if isinstance(widget, Label) else 0)
    if stretch:
        line.addStretch()
    return line
