"""F1 explains the indicator under the cursor; other keys of the page that are no grid's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtTest import QTest

from forms.cell import Cell
from tests.ui.pages.entry.conftest import ALT, CTRL, Key
from ui.pages.entry.indicator_help import IndicatorHelp
from ui.pages.entry.indicator_pages import indicator_page, rule_pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.pages.entry.conftest import Clerk


def opened(clerk: Clerk) -> IndicatorHelp:
    found = clerk.page.findChild(IndicatorHelp)
    assert isinstance(found, IndicatorHelp)
    assert found.isVisible()
    return found


def test_f1_tells_meaning_unit_source_and_rules(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT03")
    clerk.go("1.8/estimate")
    clerk.press(Key.Key_F1)
    said = opened(clerk).reader.toPlainText()
    for words in (
        "1.8 Xăng, dầu các loại",
        "đơn vị: triệu đồng",
        "Doanh thu bán lẻ xăng, dầu",
        "Số ước thực hiện của tháng báo cáo.",
        "Thông tư 34/2022/TT-BCT",
        "Quy tắc xét ô này",
    ):
        assert words in said


def test_a_rule_opens_from_the_list_and_alt_left_leads_back(
    open_form: Callable[..., Clerk], qtbot: QtBot
) -> None:
    clerk = open_form("CT03")
    clerk.go("1.8/estimate")
    clerk.press(Key.Key_F1)
    shown = opened(clerk)
    qtbot.waitUntil(shown.isActiveWindow)
    shown.reader.anchorClicked.emit(QUrl("CT03-04.md"))
    assert "Ô bắt buộc phải có số" in shown.reader.toPlainText()
    assert "Ví dụ" in shown.reader.toPlainText()
    QTest.keyClick(shown.reader, Key.Key_Left, ALT)
    assert "Xăng, dầu các loại" in shown.reader.toPlainText()


def test_escape_closes_the_help_and_the_grid_has_the_keyboard(
    open_form: Callable[..., Clerk],
) -> None:
    clerk = open_form("CT03")
    clerk.go("1.8/estimate")
    clerk.press(Key.Key_F1)
    shown = opened(clerk)
    QTest.keyClick(shown.reader, Key.Key_Escape)
    assert not shown.isVisible()
    assert clerk.page.grid.hasFocus()


def test_the_help_follows_the_cursor(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT03")
    clerk.go("1.8/estimate")
    clerk.press(Key.Key_F1)
    clerk.go("1.1/official")
    assert "1.1 Lương thực" in opened(clerk).reader.toPlainText()


def test_f1_on_a_name_explains_its_row(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT03")
    clerk.go("1.8/estimate")
    clerk.press(Key.Key_Home)
    clerk.press(Key.Key_Home)
    assert clerk.page.current is None
    clerk.press(Key.Key_F1)
    assert "1.8 Xăng, dầu các loại" in opened(clerk).reader.toPlainText()


@pytest.mark.parametrize("key", [Key.Key_F5, Key.Key_F6])
def test_row_keys_say_why_nothing_happens(open_form: Callable[..., Clerk], key: Key) -> None:
    clerk = open_form("CT03")
    rows = len(clerk.page.source.rows)
    clerk.press(key)
    assert "cố định" in clerk.said[-1]
    assert len(clerk.page.source.rows) == rows


def test_a_code_is_found_before_names_that_contain_it(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT03")
    clerk.page.start_search()
    clerk.type("1.1")
    assert clerk.page.current == Cell("CT03", "1.1", clerk.page.current.column)  # type: ignore[union-attr]
    clerk.press(Key.Key_A, CTRL)
    clerk.type("khong co gi")
    assert "Không có chỉ tiêu nào chứa" in clerk.said[-1]


@pytest.mark.parametrize("code", ["CT01", "CT05", "CT07", "CT11", "CT12"])
def test_every_cell_of_a_form_can_be_explained(open_form: Callable[..., Clerk], code: str) -> None:
    source = open_form(code).page.source
    form = source.form
    for row in form.rows:
        for column in form.columns:
            page = indicator_page(source, Cell(code, row.code, column.id))
            assert row.label in page.text
            assert "None" not in page.text
    assert set(rule_pages(form)) == {str(rule["code"]) for rule in form.rules}
