"""The shell at the widths of real desktops, driven by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from ui.glyphs import Glyph
from ui.look import Look
from ui.metrics import DETAILS, DETAILS_WIDE, RAIL, SIDEBAR
from ui.shell.details import DetailsPane, DetailsTab
from ui.shell.frame import ShellFrame, ShellMemory
from ui.shell.layout import ShellLayout, layout_for
from ui.shell.period_picker import PeriodChoice, PeriodState
from ui.shell.save_label import SaveKind, SaveState
from ui.shell.top_bar import TopAction, UnitName
from ui.theme import LIGHT
from ui.widgets.button import Button
from ui.widgets.nav_model import NavEntry, NavRow, NavSection
from ui.widgets.step_bar import StepPhase, StepState

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def frame(qtbot: QtBot) -> ShellFrame:
    shell = ShellFrame(Look(LIGHT))
    qtbot.addWidget(shell)
    page = QWidget()
    QVBoxLayout(page).addWidget(QLineEdit())
    shell.pages.addWidget(page)
    numbers = [NavEntry(f"{n:02}", "Biểu", f"{n:02}", glyph=Glyph.OK) for n in range(1, 10)]
    icons = [NavEntry(name, name, icon=name) for name in ("chat", "edit", "mail", "archive")]
    home = NavEntry("home", "Tổng quan", icon="home")
    rows: tuple[NavRow, ...] = (home, NavSection("Biểu"), *numbers, NavSection("Hồ sơ"), *icons)
    shell.sidebar.set_entries(rows, (NavEntry("settings", "Cài đặt", icon="settings"),))
    shell.top_bar.set_unit(UnitName("Thành phố Hồ Chí Minh", "Sở Công Thương"))
    shell.top_bar.set_period(PeriodState("Tháng 10/2026", "tháng 10 năm 2026", "10"))
    shell.top_bar.set_steps(
        (
            StepState(1, "Nhập", "212/218 ô", StepPhase.CURRENT),
            StepState(2, "Kiểm tra", "12 lỗi · 14 cảnh báo", StepPhase.AHEAD),
            StepState(3, "Ký", "Chưa ký", StepPhase.AHEAD),
            StepState(4, "Nộp", "Hạn 20/10", StepPhase.AHEAD),
        )
    )
    shell.top_bar.set_save(SaveState(SaveKind.SAVED, "Đã lưu 14:32"))
    shell.set_details(DetailsPane(Look(LIGHT), (DetailsTab("Chi tiết ô", QPlainTextEdit()),)))
    shell.resize(1366, 688)
    shell.show()
    shell.activateWindow()
    qtbot.waitExposed(shell)
    return shell


def details(frame: ShellFrame) -> DetailsPane:
    pane = frame.findChild(DetailsPane)
    assert pane is not None
    return pane


def page_field(frame: ShellFrame) -> QLineEdit:
    field = frame.pages.findChild(QLineEdit)
    assert field is not None
    return field


@pytest.mark.parametrize(
    ("width", "layout"),
    [
        (880, ShellLayout.COMPACT),
        (999, ShellLayout.COMPACT),
        (1000, ShellLayout.RAIL),
        (1239, ShellLayout.RAIL),
        (1240, ShellLayout.FULL),
        (1499, ShellLayout.FULL),
        (1500, ShellLayout.WIDE),
    ],
)
def test_the_layout_changes_where_the_design_says(width: int, layout: ShellLayout) -> None:
    assert layout_for(width) is layout


@pytest.mark.parametrize(
    ("size", "sidebar", "shown", "width"),
    [
        ((1366, 688), SIDEBAR, True, DETAILS),
        ((1920, 1000), SIDEBAR, True, DETAILS_WIDE),
        ((1093, 550), RAIL, False, DETAILS),
        ((911, 459), RAIL, False, DETAILS),
        ((880, 440), RAIL, False, DETAILS),
    ],
)
def test_the_shell_fits_real_desktops(
    qtbot: QtBot,
    frame: ShellFrame,
    size: tuple[int, int],
    sidebar: int,
    *,
    shown: bool,
    width: int,
) -> None:
    frame.resize(*size)
    qtbot.wait(1)
    assert (frame.width(), frame.height()) == size
    assert frame.sidebar.width() == sidebar
    assert frame.details_shown is shown
    if not shown:
        QTest.keyClick(frame, KEY.Key_F4)
    assert abs(details(frame).width() - width) <= 1
    bar = frame.top_bar
    assert bar.minimumSizeHint().width() <= frame.width()
    names = [child.accessibleName() for child in bar.findChildren(Button) if child.isVisible()]
    assert "Trợ giúp" in names


def test_a_change_of_width_is_told_once(qtbot: QtBot, frame: ShellFrame) -> None:
    told: list[ShellLayout] = []
    frame.layout_changed.connect(told.append)
    for width in (1300, 1200, 1100, 950):
        frame.resize(width, 600)
    qtbot.wait(1)
    assert told == [ShellLayout.RAIL, ShellLayout.COMPACT]


def test_f4_hides_docked_details_and_brings_them_back(qtbot: QtBot, frame: ShellFrame) -> None:
    QTest.keyClick(frame, KEY.Key_F4)
    assert not frame.memory().details_open
    assert details(frame).isHidden()
    QTest.keyClick(frame, KEY.Key_F4)
    assert frame.details_shown


def test_the_drawer_covers_the_page_and_esc_gives_the_focus_back(
    qtbot: QtBot, frame: ShellFrame
) -> None:
    frame.resize(1093, 550)
    qtbot.wait(1)
    field = page_field(frame)
    field.setFocus()
    covered: list[int] = []
    frame.cover_changed.connect(covered.append)
    QTest.keyClick(frame, KEY.Key_F4)
    assert covered[-1] == DETAILS
    assert details(frame).geometry().right() < frame.width()
    editor = details(frame).findChild(QPlainTextEdit)
    assert editor is not None
    editor.setFocus()
    QTest.keyClick(editor, KEY.Key_Escape)
    assert not frame.details_shown
    assert covered[-1] == 0
    assert field.hasFocus()


def test_ctrl_b_folds_the_sidebar_and_it_is_remembered(qtbot: QtBot, frame: ShellFrame) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(frame, KEY.Key_B, control)
    assert frame.memory().rail
    frame.restore(ShellMemory(rail=False, details_open=False))
    assert frame.sidebar.width() == SIDEBAR
    assert not frame.details_shown


def test_ctrl_tab_goes_round_the_panes(qtbot: QtBot, frame: ShellFrame) -> None:
    field = page_field(frame)
    field.setFocus()
    seen = []
    for _ in range(4):
        frame.focus_next_pane()
        focused = frame.focusWidget()
        panes = {
            "top": frame.top_bar,
            "side": frame.sidebar,
            "page": frame.pages,
            "details": details(frame),
        }
        seen.append(next(name for name, pane in panes.items() if pane.isAncestorOf(focused)))
    qtbot.wait(1)
    assert seen == ["details", "top", "side", "page"]


def test_every_place_stays_in_sight_on_the_smallest_desktop(
    qtbot: QtBot, frame: ShellFrame
) -> None:
    frame.resize(911, 459)
    qtbot.wait(1)
    bars = [bar for bar in frame.sidebar.findChildren(QWidget) if bar.inherits("QScrollBar")]
    assert all(bar.property("maximum") == 0 for bar in bars)


def test_the_top_bar_passes_on_what_was_pressed(qtbot: QtBot, frame: ShellFrame) -> None:
    bar = frame.top_bar
    buttons = {b.accessibleName(): b for b in bar.findChildren(Button)}
    for name, signal in (
        ("Kỳ trước", bar.previous_period),
        ("Kỳ sau", bar.next_period),
        ("Trợ giúp", bar.help_wanted),
    ):
        with qtbot.waitSignal(signal):
            QTest.mouseClick(buttons[name], LEFT)
    bar.set_save(SaveState(SaveKind.FAILED, "Chưa ghi được 3 ô"))
    retry = next(b for b in bar.findChildren(Button) if b.text() == "Thử lại")
    assert retry.isVisible()
    with qtbot.waitSignal(bar.retry_wanted):
        QTest.mouseClick(retry, LEFT)


def test_the_menu_offers_the_months_with_their_state(qtbot: QtBot, frame: ShellFrame) -> None:
    months = (
        PeriodChoice("2026-09", "Tháng 9/2026", Glyph.SENT, "nộp 19/09"),
        PeriodChoice("2026-10", "Tháng 10/2026", Glyph.ERROR),
    )
    state = PeriodState("Tháng 10/2026", "tháng 10 năm 2026", "2026-10", months, has_next=False)
    frame.top_bar.set_period(state)
    menu = next(m for m in frame.top_bar.findChildren(QMenu))
    menu.aboutToShow.emit()
    actions = menu.actions()
    assert [a.text() for a in actions] == ["Tháng 9/2026\tnộp 19/09", "Tháng 10/2026\tCó lỗi"]
    assert menu.activeAction() is actions[1]
    with qtbot.waitSignal(frame.top_bar.period_chosen) as told:
        actions[0].trigger()
    assert told.args == ["2026-09"]
    forward = next(b for b in frame.findChildren(Button) if b.accessibleName() == "Kỳ sau")
    assert not forward.isEnabled()


def test_the_receiving_desk_has_its_action_at_the_top(qtbot: QtBot, frame: ShellFrame) -> None:
    frame.top_bar.set_action(TopAction("Nạp gói", "Ctrl+O", "arrow_import"))
    button = next(b for b in frame.top_bar.findChildren(Button) if b.text() == "Nạp gói")
    with qtbot.waitSignal(frame.top_bar.action_wanted):
        QTest.mouseClick(button, LEFT)
