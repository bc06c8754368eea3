"""The open report on its way out: the workbook shown, the signature on exactly that workbook."""

from __future__ import annotations

import secrets
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from forms.common.errors import KnownError
from forms.store.settings import Option
from ui.pages.sign.document import PaperDocument
from ui.pages.sign.gate_words import answered, blocking, remedy
from ui.pages.sign.paper import pages_of
from ui.pages.sign.reading import Reading
from ui.pages.sign.work import Known, co_sign_file, judge_file, sign_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from exports.departure import Departure
    from exports.identity import Identity
    from exports.signing.request import SigningRequest
    from forms.store.settings import Settings
    from ui.pages.sign.printed import PaperSheet
    from ui.pages.sign.wish import Wish
    from ui.pages.sign.work import Judged, Signed
    from ui.session import EditSession
    from ui.tasks import TaskRunner

_CHANGED_MEANWHILE: Final = (
    "Số liệu vừa được sửa trong lúc ký nên bản vừa ký không được ghi ra. Xem lại các trang rồi "
    "ký lại."
)


class Outgoing(QObject):
    """Takes the figures as they stand, then writes, reads, signs and judges beside the window."""

    #: ``PaperDocument``: the pages of the workbook as it would be signed now.
    drawn = Signal(object)
    #: A sentence: why there are no pages.
    undrawn = Signal(str)
    #: ``Path``: the report was signed and is locked.
    signed = Signal(object)
    #: ``Path``: a signed file got one more signature.
    co_signed = Signal(object)
    #: ``KnownError``: nothing was signed.
    refused = Signal(object)
    #: A sentence: the signature was thrown away.
    discarded = Signal(str)

    def __init__(self, session: EditSession, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self.reading = Reading(tasks, self)
        self._departure: Departure | None = None
        self._first = first_signer(session.workspace.settings)
        self._draft = b""
        self._stale = True
        #: Which state of the report is being drawn; an older one that comes late is dropped.
        self._round = 0

    @property
    def signed_file(self) -> Path | None:
        """The report's own signed file, once there is one."""
        from exports.signed_place import place_of

        workspace = self._session.workspace
        packages = workspace.packages.of(self._session.stored_report)
        return place_of(packages[-1], workspace.paths) if packages else None

    @property
    def obstacle(self) -> str:
        """Why the report cannot be signed now; empty when it can."""
        session = self._session
        if session.trouble is not None:
            return session.trouble.sentence
        if not session.desk.gate.begun:
            return "Chưa ký được: tháng này chưa có số liệu nào. Nhập ít nhất một biểu."
        left = blocking(session.desk.gate)
        if left:
            return f"Chưa ký được: còn {left}. {remedy(session.desk.judged)}".rstrip()
        return ""

    @property
    def content(self) -> str:
        """What goes out, in figures."""
        from exports.identity import leaving

        report = self._session.desk.report
        parts = (f"{len(leaving(report))} biểu", f"{len(report.values)} ô đã nhập")
        return " · ".join((*parts, *answered(self._session.desk.gate)))

    @property
    def first(self) -> str:
        """Name of the role (``SignerRole``) that signs first."""
        return self._first

    def expect(self, first: str) -> bool:
        """This role signs first: the cover names it and those after it; whether that is new."""
        if first == self._first:
            return False
        self._first = first
        self._departure = None
        self.forget()
        return True

    def forget(self) -> None:
        """The report changed: what was drawn is no longer what would be signed."""
        self.reading.stop()
        self._stale = True
        self._round += 1
        self._draft = b""

    def draw(self) -> None:
        """Draw the pages anew if anything changed since."""
        if self._stale:
            self._stale = False
            write = partial(self._write, self._round)
            self._tasks.run(_load_writer, write, partial(self._on_undrawn, self._round))

    def export(self, folder: Path) -> Path:
        """Write the unsigned workbook into a folder. Raises ``KnownError``."""
        return self._leaving().export(folder)

    def sign(self, wish: Wish) -> None:
        """Put a signature on what was drawn, or on a signed file."""
        from exports.departure import signing_request
        from exports.signing.request import SignerRole

        try:
            request = signing_request(SignerRole[wish.role], wish.number, self._session.workspace)
        except KnownError as error:
            self.refused.emit(error)
            return
        asks = wish.key.place.file is None  # a token may wait for its PIN
        if wish.file is not None:
            known = Known.of(self._session.workspace)
            self._tasks.run(
                partial(co_sign_file, wish.file, wish.key, request, known),
                partial(self._on_co_signed, request),
                self.refused.emit,
                waits=asks,
            )
            return
        draft = self._draft
        self._tasks.run(
            partial(sign_bytes, draft, wish.key, request, self._session.workspace.paths.trust),
            partial(self._on_signed, draft, request),
            self.refused.emit,
            waits=asks,
        )

    def judge(
        self, path: Path, done: Callable[[Judged], None], failed: Callable[[KnownError], None]
    ) -> None:
        """Verify a file as it lies on the disk now."""
        known = Known.of(self._session.workspace, self._session.unit)
        self._tasks.run(partial(judge_file, path, known), done, failed)

    def _leaving(self) -> Departure:
        """One package id from the first preview to the last signature."""
        if self._departure is None:
            from exports.departure import Departure
            from exports.signing.request import SignerRole
            from exports.turn import expected_after

            session = self._session
            packages = session.workspace.packages.of(session.stored_report)
            package = packages[0].package if packages else secrets.token_hex(8)
            signers = expected_after(SignerRole[self._first])
            self._departure = Departure(
                session.workspace, session.unit, session.period, package, signers
            )
        return self._departure

    def _write(self, number: int, _: None) -> None:
        """Take the figures here, where the store is read; write them beside the window."""
        if number != self._round:
            return
        try:
            writing = self._leaving().writing(self._session.desk)
        except KnownError as error:
            self._on_undrawn(number, error)
            return
        failed = partial(self._on_undrawn, number)
        self._tasks.run(writing, partial(self._read, number), failed)

    def _read(self, number: int, draft: bytes) -> None:
        if number != self._round:
            return
        self._draft = draft
        refuse = partial(self._on_undrawn, number)
        self.reading.start(draft, partial(self._on_sheets, draft), refuse)

    def _on_undrawn(self, number: int, error: KnownError) -> None:
        if number == self._round:
            self._draft = b""
            self.undrawn.emit(error.sentence)

    def _on_sheets(self, draft: bytes, sheets: tuple[PaperSheet, ...]) -> None:
        if draft is self._draft:
            self.drawn.emit(PaperDocument(pages_of(sheets)))

    def _on_signed(self, draft: bytes, request: SigningRequest, data: bytes) -> None:
        if draft is not self._draft:
            self.discarded.emit(_CHANGED_MEANWHILE)
            return
        try:
            path = self._leaving().deliver(data, request, self._session.workspace.paths.signed)
        except KnownError as error:
            self.refused.emit(error)
            return
        self._remember_first()
        self.signed.emit(path)

    def _remember_first(self) -> None:
        """Propose the same order next month; a disk that refuses costs only that."""
        with suppress(KnownError):
            self._session.workspace.settings.put(Option.FIRST_SIGNER, self._first)

    def _on_co_signed(self, request: SigningRequest, signed: Signed) -> None:
        if signed.identity is not None:
            self._remember(signed.identity, signed, request)
        self.co_signed.emit(signed.path)

    def _remember(self, identity: Identity, signed: Signed, request: SigningRequest) -> None:
        """Also of a file brought here, where the store knows its report."""
        from exports.departure import remember_signature

        workspace = self._session.workspace
        try:
            remember_signature(workspace, identity, signed.path, signed.data, request)
        except KnownError as error:
            self.discarded.emit(error.sentence)


def first_signer(settings: Settings) -> str:
    """Name of the role that signs a report first on this computer, as it did last time."""
    chosen = settings.get(Option.FIRST_SIGNER)
    return "PREPARER" if chosen == "PREPARER" else "DIRECTOR"


def _load_writer() -> None:
    """Import what writes and signs: slow the first time, so not on the window's thread."""
    import_module("exports.departure")
