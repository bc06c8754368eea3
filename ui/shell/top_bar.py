"""The top bar: whose report, which period, which step, is it saved, help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from forms.common.frozen import dataclass
from ui.fonts import Text
from ui.metrics import ICON, SIDEBAR, SPACE_5, TOP_BAR
from ui.shell.layout import ShellLayout
from ui.shell.period_picker import PeriodPicker, PeriodState
from ui.shell.save_label import SaveLabel, SaveState
from ui.widgets.button import Button, ButtonKind, ButtonSize, icon_button
from ui.widgets.frames import Divider
from ui.widgets.labels import Ink, Label
from ui.widgets.sign import Sign
from ui.widgets.step_bar import StepBar, StepState

if TYPE_CHECKING:
    from ui.look import Look

_DIVIDER: Final = 28
_SPACING: Final = 10


@dataclass(frozen=True, slots=True)
class UnitName:
    """Whose report it is: "Tỉnh Sông Lam" over "Sở Công Thương"."""

    title: str
    subtitle: str


@dataclass(frozen=True, slots=True)
class TopAction:
    """The receiving desk's main action at the right end, in place of the saving state."""

    text: str
    key: str
    icon: str


class TopBar(QFrame):
    """Shows plain data and passes on what was pressed."""

    period_chosen = Signal(str)
    previous_period = Signal()
    next_period = Signal()
    step_chosen = Signal(int)
    retry_wanted = Signal()
    copy_wanted = Signal()
    help_wanted = Signal()
    action_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("surface", "bar-top")
        self.setFixedHeight(TOP_BAR)
        self._sign = Sign(look, ICON)
        self._title = Label(strong=True)
        self._subtitle = Label(role=Text.CAPTION, ink=Ink.CAPTION)
        self._unit = QWidget()
        self._period = PeriodPicker(look)
        self._steps = StepBar(look)
        self._save = SaveLabel(look)
        self._help = icon_button(look, "question_circle", "Trợ giúp", "F1", ButtonSize.NORMAL)
        self._action: Button | None = None
        self._row = QHBoxLayout(self)
        self._lay_out()
        self._connect()
        self.arrange(ShellLayout.FULL)
        self._refresh()

    def set_unit(self, unit: UnitName) -> None:
        """Name the reporting unit."""
        self._title.setText(unit.title)
        self._subtitle.setText(unit.subtitle)

    def set_period(self, state: PeriodState) -> None:
        """Show another period."""
        self._period.show_period(state)

    def set_steps(self, steps: tuple[StepState, ...]) -> None:
        """Show the workflow's steps."""
        self._steps.set_steps(steps)
        self.arrange(self._layout)

    def set_save(self, state: SaveState) -> None:
        """Say whether everything is on disk."""
        self._save.show_state(state)

    def set_action(self, action: TopAction) -> None:
        """Put a main action where the saving state stands; once per window."""
        button = Button(
            self._look, action.text, ButtonKind.PRIMARY, icon=action.icon, key=action.key
        )
        button.clicked.connect(self.action_wanted)
        self._row.replaceWidget(self._save, button)
        self._save.hide()
        self._action = button

    def arrange(self, layout: ShellLayout) -> None:
        """Make room for a narrower window."""
        self._layout = layout
        narrow = layout.has_rail
        self._steps.set_compact(compact=layout is ShellLayout.COMPACT, close=narrow)
        beside = SIDEBAR - SPACE_5 - _SPACING
        self._unit.setMinimumWidth(0 if narrow else beside)
        self._unit.setMaximumWidth(beside)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch()
        names.addWidget(self._title)
        names.addWidget(self._subtitle)
        names.addStretch()
        unit = QHBoxLayout(self._unit)
        unit.setContentsMargins(0, 0, 8, 0)
        unit.setSpacing(8)
        unit.addWidget(self._sign)
        unit.addLayout(names, 1)
        row = self._row
        row.setContentsMargins(SPACE_5, 0, SPACE_5, 0)
        row.setSpacing(_SPACING)
        upright = Qt.Orientation.Vertical
        row.addWidget(self._unit)
        row.addWidget(Divider(upright, _DIVIDER))
        row.addWidget(self._period)
        row.addWidget(Divider(upright, _DIVIDER))
        row.addStretch()
        row.addWidget(self._steps)
        row.addStretch()
        row.addWidget(Divider(upright, _DIVIDER))
        row.addWidget(self._save)
        row.addWidget(self._help)

    def _connect(self) -> None:
        self._period.chosen.connect(self.period_chosen)
        self._period.previous_wanted.connect(self.previous_period)
        self._period.next_wanted.connect(self.next_period)
        self._steps.chosen.connect(self.step_chosen)
        self._save.retry_wanted.connect(self.retry_wanted)
        self._save.copy_wanted.connect(self.copy_wanted)
        self._help.clicked.connect(self.help_wanted)
        self._look.changed.connect(self._refresh)
        self.setFocusProxy(self._period)

    def _refresh(self) -> None:
        self._sign.show_icon("building_government", self._look.tokens.ink2)
