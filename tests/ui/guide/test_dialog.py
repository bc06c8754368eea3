"""The window of the guide by keys alone: found, read, followed, gone back, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from forms.common.errors import KnownError
from tests.ui.windows import FUEL, open_window, sample_workspace
from ui import report_state
from ui.guide.dialog import GuideDialog
from ui.guide.library import FOLDER, read_guide
from ui.guide.messages import GuideMessage
from ui.look import Look
from ui.pages.entry.indicator_help import IndicatorHelp
from ui.tasks import TaskRunner
from ui.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

Key = Qt.Key
SHIFT, ALT, CTRL = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def guide(qtbot: QtBot) -> GuideDialog:
    dialog = GuideDialog(Look(LIGHT))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    dialog.search.setFocus()
    qtbot.waitUntil(dialog.search.hasFocus)
    return dialog


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    workspace = sample_workspace(tmp_path / "kho")
    window = open_window(workspace)
    qtbot.addWidget(window)
    window.resize(1366, 736)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield window
    window.close()
    workspace.close()


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifiers)
    QApplication.processEvents()


def open_guide() -> GuideDialog | None:
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, GuideDialog)]
    return next((dialog for dialog in shown if dialog.isVisible()), None)


def explaining() -> list[IndicatorHelp]:
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, IndicatorHelp)]
    return [dialog for dialog in shown if dialog.isVisible()]


def test_words_without_marks_find_the_page(guide: GuideDialog) -> None:
    QTest.keyClicks(guide.search, "hoan tac dien xuong")
    assert guide.current == "05-tim-dien-hoan-tac"
    assert "Hoàn tác" in guide.reader.toPlainText()
    assert guide.tasks.row_count() < 8


def test_from_the_field_into_the_list_and_the_text(guide: GuideDialog) -> None:
    press(Key.Key_Down)
    assert guide.tasks.hasFocus()
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert guide.current == "02-chon-don-vi"
    assert guide.reader.hasFocus()
    press(Key.Key_F, CTRL)
    assert guide.search.hasFocus()
    press(Key.Key_Return)
    assert guide.reader.hasFocus()


def test_a_link_is_followed_and_left_again(guide: GuideDialog) -> None:
    press(Key.Key_Return)
    press(Key.Key_Tab)  # the first link of the page
    press(Key.Key_Return)
    assert guide.current == "02-chon-don-vi"
    press(Key.Key_Left, ALT)
    assert guide.current == "01-cai-dat"
    press(Key.Key_Left, ALT)
    assert guide.current == "01-cai-dat"


def test_it_fits_the_screen_and_waits_for_words(guide: GuideDialog) -> None:
    room = guide.screen().availableSize()
    assert guide.width() < room.width()
    assert guide.height() < room.height()
    assert guide.focusWidget() is guide.search


def test_what_is_not_there_is_said(guide: GuideDialog) -> None:
    QTest.keyClicks(guide.search, "xyzzy")
    assert guide.nothing.isVisible()
    assert "“xyzzy”" in guide.nothing.text()
    assert not guide.tasks.isVisible()
    guide.search.clear()
    assert not guide.nothing.isVisible()
    assert guide.tasks.isVisible()


@pytest.mark.parametrize("where", ["search", "tasks", "reader"])
def test_escape_closes_from_everywhere(guide: GuideDialog, where: str) -> None:
    getattr(guide, where).setFocus()
    press(Key.Key_Escape)
    assert not guide.isVisible()


def test_everything_has_a_vietnamese_name(guide: GuideDialog) -> None:
    named = (guide.search, guide.tasks, guide.reader, guide.back)
    assert [widget.accessibleName() for widget in named] == [
        "Tìm trong hướng dẫn",
        "Các việc",
        "Nội dung hướng dẫn",
        "Trang vừa xem",
    ]
    assert guide.reader.accessibleDescription() == "Cài đặt và mở lần đầu"


def test_every_page_can_be_shown_with_its_pictures(guide: GuideDialog) -> None:
    for group in read_guide():
        for page in group.pages:
            guide.show_page(page.key)
            text = guide.reader.toPlainText()
            assert text.startswith(page.title)
            assert text.count("\ufffc") == page.text.count("](hinh/")


def test_headings_do_not_lend_their_size_to_the_text_below(guide: GuideDialog) -> None:
    for key in ("12-xac-minh", "03-nhap-bieu", "12-xac-minh"):
        guide.show_page(key)
    block = guide.reader.document().begin()
    assert QTextCursor(block).blockFormat().headingLevel() == 1
    below = block.next()
    assert block.layout().boundingRect().height() > 0
    lines = below.layout().lineCount()
    assert below.layout().boundingRect().height() / lines < 30


def test_pictures_fit_the_room(guide: GuideDialog) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    guide.resize(700, 500)
    QApplication.processEvents()
    picture = guide.reader.loadResource(kind, QUrl("hinh/nhap-lieu.png"))
    assert picture.width() / picture.devicePixelRatio() <= guide.reader.viewport().width()  # type: ignore[attr-defined]


def test_nothing_outside_the_guide_is_read(guide: GuideDialog) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    assert guide.reader.loadResource(kind, QUrl("../../ui/icons/app.svg")) is None
    assert guide.reader.loadResource(kind, QUrl("https://example.org/a.png")) is None


def test_a_missing_guide_is_a_known_error(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        read_guide(tmp_path)
    assert caught.value.code == GuideMessage.MISSING.name


@pytest.mark.parametrize(
    ("place", "key"),
    [(report_state.CHECK, "08-kiem-tra"), (report_state.SIGN, "10-ky"), ("KN", "06-danh-sach")],
)
def test_shift_f1_opens_the_page_about_the_place(
    window: MainWindow, place: str, key: str, qtbot: QtBot
) -> None:
    window.show_page(place)
    press(Key.Key_F1, SHIFT)
    qtbot.waitUntil(lambda: open_guide() is not None)
    dialog = open_guide()
    assert dialog is not None
    assert dialog.current == key
    dialog.close()
    qtbot.waitUntil(lambda: not any(each.busy for each in window.findChildren(TaskRunner)))


def test_f1_outside_a_cell_opens_the_guide(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page(report_state.HOME)
    press(Key.Key_F1)
    qtbot.waitUntil(lambda: open_guide() is not None)
    dialog = open_guide()
    assert dialog is not None
    dialog.close()


def test_the_menu_explains_the_indicator_as_f1_does(window: MainWindow, qtbot: QtBot) -> None:
    window.show_cell(FUEL)
    action = next(a for a in window.help.made().actions() if a.text().endswith("\tF1"))
    action.trigger()
    qtbot.waitUntil(lambda: bool(explaining()))
    assert explaining()[0].windowTitle().endswith("1.8 Xăng, dầu các loại")
    explaining()[0].close()
    window.show_page(report_state.HOME)
    action = next(a for a in window.help.made().actions() if a.text().endswith("\tF1"))
    assert not action.isEnabled()


def test_the_guide_stands_beside_the_work(window: MainWindow, qtbot: QtBot) -> None:
    window.show_cell(FUEL)
    press(Key.Key_F1, SHIFT)
    qtbot.waitUntil(lambda: open_guide() is not None)
    dialog = open_guide()
    assert dialog is not None
    assert not dialog.isModal()
    assert dialog.current == "03-nhap-bieu"
    dialog.close()


def test_a_missing_guide_is_told_in_the_status_bar(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("ui.guide.dialog.read_guide", lambda _folder: read_guide(tmp_path))
    window.show_page(report_state.HOME)
    press(Key.Key_F1, SHIFT)
    assert open_guide() is None
    labels = window.shell.status_bar._facts
    assert any("Không đọc được hướng dẫn" in label.text() for label in labels)


def test_the_folder_is_the_one_of_the_source_tree() -> None:
    assert (FOLDER / "README.md").is_file()
