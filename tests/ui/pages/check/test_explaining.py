"""Explanations: saved in place, refused under the field, never lost while half written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from forms.common.period import Period
from tests.ui.pages.check.hands import CTRL, REASON, Hands, Key, focused_on
from tests.ui.pages.check.office import enter
from ui.pages.check.starters import STARTERS
from ui.session import EditSession
from ui.widgets.labels import Label
from validation.finding import Standing

if TYPE_CHECKING:
    from ui.pages.check.page import CheckPage


@pytest.fixture
def hands(page: CheckPage) -> Hands:
    return Hands(page)


def complaint(page: CheckPage) -> str:
    labels = page.view.editor.findChildren(Label)
    shown = (label for label in labels if not label.isHidden())
    return " ".join(label.text() for label in shown if label.wordWrap())


def given(session: EditSession) -> list[str]:
    return [e.text for e in session.desk.report.explanations.values()]


def test_ctrl_enter_saves_what_was_written(hands: Hands, session: EditSession) -> None:
    hands.explain("Xăng")
    assert hands.explained()
    assert given(session) == [REASON]
    assert session.undo_stack.undoText() == "ghi giải trình"
    assert focused_on(hands.page.view)


def test_a_reason_that_says_nothing_is_refused_in_place(
    page: CheckPage, hands: Hands, session: EditSession
) -> None:
    hands.explain("Xăng", "tăng giá")
    assert (
        complaint(page) == "Giải trình mới có 8 ký tự. Viết ít nhất 20 ký tự, nêu rõ nguyên nhân."
    )
    assert hands.field.toPlainText() == "tăng giá"
    assert QApplication.activeModalWidget() is None
    assert given(session) == []
    hands.field.insertPlainText(" xăng dầu thế giới")
    assert complaint(page) == ""
    hands.press(Key.Key_Return, CTRL)
    assert given(session) == ["tăng giá xăng dầu thế giới"]


def test_a_complaint_stays_with_its_finding(page: CheckPage, hands: Hands) -> None:
    hands.explain("Xăng", "tăng giá")
    hands.press(Key.Key_F8)
    assert complaint(page) == ""


def test_a_text_too_long_is_refused_whole(hands: Hands, session: EditSession) -> None:
    text = "Giá tăng theo thị trường. " * 20
    hands.explain("Xăng", text)
    assert complaint(hands.page).startswith("Nội dung dài")
    assert hands.field.toPlainText() == text
    assert given(session) == []


def test_a_half_written_text_waits_while_the_clerk_looks_elsewhere(
    page: CheckPage, hands: Hands
) -> None:
    hands.to("Xăng")
    hands.write("Giá bán lẻ")
    key = hands.entry.key
    hands.press(Key.Key_F8)
    assert page.view.editor.text == ""
    assert page.view.has_draft(key)
    hands.press(Key.Key_F8, times=7)
    assert hands.entry.key == key
    assert page.view.editor.text == "Giá bán lẻ"


def test_an_edit_elsewhere_disturbs_neither_text_nor_caret(
    page: CheckPage, hands: Hands, session: EditSession
) -> None:
    hands.to("Xăng")
    hands.write("Giá bán lẻ tăng")
    caret = hands.field.textCursor()
    caret.setPosition(3)
    hands.field.setTextCursor(caret)
    enter(session, ("1.4", "estimate", "94700"), ("4", "estimate", "544700"))
    assert hands.entry.label.startswith("Xăng")
    assert hands.field.toPlainText() == "Giá bán lẻ tăng"
    assert hands.field.textCursor().position() == 3


def test_a_finding_that_goes_and_comes_back_brings_its_draft(
    page: CheckPage, hands: Hands, session: EditSession
) -> None:
    hands.to("Xăng")
    hands.write("Giá bán lẻ")
    enter(session, ("1.8", "estimate", "870000"))
    assert not any(e.label.startswith("Xăng") for _, e in page.view.findings.findings())
    session.undo_stack.undo()
    page.view.setFocus()
    hands.to("Xăng")
    assert page.view.editor.text == "Giá bán lẻ"


def test_undo_takes_the_explanation_back(
    page: CheckPage, hands: Hands, session: EditSession
) -> None:
    hands.explain("Xăng")
    session.undo_stack.undo()
    assert not hands.explained()
    assert page.view.editor.text == ""
    session.undo_stack.redo()
    assert hands.explained()
    assert page.view.editor.text == REASON


def test_a_changed_number_asks_for_the_explanation_again(
    page: CheckPage, hands: Hands, session: EditSession
) -> None:
    hands.explain("Xăng")
    enter(session, ("1.8", "estimate", "1304500"))
    assert hands.entry.judged.standing is Standing.STALE
    assert hands.entry.note == "Số đã đổi, xem lại giải trình"
    assert page.view.editor.text == REASON
    hands.press(Key.Key_F2)
    hands.press(Key.Key_Return, CTRL)
    assert hands.explained()


def test_a_starter_is_put_at_the_caret_and_is_not_enough(
    page: CheckPage, hands: Hands, session: EditSession
) -> None:
    hands.to("Xăng")
    menu = page.view.editor.findChild(QMenu)
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    assert hands.field.toPlainText() == STARTERS[0]
    hands.press(Key.Key_Return, CTRL)
    assert complaint(page).startswith("Giải trình mới có câu mẫu.")
    hands.field.insertPlainText("ba lần điều chỉnh")
    hands.press(Key.Key_Return, CTRL)
    assert given(session) == [f"{STARTERS[0]}ba lần điều chỉnh"]


def test_drafts_belong_to_their_report(page: CheckPage, hands: Hands, session: EditSession) -> None:
    hands.to("Xăng")
    hands.write("Giá bán lẻ")
    before = EditSession(session.workspace, session.unit, Period(2026, 9))
    page.set_session(before)
    assert list(page.view.findings.findings()) == []
    page.set_session(session)
    page.view.setFocus()
    hands.to("Xăng")
    assert page.view.editor.text == "Giá bán lẻ"
