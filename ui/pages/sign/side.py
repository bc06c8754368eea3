"""The right-hand side of the page: three panels, each made when it is first needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from ui.pages.sign.panel import SigningPanel

if TYPE_CHECKING:
    from exports.workspace import Workspace
    from ui.look import Look
    from ui.pages.sign.result import ResultPanel
    from ui.pages.sign.verdict import VerdictPanel
    from ui.tasks import TaskRunner

_WIDTH, _NARROW = 391, 340
#: The panels that may not have been made yet.
_SIGNING, _RESULT, _VERDICT = "signing", "result", "verdict"


class Side(QFrame):
    """Passes on, as signals of its own, whatever its panels ask for."""

    #: Of the panel before signing: ``Wish``, sheets of a file, the name of a role.
    sign_wanted = Signal(object)
    file_read = Signal(object)
    role_chosen = Signal(str)
    check_wanted = Signal()
    back_wanted = Signal()
    #: Of the panel after signing.
    co_sign_wanted = Signal()
    details_wanted = Signal()
    #: Of the verdict: ``Path`` of the file in view.
    go_on_wanted = Signal(object)
    request_wanted = Signal(object)
    answer_wanted = Signal(object)
    again_wanted = Signal(object)
    another_wanted = Signal()
    closed = Signal()

    def __init__(
        self, look: Look, workspace: Workspace, tasks: TaskRunner, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._workspace = workspace
        self._tasks = tasks
        self.panels = QStackedWidget(self)
        self.setProperty("surface", "details")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.addWidget(self.panels)
        self.set_narrow(narrow=False)

    @cached_property
    def signing(self) -> SigningPanel:
        """What is asked before signing."""
        panel = SigningPanel(self._look, self._workspace, self._tasks, self.panels)
        panel.file_read.connect(self.file_read)
        panel.sign_wanted.connect(self.sign_wanted)
        panel.check_wanted.connect(self.check_wanted)
        panel.back_wanted.connect(self.back_wanted)
        panel.role.chosen.connect(self.role_chosen)
        self.panels.addWidget(panel)
        return panel

    @cached_property
    def result(self) -> ResultPanel:
        """The report's own signed file."""
        from ui.pages.sign.result import ResultPanel  # noqa: PLC0415 - once it is signed

        panel = ResultPanel(self._look, self.panels)
        panel.co_sign_wanted.connect(self.co_sign_wanted)
        panel.details_wanted.connect(self.details_wanted)
        self.panels.addWidget(panel)
        return panel

    @cached_property
    def verdict(self) -> VerdictPanel:
        """What is said of any file."""
        from ui.pages.sign.registering import Registering  # noqa: PLC0415 - when asked for one
        from ui.pages.sign.verdict import VerdictPanel  # noqa: PLC0415

        panel = VerdictPanel(self._look, self.panels)
        panel.co_sign_wanted.connect(self.go_on_wanted)
        panel.closed.connect(self.closed)
        panel.another_wanted.connect(self.another_wanted)
        panel.request_wanted.connect(self.request_wanted)
        panel.answer_wanted.connect(self.answer_wanted)
        receiving = Registering(self._look, self._workspace, self._tasks, panel)
        receiving.again.connect(self.again_wanted)
        self.panels.addWidget(panel)
        return panel

    @property
    def asks(self) -> bool:
        """Whether the panel before signing is in view."""
        return _SIGNING in vars(self) and self.panels.currentWidget() is self.signing

    @property
    def judges(self) -> bool:
        """Whether the verdict on a file is in view."""
        return _VERDICT in vars(self) and self.panels.currentWidget() is self.verdict

    def copy_path(self) -> None:
        """Put the path of the report's signed file on the clipboard, if there is one."""
        if _RESULT in vars(self):
            self.result.copy()

    def withdraw_consent(self) -> None:
        """What was seen is no longer what would be signed."""
        if _SIGNING in vars(self):
            self.signing.consent.withdraw()

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the pages more room."""
        self.setFixedWidth(_NARROW if narrow else _WIDTH)
