"""The page around the list: counts, filters, gate, empty states, following the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from forms.change import SetCells
from forms.common.period import Period
from tests.ui.pages.check.conftest import shown
from tests.ui.pages.check.hands import Hands, Key, focused_on
from tests.ui.pages.check.office import MISTAKES, beside, enter
from ui.pages.check.bars import _segments
from ui.pages.check.page import CheckPage
from ui.session import EditSession
from ui.widgets.button import Button
from ui.widgets.labels import Label
from ui.widgets.state_panel import StatePanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.look import Look


def texts(page: CheckPage) -> list[str]:
    return [label.text() for label in page.findChildren(Label) if label.isVisible()]


def button(page: CheckPage, text: str) -> QAbstractButton:
    QApplication.processEvents()
    found = page.findChildren(QAbstractButton)
    return next(b for b in found if b.text() == text and b.isVisible())


def press(page: CheckPage, text: str) -> None:
    QTest.mouseClick(button(page, text), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_the_segments_count_and_filter(page: CheckPage) -> None:
    press(page, "Cảnh báo 4")
    assert all(e.explainable for _, e in page.view.findings.findings())
    press(page, "Tất cả 8")
    assert len(list(page.view.findings.findings())) == 12


def test_statements_are_counted_beside_explanations() -> None:
    words = [segment.text for segment in _segments(1, 2, 8, 1)]
    assert words == ["Tất cả 12", "Lỗi 1", "Cảnh báo 2", "Đã giải trình 8, cam đoan 1"]


def test_counts_follow_an_edit(page: CheckPage, session: EditSession) -> None:
    enter(session, ("1.4", "estimate", "94700"))
    assert button(page, "Lỗi 3").isVisible()
    assert "Còn 3 lỗi" in texts(page)


def test_the_time_is_that_of_the_last_change(page: CheckPage) -> None:
    caption = "Tự kiểm tra lại mỗi khi một ô thay đổi · lần cuối 14:32:08"
    assert caption in texts(page)


def test_the_way_to_the_signature_is_shut_with_a_reason(page: CheckPage) -> None:
    sign = button(page, "Chuyển sang ký")
    assert not sign.isEnabled()
    assert "Chưa sẵn sàng ký: còn 4 việc" in texts(page)
    reason = "Mở khi hết lỗi, đủ ô bắt buộc, đã giải trình cảnh báo và khớp tổng cộng"
    assert reason in texts(page)
    assert sign.accessibleDescription() == reason


def test_the_last_explanation_opens_the_way(look: Look, clean: EditSession, qtbot: QtBot) -> None:
    page = shown(look, clean, qtbot)
    hands = Hands(page)
    hands.explain("Xăng")
    hands.explain("Đá quý")
    assert "Sẵn sàng ký" in texts(page)
    panel = page.findChild(StatePanel)
    assert isinstance(panel, StatePanel)
    assert panel.isVisible()
    assert panel.accessibleName().startswith("Không còn lỗi, cảnh báo đã giải trình. ")
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    with qtbot.waitSignal(page.sign_wanted):
        hands.press(Key.Key_Space)
    press(page, "Xem 2 giải trình")
    assert len(list(page.view.findings.findings())) == 2
    assert focused_on(page.view)


def test_a_signed_report_can_only_be_read(
    look: Look, session: EditSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EditSession, "locked", property(lambda _: True))
    page = shown(look, session, qtbot)
    hands = Hands(page)
    hands.to("Xăng")
    hands.press(Key.Key_F2)
    QTest.keyClicks(hands.field, "abc")
    assert page.view.editor.answer.text == ""
    assert not button(page, "Lưu giải trình").isEnabled()
    assert not button(page, "Chuyển sang ký").isEnabled()
    assert "Báo cáo đã ký" in texts(page)


def test_a_filter_without_result_says_so(page: CheckPage) -> None:
    Hands(page).search("khong co gi")
    assert "Không có phát hiện nào chứa “khong co gi”" in texts(page)
    press(page, "Xóa bộ lọc")
    assert len(list(page.view.findings.findings())) == 12


def test_a_kind_without_findings_says_what_is_left(page: CheckPage) -> None:
    press(page, "Đã giải trình 0")
    assert "Chưa có cảnh báo nào được giải trình" in texts(page)
    assert "Còn 4 lỗi, 4 ô trống, 4 cảnh báo." in texts(page)
    press(page, "Xem tất cả")
    assert page.view.isVisible()


def test_a_month_without_numbers_says_so(look: Look, clean: EditSession, qtbot: QtBot) -> None:
    empty = EditSession(clean.workspace, clean.unit, Period(2026, 11))
    typed = tuple((cell, None) for cell in empty.desk.report.values)
    empty.carry_out(SetCells(typed), "xóa")
    if empty.desk.judged:
        pytest.skip("a mandatory form is listed as missing")
    page = shown(look, empty, qtbot)
    assert "Tháng 11/2026 chưa có số liệu" in texts(page)


def test_an_edit_keeps_row_and_scroll_position(page: CheckPage, session: EditSession) -> None:
    page.resize(900, 330)
    QApplication.processEvents()
    hands = Hands(page)
    hands.to("Xăng")
    view = page.view
    place = view.visualRect(view.currentIndex()).top()
    key = hands.entry.key
    enter(session, ("1.4", "estimate", "94700"), ("1.6", "estimate", "518000"))
    assert hands.entry.key == key
    assert view.visualRect(view.currentIndex()).top() == place


def test_what_was_folded_stays_folded(page: CheckPage, session: EditSession) -> None:
    hands = Hands(page)
    hands.press(Key.Key_Left, times=2)
    section = page.view.currentIndex()
    enter(session, ("1.4", "estimate", "94700"))
    assert not page.view.isExpanded(section)
    hands.search("xang")
    assert page.view.isExpanded(page.view.findings.index(0, 0))
    hands.press(Key.Key_Escape)
    assert not page.view.isExpanded(page.view.findings.index(0, 0))


def test_the_editor_stands_inside_the_open_row(page: CheckPage) -> None:
    hands = Hands(page)
    hands.to("Xăng")
    view = page.view
    row = view.visualRect(view.currentIndex())
    assert view.editor.isVisible()
    assert row.contains(view.editor.geometry())
    view.verticalScrollBar().setValue(20)
    QApplication.processEvents()
    assert view.visualRect(view.currentIndex()).contains(view.editor.geometry())


def test_a_hidden_page_catches_up_when_shown(page: CheckPage, session: EditSession) -> None:
    page.hide()
    enter(session, *((row, column, "") for row, column, _ in MISTAKES[:2]))
    page.show()
    QApplication.processEvents()
    assert button(page, "Lỗi 2").isVisible()


def test_keys_pressed_before_the_list_stands_are_not_lost(
    look: Look, session: EditSession, qtbot: QtBot
) -> None:
    page = CheckPage(look, session)
    qtbot.addWidget(page)
    wanted: list[object] = []
    page.cell_wanted.connect(wanted.append)
    page.resize(1100, 700)
    page.show()
    page.activateWindow()
    page.setFocus()
    assert page.busy
    for key in (Key.Key_Down, Key.Key_Return):
        QTest.keyClick(QApplication.focusWidget() or page, key)
    assert wanted == []
    qtbot.waitUntil(lambda: bool(wanted), timeout=20_000)
    _, (_, second), *_ = page.view.findings.findings()
    assert wanted == [second.judged.finding.cell]


def test_a_month_still_unchecked_is_not_called_right(
    page: CheckPage, session: EditSession, qtbot: QtBot
) -> None:
    before = EditSession(session.workspace, session.unit, Period(2026, 9))
    page.set_session(before)
    panel = page.findChild(StatePanel)
    assert isinstance(panel, StatePanel)
    assert panel.isVisible()
    assert panel.accessibleName().startswith("Đang kiểm tra số liệu. ")
    assert not list(page.view.findings.findings())
    assert not button(page, "Chuyển sang ký").isEnabled()
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert not panel.accessibleName().startswith("Đang kiểm tra")
    assert button(page, "Tất cả 0").isVisible()


def test_another_report_replaces_the_first(page: CheckPage, session: EditSession) -> None:
    page.set_session(beside(session, Period(2026, 9)))
    assert button(page, "Tất cả 0").isVisible()
    enter(session, ("1.4", "estimate", "94700"))
    assert button(page, "Tất cả 0").isVisible()


def test_the_list_can_be_asked_for_as_a_file(page: CheckPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.export_wanted):
        press(page, "Xuất danh sách")


def test_the_keyboard_stays_on_its_segment_while_counts_change(
    page: CheckPage, session: EditSession
) -> None:
    button(page, "Tất cả 8").setFocus()
    enter(session, ("1.4", "estimate", "94700"))
    assert focused_on(button(page, "Tất cả 7"))
