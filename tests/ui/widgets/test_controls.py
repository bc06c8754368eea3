"""Buttons, choices, segments, texts: pressed and typed as a user does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QVBoxLayout, QWidget

from ui.glyphs import Glyph
from ui.look import Look
from ui.theme import HIGH_CONTRAST, LIGHT
from ui.tones import Tone
from ui.widgets.button import Button, ButtonKind, ButtonSize, icon_button
from ui.widgets.chip import Chip
from ui.widgets.choices import CheckBox, ComboBox, RadioButton
from ui.widgets.counter_text import CounterTextEdit
from ui.widgets.key_hint import Hint, KeyHint
from ui.widgets.labels import Label, emphasised
from ui.widgets.message import MessageStrip
from ui.widgets.progress_line import ProgressLine
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segment, SegmentedControl
from ui.widgets.state_panel import PanelAction, PanelState, StatePanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def look(qapp: object) -> Look:
    assert qapp is not None
    return Look(LIGHT)


def shows(widget: QWidget, colour: str) -> bool:
    image: QImage = widget.grab().toImage()
    wanted = QColor(colour).rgb()
    return any(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


class Stage(QWidget):
    """A window in front, with widgets under each other."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)

    def show_all(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self._column.addWidget(widget)
        self.show()
        self.activateWindow()
        assert QTest.qWaitForWindowActive(self)


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    window = Stage()
    qtbot.addWidget(window)
    return window


def test_a_click_leaves_the_focus_where_it_was(stage: Stage, qtbot: QtBot, look: Look) -> None:
    field, button = QLineEdit(), Button(look, "Thêm dòng", ButtonKind.FLAT, icon="add", key="F5")
    stage.show_all(field, button)
    field.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, LEFT)
    assert field.hasFocus()
    assert button.toolTip() == "Thêm dòng (F5)"


@pytest.mark.parametrize("kind", list(ButtonKind))
def test_focus_is_visible_on_every_kind(stage: Stage, look: Look, kind: ButtonKind) -> None:
    button = Button(look, "Ký", kind)
    stage.show_all(QLineEdit(), button)
    before = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.grab().toImage() != before
    assert shows(button, LIGHT.ink if kind is ButtonKind.PRIMARY else LIGHT.acc)


def test_a_blocked_primary_button_shows_a_lock_and_loses_its_colour(
    qtbot: QtBot, look: Look
) -> None:
    button = Button(look, "Chuyển sang ký", ButtonKind.PRIMARY, ButtonSize.MAIN)
    qtbot.addWidget(button)
    assert shows(button, LIGHT.acc)
    width = button.sizeHint().width()
    button.setEnabled(False)
    assert not shows(button, LIGHT.acc)
    assert button.sizeHint().width() > width
    assert button.sizeHint().height() == 34


def test_an_icon_button_has_a_name_and_a_target_large_enough(qtbot: QtBot, look: Look) -> None:
    button = icon_button(look, "question_circle", "Trợ giúp", "F1")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Trợ giúp"
    assert button.toolTip() == "Trợ giúp (F1)"
    assert min(button.sizeHint().width(), button.sizeHint().height()) >= 24


def test_a_widget_follows_a_change_of_theme(qtbot: QtBot, look: Look) -> None:
    button = Button(look, "Ký", ButtonKind.PRIMARY)
    qtbot.addWidget(button)
    look.use(HIGH_CONTRAST)
    assert shows(button, HIGH_CONTRAST.acc)


def test_choices_are_made_by_mouse_and_space(stage: Stage, look: Look) -> None:
    box, radio = CheckBox(look, "Ghép theo tên"), RadioButton(look, "Token")
    stage.show_all(box, radio)
    QTest.mouseClick(box, LEFT, pos=box.rect().center())
    radio.setFocus()
    QTest.keyClick(radio, Qt.Key.Key_Space)
    assert box.isChecked()
    assert radio.isChecked()
    assert shows(box, LIGHT.acc)
    assert shows(radio, LIGHT.acc)


def test_a_list_to_choose_from_is_named_and_wide_enough(qtbot: QtBot, look: Look) -> None:
    combo = ComboBox(look, "Đơn vị", ("Tỷ đồng", "Nghìn đô la Mỹ"))
    qtbot.addWidget(combo)
    assert combo.accessibleName() == "Đơn vị"
    assert combo.sizeHint().width() > combo.fontMetrics().horizontalAdvance("Nghìn đô la Mỹ") + 28
    combo.show()
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentText() == "Nghìn đô la Mỹ"


def test_segments_tell_which_one_was_chosen(stage: Stage, look: Look) -> None:
    segments = (Segment("all", "Tất cả 8"), Segment("error", "Lỗi 2", Glyph.ERROR))
    control = SegmentedControl(look, "Lọc", segments, "all")
    stage.show_all(control)
    width = control.sizeHint().width()
    told: list[str] = []
    control.chosen.connect(told.append)
    button = control.findChildren(QWidget)[-1]
    QTest.mouseClick(button, LEFT)
    assert told == ["error"]
    assert control.current == "error"
    assert control.sizeHint().width() == width
    control.choose("all")
    assert told == ["error"]
    control.set_segments((Segment("one", "Một"),), "one")
    assert control.current == "one"


def test_tab_comes_to_the_segment_that_is_on(stage: Stage, look: Look) -> None:
    segments = (Segment("a", "Người lập"), Segment("b", "Giám đốc"), Segment("c", "Văn thư"))
    control = SegmentedControl(look, "Người ký", segments, "b")
    before = Button(look, "Trước")
    stage.show_all(before, control, Button(look, "Sau"))
    before.setFocus()

    def focused() -> str:
        button = QApplication.focusWidget()
        assert isinstance(button, QAbstractButton)
        return button.text()

    def press(key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or stage, key)

    press(Qt.Key.Key_Tab)
    assert focused() == "Giám đốc"
    press(Qt.Key.Key_Right)
    assert (focused(), control.current) == ("Văn thư", "c")
    control.choose("a")
    press(Qt.Key.Key_Tab)
    assert focused() == "Sau"


def test_a_chip_grows_with_its_words(qtbot: QtBot, look: Look) -> None:
    chip = Chip(look, "1 lỗi", Tone.ERROR, Glyph.ERROR)
    qtbot.addWidget(chip)
    narrow = chip.sizeHint().width()
    assert shows(chip, LIGHT.errs)
    chip.show_state("1 đã giải trình", Tone.NOTE)
    assert chip.sizeHint().width() > narrow
    assert chip.accessibleName() == "1 đã giải trình"


def test_a_hint_speaks_its_keys(qtbot: QtBot, look: Look) -> None:
    hint = KeyHint(look, Hint(("↑", "↓"), "Chọn"))
    qtbot.addWidget(hint)
    assert hint.accessibleName() == "↑ ↓ Chọn"
    assert not hint.grab().isNull()


def test_too_long_a_text_is_kept_and_marked(qtbot: QtBot) -> None:
    field = CounterTextEdit("Giải trình", 5)
    qtbot.addWidget(field)
    told: list[str] = []
    field.changed.connect(told.append)
    field.editor.insertPlainText("Giá tăng")
    assert field.text == "Giá tăng"
    assert field.editor.property("wrong") is True
    assert told[-1] == "Giá tăng"
    field.set_text("Giá")
    assert not field.too_long
    assert field.editor.accessibleDescription() == "Đã viết 3 trên 5 ký tự"


def test_ctrl_enter_submits_and_enter_breaks_the_line(qtbot: QtBot) -> None:
    field = CounterTextEdit("Giải trình", 500)
    qtbot.addWidget(field)
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.text == "\n"
    with qtbot.waitSignal(field.submitted):
        QTest.keyClick(field.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert field.text == "\n"


def test_a_message_can_be_selected_and_is_spoken_without_markup(stage: Stage, look: Look) -> None:
    strip = MessageStrip(look, f"Tăng {emphasised('38,6%')} so với tháng 9.", Tone.WARNING)
    stage.show_all(strip)
    label = strip.findChild(Label)
    assert label is not None
    assert label.accessibleName() == "Tăng 38,6% so với tháng 9."
    assert shows(strip, LIGHT.warnl)
    strip.show_message("Mục 1 < mục 2.", Tone.ERROR)
    assert label.accessibleName() == "Mục 1 < mục 2."


def test_markup_in_data_is_shown_as_written() -> None:
    assert "<b>" not in emphasised("<b>x</b>")


def test_progress_speaks_its_numbers(qtbot: QtBot, look: Look) -> None:
    line = ProgressLine(look, "Đã nhập", 212, 218)
    qtbot.addWidget(line)
    assert line.accessibleName() == "Đã nhập, 212 trên 218"
    line.show_progress(0, 0)
    assert not shows(line, LIGHT.acc)


def test_a_panel_says_what_to_do_next(stage: Stage, look: Look) -> None:
    actions = (PanelAction("retry", "Tìm lại", primary=True), PanelAction("file", "Dùng tệp .p12"))
    state = PanelState("usb_stick", "Chưa thấy USB Token", "Cắm token.", Tone.ERROR, actions)
    panel = StatePanel(look, state)
    stage.show_all(panel)
    told: list[str] = []
    panel.acted.connect(told.append)
    for button in panel.findChildren(Button):
        QTest.mouseClick(button, LEFT)
    assert told == ["retry", "file"]
    assert panel.accessibleName() == "Chưa thấy USB Token. Cắm token."
    panel.show_state(PanelState("arrow_sync", "Đang mở gói: 12/18", progress=(12, 18)))
    line = panel.findChild(ProgressLine)
    assert line is not None
    assert line.isVisible()


def test_a_search_field_is_named_by_its_placeholder(qtbot: QtBot, look: Look) -> None:
    field = SearchField(look, "Tìm chỉ tiêu", "Ctrl+F")
    qtbot.addWidget(field)
    assert field.accessibleName() == "Tìm chỉ tiêu"
    empty = field.grab().toImage()
    QTest.keyClicks(field, "xang")
    assert field.grab().toImage() != empty
