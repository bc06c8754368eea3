"""Who uses this computer: decides what the status bar says and where the program opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui.preferences import ROLE
from ui.widgets.choices import RadioButton
from ui.widgets.frames import Card
from ui.widgets.labels import Ink, Label

if TYPE_CHECKING:
    from forms.store.settings import Settings
    from ui.look import Look

_WHAT: Final = {
    "clerk": "Nhập số liệu, sửa lỗi, giải trình, nộp. Chương trình mở ở trang Tổng quan.",
    "director": "Xem trước và ký duyệt. Chương trình mở ở trang Xem trước và ký.",
    "office": "Ghi số, ngày văn bản và ký bằng chứng thư của Sở. Chương trình mở ở trang "
    "Xem trước và ký.",
}


class RoleStep(QWidget):
    """Three cards of which one is chosen; arrows move."""

    def __init__(self, look: Look, settings: Settings) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons = {key: RadioButton(look, words) for key, words in ROLE.choices}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for key, button in self.buttons.items():
            column.addWidget(self._card(button, _WHAT[key]))
        column.addStretch()
        chosen = self.buttons[ROLE.chosen(settings)]
        chosen.setChecked(True)
        self.setFocusProxy(chosen)

    @property
    def role(self) -> str:
        """The chosen one, as the settings keep it."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    @property
    def words(self) -> str:
        """The chosen one in words."""
        return dict(ROLE.choices)[self.role]

    def _card(self, button: RadioButton, what: str) -> Card:
        card = Card()
        inner = QVBoxLayout(card)
        inner.setContentsMargins(14, 10, 14, 12)
        inner.setSpacing(2)
        told = Label(what, ink=Ink.SECONDARY, wrap=True)
        told.setIndent(24)
        inner.addWidget(button)
        inner.addWidget(told)
        button.setAccessibleDescription(what)
        self._group.addButton(button)
        return card
