"""The page stands before it is filled: checks, panels and pages come in turns of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.sample import PERIOD, PROVINCE
from tests.ui.pages.sign.seed import LONG, Office
from ui.look import Look
from ui.pages.sign.page import SignPage
from ui.session import EditSession
from ui.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_showing_the_page_checks_nothing_at_once(ready: Office, qtbot: QtBot) -> None:
    workspace = ready.workspace
    session = EditSession(workspace, workspace.province(PROVINCE, PERIOD), PERIOD)
    page = SignPage(Look(LIGHT), session)
    qtbot.addWidget(page)
    page.show()
    assert (session.known, page.panels.count()) == (False, 0)
    qtbot.waitUntil(lambda: bool(page.stage.paper.document.pages), timeout=LONG)
    assert page.panels.currentWidget() is page.signing
    assert page.panels.count() == 1
    qtbot.waitUntil(lambda: not page.busy, timeout=LONG)


def test_panels_nobody_asked_for_are_not_made(ready: Office) -> None:
    assert ready.page.panels.count() == 1
    ready.page.side.copy_path()
    ready.page.side.withdraw_consent()
    assert not ready.page.side.judges
    assert ready.page.side.asks
    assert ready.page.panels.count() == 1
