"""The signing page: the report as it will leave at the left, what to do with it at the right."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from forms.common.addressees import addressee_on
from forms.common.errors import KnownError
from ui.metrics import HEIGHT_LOW, WIDTH_FULL
from ui.pages.sign.document import PaperDocument
from ui.pages.sign.gate_words import answered
from ui.pages.sign.order import order_of
from ui.pages.sign.outgoing import Outgoing
from ui.pages.sign.panel import OFFICE, SigningPanel
from ui.pages.sign.paper import pages_of
from ui.pages.sign.printing import ask_and_print
from ui.pages.sign.registering import Registering
from ui.pages.sign.result import ResultPanel
from ui.pages.sign.stage import Stage
from ui.pages.sign.stamping import Stamping
from ui.pages.sign.verdict import VerdictPanel
from ui.pages.sign.wish import Standing
from ui.pages.sign.words import marked
from ui.tasks import TaskRunner
from ui.tones import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.look import Look
    from ui.pages.sign.sheets import PaperSheet
    from ui.pages.sign.wish import Wish
    from ui.pages.sign.work import Judged
    from ui.session import EditSession

_PANEL, _PANEL_NARROW = 391, 340
_BOOKS: Final = "Tệp báo cáo (*.xlsx);;Mọi tệp (*)"


class SignPage(QWidget):
    """Previews, signs, co-signs, verifies; what takes long runs beside the window."""

    #: A signature locked the report; it has to be opened anew.
    report_changed = Signal()
    check_wanted = Signal()

    def __init__(self, look: Look, session: EditSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "page")
        self.session = session
        self.tasks = TaskRunner(self)
        self.outgoing = Outgoing(session, self.tasks, self)
        self.stage = Stage(look)
        self.signing = SigningPanel(look, session.workspace, self.tasks)
        self.result = ResultPanel(look)
        self.verdict = VerdictPanel(look)
        self.stamping = Stamping(self.tasks, self)
        Registering(session.workspace, self.tasks, self.verdict)
        self.panels = QStackedWidget()
        self._side = QFrame()
        self._document = PaperDocument()
        self._judged: Judged | None = None
        self._lay_out()
        self._connect()
        self._bind_keys()

    def refresh(self) -> None:
        """Show the report as it stands; pages are drawn anew only when something changed."""
        self.outgoing.draw()
        self._show_standing()
        signed = self.outgoing.signed_file
        if signed is not None and self._judged is None:
            self._show_result(signed)

    def verify(self, path: Path) -> None:
        """Judge any file and show the verdict."""
        self.verdict.show_waiting(path)
        self._open_verdict()
        refuse = partial(self.verdict.show_refusal, path)
        self.outgoing.judge(path, self.verdict.show_judged, refuse)

    def export(self, folder: Path) -> None:
        """Write the unsigned workbook for review into a folder."""
        try:
            path = self.outgoing.export(folder)
        except KnownError as error:
            self.stage.say(error.sentence, Tone.ERROR)
            return
        self.stage.say(f"Đã ghi bản xem trước, chưa ký: {path}", Tone.OK)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < WIDTH_FULL
        self._side.setFixedWidth(_PANEL_NARROW if narrow else _PANEL)
        self.signing.set_low(low=self.window().height() < HEIGHT_LOW)
        self.stage.set_narrow(narrow=narrow)

    def _on_changed(self) -> None:
        self.outgoing.forget()
        self._document = PaperDocument()
        self.signing.consent.withdraw()
        if self.isVisible():
            self.refresh()

    def _on_role(self, role: str) -> None:
        """Whoever signs sees what they sign: the report with its cover, or the file chosen."""
        self.signing.consent.withdraw()
        if role == OFFICE:
            self.signing.look_at_file()
        elif self.outgoing.expect(role):
            self._on_changed()
        else:
            self._show_document()

    def _on_drawn(self, document: PaperDocument) -> None:
        self._document = document
        self._show_document()
        self._show_standing()

    def _on_file_read(self, sheets: tuple[PaperSheet, ...]) -> None:
        """Show the file that is to be signed once more instead of the open report."""
        if self.signing.file.path == self.outgoing.signed_file:
            self._show_document()
        elif sheets:
            self.stage.show_document(PaperDocument(pages_of(sheets)))
            self.signing.consent.show_scope(len(self.stage.paper.document.pages), ())

    def _show_document(self) -> None:
        judged, document = self._judged, self._document
        self.stage.show_document(marked(document, judged) if judged else document)

    def _show_standing(self) -> None:
        session = self.session
        standing = Standing(
            order_of(session, self.outgoing.first),
            self.outgoing.obstacle,
            len(self._document.pages),
            answered(session.desk.gate),
            self.outgoing.signed_file,
        )
        self.signing.show_standing(standing)

    def _sign(self, wish: Wish) -> None:
        self.stage.say("", Tone.ACCENT)
        self.signing.set_busy(busy=True)
        self.outgoing.sign(wish)

    def _on_signed(self, path: Path) -> None:
        self.signing.set_busy(busy=False)
        self._show_result(path)
        self.report_changed.emit()

    def _on_co_signed(self, path: Path) -> None:
        self.signing.set_busy(busy=False)
        if path == self.outgoing.signed_file:
            self._show_result(path)
        else:
            self.verify(path)

    def _on_refused(self, error: KnownError) -> None:
        self.signing.set_busy(busy=False)
        self.signing.show_error(error)

    def _on_discarded(self, sentence: str) -> None:
        self.signing.set_busy(busy=False)
        self.stage.say(sentence, Tone.ERROR)

    def _show_result(self, path: Path) -> None:
        session, self._judged = self.session, None
        to = addressee_on(session.period.first_day).recipient
        self.result.show_waiting(path, order_of(session), self.outgoing.content, to)
        self.panels.setCurrentWidget(self.result)
        self.outgoing.judge(path, self._on_judged, self.result.show_refusal)

    def _on_judged(self, judged: Judged) -> None:
        self._judged = judged
        self.result.show_judged(judged)
        if self._document.pages:
            self._show_document()

    def _show_details(self) -> None:
        if self._judged is not None:
            self.verdict.show_judged(self._judged)
            self._open_verdict()

    def _on_back(self) -> None:
        if self.outgoing.signed_file is None:
            self.check_wanted.emit()
        else:
            self.panels.setCurrentWidget(self.result)

    def _on_co_sign(self) -> None:
        self._show_standing()
        if (file := self.outgoing.signed_file) is not None:
            self._go_on_with(file)
        self.signing.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on_with(self, path: Path) -> None:
        """Put the next signature on a file that was judged."""
        self.signing.continue_file(path)
        self.panels.setCurrentWidget(self.signing)

    def _open_verdict(self) -> None:
        self.panels.setCurrentWidget(self.verdict)
        self.verdict.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_verdict(self) -> None:
        if self.panels.currentWidget() is not self.verdict:
            return
        self.panels.setCurrentWidget(self.result if self.outgoing.signed_file else self.signing)
        self.stage.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_export(self) -> None:
        folder = self.session.workspace.paths.signed
        begin = str(folder if folder.is_dir() else folder.parent)
        if chosen := QFileDialog.getExistingDirectory(self, "Thư mục ghi bản xem trước", begin):
            self.export(Path(chosen))

    def ask_verify(self) -> None:
        """Ask which file to judge."""
        folder = str(self.session.workspace.paths.signed)
        path, _ = QFileDialog.getOpenFileName(self, "Tệp cần xác minh", folder, _BOOKS)
        if path:
            self.verify(Path(path))

    def _print(self) -> None:
        if self._document.pages:
            ask_and_print(self.stage.paper.document, self)

    def _lay_out(self) -> None:
        self._side.setProperty("surface", "details")
        column = QVBoxLayout(self._side)
        column.setContentsMargins(1, 0, 0, 0)
        column.addWidget(self.panels)
        for panel in (self.signing, self.result, self.verdict):
            self.panels.addWidget(panel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.stage, 1)
        row.addWidget(self._side)
        self.setFocusProxy(self.stage)

    def _connect(self) -> None:
        self.session.changed.connect(self._on_changed)
        self.session.stored.connect(self._show_standing)
        self.stage.print_wanted.connect(self._print)
        self.stage.export_wanted.connect(self._ask_export)
        self.stage.verify_wanted.connect(self.ask_verify)
        self.outgoing.drawn.connect(self._on_drawn)
        self.outgoing.undrawn.connect(self.stage.show_trouble)
        self.outgoing.signed.connect(self._on_signed)
        self.outgoing.co_signed.connect(self._on_co_signed)
        self.outgoing.refused.connect(self._on_refused)
        self.outgoing.discarded.connect(self._on_discarded)
        self.stage.paper.unseen_changed.connect(self.signing.show_unseen)
        self.signing.file_read.connect(self._on_file_read)
        self.signing.sign_wanted.connect(self._sign)
        self.signing.check_wanted.connect(self.check_wanted)
        self.signing.back_wanted.connect(self._on_back)
        self.result.co_sign_wanted.connect(self._on_co_sign)
        self.result.details_wanted.connect(self._show_details)
        self.verdict.co_sign_wanted.connect(self._go_on_with)
        self.signing.role.chosen.connect(self._on_role)
        self.verdict.closed.connect(self._close_verdict)
        self.verdict.another_wanted.connect(self.ask_verify)
        self.verdict.request_wanted.connect(self.stamping.ask_request)
        self.verdict.answer_wanted.connect(self.stamping.ask_answer)
        self.stamping.said.connect(self.stage.say)
        self.stamping.stamped.connect(self.verify)
        self.tasks.busy_changed.connect(self._on_busy)

    def _on_busy(self) -> None:
        self.setCursor(Qt.CursorShape.BusyCursor) if self.tasks.busy else self.unsetCursor()

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+P": self._print,
            "PgDown": lambda: self.stage.paper.step(1),
            "PgUp": lambda: self.stage.paper.step(-1),
            "Ctrl+Shift+C": self.result.copy,
            "Esc": self._close_verdict,
        }
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, context=context).activated.connect(act)
