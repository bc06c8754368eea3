"""The page stands before the earlier months are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.records.page import RecordsPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.look import Look
    from ui.session import EditSession


def read(page: RecordsPage) -> bool:
    return page._conversation.ready


def test_earlier_months_are_read_once_the_page_is_shown(
    look: Look, session: EditSession, qtbot: QtBot
) -> None:
    page = RecordsPage(look, session, "KN")
    qtbot.addWidget(page)
    page.resize(1154, 640)
    page.show()
    assert not read(page)
    assert not page.board.talk._count.text()
    qtbot.waitUntil(lambda: bool(page.board.talk._count.text()))
    assert read(page)
    page.close()


def test_nothing_is_read_for_a_page_out_of_view(
    look: Look, session: EditSession, qtbot: QtBot
) -> None:
    page = RecordsPage(look, session, "KN")
    qtbot.addWidget(page)
    page.show()
    page.hide()
    qtbot.wait(20)
    assert not read(page)
    page.show()
    qtbot.waitUntil(lambda: read(page))
    page.close()
