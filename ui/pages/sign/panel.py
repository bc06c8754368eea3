"""The right-hand panel before signing: order of signers, key, words, consent, the two buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from forms.store.settings import Option
from ui.fonts import Text
from ui.grid.announcer import announce
from ui.metrics import HEIGHT_LOW, PAGE_PADDING
from ui.pages.sign.consent import Consent
from ui.pages.sign.fields import PathField
from ui.pages.sign.order import SigningOrder
from ui.pages.sign.outgoing import first_signer
from ui.pages.sign.source import KeySource
from ui.pages.sign.turn import Turn
from ui.pages.sign.wish import Standing, Wish
from ui.tones import Tone
from ui.widgets.button import Button, ButtonKind, ButtonSize
from ui.widgets.frames import Divider
from ui.widgets.labels import Ink, Label, emphasised
from ui.widgets.message import MessageStrip
from ui.widgets.painted import line_height
from ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from exports.workspace import Workspace
    from forms.common.errors import KnownError
    from ui.look import Look
    from ui.tasks import TaskRunner

#: Values of the role switch; names of ``SignerRole``.
PREPARER, DIRECTOR, OFFICE = "PREPARER", "DIRECTOR", "OFFICE"
_ROLES: Final = (
    Segment(PREPARER, "Người lập"),
    Segment(DIRECTOR, "Giám đốc"),
    Segment(OFFICE, "Ký tiếp tệp"),
)
_SIGNED_FILES: Final = "Tệp báo cáo đã ký (*.xlsx)"
_OWNERS: Final = {
    DIRECTOR: "Chứng thư số của Giám đốc",
    OFFICE: "Chứng thư số của Sở",
    PREPARER: "Chứng thư số của người lập",
}
_KEY_FILES: Final = {OFFICE: Option.OFFICE_KEY_FILE, PREPARER: Option.PREPARER_KEY_FILE}
_AFTER: Final = (
    f"Sau khi ký, số liệu bị khóa. Muốn sửa phải lập {emphasised('bản điều chỉnh')}; "
    "bản đã ký vẫn được lưu."
)
_IN_PLACE: Final = "Chữ ký được ghi thêm vào chính tệp này; các chữ ký trước giữ nguyên."
_WRONG_SECRET: Final = frozenset({"KEY_FILE_PASSWORD", "TOKEN_PIN_WRONG"})


class SigningPanel(QWidget):
    """Asks for everything a signature needs; says in a line what is still missing."""

    #: ``Wish``.
    sign_wanted = Signal(object)
    #: Sheets of a signed file from elsewhere, to be looked at before it is signed.
    file_read = Signal(object)
    #: Back to the figures, or to the result when the report is signed already.
    back_wanted = Signal()
    check_wanted = Signal()

    def __init__(
        self, look: Look, workspace: Workspace, tasks: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._standing = Standing((), "", 0, ())
        self._busy = False
        self._low = False
        self._area = QScrollArea(self)
        self._body = QWidget()
        self._body.setProperty("surface", "page")  # before the area styles it
        self._area.setWidget(self._body)
        self._steps = QWidget(self._body)
        self.order = SigningOrder(look, self._steps)
        first = first_signer(workspace.settings)
        self.role = SegmentedControl(look, "Người ký", _ROLES, first, parent=self._body)
        self.file = PathField(look, "Tệp đã có chữ ký, cần ký tiếp", _SIGNED_FILES, self._body)
        self.number = QLineEdit(self._body)
        self.source = KeySource(look, workspace, tasks, self._body)
        self.consent = Consent(look)
        self._turn = Turn(look, workspace, tasks)
        self.obstacle = MessageStrip(look, "", Tone.WARNING, parent=self._body)
        self.check = Button(look, "Mở trang Kiểm tra", icon="shield_checkmark")
        self.error = MessageStrip(look, "", Tone.ERROR, parent=self)
        self._info = MessageStrip(look, _AFTER, parent=self)
        self.reason = Label(role=Text.CAPTION, ink=Ink.CAPTION, wrap=True)
        main = ButtonSize.MAIN
        self.back = Button(look, "Trả lại để sửa", size=main)
        self.sign = Button(look, "Ký số", ButtonKind.PRIMARY, main, icon="signature")
        self._number_name = Label("Số văn bản", Text.CAPTION, Ink.SECONDARY)
        self._lay_out()
        self._connect()
        self.error.hide()
        self.reason.setMinimumHeight(line_height(self.reason.font()))

    def show_standing(self, standing: Standing) -> None:
        """Show how the report stands now."""
        self._standing = standing
        self._show_steps()
        self.consent.show_scope(standing.pages, standing.answered)
        self.role.setVisible(standing.file is None)
        self._refresh()

    def continue_file(self, path: Path) -> None:
        """Propose to put the next signature on this file."""
        self.role.choose(OFFICE)
        self.file.set_path(str(path))
        self.look_at_file()

    def look_at_file(self) -> None:
        """Find out whose turn it is in the signed file chosen."""
        self._turn.look_at(self.file.path)

    def show_unseen(self, unseen: int) -> None:
        """So many pages of the preview were not looked at yet."""
        self.consent.show_unseen(unseen)
        self._refresh()

    def show_error(self, error: KnownError) -> None:
        """Say what went wrong; the secret is asked for anew, nothing is tried again."""
        self.error.show_message(error.sentence, Tone.ERROR)
        self.error.show()
        self._info.hide()
        announce(self.error, error.sentence)
        if error.code in _WRONG_SECRET:
            self.source.mark_wrong()

    def set_busy(self, *, busy: bool) -> None:
        """While something is being signed nothing can be changed."""
        self._busy = busy
        self._refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave order and remark out of low windows, where the fields need the room."""
        super().resizeEvent(event)
        low = self.window().height() < HEIGHT_LOW
        if low is not self._low:
            self._low = low
            self._steps.setVisible(not low)
            self._refresh()

    @property
    def missing(self) -> str:
        """What has to be done before the button works; empty when nothing is missing."""
        if self._busy:
            return "Đang ký. Nếu token hỏi mã PIN, nhập vào cửa sổ của token."
        first = self._office_missing if self._office else self._report_missing
        last = self.consent.missing if self._to_look_at else ""
        return first or self.source.missing or last

    @property
    def _office_missing(self) -> str:
        """The certificate is looked at before the PIN is asked for."""
        return self._file_missing or self._turn.refusal(self.source.certificate)

    @property
    def _file_missing(self) -> str:
        if self.file.path is None:
            return "Chọn tệp đã có chữ ký, cần ký tiếp."
        if self._turn.missing:
            return self._turn.missing
        named = self._turn.role != OFFICE or self.number.text().strip()
        return "" if named else "Ghi số văn bản, ví dụ 05/BC-SCT."

    @property
    def _report_missing(self) -> str:
        standing = self._standing
        return standing.obstacle or ("" if standing.pages else "Chờ dựng xong bản xem trước.")

    @property
    def _office(self) -> bool:
        return self.role.current == OFFICE

    @property
    def _to_look_at(self) -> bool:
        """Whether a person answers for the figures; the office only for the document."""
        return not self._office or self._turn.role != OFFICE

    def _on_file_read(self, sheets: object) -> None:
        if self._office:
            self.file_read.emit(sheets)

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(PAGE_PADDING, 10, PAGE_PADDING, 10)
        inner.setSpacing(8)
        steps = QVBoxLayout(self._steps)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(8)
        steps.addWidget(Label("Trình tự ký", Text.CAPTION, Ink.SECONDARY, strong=True))
        steps.addWidget(self.order)
        steps.addWidget(Divider(Qt.Orientation.Horizontal))
        inner.addWidget(self._steps)
        inner.addWidget(self.role)
        self.number.setAccessibleName("Số văn bản")
        self.number.setPlaceholderText("05/BC-SCT")
        above = (self.obstacle, self.check, self.file, self._turn, self._number_name, self.number)
        for widget in (*above, self.source, self.consent):
            inner.addWidget(widget)
        inner.addStretch()
        area = self._area
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back)
        buttons.addWidget(self.sign, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(PAGE_PADDING, 8, PAGE_PADDING, 8)
        foot.setSpacing(6)
        foot.addWidget(self.error)
        foot.addWidget(self._info)
        foot.addLayout(buttons)
        foot.addWidget(self.reason)
        return foot

    def _connect(self) -> None:
        self.role.chosen.connect(self._show_steps)
        self.role.chosen.connect(self._refresh)
        self.file.changed.connect(self.look_at_file)
        self._turn.changed.connect(self._show_steps)
        self._turn.changed.connect(self._refresh)
        self._turn.read.connect(self._on_file_read)
        self.number.textChanged.connect(self._refresh)
        self.source.changed.connect(self._on_source)
        self.source.refused.connect(self.show_error)
        self.source.submitted.connect(self._submit)
        self.consent.toggled.connect(self._refresh)
        self.check.clicked.connect(self.check_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.sign.clicked.connect(self._submit)

    def _on_source(self) -> None:
        self._refresh()
        if self.source.secret.hasFocus():  # cards above it are about to push it out of sight
            QTimer.singleShot(0, self, self._show_secret)

    def _show_secret(self) -> None:
        self._area.ensureWidgetVisible(self.source.secret)

    def _refresh(self) -> None:
        office = self._office
        ready = office or not self._standing.obstacle
        self.obstacle.show_message(self._standing.obstacle, Tone.WARNING)
        self.obstacle.setVisible(not ready)
        self.check.setVisible(not ready)
        self.file.setVisible(office)
        self._turn.setVisible(office and bool(self._turn.text))
        for widget in (self._number_name, self.number):
            widget.setVisible(office and self._turn.role == OFFICE)
        self.source.setVisible(ready)
        self.consent.setVisible(ready and self._to_look_at)
        role = self._turn.role if office else self.role.current
        self.source.set_owner(_OWNERS[role], _KEY_FILES.get(role, Option.KEY_FILE))
        self._info.show_message(_IN_PLACE if office else _AFTER, Tone.ACCENT)
        self._info.setVisible(ready and not self._low and self.error.isHidden())
        signed = self._standing.file is not None
        self.back.setText("Quay lại" if signed else "Trả lại để sửa")
        for one in (self.source, self.file, self.number, self.back):
            one.setEnabled(not self._busy)
        self.consent.setEnabled(not self._busy and not self.consent.unseen)
        self.sign.setText("Đang ký…" if self._busy else "Ký số")
        self.sign.setEnabled(not self.missing)
        self.reason.setText(self.missing if ready else "")
        self.sign.setToolTip(self.missing)
        self.sign.setAccessibleDescription(self.missing)

    def _show_steps(self) -> None:
        self.order.show_steps((self._office and self._turn.steps) or self._standing.steps)

    def _submit(self) -> None:
        if self.missing:
            announce(self.reason, self.missing)
            return
        self.error.hide()
        file = self.file.path if self._office else None
        role = self._turn.role if self._office else self.role.current
        number = self.number.text().strip() if role == OFFICE else ""
        self.sign_wanted.emit(Wish(role, number, self.source.take_key(), file))
