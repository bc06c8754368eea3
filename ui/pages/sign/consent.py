"""The signer's word that everything was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.choices import CheckBox

if TYPE_CHECKING:
    from ui.look import Look


class Consent(CheckBox):
    """A tick that falls off when there is something else to look at."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "")
        self._scope = (0, 0)
        self.unseen = 0
        self.show_scope(0, 0)

    @property
    def missing(self) -> str:
        """What is asked for while the tick is missing."""
        if self.unseen:
            return f"Còn {self.unseen} trang chưa xem. Nhấn PgDn để xem tiếp."
        return "" if self.isChecked() else "Đánh dấu đã xem đủ các trang."

    def show_unseen(self, unseen: int) -> None:
        """So many pages were not looked at yet; the tick waits for them."""
        self.unseen = unseen
        self.setToolTip(self.missing if unseen else "")

    def show_scope(self, pages: int, explained: int) -> None:
        """So many pages and explanations are to be seen."""
        if (pages, explained) != self._scope:
            self.setChecked(False)
        self._scope = (pages, explained)
        reasons = f" và {explained} giải trình kèm theo" if explained else ""
        self.setText(f"Tôi đã xem đủ {pages} trang{reasons}.")
        self.setAccessibleName(self.text())
        self.updateGeometry()

    def withdraw(self) -> None:
        """What was seen is no longer what would be signed."""
        self.setChecked(False)
