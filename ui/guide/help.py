"""What the question mark and the help keys lead to: the guide, an indicator's meaning, the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from forms.common.errors import KnownError
from forms.definition import FormKind
from ui import report_state
from ui.metrics import SPACE_4, TOP_BAR

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.guide.dialog import GuideDialog
    from ui.look import Look
    from ui.page_stack import PageStack
    from ui.shell.frame import ShellFrame

    Say = Callable[[str], None]

#: The page of the guide about each place of the window, and about each kind of form.
TOPICS: Final = {
    report_state.HOME: "02-chon-don-vi",
    report_state.CHECK: "08-kiem-tra",
    report_state.SIGN: "10-ky",
    report_state.PACKAGES: "11-nop",
    report_state.SETTINGS: "14-sao-luu",
    FormKind.GRID: "03-nhap-bieu",
    FormKind.LIST: "06-danh-sach",
    FormKind.NARRATIVE: "07-thuyet-minh",
}


class Help(QObject):
    """The guide is read and its window made when it is first asked for.

    ``stack`` tells where the window stands; ``say`` puts a sentence into its status bar.
    """

    #: Show the sheet of keys.
    keys_wanted = Signal()

    def __init__(self, look: Look, shell: ShellFrame, stack: PageStack, say: Say) -> None:
        super().__init__(shell)
        self._look = look
        self._shell = shell
        self._stack = stack
        self._say = say
        self._dialog: GuideDialog | None = None
        shell.top_bar.help_wanted.connect(self._offer)

    def explain(self) -> None:
        """The meaning of the indicator under the cursor where there is one, else the guide."""
        if (page := self._stack.entry) is not None:
            page.explain_indicator()
        else:
            self.open()

    def open(self) -> None:
        """Show the guide at the page about the place where the window stands."""
        from ui.guide.dialog import GuideDialog  # noqa: PLC0415

        try:
            self._dialog = self._dialog or GuideDialog(self._look, self._shell.window())
        except KnownError as error:
            self._say(error.sentence)
            return
        self._dialog.show_page(TOPICS.get(self._stack.standing, ""))
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        self._dialog.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def made(self) -> QMenu:
        """The menu under the question mark; it deletes itself when closed."""
        menu = QMenu(self._shell)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Hướng dẫn sử dụng\tShift+F1", self.open)
        meaning = menu.addAction("Giải thích chỉ tiêu đang chọn\tF1", self.explain)
        meaning.setEnabled(self._stack.entry is not None)
        menu.addAction("Bảng phím tắt", self.keys_wanted.emit)
        return menu

    def _offer(self) -> None:
        menu = self.made()
        right = self._shell.width() - menu.sizeHint().width() - SPACE_4
        menu.popup(self._shell.mapToGlobal(QPoint(right, TOP_BAR)))
