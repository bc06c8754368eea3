"""What is typed is on disk: on leaving, on Enter, while writing, and when the page goes away."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from forms.cell import Cell
from forms.common.amount import Unreadable, Value
from tests.ui.pages.records.conftest import CLOCK, shown
from tests.ui.pages.records.hands import CTRL, Hands, Key
from tests.ui.pages.records.office import stored
from ui.pages.records.scribe import SAVE_AFTER

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from ui.look import Look
    from ui.session import EditSession


def on_disk(folder: Path, record: str, column: str, form: str = "KN") -> object:
    return stored(folder, CLOCK, Cell(form, record, column))


def test_a_text_is_on_disk_when_its_field_is_left(hands: Hands, folder: Path) -> None:
    hands.at("r6", "title")
    hands.type("Giá điện sản xuất")
    assert on_disk(folder, "r6", "title") is None
    hands.press(Key.Key_Tab)
    assert on_disk(folder, "r6", "title") == "Giá điện sản xuất"


def test_tab_goes_from_field_to_field_in_the_forms_order(hands: Hands) -> None:
    hands.at("r4", "code")
    seen = []
    for _ in range(12):
        assert hands.page.current is not None
        seen.append(hands.page.current.column)
        hands.press(Key.Key_Tab)
    assert seen == list(hands.page.source.form.column_of)[:12]


def test_enter_leaves_a_line_and_ctrl_enter_a_text(hands: Hands, folder: Path) -> None:
    hands.at("r6", "article")
    hands.type("Điều 5")
    hands.press(Key.Key_Return)
    assert on_disk(folder, "r6", "article") == "Điều 5"
    hands.at("r6", "obstacle")
    hands.type("Một")
    hands.press(Key.Key_Return)
    hands.type("Hai")
    hands.press(Key.Key_Return, CTRL)
    assert on_disk(folder, "r6", "obstacle") == "Một\nHai"
    assert not hands.page.form.fields["obstacle"].busy


def test_a_long_text_is_saved_while_it_is_written(hands: Hands, folder: Path, qtbot: QtBot) -> None:
    hands.at("r6", "proposal")
    hands.type("Sửa quy định ")
    qtbot.waitUntil(lambda: on_disk(folder, "r6", "proposal") is not None, timeout=5 * SAVE_AFTER)
    assert on_disk(folder, "r6", "proposal") == "Sửa quy định"
    assert hands.area.toPlainText() == "Sửa quy định "
    hands.type("về chợ")
    assert hands.area.toPlainText() == "Sửa quy định về chợ"


def test_writing_without_a_pause_does_not_put_the_saving_off(hands: Hands) -> None:
    hands.at("r6", "proposal")
    hands.type("a")
    timer = hands.page.form.scribe._saving
    assert timer.isActive()
    assert timer.interval() == SAVE_AFTER
    before = timer.remainingTime()
    QApplication.processEvents()
    hands.type("b")
    assert timer.remainingTime() <= before


def test_all_of_a_long_text_is_one_step(hands: Hands, folder: Path) -> None:
    hands.at("r6", "proposal")
    hands.type("Sửa ")
    hands.page.form.scribe.flush()
    hands.type("quy định")
    hands.page.form.scribe.flush()
    assert hands.page.session.undo_stack.count() == 1
    hands.press(Key.Key_Z, CTRL)
    assert on_disk(folder, "r6", "proposal") is None
    assert hands.area.toPlainText() == ""
    hands.press(Key.Key_Y, CTRL)
    assert on_disk(folder, "r6", "proposal") == "Sửa quy định"
    assert hands.area.toPlainText() == "Sửa quy định"


def test_undo_takes_back_what_is_not_even_saved_yet(hands: Hands) -> None:
    hands.at("r1", "article")
    hands.clear()
    hands.type("Điều 9")
    hands.press(Key.Key_Z, CTRL)
    assert hands.value("r1", "article") == "khoản 2 Điều 25"
    assert hands.shown("article") == "khoản 2 Điều 25"


def test_each_field_is_a_step_of_its_own(hands: Hands) -> None:
    hands.at("r6", "article")
    hands.type("Điều 5")
    hands.press(Key.Key_Tab)
    hands.type("Vướng")
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Z, CTRL)
    assert hands.value("r6", "obstacle") is None
    assert hands.value("r6", "article") == "Điều 5"


def test_an_extended_step_is_not_joined_across_another(hands: Hands) -> None:
    session, cell = hands.page.session, Cell("KN", "r6", "note")
    session.enter(((cell, "một"),), "nhập")
    session.enter(((Cell("KN", "r6", "article"), "Điều 1"),), "nhập", extends=True)
    session.enter(((cell, "hai"),), "nhập", extends=True)
    assert session.undo_stack.count() == 3
    session.undo()
    session.enter(((cell, "ba"),), "nhập", extends=True)
    session.undo()
    assert session.desk.figures.typed(cell) == "một"


def test_what_is_half_typed_survives_another_page(
    look: Look, session: EditSession, folder: Path, qtbot: QtBot
) -> None:
    page = shown(look, session, qtbot)
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    pages.addWidget(page)
    pages.addWidget(QWidget())
    pages.show()
    hands = Hands(page)
    hands.at("r6", "sent")
    hands.type("20/10/2026")
    pages.setCurrentIndex(1)
    assert on_disk(folder, "r6", "sent") == date(2026, 10, 20)


def test_what_is_half_typed_survives_the_end_of_the_page(hands: Hands, folder: Path) -> None:
    hands.at("r6", "title")
    hands.type("Chợ")
    hands.page.close()
    assert on_disk(folder, "r6", "title") == "Chợ"


def test_another_record_gets_nothing_of_what_was_typed_here(hands: Hands, folder: Path) -> None:
    hands.at("r5", "article")
    hands.type("Điều 8")
    hands.press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert hands.record == "r6"
    assert hands.shown("article") == ""
    assert on_disk(folder, "r5", "article") == "Điều 8"
    assert on_disk(folder, "r6", "article") is None


def test_a_choice_is_on_disk_at_once(hands: Hands, folder: Path) -> None:
    hands.at("r6", "urgency")
    hands.press(Key.Key_Down, times=2)
    assert hands.box.currentText() == "Khẩn"
    assert on_disk(folder, "r6", "urgency") == "urgent"
    assert hands.page.session.undo_stack.count() == 1


def test_a_wrong_date_stays_as_typed_and_is_named_when_left(hands: Hands, folder: Path) -> None:
    hands.at("r6", "sent")
    hands.type("31/02/2026")
    assert hands.remark("sent") == ""
    hands.press(Key.Key_Tab)
    assert on_disk(folder, "r6", "sent") == Unreadable("31/02/2026")
    assert "viết sai dạng ngày" in hands.remark("sent")
    assert hands.shown("sent") == "31/02/2026"


def test_a_number_shows_how_it_was_read(
    look: Look, session: EditSession, folder: Path, qtbot: QtBot
) -> None:
    hands = Hands(shown(look, session, qtbot, "CT10"))
    hands.at("e2", "value")
    hands.type("1404,50")
    hands.press(Key.Key_Tab)
    value: Value | None = hands.value("e2", "value")
    assert value == Decimal("1404.5") == on_disk(folder, "e2", "value", "CT10")
    assert hands.shown("value") == "1.404,5"


def test_word_and_excel_paste_as_clean_text(hands: Hands) -> None:
    mime = QMimeData()
    mime.setText("•\tMột\u00a0 hai\u200b\r\nba\tbốn\r\n")
    mime.setHtml("<b>Một</b>")
    QGuiApplication.clipboard().setMimeData(mime)
    hands.at("r6", "obstacle")
    hands.press(Key.Key_V, CTRL)
    assert hands.area.toPlainText() == "• Một hai\nba bốn"


def test_while_an_input_method_composes_nothing_is_touched(hands: Hands) -> None:
    hands.at("r6", "title")
    hands.type("Ch")
    hands.compose("ợ")
    hands.page.form.scribe.flush()
    assert hands.value("r6", "title") == "Ch"
    assert hands.area.textCursor().block().layout().preeditAreaText() == "ợ"
    hands.compose("", "ợ")
    hands.press(Key.Key_Tab)
    assert hands.value("r6", "title") == "Chợ"


def test_nothing_is_typed_into_a_signed_report(
    look: Look, session: EditSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(session), "locked", property(lambda _: True))
    hands = Hands(shown(look, session, qtbot))
    for column in ("title", "field", "sent"):
        hands.at("r1", column)
        before = hands.shown(column)
        hands.type("abc")
        hands.press(Key.Key_Down)
        hands.press(Key.Key_Tab)
        assert hands.page.form.fields[column].text == before
    hands.press(Key.Key_F5)
    hands.press(Key.Key_F6)
    assert hands.page.session.undo_stack.count() == 0
    assert hands.shown("field") == "Cụm công nghiệp"
