"""Explanations: saved in place, refused under the field, never lost while half written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from forms.common.period import Period
from tests.ui.pages.check.hands import CTRL, REASON, Hands, Key, focused_on
from tests.ui.pages.check.office import beside, enter, remember
from ui.explaining.kinds import KindButton
from ui.report_state import steps
from ui.widgets.labels import Label
from validation.finding import Standing
from validation.reasons import Reason

if TYPE_CHECKING:
    from ui.pages.check.page import CheckPage
    from ui.session import EditSession


@pytest.fixture
def hands(page: CheckPage) -> Hands:
    return Hands(page)


def complaint(page: CheckPage) -> str:
    labels = page.view.editor.findChildren(Label)
    shown = (label for label in labels if not label.isHidden())
    return " ".join(label.text() for label in shown if label.wordWrap())


ENOUGH = "Đủ để lưu: Ctrl+Enter."
STATED = "Số do cơ quan thống kê công bố, đơn vị không có quyền sửa."


def told(session: EditSession) -> list[tuple[str, str]]:
    return [(e.text, e.reason) for e in session.desk.report.explanations.values()]


def kind_shown(page: CheckPage) -> str:
    found = page.view.editor.findChild(KindButton)
    assert isinstance(found, KindButton)
    return found.text()


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
    assert complaint(page) == ENOUGH
    hands.press(Key.Key_Return, CTRL)
    assert given(session) == ["tăng giá xăng dầu thế giới"]


def test_what_is_missing_is_said_while_the_clerk_writes(page: CheckPage, hands: Hands) -> None:
    hands.to("Xăng")
    hands.press(Key.Key_F2)
    assert complaint(page) == "Viết ít nhất 20 ký tự, nêu rõ nguyên nhân."
    hands.write("tăng giá")
    assert complaint(page).startswith("Giải trình mới có 8 ký tự.")
    hands.field.insertPlainText("....................")
    assert complaint(page).startswith("Giải trình mới có 8 ký tự có nghĩa")
    hands.field.setPlainText("Số liệu đúng như đơn vị đã tổng hợp.")
    assert complaint(page).startswith("Giải trình chưa nêu nguyên nhân.")
    hands.field.setPlainText(REASON)
    assert complaint(page) == ENOUGH


def test_a_complaint_stays_with_its_finding(page: CheckPage, hands: Hands) -> None:
    hands.explain("Xăng", "tăng giá")
    hands.press(Key.Key_F8)
    assert "8 ký tự" not in complaint(page)


def test_a_text_too_long_is_refused_whole(hands: Hands, session: EditSession) -> None:
    text = "Giá tăng theo thị trường. " * 20
    hands.explain("Xăng", text)
    assert complaint(hands.page).startswith("Giải trình dài")
    assert hands.field.toPlainText() == text
    assert given(session) == []


def test_a_half_written_text_waits_while_the_clerk_looks_elsewhere(
    page: CheckPage, hands: Hands
) -> None:
    hands.to("Xăng")
    hands.write("Giá bán lẻ")
    entry = hands.entry
    hands.press(Key.Key_F8)
    assert page.view.editor.answer.text == ""
    assert page.view.has_draft(entry)
    hands.press(Key.Key_F8, times=7)
    assert hands.entry.key == entry.key
    assert page.view.editor.answer.text == "Giá bán lẻ"


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
    assert page.view.editor.answer.text == "Giá bán lẻ"


def test_undo_takes_the_explanation_back(
    page: CheckPage, hands: Hands, session: EditSession
) -> None:
    hands.explain("Xăng")
    session.undo_stack.undo()
    assert not hands.explained()
    assert page.view.editor.answer.text == ""
    session.undo_stack.redo()
    assert hands.explained()
    assert page.view.editor.answer.text == REASON


def test_a_changed_number_asks_for_the_explanation_again(
    page: CheckPage, hands: Hands, session: EditSession
) -> None:
    hands.explain("Xăng")
    enter(session, ("1.8", "estimate", "1304500"))
    assert hands.entry.judged.standing is Standing.STALE
    assert hands.entry.note == "Số đã đổi, xem lại giải trình"
    assert page.view.editor.answer.text == REASON
    hands.press(Key.Key_F2)
    hands.press(Key.Key_Return, CTRL)
    assert hands.explained()


def test_a_kind_is_chosen_by_keys_and_begins_an_empty_text(
    page: CheckPage, hands: Hands, session: EditSession
) -> None:
    hands.to("Xăng")
    hands.press(Key.Key_F2)
    hands.choose(Reason.OPENED)
    assert hands.field.toPlainText() == Reason.OPENED.opening
    hands.press(Key.Key_Return, CTRL)
    assert complaint(page).startswith("Giải trình mới có câu mở đầu.")
    hands.field.insertPlainText("bốn cửa hàng ở huyện Diễn Châu")
    hands.press(Key.Key_Return, CTRL)
    assert told(session) == [
        (f"{Reason.OPENED.opening}bốn cửa hàng ở huyện Diễn Châu", Reason.OPENED.value)
    ]


def test_another_kind_leaves_what_was_written(hands: Hands, session: EditSession) -> None:
    hands.to("Xăng")
    hands.write(REASON)
    hands.choose(Reason.SCOPE)
    assert hands.field.toPlainText() == REASON
    hands.press(Key.Key_Return, CTRL)
    assert told(session) == [(REASON, Reason.SCOPE.value)]


def test_a_text_tells_its_kind_while_none_was_chosen(page: CheckPage, hands: Hands) -> None:
    hands.to("Xăng")
    assert kind_shown(page) == "Loại: Khác"
    hands.write(f"{Reason.SEASON.opening}chuẩn bị hàng Tết")
    assert kind_shown(page) == "Loại: Mùa vụ"


def test_last_months_words_are_offered_and_taken_with_one_key(
    page: CheckPage, hands: Hands, session: EditSession
) -> None:
    hands.to("Xăng")
    remember(session, hands.entry.judged.finding, REASON, Reason.PRICE)
    page.set_session(beside(session, session.period))
    page.view.setFocus()
    hands.to("Xăng")
    assert hands.page.view.editor.answer.text == ""
    assert f"Tháng trước đã viết: “{REASON}”" in complaint(page)
    hands.write("Tôi viết dở")
    hands.press(Key.Key_D, CTRL)
    assert hands.field.toPlainText() == REASON
    assert "Tháng trước" not in complaint(page)
    assert kind_shown(page) == "Loại: Giá"
    assert page.session.desk.report.explanations == {}
    hands.press(Key.Key_Z, CTRL)
    assert hands.field.toPlainText() == "Tôi viết dở"
    hands.press(Key.Key_D, CTRL)
    hands.press(Key.Key_Return, CTRL)
    assert told(page.session) == [(REASON, Reason.PRICE.value)]


def test_without_last_months_words_the_key_does_nothing(hands: Hands) -> None:
    hands.to("Xăng")
    hands.write("Giá bán lẻ")
    hands.press(Key.Key_D, CTRL)
    assert hands.field.toPlainText() == "Giá bán lẻ"


def test_an_error_that_cannot_be_put_right_takes_a_statement(
    page: CheckPage, hands: Hands, session: EditSession
) -> None:
    open_errors = session.desk.gate.errors
    hands.to_error("Bán lẻ hàng hóa")
    assert not page.view.editor.isVisible()
    assert "F2 để ghi cam đoan" in hands.entry.offer
    hands.write("Số của cơ quan thống kê.")
    hands.press(Key.Key_Return, CTRL)
    assert complaint(page).startswith("Cam đoan mới có 24 ký tự. Viết ít nhất 40 ký tự")
    assert session.desk.gate.errors == open_errors
    hands.field.setPlainText(STATED)
    hands.press(Key.Key_Return, CTRL)
    assert hands.entry.judged.standing is Standing.STATED
    assert hands.entry.answered == "Đã cam đoan"
    assert (session.desk.gate.errors, session.desk.gate.stated) == (open_errors - 1, 1)
    assert session.undo_stack.undoText() == "ghi cam đoan"
    assert steps(session, 2)[1].subtitle.startswith(f"{open_errors - 1} lỗi")


def test_a_statement_goes_stale_with_its_figures(
    page: CheckPage, hands: Hands, session: EditSession
) -> None:
    hands.to_error("Bán lẻ hàng hóa")
    hands.write(STATED)
    hands.press(Key.Key_Return, CTRL)
    enter(session, ("1", "official", "6831001"))
    assert hands.entry.note == "Số đã đổi, xem lại cam đoan"
    assert complaint(page).startswith("Số đã đổi sau khi viết.")
    hands.press(Key.Key_F2)
    hands.press(Key.Key_Return, CTRL)
    assert hands.entry.judged.standing is Standing.STATED


def test_an_error_that_can_be_put_right_takes_no_words(page: CheckPage, hands: Hands) -> None:
    hands.to_error("Ô tô")
    hands.press(Key.Key_F2)
    assert not page.view.editor.isVisible()
    assert focused_on(page.view)


def test_a_blank_that_nobody_can_fill_takes_a_statement(
    page: CheckPage, hands: Hands, session: EditSession
) -> None:
    missing = session.desk.gate.missing
    hands.to_blank("2")
    hands.write(STATED)
    hands.press(Key.Key_Return, CTRL)
    assert (session.desk.gate.missing, session.desk.gate.stated) == (missing - 1, 1)


def test_drafts_belong_to_their_report(page: CheckPage, hands: Hands, session: EditSession) -> None:
    hands.to("Xăng")
    hands.write("Giá bán lẻ")
    before = beside(session, Period(2026, 9))
    page.set_session(before)
    assert list(page.view.findings.findings()) == []
    page.set_session(session)
    page.view.setFocus()
    hands.to("Xăng")
    assert page.view.editor.answer.text == "Giá bán lẻ"
