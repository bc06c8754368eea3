"""The signing page: the report as it will leave at the left, what to do with it at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget
from typing_extensions import override

from forms.common.errors import KnownError
from ui.metrics import WIDTH_FULL
from ui.pages.sign.document import PaperDocument
from ui.pages.sign.judging import Judging
from ui.pages.sign.order import standing_of
from ui.pages.sign.outgoing import Outgoing
from ui.pages.sign.panel import OFFICE
from ui.pages.sign.paper import pages_of
from ui.pages.sign.printing import ask_and_print
from ui.pages.sign.side import Side
from ui.pages.sign.stage import Stage
from ui.pages.sign.stamping import Stamping
from ui.pages.sign.words import marked
from ui.tasks import TaskRunner
from ui.tones import Tone
from ui.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.look import Look
    from ui.pages.sign.panel import SigningPanel
    from ui.pages.sign.printed import PaperSheet
    from ui.pages.sign.result import ResultPanel
    from ui.pages.sign.verdict import VerdictPanel
    from ui.pages.sign.wish import Wish
    from ui.session import EditSession

#: Milliseconds for the page to be painted before it is filled.
_REST: Final = 1
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
        self.stage = Stage(look, self)
        self.side = Side(look, session.workspace, self.tasks, self)
        self.panels = self.side.panels
        self.judging = Judging(session, self.outgoing, self.side)
        self.stamping = Stamping(self.tasks, self)
        self._turns = Turns(self)
        self._document = PaperDocument()
        self._lay_out()
        self._connect()
        self._bind_keys()

    @property
    def signing(self) -> SigningPanel:
        """What is asked before signing."""
        return self.side.signing

    @property
    def result(self) -> ResultPanel:
        """The report's own signed file."""
        return self.side.result

    @property
    def verdict(self) -> VerdictPanel:
        """What is said of any file."""
        return self.side.verdict

    @property
    def busy(self) -> bool:
        """Whether the page is still filling, or something runs beside the window."""
        return self._turns.busy or self.tasks.busy

    def refresh(self) -> None:
        """Show the report as it stands, part by part; pages are drawn anew if anything changed."""
        if self.isVisible() and self.session.known:
            self._turns.start(self._filling(), _REST)
        elif self.isVisible():
            self.session.inspect()

    def _filling(self) -> Iterator[None]:
        signed = self.outgoing.signed_file
        if signed is None:
            self._show_standing()
        elif self.judging.own is None:
            self.judging.show_result(signed)
        yield
        self.outgoing.draw()

    def verify(self, path: Path) -> None:
        """Judge any file and show the verdict."""
        self.judging.verify(path)

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
        self.side.set_narrow(narrow=narrow)
        self.stage.set_narrow(narrow=narrow)

    def _on_changed(self) -> None:
        self.outgoing.forget()
        self._document = PaperDocument()
        self.side.withdraw_consent()
        self.refresh()

    def _on_unseen(self, unseen: int) -> None:
        if self.side.asks:
            self.signing.show_unseen(unseen)

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
        self._keep_standing()

    def _on_file_read(self, sheets: tuple[PaperSheet, ...]) -> None:
        """Show the file that is to be signed once more instead of the open report."""
        if self.signing.file.path == self.outgoing.signed_file:
            self._show_document()
        elif sheets:
            self.stage.show_document(PaperDocument(pages_of(sheets)))
            self.signing.consent.show_scope(len(self.stage.paper.document.pages), ())

    def _show_document(self) -> None:
        judged, document = self.judging.own, self._document
        if document.pages:
            self.stage.show_document(marked(document, judged) if judged else document)

    def _keep_standing(self) -> None:
        if self.side.asks:
            self._show_standing()

    def _show_standing(self) -> None:
        pages = len(self._document.pages)
        self.signing.show_standing(standing_of(self.session, self.outgoing, pages))
        self.signing.show_unseen(self.stage.paper.unseen)

    def _sign(self, wish: Wish) -> None:
        self.stage.say("", Tone.ACCENT)
        self.signing.set_busy(busy=True)
        self.outgoing.sign(wish)

    def _on_signed(self, path: Path) -> None:
        self.signing.set_busy(busy=False)
        self.judging.show_result(path)
        self.report_changed.emit()

    def _on_co_signed(self, path: Path) -> None:
        if path == self.outgoing.signed_file:
            self._on_signed(path)
        else:
            self.signing.set_busy(busy=False)
            self.verify(path)

    def _on_refused(self, error: KnownError) -> None:
        self.signing.set_busy(busy=False)
        self.signing.show_error(error)

    def _on_discarded(self, sentence: str) -> None:
        self.signing.set_busy(busy=False)
        self.stage.say(sentence, Tone.ERROR)

    def _on_back(self) -> None:
        if self.outgoing.signed_file is None:
            self.check_wanted.emit()
        else:
            self.panels.setCurrentWidget(self.result)

    def _on_co_sign(self) -> None:
        if (file := self.outgoing.signed_file) is not None:
            self._go_on_with(file)
        self.signing.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on_with(self, path: Path) -> None:
        """Put the next signature on a file that was judged."""
        self._show_standing()
        self.signing.continue_file(path)
        self.panels.setCurrentWidget(self.signing)

    def _close_verdict(self) -> None:
        if not self.side.judges:
            return
        self.panels.setCurrentWidget(self.result if self.outgoing.signed_file else self.signing)
        self._keep_standing()  # the figures may have changed meanwhile
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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.stage, 1)
        row.addWidget(self.side)
        self.setFocusProxy(self.stage)

    def _connect(self) -> None:
        self.session.changed.connect(self._on_changed)
        self.session.stored.connect(self._keep_standing)
        self.session.inspected.connect(self.refresh)
        self.stage.follow(self.outgoing)
        self.stage.print_wanted.connect(self._print)
        self.stage.export_wanted.connect(self._ask_export)
        self.stage.verify_wanted.connect(self.ask_verify)
        self.stage.paper.unseen_changed.connect(self._on_unseen)
        self.outgoing.drawn.connect(self._on_drawn)
        self.outgoing.signed.connect(self._on_signed)
        self.outgoing.co_signed.connect(self._on_co_signed)
        self.outgoing.refused.connect(self._on_refused)
        self.outgoing.discarded.connect(self._on_discarded)
        self.judging.own_judged.connect(self._show_document)
        self._connect_side(self.side)
        self.stamping.said.connect(self.stage.say)
        self.stamping.stamped.connect(self.verify)
        self.tasks.busy_changed.connect(self._on_busy)

    def _connect_side(self, side: Side) -> None:
        side.file_read.connect(self._on_file_read)
        side.sign_wanted.connect(self._sign)
        side.role_chosen.connect(self._on_role)
        side.check_wanted.connect(self.check_wanted)
        side.back_wanted.connect(self._on_back)
        side.co_sign_wanted.connect(self._on_co_sign)
        side.details_wanted.connect(self.judging.show_details)
        side.go_on_wanted.connect(self._go_on_with)
        side.again_wanted.connect(self.verify)
        side.closed.connect(self._close_verdict)
        side.another_wanted.connect(self.ask_verify)
        side.request_wanted.connect(self.stamping.ask_request)
        side.answer_wanted.connect(self.stamping.ask_answer)

    def _on_busy(self) -> None:
        self.setCursor(Qt.CursorShape.BusyCursor) if self.tasks.busy else self.unsetCursor()

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+P": self._print,
            "PgDown": lambda: self.stage.paper.step(1),
            "PgUp": lambda: self.stage.paper.step(-1),
            "Ctrl+Shift+C": self.side.copy_path,
            "Esc": self._close_verdict,
        }
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, context=context).activated.connect(act)
