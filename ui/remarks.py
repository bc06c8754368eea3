"""What the status bar says: passing remarks for a while, else where one is and what is chosen."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from ui.shell.status_bar import Fact, StatusLine
from ui.standing import statistics_facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from forms.cell import Cell
    from ui.grid.statistics import Statistics
    from ui.session import EditSession
    from ui.shell.status_bar import StatusBar

#: How long a passing remark stays, in milliseconds.
_STAY: Final = 8000


class Remarks(QObject):
    """``line`` gives the standing line; it is asked for the selection's facts."""

    def __init__(
        self,
        bar: StatusBar,
        line: Callable[[tuple[Fact, ...]], StatusLine],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bar = bar
        self._line = line
        self._facts: tuple[Fact, ...] = ()
        self._timer = QTimer(self, singleShot=True, interval=_STAY)
        self._timer.timeout.connect(self.refresh)

    def say(self, sentence: str) -> None:
        """A passing remark."""
        self._timer.start()
        self._bar.show_line(StatusLine(facts=(Fact(sentence),)))

    def echo(self, session: EditSession, cell: Cell) -> None:
        """Say how a lone dot was read, so that nothing turns into thousands unnoticed."""
        value = session.desk.figures.typed(cell)
        if isinstance(value, Decimal):
            from forms.common.numbers import format_number  # noqa: PLC0415 - no figure, no need

            named = cell.row in session.desk.figures.form(cell.form).row_of
            what = f"Mục {cell.row}" if named else "Số vừa nhập"
            self.say(f"{what} được hiểu là {format_number(value)}: dấu chấm ngăn hàng nghìn.")

    def show_statistics(self, statistics: Statistics) -> None:
        """Another selection."""
        self._facts = statistics_facts(statistics, _shown)
        self.refresh()

    def refresh(self) -> None:
        """Show the standing line, unless a remark still stands there."""
        if not self._timer.isActive():
            self._bar.show_line(self._line(self._facts))


def _shown(amount: Decimal) -> str:
    from forms.common.numbers import format_number  # noqa: PLC0415 - no figure, no need

    return format_number(amount, 1) if amount != int(amount) else format_number(amount, 0)
