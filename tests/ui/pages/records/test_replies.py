"""Which recommendations were answered, and what becomes of a file with answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from tests.ui.pages.records.conftest import shown
from tests.ui.pages.records.hands import Hands, Key

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from ui.look import Look
    from ui.session import EditSession


def segment(hands: Hands, words: str) -> QAbstractButton:
    buttons = hands.page.listing.findChildren(QAbstractButton)
    return next(b for b in buttons if b.text().startswith(words))


def test_the_list_can_be_narrowed_to_what_still_waits_for_a_reply(hands: Hands) -> None:
    everything = hands.listed
    answered = [r for r in everything if hands.value(r, "reply") or hands.value(r, "reply_class")]
    assert answered
    assert len(answered) < len(everything)
    QTest.keyClick(segment(hands, "Đã trả lời"), Key.Key_Space)
    assert hands.listed == answered
    QTest.keyClick(segment(hands, "Chờ trả lời"), Key.Key_Space)
    assert hands.listed == [r for r in everything if r not in answered]
    assert segment(hands, "Chờ trả lời").text().endswith(str(len(everything) - len(answered)))


def test_a_record_out_of_the_list_is_shown_when_it_is_gone_to(hands: Hands) -> None:
    everything = hands.listed
    QTest.keyClick(segment(hands, "Đã trả lời"), Key.Key_Space)
    waiting = next(record for record in everything if record not in hands.listed)
    hands.at(waiting, "title")
    assert hands.record == waiting
    assert hands.listed == everything


def test_a_file_that_is_no_reply_is_named_in_one_place_and_changes_nothing(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hands.page.session.desk.report.values
    chosen = (str(Path("kho") / "bao-cao.xlsx"), "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: chosen)
    replies = hands.page.board.talk.replies
    QTest.keyClick(replies.ask, Key.Key_Space)
    assert "bao-cao.xlsx" in replies.outcome
    assert "không phải tệp phản hồi" in replies.outcome
    assert hands.page.session.desk.report.values == before
    hands.press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert not replies.outcome


def test_no_file_chosen_says_nothing(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    replies = hands.page.board.talk.replies
    QTest.keyClick(replies.ask, Key.Key_Space)
    assert not replies.outcome


def test_records_that_nobody_answers_are_not_sorted_by_answers(
    look: Look, session: EditSession, qtbot: QtBot
) -> None:
    page = shown(look, session, qtbot, "CT10")
    assert page.listing._standing.isHidden()
    assert page.status.facts[0].label.endswith("dòng")
