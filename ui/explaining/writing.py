"""Ties the explanation field to the report: what it shows, what is kept of it, what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from forms.common.errors import KnownError
from ui.explaining.plea import Answer, Plea, plea_of

if TYPE_CHECKING:
    from ui.explaining.drafts import Drafts
    from ui.explaining.editor import AnswerEditor
    from ui.session import EditSession
    from validation.finding import Finding, Judged


class Writing(QObject):
    """One finding at a time; what is half written waits in the drafts."""

    #: An answer is on disk: a short confirmation.
    kept = Signal(str)
    #: It could not be kept: the sentence, which stands under the field too.
    refused = Signal(str)

    def __init__(self, session: EditSession, editor: AnswerEditor, drafts: Drafts) -> None:
        super().__init__(editor)
        self._session = session
        self._editor = editor
        self._drafts = drafts
        self._plea: Plea | None = None
        editor.changed.connect(self._on_changed)
        editor.save_wanted.connect(self.save)

    def set_session(self, session: EditSession) -> None:
        """Write about another report; what was begun about this one is kept."""
        self._session = session
        self._plea = None

    def show_finding(self, judged: Judged | None) -> Plea | None:
        """Bring the field up to date with a finding, and give back what is asked for."""
        plea = self._plea = plea_of(judged)
        if plea is not None:
            answer = self._drafts.answer(self._session.desk.report.key, plea)
            earlier = plea.before(self._session.said_before)
            self._editor.show_plea(plea, answer, earlier, locked=self._session.locked)
        return plea

    def has_draft(self, finding: Finding) -> bool:
        """Whether something unsaved was written about a finding."""
        return self._drafts.has(self._session.desk.report.key, finding)

    def save(self) -> None:
        """Keep what is written, or say under the field why not."""
        plea, answer = self._plea, self._editor.answer
        if plea is None or self._session.locked:
            return
        try:
            change = plea.change(answer, self._session.workspace.clock)
        except KnownError as error:
            self._editor.complain(error.sentence)
            self.refused.emit(error.sentence)
            return
        self._drafts.drop(self._session.desk.report.key, plea.judged.finding)
        self._session.carry_out(change, plea.words.step)
        self.kept.emit(plea.words.kept)

    def _on_changed(self, answer: Answer) -> None:
        if self._plea is not None:
            self._drafts.keep(self._session.desk.report.key, self._plea, answer)
