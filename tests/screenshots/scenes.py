"""What is photographed: every page of the window on the shipped sample, by file name."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from exports.departure import Departure, signing_request
from exports.sample import PERIOD, PROVINCE
from exports.sample_keys import PASSWORD, make_keys
from exports.signing.keys import Pkcs12Signer
from exports.signing.request import SignerRole
from forms.cell import Cell
from forms.change import SetCells
from forms.definition import FormKind
from tests.screenshots.store import office
from tests.ui.windows import FUEL, empty_workspace
from ui import report_state
from ui.first_run import UnitDialog
from ui.grid.clipboard import read_clipboard
from ui.grid.model import GridModel
from ui.grid.movement import Area
from ui.grid.transfer import paste
from ui.main_window import MainWindow
from ui.pages.entry.page import EntryPage
from ui.pages.entry.paste.dialog import PasteDialog
from ui.pages.entry.paste.planner import make_plan
from ui.pages.settings.page import SettingsPage
from ui.pages.sign.page import SignPage
from ui.setup.window import SetupWindow
from ui.tasks import TaskRunner
from ui.turns import Turns
from validation.explanations import explain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from exports.workspace import Workspace
    from ui.look import Look

_PACKAGE: Final = "00" * 8
#: What a clerk copied from a sheet whose numbers are written the English way.
_COPIED: Final = (
    "2,248,400.5\t2,306,300.1\r\n401,800\t404,700.4\r\n740,600\t742,700\r\n"
    "6,813,000\t7,327,700\r\n98,100.5\tn/p\r\n653,800\t658,900\r\n506,400\t518,000"
)
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
        yield from self._first_start()
        yield from self._office()
        window = self._window(self.workspace)
        window.show_cell(FUEL)
        yield "02-nhap-lieu", rested(window)
        yield "11-dan-tu-excel", self._pasting(window)
        yield from self._other_forms(window, every_form=every_form)
        window.show_page(report_state.CHECK)
        yield "03-kiem-tra", rested(window)
        window.show_page(report_state.SIGN)
        yield "04-truoc-khi-ky", rested(window)
        yield from self._settings(window)
        self._sign(window)
        window.open_period(PERIOD)
        window.show_page(report_state.SIGN)
        yield "05-da-ky", rested(window)
        window.show_cell(FUEL)
        yield "06-da-khoa", rested(window)
        yield from self._packages(window)
        window.close()

    def _first_start(self) -> Iterator[tuple[str, QWidget]]:
        """The steps of the first start on an empty store; then the dialog for one more unit."""
        workspace = empty_workspace(self.folder / "moi")
        unit = workspace.province(PROVINCE, PERIOD)
        file = self.folder / "So-lieu-2025-2026.csv"
        file.write_bytes(files("exports").joinpath("samples", "nghe-an.csv").read_bytes())
        setup = SetupWindow(self.look, workspace, PERIOD)
        setup.resize(min(1080, self.size[0]), min(640, self.size[1]))
        setup.show()
        setup.picker.choose(unit)
        yield "01-chon-don-vi", rested(setup)
        setup.picker.search.setText("ha nam")
        yield "01-tinh-hop-nhat", rested(setup)
        setup.picker.search.clear()
        setup.picker.choose(unit)
        setup.onward.click()
        yield "01-nguoi-dung", rested(setup)
        setup.onward.click()
        setup.pane.try_files((file,))
        yield "01-so-lieu-thang-truoc", rested(setup)
        setup.onward.click()
        yield "01-thu-muc-sao-luu", rested(setup)
        setup.hide()
        dialog = UnitDialog(self.look, workspace, PERIOD)
        dialog.show()
        yield "15-them-don-vi", rested(dialog)
        dialog.hide()
        workspace.close()

    def _office(self) -> Iterator[tuple[str, QWidget]]:
        """The home page and the packages of an office in the middle of its year."""
        workspace = office(self.folder / "co-quan")
        window = self._window(workspace)
        yield "00-tong-quan", rested(window)
        window.show_page(report_state.PACKAGES)
        yield "07-goi-da-nop", rested(window)
        window.close()
        workspace.close()

    def _other_forms(
        self, window: MainWindow, *, every_form: bool
    ) -> Iterator[tuple[str, QWidget]]:
        """Recommendations and narrative; each table as well where they are wanted."""
        for form in tuple(window.session.desk.report.forms.values()):
            name = {"KN": "09-kien-nghi", "TH": "10-thuyet-minh"}.get(form.code, "")
            if every_form and form.kind is not FormKind.NARRATIVE and form.number.isdigit():
                name = f"bieu-{form.number}"
            if name:
                window.show_page(form.code)
                yield name, rested(window)

    def _pasting(self, window: MainWindow) -> QWidget:
        """The rehearsal of a paste, as it stands before the window."""
        entry = window.shell.pages.currentWidget()
        assert isinstance(entry, EntryPage)
        top = entry.source.position(Cell("CT03", "1.1", "official"))
        assert top is not None
        request = paste(GridModel(entry.source), read_clipboard(_COPIED, ""), Area(*top, *top))
        plan = make_plan(entry.source, request.block, request.area)
        dialog = PasteDialog(self.look, request, plan)
        dialog.show()
        return rested(dialog)

    def _settings(self, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
        """The settings from above, the sheet of keys and the page about the program."""
        window.show_page(report_state.SETTINGS)
        yield "08-cai-dat", rested(window)
        page = window.shell.pages.currentWidget()
        assert isinstance(page, SettingsPage)
        page.show_keys()
        yield "12-phim-tat", rested(window)
        page.show_about()
        yield "13-gioi-thieu", rested(window)

    def _packages(self, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
        """A further revision with one figure changed, beside the one before."""
        self.workspace.revise(window.session.unit, PERIOD)
        window.open_period(PERIOD)
        window.session.apply(SetCells(((FUEL, Decimal(904_500)),)))
        window.show_page(report_state.PACKAGES)
        yield "07-khac-biet", rested(window)

    def _window(self, workspace: Workspace) -> MainWindow:
        unit = workspace.province(PROVINCE, PERIOD)
        window = MainWindow(self.look, workspace, unit, PERIOD)
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


def rested(widget: QWidget) -> QWidget:
    """Wait until everything is laid out and nothing is worked on beside the window.

    Pages of paper are asked for when they are painted, so it is painted until nothing was missing.
    """
    while True:
        QApplication.processEvents()
        widget.grab()
        if not _at_work(widget):
            return widget
        while _at_work(widget):
            QApplication.processEvents()


def _at_work(widget: QWidget) -> bool:
    if isinstance(widget, MainWindow):
        session = widget.session
        if not session.known or session._inspecting.busy:  # pages fill once it is told
            return True
    workers: list[TaskRunner | Turns | SignPage] = [*widget.findChildren(TaskRunner)]
    workers += widget.findChildren(Turns)
    workers += widget.findChildren(SignPage)
    return any(worker.busy for worker in workers)
