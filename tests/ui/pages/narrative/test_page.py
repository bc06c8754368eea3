"""The narrative form with real keys: sections, saving, undo, what is still to be written."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from forms.cell import Cell
from forms.common.clock import FixedClock
from tests.ui.pages.records.office import opened, stored
from ui.look import Look
from ui.pages.narrative.page import NarrativePage
from ui.pages.records.scribe import SAVE_AFTER
from ui.theme import LIGHT, apply_theme
from validation.finding import Severity, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.session import EditSession

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
CLOCK = FixedClock(datetime(2026, 11, 3, 7, 32, 8, tzinfo=UTC))
FIRST = Cell("TH", "1.1", "text")
SECOND = Cell("TH", "1.2", "text")
TROUBLES = Cell("TH", "2", "text")
TASKS = Cell("TH", "3", "text")


@pytest.fixture
def session(tmp_path: Path, qapp: QApplication) -> Iterator[EditSession]:
    apply_theme(qapp, LIGHT)
    session = opened(tmp_path, CLOCK)
    yield session
    session.workspace.close()


@pytest.fixture
def page(session: EditSession, qtbot: QtBot) -> NarrativePage:
    return shown(session, qtbot)


def shown(session: EditSession, qtbot: QtBot) -> NarrativePage:
    page = NarrativePage(Look(LIGHT), session, "TH")
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    page.activateWindow()
    page.setFocus()
    QApplication.processEvents()
    return page


def area() -> QPlainTextEdit:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPlainTextEdit)
    return focused


def press(key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(area(), key, modifiers)
    QApplication.processEvents()


def test_a_section_is_on_disk_when_it_is_left(page: NarrativePage, tmp_path: Path) -> None:
    page.go_to(FIRST)
    QTest.keyClicks(area(), "San xuat tang")
    press(Key.Key_Return)
    QTest.keyClicks(area(), "Xi mang giam")
    press(Key.Key_Tab)
    assert page.current == SECOND
    assert stored(tmp_path, CLOCK, FIRST) == "San xuat tang\nXi mang giam"


def test_a_section_is_on_disk_while_it_is_written(
    page: NarrativePage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.go_to(TASKS)
    QTest.keyClicks(area(), "Thanh lap hai cum")
    qtbot.waitUntil(lambda: stored(tmp_path, CLOCK, TASKS) is not None, timeout=5 * SAVE_AFTER)
    assert stored(tmp_path, CLOCK, TASKS) == "Thanh lap hai cum"
    assert page.session.undo_stack.count() == 1


def test_required_sections_are_named_once_something_is_written(page: NarrativePage) -> None:
    assert page._chip.isHidden()
    page.go_to(FIRST)
    QTest.keyClicks(area(), "Tang")
    press(Key.Key_Return, CTRL)
    assert page._chip.accessibleName() == "Thiếu 2 mục"
    assert page.sections.fields[TASKS].editor.widget.accessibleDescription() == "Bắt buộc"


def test_alt_arrows_go_from_section_to_section(page: NarrativePage) -> None:
    page.go_to(FIRST)
    press(Key.Key_Down, ALT)
    assert page.current == SECOND
    press(Key.Key_Up, ALT)
    press(Key.Key_Up, ALT)
    assert page.current == FIRST


def test_undo_shows_the_section_it_changed(page: NarrativePage, tmp_path: Path) -> None:
    page.go_to(TROUBLES)
    QTest.keyClicks(area(), "Thieu von")
    press(Key.Key_Tab)
    press(Key.Key_Z, CTRL)
    assert page.current == TROUBLES
    assert area().toPlainText() == ""
    assert stored(tmp_path, CLOCK, TROUBLES) is None
    press(Key.Key_Y, CTRL)
    assert area().toPlainText() == "Thieu von"
    assert stored(tmp_path, CLOCK, TROUBLES) == "Thieu von"


def test_word_pastes_as_clean_text(page: NarrativePage) -> None:
    mime = QMimeData()
    mime.setText("Kết\u00a0quả\tnổi bật\x0bdòng hai")
    QGuiApplication.clipboard().setMimeData(mime)
    page.go_to(FIRST)
    press(Key.Key_V, CTRL)
    assert area().toPlainText() == "Kết quả nổi bật\ndòng hai"


def test_what_is_half_written_survives_the_end_of_the_page(
    page: NarrativePage, tmp_path: Path
) -> None:
    page.go_to(FIRST)
    QTest.keyClicks(area(), "dang viet")
    page.close()
    assert stored(tmp_path, CLOCK, FIRST) == "dang viet"


def test_a_signed_report_can_only_be_read(
    session: EditSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.enter(((FIRST, "Đã viết"),), "viết")
    monkeypatch.setattr(type(session), "locked", property(lambda _: True))
    page = shown(session, qtbot)
    page.go_to(FIRST)
    QTest.keyClicks(area(), "abc")
    assert area().toPlainText() == "Đã viết"
    assert session.undo_stack.count() == 1


def test_a_warning_about_a_section_is_explained_by_keys(
    page: NarrativePage, session: EditSession
) -> None:
    page.go_to(FIRST)
    area().setPlainText("Bình thường, ổn định, không có gì.")
    press(Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    judged = session.judged(FIRST)
    assert judged is not None
    assert judged.finding.severity is Severity.WARNING
    area().setPlainText("Trong tháng cả tỉnh nghỉ lễ dài ngày, các cơ sở dừng sản xuất.")
    press(Key.Key_Return, CTRL)
    after = session.judged(FIRST)
    assert after is not None
    assert after.standing is Standing.EXPLAINED
    assert area().toPlainText() == "Bình thường, ổn định, không có gì."
