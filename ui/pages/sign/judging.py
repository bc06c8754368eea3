"""Having signed files judged: the report's own after every signature, any other when asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from forms.common.addressees import addressee_on
from ui.pages.sign.order import order_of

if TYPE_CHECKING:
    from pathlib import Path

    from ui.pages.sign.outgoing import Outgoing
    from ui.pages.sign.side import Side
    from ui.pages.sign.work import Judged
    from ui.session import EditSession


class Judging(QObject):
    """Shows the panel at once and fills it when the verdict is there."""

    #: The report's own file was judged; its pages carry pictures of the signatures now.
    own_judged = Signal()

    def __init__(self, session: EditSession, outgoing: Outgoing, side: Side) -> None:
        super().__init__(side)
        self._session = session
        self._outgoing = outgoing
        self._side = side
        #: The verdict on the report's own file as it was last read.
        self.own: Judged | None = None

    def verify(self, path: Path) -> None:
        """Judge any file and show the verdict."""
        verdict = self._side.verdict
        verdict.show_waiting(path)
        self._open_verdict()
        self._outgoing.judge(path, verdict.show_judged, partial(verdict.show_refusal, path))

    def show_result(self, path: Path) -> None:
        """Show the report's own file and judge it anew."""
        session, result, self.own = self._session, self._side.result, None
        to = addressee_on(session.period.first_day).recipient
        result.show_waiting(path, order_of(session), self._outgoing.content, to)
        self._side.panels.setCurrentWidget(result)
        self._outgoing.judge(path, self._on_judged, result.show_refusal)

    def show_details(self) -> None:
        """Every check of the report's own file."""
        if self.own is not None:
            self._side.verdict.show_judged(self.own)
            self._open_verdict()

    def _on_judged(self, judged: Judged) -> None:
        self.own = judged
        self._side.result.show_judged(judged)
        self.own_judged.emit()

    def _open_verdict(self) -> None:
        verdict = self._side.verdict
        self._side.panels.setCurrentWidget(verdict)
        verdict.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
