"""A long preview counts its pages while it is drawn, and can be stopped and begun again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.ui.pages.sign.hands import click
from tests.ui.pages.sign.seed import LONG, Office
from ui.pages.sign import reading
from ui.pages.sign.sheets import read_sheets
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from ui.pages.sign.stage import Stage


def refused(error: object) -> None:
    pytest.fail(f"not expected: {error}")


def words(stage: Stage) -> list[str]:
    return [label.text() for label in stage._state.findChildren(Label) if label.isVisible()]


def button(stage: Stage, text: str) -> QAbstractButton:
    QApplication.processEvents()  # what was just laid out is shown
    found = stage._state.findChildren(QAbstractButton)
    return next(one for one in found if one.text() == text and one.isVisible())


def test_pages_are_told_as_they_are_read(ready: Office) -> None:
    told: list[tuple[int, int]] = []

    def go_on(done: int, whole: int) -> bool:
        told.append((done, whole))
        return True

    draft = ready.page.outgoing._draft
    sheets = read_sheets(draft, go_on)
    whole = told[0][1]
    assert told == [(page, whole) for page in range(1, whole + 1)]
    assert sheets == read_sheets(draft)


def test_reading_ends_where_it_is_told_to(ready: Office) -> None:
    told: list[int] = []

    def go_on(done: int, _whole: int) -> bool:
        told.append(done)
        return False

    assert read_sheets(ready.page.outgoing._draft, go_on) == ()
    assert told == [1]


def test_steps_arrive_and_none_after_a_stop(ready: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_TELL", 0)
    office, told = ready, list[int]()
    work = reading.Reading(office.page.tasks, office.page)
    work.stepped.connect(lambda done, _whole: told.append(done))
    ends: list[object] = []
    work.start(office.page.outgoing._draft, ends.append, refused)
    office.qtbot.waitUntil(lambda: bool(ends), timeout=LONG)
    assert told == list(range(1, len(told) + 1))
    told.clear()
    work.start(office.page.outgoing._draft, ends.append, refused)
    work.stop()
    office.qtbot.waitUntil(lambda: len(ends) > 1, timeout=LONG)
    assert ends[1] == ()
    assert not told


def test_the_count_stands_with_a_stop_and_a_way_back(ready: Office) -> None:
    page, stage = ready.page, ready.page.stage
    page.outgoing.forget()
    stage._stack.setCurrentWidget(stage._state)
    stage.show_progress(120, 504)
    assert "Trang 120/504" in words(stage)
    stop = button(stage, "Dừng")
    stop.setFocus()
    stage.show_progress(130, 504)
    assert button(stage, "Dừng") is stop
    assert stop.hasFocus()
    click(stop)
    assert "Đã dừng dựng bản xem trước" in words(stage)
    click(button(stage, "Dựng lại"))
    ready.qtbot.waitUntil(stage.paper.isVisible, timeout=LONG)
    assert stage.paper.document.pages
