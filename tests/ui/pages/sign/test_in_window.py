"""Signing in the window: the report is locked everywhere and nothing is checked once more."""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING

import pytest

from exports.sample import PERIOD, PROVINCE
from exports.workspace import Workspace
from forms.common.paths import AppPaths
from forms.report import ReportState
from tests.certificates import PASSWORD
from tests.ui.pages.sign.hands import click, segment, sign_as_director
from tests.ui.pages.sign.seed import CLOCK, LONG, KeyFiles
from tests.ui.windows import FUEL, open_window
from ui import report_state
from ui.pages.entry.page import EntryPage
from ui.pages.sign.page import SignPage
from validation.engine import Inspection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from forms.definition import Form
    from ui.main_window import MainWindow
    from validation.deciding import Source
    from validation.rulebook import Rulebook


class Director:
    """Somebody at the signing page of a window whose report may be signed."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window
        qtbot.addWidget(window)
        window.resize(1366, 736)
        window.show()
        qtbot.waitUntil(lambda: window.session.known, timeout=LONG)
        self.page = self.to_sign()
        qtbot.waitUntil(lambda: bool(self.page.stage.paper.document.pages), timeout=LONG)

    def to_sign(self) -> SignPage:
        page = self.window.show_page(report_state.SIGN)
        assert isinstance(page, SignPage)
        return page

    def to_entry(self) -> EntryPage:
        page = self.window.show_page(FUEL.form)
        assert isinstance(page, EntryPage)
        return page

    def wait_idle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.page.busy, timeout=LONG)

    def sign(self, keys: KeyFiles) -> None:
        sign_as_director(self, keys.director, PASSWORD)
        self.wait_idle()


def step_bar(director: Director) -> str:
    """What a screen reader says of the step of signing."""
    return director.window.shell.top_bar._steps._buttons[2].accessibleName()


@pytest.fixture
def director(qtbot: QtBot, stores: tuple[Path, Path], tmp_path: Path) -> Iterator[Director]:
    shutil.copytree(stores[1], tmp_path / "kho")
    workspace = Workspace.open(AppPaths(tmp_path / "kho"), CLOCK)
    person = Director(qtbot, open_window(workspace))
    yield person
    person.wait_idle()
    workspace.close()


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Inspection]:
    """Every inspection begun on the window's thread from then on."""
    inspections: list[Inspection] = []

    class Noted(Inspection):
        def __init__(self, rulebook: Rulebook, forms: Iterable[Form], source: Source) -> None:
            super().__init__(rulebook, forms, source)
            if threading.current_thread() is threading.main_thread():
                inspections.append(self)

    monkeypatch.setattr("validation.engine.Inspection", Noted)
    return inspections


def test_a_signature_has_nothing_checked_once_more(
    director: Director, keys: KeyFiles, begun: list[Inspection]
) -> None:
    session, before = director.window.session, director.window.session.desk.judged
    director.sign(keys)
    assert director.window.session is session
    assert session.known
    assert session.desk.judged == before
    assert begun == []


def test_what_stays_is_what_the_store_holds(director: Director, keys: KeyFiles) -> None:
    director.sign(keys)
    session = director.window.session
    unit = session.workspace.province(PROVINCE, PERIOD)
    anew = session.workspace.find(unit, PERIOD)
    assert session.stored_report.state is ReportState.SIGNED
    assert session.desk.judged == anew.judged
    assert session.desk.gate == anew.gate
    assert session.desk.report.values == anew.report.values


def test_a_signed_report_shows_locked_everywhere(director: Director, keys: KeyFiles) -> None:
    grid = director.to_entry()
    row, column = grid.source.position(FUEL) or (0, 0)
    assert grid.source.cell(row, column).enterable
    director.to_sign()
    director.sign(keys)
    window = director.window
    assert window.session.locked
    assert window.place == report_state.SIGN
    assert window.shell.pages.currentWidget() is director.page
    again = director.to_entry()
    assert again is not grid
    assert not again.source.cell(row, column).enterable
    assert "khóa" in window.shell.top_bar._save.accessibleName()


def test_steps_made_before_a_signature_cannot_be_taken_back(
    director: Director, keys: KeyFiles
) -> None:
    session = director.window.session
    value = session.desk.figures.typed(FUEL)
    session.enter(((FUEL, "1"),), "nhập 1 ô")
    session.undo()
    assert session.undo_stack.canRedo()
    director.to_sign()
    director.wait_idle()
    director.sign(keys)
    session.redo()
    assert session.desk.figures.typed(FUEL) == value
    assert not session.undo_stack.count()


def test_figures_confirmed_by_the_preparer_wait_for_the_director(
    director: Director, keys: KeyFiles
) -> None:
    segment(director.page.signing.role, "Người lập")
    director.wait_idle()
    sign_as_director(director, keys.preparer, PASSWORD)
    director.wait_idle()
    session = director.window.session
    assert session.locked
    assert report_state.steps(session, 3)[2].subtitle == "Chờ Giám đốc"
    assert "Chờ Giám đốc" in step_bar(director)
    click(director.page.result.co_sign)
    director.wait_idle()
    sign_as_director(director, keys.director, PASSWORD)
    director.wait_idle()
    assert "Đã ký" in step_bar(director)
    assert director.window.place == report_state.SIGN
