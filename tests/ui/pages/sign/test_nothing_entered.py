"""A month without figures cannot be signed, and the page says so at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.windows import empty_workspace, open_window
from ui import report_state
from ui.pages.sign.order import order_of
from ui.pages.sign.page import SignPage
from ui.tasks import TaskRunner

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_an_empty_month_is_not_called_right(tmp_path: Path, qtbot: QtBot) -> None:
    workspace = empty_workspace(tmp_path / "kho")
    window = open_window(workspace)
    qtbot.addWidget(window)
    window.show()
    window.show_page(report_state.SIGN)
    page = window.shell.pages.currentWidget()
    assert isinstance(page, SignPage)
    qtbot.waitUntil(lambda: not any(each.busy for each in window.findChildren(TaskRunner)))
    qtbot.waitUntil(page.signing.obstacle.isVisible)
    assert "chưa có số liệu" in page.outgoing.obstacle
    assert not page.signing.source.isVisible()
    assert order_of(page.session)[0].text == "Chưa có số liệu"
    window.close()
    workspace.close()
