"""The settings page: units, looks, backups, keys, about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from forms.common.clock import VIETNAM
from forms.common.period import Period
from ui.fonts import Text
from ui.metrics import PAGE_PADDING
from ui.pages.settings.about_card import AboutCard
from ui.pages.settings.backup_card import BackupCard
from ui.pages.settings.card import SettingsCard
from ui.pages.settings.key_sheet import KeySheet
from ui.pages.settings.trust_card import TrustCard
from ui.preferences import LOOKS, ROLE, Preference
from ui.units import kept_units
from ui.widgets.button import Button
from ui.widgets.choices import ComboBox
from ui.widgets.labels import Ink, Label
from ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from forms.store.settings import Option
    from ui.look import Look
    from ui.session import EditSession

_WIDTH: Final = 760
#: Page width from which the cards stand in two columns.
_TWO_COLUMNS: Final = 1080
#: Share of the width the cards take before anything is left empty.
_MOST: Final = 1000


class SettingsPage(QWidget):
    """What is chosen is in force at once and kept in the store."""

    #: ``Province``: open this unit's reports.
    unit_wanted = Signal(object)
    #: A unit that is not kept here yet is wanted.
    new_unit_wanted = Signal()
    #: ``Option``: another value was chosen.
    chosen = Signal(object)
    #: Reports were taken over from a backup.
    restored = Signal()
    #: A sentence for the status bar.
    said = Signal(str)

    def __init__(self, look: Look, session: EditSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._session = session
        self._settings = session.workspace.settings
        now = session.workspace.clock.now().astimezone(VIETNAM)
        self._day = now.date()
        period = Period(now.year, now.month)
        self._units = kept_units(session.workspace, period, session.unit)
        self.units = ComboBox(
            look, "Đơn vị báo cáo", tuple(unit.full_name(self._day) for unit in self._units)
        )
        self.add_unit = Button(look, "Thêm đơn vị…", icon="add")
        self.bring = Button(look, "Nhập từ tệp…", icon="arrow_import")
        self.controls: dict[Option, SegmentedControl] = {}
        self.backup = BackupCard(look, session.workspace, session.unit)
        self.trust = TrustCard(look, session.workspace)
        self.keys = KeySheet(look)
        self.about = AboutCard(look, session)
        self._area = QScrollArea()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.setProperty("surface", "window")
        self._lay_out()
        self.units.setCurrentIndex(self._units.index(session.unit))
        self.units.activated.connect(self._on_unit)
        self.add_unit.clicked.connect(self.new_unit_wanted)
        self.bring.clicked.connect(self._bring)
        self.backup.restored.connect(self._on_restored)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        wide = self.width() >= _TWO_COLUMNS
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def show_keys(self) -> None:
        """Go to the sheet of keys."""
        self._area.ensureWidgetVisible(self.keys)
        self.keys.start()

    def show_about(self) -> None:
        """Go to the facts about the program."""
        self._area.ensureWidgetVisible(self.about)

    def _on_unit(self, at: int) -> None:
        self.unit_wanted.emit(self._units[at])

    def _choose(self, option: Option, value: str) -> None:
        self._settings.put(option, value)
        self.chosen.emit(option)

    def _on_restored(self, sentence: str) -> None:
        """The window opens its month anew, and this page with it: the bar tells what happened."""
        self.restored.emit()
        self.said.emit(sentence)

    def _bring(self) -> None:
        """Figures of earlier months from files; the window opens its month anew after them."""
        from ui.setup.dialog import BringDialog  # noqa: PLC0415

        dialog = BringDialog(self._look, self._session.workspace, self._session.unit, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _: self.restored.emit() if dialog.pane.months else None)
        dialog.open()

    def _unit_card(self) -> SettingsCard:
        card = SettingsCard("Đơn vị báo cáo")
        card.add_row("Đơn vị đang mở", self.units, self.add_unit)
        self._add_choice(card, ROLE)
        card.add_row("Số liệu các tháng trước", self.bring)
        text = "Số liệu của mỗi đơn vị được giữ, sao lưu và khôi phục riêng trên máy này."
        card.add(Label(text, Text.CAPTION, Ink.CAPTION))
        return card

    def _looks_card(self) -> SettingsCard:
        card = SettingsCard("Hiển thị")
        for preference in LOOKS:
            self._add_choice(card, preference)
        return card

    def _add_choice(self, card: SettingsCard, preference: Preference) -> None:
        segments = tuple(Segment(key, words) for key, words in preference.choices)
        current = preference.chosen(self._settings)
        control = SegmentedControl(self._look, preference.title, segments, current)
        control.chosen.connect(partial(self._choose, preference.option))
        self.controls[preference.option] = control
        card.add_row(preference.title, control)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("surface", "window")
        outline = QVBoxLayout(inner)
        outline.setContentsMargins(PAGE_PADDING, 12, PAGE_PADDING, 16)
        outline.setSpacing(12)
        outline.addWidget(Label("Cài đặt", Text.PAGE_TITLE, strong=True))
        cards = QWidget()
        cards.setLayout(self._columns)
        cards.setMaximumWidth(2 * _WIDTH)
        row = QHBoxLayout()
        row.addWidget(cards, _MOST)
        row.addStretch(1)
        outline.addLayout(row)
        outline.addStretch()
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(12)
        left = (self._unit_card(), self.backup, self.trust, self.about)
        for group in (left, (self._looks_card(), self.keys)):
            column = QVBoxLayout()
            column.setSpacing(12)
            for card in group:
                column.addWidget(card)
            column.addStretch()
            self._columns.addLayout(column, 1)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self.setFocusProxy(self.units)
