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
        self._scope: tuple[int, tuple[str, ...]] = (0, ())
        self.unseen = 0
        self.show_scope(0, ())

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

    def show_scope(self, pages: int, answered: tuple[str, ...]) -> None:
        """So many pages, explanations and statements are to be seen."""
        if (pages, answered) != self._scope:
            self.setChecked(False)
        self._scope = (pages, answered)
        *before, last = (f"{pages} trang", *answered)
        seen = f"{', '.join(before)} và {last} kèm theo" if before else last
        self.setText(f"Tôi đã xem đủ {seen}.")
        self.setAccessibleName(self.text())
        self.updateGeometry()

    def withdraw(self) -> None:
        """What was seen is no longer what would be signed."""
        self.setChecked(False)
