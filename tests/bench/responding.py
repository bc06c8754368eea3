"""How long the window keeps a key waiting while it works: opening, checking, signing, bringing in.

What is measured is the longest time between two turns of the event loop.
"""

from __future__ import annotations

import csv
import gc
from decimal import Decimal
from time import perf_counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from exports.sample import PERIOD, PROVINCE
from forms.common.amount import plain
from forms.definition import FormKind
from tests.bench.measure import Line, Sample
from tests.bench.store import MONTHS, open_workspace
from tests.certificates import PASSWORD
from tests.ui.pages.sign.hands import sign_as_director
from tests.ui.pages.sign.seed import give_reasons, import_sample, make_keys
from ui import report_state
from ui.collector import spare_the_collector
from ui.look import Look
from ui.main_window import MainWindow
from ui.pages.check.page import CheckPage
from ui.pages.sign.page import SignPage
from ui.setup.bring_pane import BringPane
from ui.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from exports.workspace import Workspace

#: Milliseconds a key may have to wait, and a form may take to open.
_GAP, _OPEN = 50, 100
_ROUNDS: Final = 3
#: Seconds after which something is stuck.
_LONG: Final = 60


class _Pulse(QObject):
    """Notes the longest time between two turns of the event loop, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = perf_counter()
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now

    def stop(self) -> float:
        """The longest gap, the one still open included."""
        self._timer.stop()
        self._beat()
        return self.longest


class _Office:
    """Somebody at the signing page of a window."""

    def __init__(self, window: MainWindow) -> None:
        page = window.shell.pages.currentWidget()
        assert isinstance(page, SignPage)
        self.page = page

    def wait_idle(self) -> None:
        """Until nothing runs beside the window."""
        _until(lambda: not self.page.busy)


def lines(store: Path, folder: Path) -> Iterator[Line]:
    """``store`` holds the filled months, ``folder`` does not exist yet."""
    folder.mkdir()
    workspace = open_workspace(store)
    codes = [form.code for form in workspace.catalogue.in_force(PERIOD)]
    opened = [_opened(workspace, code, settled=True) for _ in range(_ROUNDS) for code in codes]
    yield Line("Mở một biểu", Sample(tuple(opened)), ceiling=_OPEN)
    at_once = [_opened(workspace, code, settled=False) for code in codes]
    yield Line("  ngay khi cửa sổ vừa mở, chưa kiểm tra", Sample(tuple(at_once)))
    for what, work in (
        ("sau khi mở cửa sổ: kiểm tra, vẽ biểu đồ", _settled),
        ("mở trang Kiểm tra", _checked),
        ("dựng tệp xuất và vẽ các trang để ký", _drawn),
    ):
        yield _line(what, [_gap(workspace, work) for _ in range(_ROUNDS)])
    table = folder / "cac-thang.csv"
    _write_table(workspace, table)
    workspace.close()
    yield _line("ký", [_signed(folder / f"ky-{number}") for number in range(_ROUNDS)])
    yield _line(f"nhập {MONTHS} tháng", [_brought(folder / "nhap", table)])


def _line(what: str, gaps: list[float]) -> Line:
    return Line(f"Chờ lâu nhất khi {what}", Sample(tuple(gaps)), ceiling=_GAP)


def _window(workspace: Workspace) -> MainWindow:
    unit = workspace.province(PROVINCE, PERIOD)
    window = MainWindow(Look(LIGHT), workspace, unit, PERIOD)
    gc.collect()
    spare_the_collector()  # as the program does once it stands
    window.resize(1366, 736)
    window.show()
    QApplication.processEvents()
    return window


def _close(window: MainWindow) -> None:
    """Gone now: left to an event loop's end, all of them would go in the middle of a round."""
    window.close()
    window.deleteLater()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _until(done: Callable[[], bool]) -> None:
    begun = perf_counter()
    while not done():
        QApplication.processEvents()
        if perf_counter() - begun > _LONG:
            raise TimeoutError


def _opened(workspace: Workspace, code: str, *, settled: bool) -> float:
    """Milliseconds from the wish to the painted page, the report checked before or not."""
    workspace.archive.forget()
    window = _window(workspace)
    if settled:
        _settled(window)
    begun = perf_counter()
    window.show_page(code)
    QApplication.processEvents()
    taken = (perf_counter() - begun) * 1000
    _close(window)
    return taken


def _gap(workspace: Workspace, work: Callable[[MainWindow], None]) -> float:
    workspace.archive.forget()
    window = _window(workspace)
    if work is not _settled:
        _settled(window)
    pulse = _Pulse()
    work(window)
    longest = pulse.stop()
    _close(window)
    return longest


def _settled(window: MainWindow) -> None:
    """Checked, and the code of the pages everybody comes to was read."""
    _until(lambda: window.session.known and window._factory.ready)


def _checked(window: MainWindow) -> None:
    page = window.show_page(report_state.CHECK)
    assert isinstance(page, CheckPage)
    _until(lambda: not page.busy)
    QApplication.processEvents()  # the list is painted


def _drawn(window: MainWindow) -> None:
    window.show_page(report_state.SIGN)
    office = _Office(window)
    office.wait_idle()
    _until(lambda: bool(office.page.stage.paper.document.pages))


def _signed(folder: Path) -> float:
    """The shipped sample, its warnings explained, signed by the director."""
    import_sample(folder / "kho")
    give_reasons(folder / "kho")
    keys = make_keys(folder)
    workspace = open_workspace(folder / "kho")
    window = _window(workspace)
    _settled(window)
    _drawn(window)
    pulse = _Pulse()
    sign_as_director(_Office(window), keys.director, PASSWORD)
    _until(lambda: window.session.locked)
    _Office(window).wait_idle()
    longest = pulse.stop()
    _close(window)
    workspace.close()
    return longest


def _brought(folder: Path, table: Path) -> float:
    """Earlier months from one table into an empty store, tried and written."""
    workspace = open_workspace(folder)
    gc.collect()
    spare_the_collector()
    pane = BringPane(Look(LIGHT), workspace, workspace.province(PROVINCE, PERIOD))
    pane.show()
    pulse = _Pulse()
    pane.try_files((table,))
    _until(lambda: not pane.work.busy)
    pane.write_files()
    _until(lambda: not pane.work.busy)
    assert pane.months == MONTHS
    longest = pulse.stop()
    pane.deleteLater()
    workspace.close()
    return longest


def _write_table(workspace: Workspace, path: Path) -> None:
    unit = workspace.province(PROVINCE, PERIOD)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("period", "form", "row", "column", "value"))
        for stored in workspace.reports.all(unit.identity):
            report = workspace.reports.open(stored)
            for cell, value in report.values.items():
                if report.forms[cell.form].kind is FormKind.GRID:
                    text = plain(value) if isinstance(value, Decimal) else value
                    table.writerow((str(stored.key.period), *cell, text))
