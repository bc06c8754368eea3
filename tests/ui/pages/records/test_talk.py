"""What was asked and answered about one recommendation over the months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.pages.records.conftest import shown
from tests.ui.pages.records.hands import Hands, Key
from ui.pages.records.thread import Conversation

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.look import Look
    from ui.session import EditSession


def test_turns_go_from_the_first_question_to_the_last_answer(hands: Hands) -> None:
    turns = Conversation(hands.page.source).turns("r1")
    assert [(turn.ours, turn.when) for turn in turns] == [
        (True, "20/03/2026"),
        (False, "14/05/2026"),
        (True, "02/10/2026"),
        (False, "15/10/2026"),
    ]
    assert turns[1].paper == "Công văn số 214/CTĐP-CCN · Phó Cục trưởng"
    assert turns[3].outcome == "Có lộ trình giải quyết"


def test_a_text_kept_from_month_to_month_is_told_once(hands: Hands) -> None:
    cell = hands.page.source.cell("r4", "before")
    hands.page.session.enter(((cell, "40-2026-01"),), "nhập")
    turns = Conversation(hands.page.source).turns("r4")
    assert [turn.ours for turn in turns] == [True, False]


def test_a_new_reply_is_seen_at_once(hands: Hands) -> None:
    hands.at("r2", "reply")
    hands.type("Đã ghi nhận.")
    hands.press(Key.Key_Tab)
    told = hands.page.board.talk._turns
    assert told is not None
    assert told[-1].text == "Đã ghi nhận."


def test_forms_that_nobody_answers_have_no_thread(
    look: Look, session: EditSession, qtbot: QtBot
) -> None:
    page = shown(look, session, qtbot, "CT10")
    assert not page.board.talking
    assert page.board.head.views.isHidden()
