"""Adding, copying, removing, filtering and walking through records with the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from tests.ui.pages.records.conftest import CLOCK, shown
from tests.ui.pages.records.hands import ALT, CTRL, Hands, Key
from tests.ui.pages.records.office import LAST, opened
from ui.pages.records.changes import new_id, next_code
from ui.pages.records.source import RecordsSource
from ui.pages.records.states import CARRY
from ui.tones import Tone

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.look import Look
    from ui.pages.records.source import Summary


def chips(hands: Hands) -> dict[str, str]:
    return {s.record: s.chip.text for s in hands.page.listing.model.summaries}


def test_chips_count_what_a_record_lacks(hands: Hands) -> None:
    found = chips(hands)
    assert found["r2"] == "Đủ nội dung"
    assert found["r5"] == "Thiếu 7 mục"
    assert found["r6"] == "Thiếu 9 mục"


def test_f5_adds_a_record_with_the_next_code_and_waits_for_its_title(hands: Hands) -> None:
    hands.press(Key.Key_F5)
    assert hands.record == "n1"
    assert hands.value("n1", "code") == "40-2026-07"
    assert hands.page.form.fields["title"].busy
    hands.type("Moi")
    hands.press(Key.Key_Tab)
    assert hands.page.listing.model.summaries[-1].title == "Moi"
    assert hands.page.listing.model.summaries[-1].chip.tone is Tone.ERROR


def test_tab_goes_through_every_field_in_order_and_then_out(hands: Hands) -> None:
    fields = hands.page.form.fields
    hands.at("r2", next(iter(fields)))
    for field in fields.values():
        assert field.busy
        hands.press(Key.Key_Tab)
    assert not any(field.busy for field in fields.values())


def test_f6_removes_without_asking_and_undo_brings_everything_back(hands: Hands) -> None:
    held = {c: hands.value("r2", c) for c in hands.page.source.form.column_of}
    hands.at("r2", "title")
    with_r2 = hands.listed
    hands.press(Key.Key_F6)
    assert "r2" not in hands.listed
    assert hands.record == "r3"
    hands.press(Key.Key_Z, CTRL)
    assert hands.listed == with_r2
    assert hands.record == "r2"
    assert {c: hands.value("r2", c) for c in hands.page.source.form.column_of} == held
    hands.press(Key.Key_Y, CTRL)
    assert "r2" not in hands.listed


def test_a_half_typed_text_comes_back_with_its_record(hands: Hands) -> None:
    hands.at("r6", "title")
    hands.type("Cho")
    hands.press(Key.Key_F6)
    hands.press(Key.Key_Z, CTRL)
    assert hands.value("r6", "title") == "Cho"
    assert hands.shown("title") == "Cho"


def test_a_copy_has_the_contents_but_not_the_course(hands: Hands) -> None:
    hands.at("r1", "title")
    hands.page.copy()
    assert hands.listed[:3] == ["r1", "n1", "r2"]
    assert hands.record == "n1"
    assert hands.value("n1", "proposal") == hands.value("r1", "proposal")
    assert hands.value("n1", "code") == "40-2026-07"
    for column in ("sent", "status", "reply", "reply_date", "reply_class"):
        assert hands.value("n1", column) is None


def test_alt_arrows_walk_through_the_records_in_the_same_field(hands: Hands) -> None:
    hands.at("r1", "urgency")
    hands.press(Key.Key_Down, ALT, times=2)
    assert hands.record == "r3"
    assert hands.page.form.fields["urgency"].busy
    assert hands.value("r1", "urgency") == "urgent"
    hands.press(Key.Key_Up, ALT, times=5)
    assert hands.record == "r1"


def test_arrows_walk_in_the_list_enter_goes_in_and_esc_comes_back(hands: Hands) -> None:
    hands.press(Key.Key_Down, times=2)
    assert hands.record == "r3"
    hands.press(Key.Key_Return)
    assert hands.page.form.fields["code"].busy
    hands.press(Key.Key_Escape)
    assert hands.page.listing.view.hasFocus()
    assert hands.record == "r3"


def test_ctrl_f_filters_without_marks(hands: Hands) -> None:
    hands.at("r1", "title")
    hands.press(Key.Key_F, CTRL)
    QTest.keyClicks(hands.page.listing.search, "xang dau")
    assert hands.listed == ["r5"]
    assert hands.record == "r5"
    hands.press(Key.Key_Escape)
    assert len(hands.listed) == 6
    assert hands.record == "r5"


def test_a_filter_without_result_says_so_and_can_be_lifted(hands: Hands) -> None:
    hands.press(Key.Key_F, CTRL)
    QTest.keyClicks(hands.page.listing.search, "zzz")
    assert hands.listed == []
    assert hands.page.board.nothing.isVisible()
    hands.page.board.nothing.acted.emit("clear")
    assert len(hands.listed) == 6
    assert not hands.page.board.nothing.isVisible()


def test_going_to_a_field_lifts_a_filter_that_hides_it(hands: Hands) -> None:
    hands.press(Key.Key_F, CTRL)
    QTest.keyClicks(hands.page.listing.search, "xang dau")
    hands.at("r4", "before")
    assert hands.record == "r4"
    assert hands.page.form.fields["before"].busy
    assert hands.remark("before") == "Nhắc lại thì ghi mã kiến nghị trước."


def test_undo_shows_the_record_it_changed(hands: Hands) -> None:
    hands.at("r6", "article")
    hands.type("Điều 5")
    hands.at("r1", "title")
    hands.press(Key.Key_Z, CTRL)
    assert hands.record == "r6"
    assert hands.value("r6", "article") is None


def test_last_months_records_are_taken_over_in_one_step(
    look: Look, folder: Path, qtbot: QtBot
) -> None:
    session = opened(folder, CLOCK, LAST.plus(1))
    hands = Hands(shown(look, session, qtbot))
    assert hands.page.board.nothing.isVisible()
    hands.page.board.nothing.acted.emit(CARRY)
    assert len(hands.listed) == 6
    assert hands.value("n1", "code") == "40-2026-01"
    assert session.undo_stack.count() == 1
    hands.press(Key.Key_Z, CTRL)
    assert hands.listed == []
    session.workspace.close()


def test_the_list_is_read_once_for_a_step_of_many_records(
    look: Look, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened(folder, CLOCK, LAST.plus(1))
    hands = Hands(shown(look, session, qtbot))
    read: list[int] = []
    summaries = RecordsSource.summaries

    def counted(source: RecordsSource) -> tuple[Summary, ...]:
        read.append(len(source.records))
        return summaries(source)

    monkeypatch.setattr(RecordsSource, "summaries", counted)
    hands.page.board.nothing.acted.emit(CARRY)
    hands.press(Key.Key_Z, CTRL)
    assert read == [6, 0]
    hands.press(Key.Key_F5)  # and what comes after is followed again
    assert read == [6, 0, 1]
    session.workspace.close()


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_earlier_codes_are_offered_by_any_word_of_their_title(hands: Hands) -> None:
    hands.at("r4", "before")
    hands.type("ha tang")
    popup = hands.line.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    hands.page.form.scribe.finish()
    assert hands.value("r4", "before") == "40-2026-01"


def test_codes_go_on_where_the_year_stands() -> None:
    assert next_code("40", 2026, []) == "40-2026-01"
    assert next_code("40", 2026, ["40-2026-09", "40-2025-77", "40-2026-x", "41-2026-30"]) == (
        "40-2026-10"
    )


def test_new_ids_are_short_and_fit_a_cell() -> None:
    found = {new_id() for _ in range(50)}
    assert len(found) == 50
    assert all(len(record) == 8 and record.isalnum() for record in found)
