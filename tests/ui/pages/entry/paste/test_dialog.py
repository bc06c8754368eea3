"""Pasting on the entry page: straight in when nothing is in doubt, else through the dialog."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from forms.common.amount import NOT_APPLICABLE
from tests.ui.pages.entry.conftest import CTRL, SHIFT, Key, offer
from ui.grid.clipboard import read_html
from ui.pages.entry.paste.dialog import PasteDialog
from ui.pages.entry.paste.words import trouble
from ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from PySide6.QtWidgets import QAbstractButton

    from tests.ui.pages.entry.conftest import Clerk


def dialog(clerk: Clerk) -> PasteDialog:
    found = clerk.page.findChild(PasteDialog)
    assert isinstance(found, PasteDialog)
    assert found.isVisible()
    return found


def button(within: PasteDialog, text: str) -> QAbstractButton:
    from PySide6.QtWidgets import QAbstractButton

    found = [b for b in within.findChildren(QAbstractButton) if b.text() == text and b.isVisible()]
    assert len(found) == 1, text
    return found[0]


def no_dialog(clerk: Clerk) -> bool:
    return not any(d.isVisible() for d in clerk.page.findChildren(PasteDialog))


def test_a_plain_block_goes_straight_in_as_one_step(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT03")
    clerk.go("1.1/official")
    offer("2,248.5\t2,306.3\r\n401.8\t404.7\r\n")
    clerk.press(Key.Key_V, CTRL)
    assert no_dialog(clerk)
    assert clerk.typed("1.1/official") == Decimal("2248.5")
    assert clerk.typed("1.2/estimate") == Decimal("404.7")
    assert clerk.steps() == 1
    assert "Đã dán 4 ô. Số kiểu Anh đã đổi sang kiểu Việt Nam." in clerk.said[-1]
    clerk.page.session.undo()
    assert clerk.typed("1.1/official") == Decimal(2248400)


def test_a_doubtful_block_waits_for_the_dialog_and_enter_pastes_it(
    open_form: Callable[..., Clerk],
) -> None:
    clerk = open_form("CT03")
    clerk.go("1.4/official")
    offer("98,100.5\tn/p\r\n653,800\t658,900\r\n")
    before = clerk.typed("1.5/official")
    clerk.press(Key.Key_V, CTRL)
    shown = dialog(clerk)
    assert clerk.typed("1.5/official") == before
    assert button(shown, "Dán 3 ô").isEnabled()
    QTest.keyClick(shown.table, Key.Key_Return)
    assert no_dialog(clerk)
    assert clerk.typed("1.4/official") == Decimal("98100.5")
    assert clerk.typed("1.4/estimate") == Decimal(94700), "what cannot be read takes nothing away"
    assert "1 ô không đọc được, giữ nguyên." in clerk.said[-1]
    assert clerk.steps() == 1
    assert clerk.page.grid.hasFocus()


def test_cells_that_cannot_be_read_are_blanked_only_when_asked(
    open_form: Callable[..., Clerk],
) -> None:
    clerk = open_form("CT03")
    clerk.go("1.4/official")
    offer("98,1\tn/p\r\n653,8\t658,9\r\n")
    clerk.press(Key.Key_V, CTRL)
    shown = dialog(clerk)
    assert "giữ nguyên 94.700" in trouble(shown.plan)
    assert written(shown) == "giữ 94.700"
    QTest.keyClick(button(shown, "Để trống"), Key.Key_Space)
    assert "để trống" in trouble(shown.plan)
    assert written(shown) == "để trống"
    QTest.mouseClick(button(shown, "Dán 3 ô"), Qt.MouseButton.LeftButton)
    assert clerk.typed("1.4/estimate") is None
    clerk.page.session.undo()
    assert clerk.typed("1.4/estimate") == Decimal(94700)
    assert clerk.typed("1.5/official") == Decimal(653800)


def written(shown: PasteDialog) -> str:
    """What the last column of figures says in the first row."""
    return shown.table.grid.cell(0, 5).text


def test_escape_leaves_everything_as_it_was(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT03")
    clerk.go("1.4/official")
    offer("hỏng\r\n")
    clerk.press(Key.Key_V, CTRL)
    QTest.keyClick(dialog(clerk).table, Key.Key_Escape)
    assert no_dialog(clerk)
    assert clerk.steps() == 0
    assert clerk.page.grid.hasFocus()


def test_the_decimal_mark_is_chosen_with_the_keyboard(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT03")
    clerk.go("1.1/official")
    offer("1.404\t2.306\r\n")
    clerk.press(Key.Key_V, CTRL)
    shown = dialog(clerk)
    assert [cell.value for cell in shown.plan.cells] == [None, None]
    QTest.keyClick(button(shown, "Dấu phẩy"), Key.Key_Space)
    assert button(shown, "Dán 2 ô").isEnabled()
    QTest.keyClick(button(shown, "Dấu chấm"), Key.Key_Space)
    QTest.keyClick(shown.table, Key.Key_Return)
    assert clerk.typed("1.1/official") == Decimal("1.4")


def test_a_question_is_answered_beside_its_sentence(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT03")
    clerk.go("1.1/official")
    offer("không có\r\n5\r\nkhông có\r\n")
    clerk.press(Key.Key_V, CTRL)
    shown = dialog(clerk)
    controls = [
        c for c in shown.findChildren(SegmentedControl) if "không áp dụng" in c.accessibleName()
    ]
    assert len(controls) == 1
    QTest.mouseClick(button(shown, "x"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(shown, "Dán 3 ô"), Qt.MouseButton.LeftButton)
    assert clerk.typed("1.1/official") is NOT_APPLICABLE
    assert clerk.typed("1.3/official") is NOT_APPLICABLE


def test_names_can_be_set_aside(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT03")
    clerk.go("1.1/official")
    offer("Hàng may mặc\t7\r\n")
    clerk.press(Key.Key_V, CTRL)
    shown = dialog(clerk)
    assert [row.code for row in shown.plan.rows] == ["1.2"]
    QTest.keyClick(button(shown, "Ghép theo tên chỉ tiêu"), Key.Key_Space)
    assert [row.code for row in shown.plan.rows] == ["1.1"]
    QTest.keyClick(button(shown, "Ghép theo tên chỉ tiêu"), Key.Key_Space)
    QTest.keyClick(shown.table, Key.Key_Return)
    assert clerk.typed("1.2/official") == Decimal(7)


def test_what_is_copied_comes_back_through_text_and_through_html(
    open_form: Callable[..., Clerk],
) -> None:
    clerk = open_form("CT03")
    page = clerk.page
    before = page.session.desk.report.values
    clerk.press(Key.Key_A, CTRL)
    clerk.press(Key.Key_C, CTRL)
    text, markup = QGuiApplication.clipboard().text(), QGuiApplication.clipboard().mimeData().html()
    for offered in ({"text": text, "markup": markup}, {"markup": markup}):
        clerk.page.grid.navigator.go((0, 0))
        offer(**offered)
        clerk.press(Key.Key_V, CTRL)
        assert no_dialog(clerk)
        assert page.session.desk.report.values == before


def test_a_lone_figure_of_our_own_comes_back_unasked(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT03")
    clerk.go("1.2/official")
    assert clerk.shown("1.2/official").text == "401.800"
    clerk.press(Key.Key_C, CTRL)
    block = read_html(QGuiApplication.clipboard().mimeData().html())
    assert block is not None
    assert block.sources[0, 0].number == "401800"
    clerk.go("1.3/official")
    clerk.press(Key.Key_V, CTRL)
    assert no_dialog(clerk)
    assert clerk.typed("1.3/official") == Decimal(401800)


def test_one_figure_fills_a_selection(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT03")
    clerk.go("1.1/official")
    clerk.press(Key.Key_Down, SHIFT, times=2)
    offer("8,5\r\n")
    clerk.press(Key.Key_V, CTRL)
    assert [clerk.typed(f"1.{n}/official") for n in (1, 2, 3)] == [Decimal("8.5")] * 3


def test_five_thousand_rows_show_only_what_fits(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT03")
    clerk.go("1.1/official")
    offer("".join(f"{n},5\t{n}\r\n" for n in range(5_000)))
    widgets = len(QApplication.allWidgets())
    clerk.press(Key.Key_V, CTRL)
    shown = dialog(clerk)
    assert shown.table.model().rowCount() == 5_000
    assert shown.width() <= 760
    assert shown.height() <= 560
    assert len(QApplication.allWidgets()) - widgets < 100
    QTest.keyClick(button(shown, "Chỉ dòng cần xem"), Key.Key_Space)
    assert shown.table.model().rowCount() < 5_000
    shown.reject()


def test_no_part_of_the_dialog_is_a_window_of_its_own(
    open_form: Callable[..., Clerk], monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = open_form("CT03")
    clerk.go("1.1/official")
    offer("1.404\thỏng\r\n")
    alone: list[str] = []
    show = QWidget.setVisible

    def watched(widget: QWidget, visible: bool) -> None:
        if visible and widget.parent() is None:
            alone.append(type(widget).__name__)
        show(widget, visible)

    monkeypatch.setattr(QWidget, "setVisible", watched)
    clerk.press(Key.Key_V, CTRL)
    assert dialog(clerk).isVisible()
    assert alone == []
    dialog(clerk).reject()
