"""Choices, dates and texts inside a table of figures, typed and picked as a clerk does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView

from forms.common.amount import Unreadable
from tests.ui.pages.entry.conftest import ALT, CTRL, Key, offer
from ui.grid.choice_editor import ChoiceEditor
from validation.cellstate import CellState

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.pages.entry.conftest import Clerk

STATUS, DECISION, DAY = "6/estimate", "6.1/estimate", "6.2/estimate"


def choices(clerk: Clerk) -> QListView:
    editor = clerk.page.grid.editor()
    assert isinstance(editor, ChoiceEditor)
    found = editor.findChild(QListView)
    assert isinstance(found, QListView)
    return found


def offered(clerk: Clerk) -> list[str]:
    model = choices(clerk).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def labels(clerk: Clerk) -> dict[str, str]:
    return {c.code: c.label for c in clerk.page.source.form.choices_of("6", "estimate")}


def test_typing_narrows_the_list_without_marks_and_enter_takes_the_first(
    open_form: Callable[..., Clerk],
) -> None:
    clerk = open_form("CT05", empty=True)
    code, label = next(iter(labels(clerk).items()))
    clerk.go(STATUS)
    clerk.type("chua")
    assert choices(clerk).isVisible()
    assert all("hưa" in text for text in offered(clerk))
    assert label in offered(clerk)
    while choices(clerk).currentIndex().data() != label:
        clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Return)
    assert clerk.typed(STATUS) == code
    assert clerk.shown(STATUS).text == label


def test_alt_down_opens_the_whole_list_and_arrows_walk_through_it(
    open_form: Callable[..., Clerk],
) -> None:
    clerk = open_form("CT05", empty=True)
    clerk.go(STATUS)
    clerk.press(Key.Key_Down, ALT)
    assert offered(clerk) == list(labels(clerk).values())
    clerk.press(Key.Key_Down, times=2)
    clerk.press(Key.Key_Tab)
    assert clerk.typed(STATUS) == list(labels(clerk))[1]
    assert clerk.page.grid.editor() is None


def test_escape_leaves_the_cell_as_it_was(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT05", empty=True)
    clerk.go(STATUS)
    clerk.press(Key.Key_Down, ALT)
    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Escape)
    assert clerk.typed(STATUS) is None
    assert clerk.steps() == 0


def test_a_click_on_a_value_takes_it(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT05", empty=True)
    clerk.go(STATUS)
    clerk.press(Key.Key_Down, ALT)
    values = choices(clerk)
    place = values.visualRect(values.model().index(2, 0)).center()
    QTest.mouseClick(values.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert clerk.typed(STATUS) == list(labels(clerk))[2]


def test_a_word_that_is_no_choice_stays_as_typed_and_is_marked(
    open_form: Callable[..., Clerk],
) -> None:
    clerk = open_form("CT05", empty=True)
    clerk.go(STATUS)
    clerk.type("zzz")
    clerk.press(Key.Key_Return)
    assert clerk.typed(STATUS) == Unreadable("zzz")
    assert clerk.shown(STATUS).state is CellState.ERROR


def test_deleting_the_text_clears_the_choice(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT05", empty=True)
    clerk.go(STATUS)
    clerk.press(Key.Key_Down, ALT)
    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Return)
    clerk.go(STATUS)
    clerk.press(Key.Key_F2)
    clerk.page.grid.editor().selectAll()  # type: ignore[union-attr]
    clerk.press(Key.Key_Backspace)
    clerk.press(Key.Key_Return)
    assert clerk.typed(STATUS) is None


def test_a_choice_is_copied_as_its_label_and_comes_back_as_its_code(
    open_form: Callable[..., Clerk],
) -> None:
    clerk = open_form("CT05", empty=True)
    code, label = list(labels(clerk).items())[-1]
    clerk.go(STATUS)
    clerk.press(Key.Key_Down, ALT)
    clerk.press(Key.Key_Down, times=9)
    clerk.press(Key.Key_Return)
    clerk.go(STATUS)
    clerk.press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == f"{label}\r\n"
    clerk.press(Key.Key_Delete)
    assert clerk.typed(STATUS) is None
    clerk.press(Key.Key_V, CTRL)
    assert clerk.typed(STATUS) == code


def test_a_date_is_typed_shown_and_pasted_day_first(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT05", empty=True)
    clerk.go(DAY)
    clerk.type("5/3/2026")
    clerk.press(Key.Key_Return)
    assert clerk.typed(DAY) == date(2026, 3, 5)
    assert clerk.shown(DAY).text == "05/03/2026"
    clerk.go(DAY)
    offer("20/10/2026\r\n")
    clerk.press(Key.Key_V, CTRL)
    assert clerk.typed(DAY) == date(2026, 10, 20)


def test_words_stand_left_without_a_unit_and_in_full_in_the_tooltip(
    open_form: Callable[..., Clerk],
) -> None:
    clerk = open_form("CT05", empty=True)
    clerk.go(DECISION)
    clerk.type("Quyết định số 12/QĐ-UBND")
    clerk.press(Key.Key_Return)
    cell = clerk.shown(DECISION)
    index = clerk.page.grid.currentIndex().siblingAtRow(clerk.page.grid.currentIndex().row() - 1)
    alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
    assert alignment & Qt.AlignmentFlag.AlignLeft
    assert cell.tooltip == "Quyết định số 12/QĐ-UBND"
    units = {row.code: row.unit for row in clerk.page.source.rows}
    assert (units["6"], units["6.1"], units["6.2"]) == ("", "", "")
    assert units["T"]


def test_a_second_click_on_a_choice_opens_its_list(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT05", empty=True)
    clerk.go(STATUS)
    grid = clerk.page.grid
    place = grid.visualRect(grid.currentIndex()).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert choices(clerk).isVisible()


def test_the_details_name_no_unit_beside_a_choice(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT05", empty=True)
    clerk.go(STATUS)
    places = [label.text() for label in clerk.page.details.findChildren(QLabel)]
    assert any(text.startswith("Cột 5") and "triệu đồng" not in text for text in places)


def test_places_a_row_of_words_does_not_use_show_their_dash_as_others_do(
    open_form: Callable[..., Clerk],
) -> None:
    clerk = open_form("CT05", empty=True)
    assert not clerk.shown("6/plan").words
    assert clerk.shown("6/estimate").words


def test_the_history_of_a_choice_speaks_its_labels(
    open_form: Callable[..., Clerk], qtbot: QtBot
) -> None:
    clerk = open_form("CT05", empty=True)
    label = next(iter(labels(clerk).values()))
    clerk.go(STATUS)
    clerk.type(label)
    clerk.press(Key.Key_Return)
    clerk.go(STATUS)
    details = clerk.page.details
    qtbot.addWidget(details)
    details.show()

    def told() -> bool:
        texts = [shown.text() for shown in details.findChildren(QLabel)]
        return any(label in text and "trống" in text for text in texts)

    qtbot.waitUntil(told)
