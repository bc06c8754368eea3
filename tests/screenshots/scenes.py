"""What is photographed: every page of the window on the shipped sample, by file name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from exports.departure import Departure, signing_request
from exports.sample import PERIOD, PROVINCE
from exports.sample_keys import PASSWORD, make_keys
from exports.signing.keys import Pkcs12Signer
from exports.signing.request import SignerRole
from forms.definition import FormKind
from tests.ui.windows import FUEL
from ui import report_state
from ui.first_run import UnitDialog
from ui.main_window import MainWindow
from ui.pages.sign.page import SignPage
from validation.explanations import explain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from exports.workspace import Workspace
    from ui.look import Look

_PACKAGE: Final = "00" * 8
_REASON: Final = "Minh họa: giá bán lẻ tăng ba kỳ liên tiếp, thêm bốn cửa hàng mới hoạt động."


@dataclass(frozen=True)
class Studio:
    """What the scenes are played with; ``folder`` receives the signed file."""

    look: Look
    workspace: Workspace
    folder: Path
    size: tuple[int, int]

    def scenes(self, *, every_form: bool) -> Iterator[tuple[str, QWidget]]:
        """File name and what to photograph, ready and at rest, one after the other."""
        dialog = UnitDialog(self.look, self.workspace, PERIOD)
        dialog.show()
        yield "01-chon-don-vi", _rested(dialog)
        dialog.close()
        window = self._window()
        window.show_cell(FUEL)
        yield "02-nhap-lieu", _rested(window)
        if every_form:
            for form in window.session.desk.report.forms.values():
                if form.kind is FormKind.GRID:
                    window.show_page(form.code)
                    yield f"bieu-{form.number}", _rested(window)
        window.show_page(report_state.CHECK)
        yield "03-kiem-tra", _rested(window)
        window.show_page(report_state.SIGN)
        yield "04-truoc-khi-ky", _rested(window)
        self._sign(window)
        window.open_period(PERIOD)
        window.show_page(report_state.SIGN)
        yield "05-da-ky", _rested(window)
        window.show_cell(FUEL)
        yield "06-da-khoa", _rested(window)
        window.close()

    def _window(self) -> MainWindow:
        unit = self.workspace.province(PROVINCE, PERIOD)
        window = MainWindow(self.look, self.workspace, unit, PERIOD)
        window.resize(*self.size)
        window.show()
        window.activateWindow()
        return window

    def _sign(self, window: MainWindow) -> None:
        """Explain what is open and sign once, below the window."""
        clock = self.workspace.clock
        for judged in window.session.desk.judged:
            window.session.apply(explain(judged.finding, _REASON, clock))
        signer = Pkcs12Signer(make_keys(clock.now()).director, PASSWORD)
        request = signing_request(SignerRole.DIRECTOR, "", self.workspace)
        unit = self.workspace.province(PROVINCE, PERIOD)
        Departure(self.workspace, unit, PERIOD, _PACKAGE).sign(signer, request, self.folder)


def _rested(widget: QWidget) -> QWidget:
    """Wait until everything is laid out and nothing is worked on beside the window."""
    QApplication.processEvents()
    while any(page.tasks.busy for page in widget.findChildren(SignPage)):
        QApplication.processEvents()
    QApplication.processEvents()
    return widget
