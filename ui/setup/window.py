"""The first start in four steps: whose reports, who works here, earlier months, backups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from forms.common.windows_paths import on_network
from forms.store.settings import Option
from ui.fonts import Text
from ui.setup.bring_pane import BringPane
from ui.setup.rail import SetupRail, SetupStep
from ui.setup.role_step import RoleStep
from ui.setup.unit_picker import UnitPicker
from ui.tones import Tone
from ui.widgets.button import Button, ButtonKind, ButtonSize
from ui.widgets.labels import Ink, Label
from ui.widgets.message import MessageStrip

if TYPE_CHECKING:
    from exports.workspace import Workspace
    from forms.common.period import Period
    from forms.common.provinces import Province
    from ui.look import Look

_SIZE: Final = (1080, 640)
_LEAST: Final = (820, 420)
_UNIT, _ROLE, _MONTHS, _BACKUP = range(4)
#: Heading and explanation of every step.
_WORDS: Final = (
    ("1. Đơn vị báo cáo", "Chọn tỉnh, thành phố của Sở Công Thương. Gõ không dấu cũng tìm được."),
    ("2. Người dùng máy này", "Quyết định trang mở đầu tiên; không giới hạn việc được làm."),
    (
        "3. Số liệu các tháng trước",
        "Dùng cho cột cùng kỳ, lũy kế và phép so sánh. Chưa có tệp thì để sau.",
    ),
    ("4. Sao lưu", "Mỗi đơn vị một tệp. Nên chọn ổ khác với ổ chứa số liệu, hoặc USB."),
)
#: Said of a folder for backups; the figures themselves must not lie there.
_AWAY: Final = (
    "Thư mục này nằm trên ổ mạng: lúc sao lưu phải có mạng. Số liệu đang nhập vẫn ở ổ của máy này; "
    "không có mạng thường xuyên thì chọn USB."
)


class SetupWindow(QDialog):
    """Only the unit must be chosen; everything else may be left for later."""

    def __init__(self, look: Look, workspace: Workspace, period: Period) -> None:
        super().__init__()
        self._workspace = workspace
        self._day = period.first_day
        self._at = 0
        self._reached = 0
        self._folder = str(workspace.paths.backups)
        self.picker = UnitPicker(look, workspace.provinces, self._day)
        self.roles = RoleStep(look, workspace.settings)
        self.pane = BringPane(look, workspace)
        self.folder = Button(look, "Đổi thư mục…", icon="folder_open")
        self._folder_words = Label(wrap=True)
        self._network = MessageStrip(look, _AWAY, Tone.WARNING)
        self.rail = SetupRail(look, len(_WORDS))
        self._steps = QStackedWidget()
        self._title = Label(role=Text.PAGE_TITLE, strong=True)
        self._told = Label(ink=Ink.SECONDARY, wrap=True)
        self.later = Button(look, "Để sau", ButtonKind.FLAT, ButtonSize.MAIN)
        self.back = Button(look, "Quay lại", size=ButtonSize.MAIN)
        self.onward = Button(
            look, "Tiếp tục", ButtonKind.PRIMARY, ButtonSize.MAIN, trailing="arrow_right"
        )
        self.setWindowTitle("Báo cáo Công Thương – Thiết lập lần đầu")
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self._lay_out()
        self._connect()
        self._show(0)

    @property
    def unit(self) -> Province | None:
        """The chosen unit."""
        return self.picker.unit

    def begin_work(self) -> None:
        """Keep what was chosen and close."""
        if self.unit is None:
            return
        settings = self._workspace.settings
        settings.put(Option.UNIT, self.unit.identity)
        settings.put(Option.ROLE, self.roles.role)
        if self._folder != str(self._workspace.paths.backups):
            settings.put(Option.BACKUP_FOLDER, self._folder)
        self.accept()

    @override
    def reject(self) -> None:
        """Esc goes back a step; on the first one, and on the window's own button, it closes."""
        if self.pane.work.busy:
            self.pane.work.stop()
        elif self._at:
            self._show(self._at - 1)
        else:
            super().reject()

    def _show(self, at: int) -> None:
        unit = self.unit
        if at and unit is None:
            return
        self._at = at
        self._reached = max(self._reached, at)
        if unit is not None:
            self.pane.set_unit(unit)
        self._steps.setCurrentIndex(at)
        self._title.setText(_WORDS[at][0])
        self._told.setText(_WORDS[at][1])
        self._refresh()
        first = self.onward if at == _BACKUP else self._steps.currentWidget()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        last = self._at == _BACKUP
        self.back.setVisible(self._at > 0)
        self.later.setVisible(self._at in {_MONTHS, _ROLE})
        self.onward.setText("Bắt đầu nhập" if last else "Tiếp tục")
        self.onward.updateGeometry()
        idle = not self.pane.work.busy
        self.onward.setEnabled(self.unit is not None and idle)
        self.later.setEnabled(idle)
        self.back.setEnabled(idle)
        self._folder_words.setText(self._folder)
        reached = self._reached if self.unit is not None else 0
        self.rail.show_steps(self._states(), self._at, reached)

    def _states(self) -> tuple[SetupStep, ...]:
        unit = self.unit
        name = unit.full_name(self._day) if unit is not None else "Chọn tỉnh, thành phố"
        months = self.pane.months
        brought = f"Đã ghi {months} tháng" if months else "Để so sánh cùng kỳ"
        reached = self._reached
        chosen = self._folder != str(self._workspace.paths.backups)
        return (
            SetupStep("Đơn vị", name, done=unit is not None and reached > _UNIT),
            SetupStep("Người dùng", self.roles.words, done=reached > _ROLE),
            SetupStep("Số liệu các tháng trước", brought, done=bool(months)),
            SetupStep("Sao lưu", self._folder if chosen else "Chọn thư mục", done=chosen),
        )

    def _go_on(self) -> None:
        if self._at == _BACKUP:
            self.begin_work()
        else:
            self._show(self._at + 1)

    def _skip(self) -> None:
        """Leave the rest for later: what has a default keeps it."""
        self.begin_work()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Thư mục sao lưu", self._folder)
        if chosen:
            self._folder = str(Path(chosen))
            self._network.setVisible(on_network(Path(chosen)))
            self._refresh()

    def _connect(self) -> None:
        self.rail.chosen.connect(self._show)
        self.picker.moved.connect(lambda _: self._refresh())
        self.picker.taken.connect(self._go_on)
        self.later.clicked.connect(self._skip)
        self.back.clicked.connect(lambda: self._show(self._at - 1))
        self.onward.clicked.connect(self._go_on)
        self.folder.clicked.connect(self._choose_folder)
        self.pane.work.busy_changed.connect(lambda _: self._refresh())
        self.pane.brought.connect(self._refresh)

    def _backup_step(self) -> QWidget:
        step = QWidget()
        column = QVBoxLayout(step)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label("Thư mục sao lưu", Text.CAPTION, Ink.CAPTION))
        column.addWidget(self._folder_words)
        column.addWidget(self._network)
        self._network.hide()
        column.addWidget(self.folder, alignment=Qt.AlignmentFlag.AlignLeft)
        note = (
            "Sao lưu bằng nút “Sao lưu ngay” ở trang Cài đặt; trang Tổng quan nhắc khi lâu chưa "
            "sao lưu."
        )
        column.addWidget(Label(note, Text.CAPTION, Ink.CAPTION, wrap=True))
        column.addStretch()
        step.setFocusProxy(self.folder)
        return step

    def _lay_out(self) -> None:
        for step in (self.picker, self.roles, self.pane, self._backup_step()):
            self._steps.addWidget(step)
        body = QWidget()
        body.setProperty("surface", "page")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(32, 22, 32, 12)
        inner.setSpacing(6)
        inner.addWidget(self._title)
        inner.addWidget(self._told)
        inner.addSpacing(8)
        inner.addWidget(self._steps, 1)
        foot = QFrame()
        foot.setProperty("surface", "bar-foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(32, 10, 32, 10)
        row.setSpacing(8)
        row.addWidget(self.later)
        row.addStretch()
        row.addWidget(self.back)
        row.addWidget(self.onward)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(body, 1)
        right.addWidget(foot)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self.rail)
        columns.addLayout(right, 1)
        self.onward.setDefault(True)  # Enter presses it unless another button has the keyboard
