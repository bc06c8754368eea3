"""The status bar drops what does not fit, the least important first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.look import Look
from ui.shell.status_bar import Fact, StatusBar, StatusLine
from ui.theme import LIGHT
from ui.widgets.key_hint import Hint, KeyHint
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LINE = StatusLine(
    "Hàng 1.8 · Cột 4",
    (Fact("Chọn 8 ô"), Fact("Tổng", "3.549,7"), Fact("Lớn nhất", "1.204,5")),
    (
        Hint(("F1",), "Trợ giúp", essential=True),
        Hint(("F2",), "Sửa ô"),
        Hint(("F8",), "Lỗi kế tiếp", essential=True),
    ),
    ("Chuyên viên nhập liệu", "100%"),
)


def bar_of(qtbot: QtBot, line: StatusLine, width: int) -> StatusBar:
    bar = StatusBar(Look(LIGHT))
    qtbot.addWidget(bar)
    bar.show_line(line)
    bar.resize(width, bar.height())
    bar.show()
    return bar


def keys(bar: StatusBar) -> list[str]:
    return [k.hint.keys[0] for k in bar.findChildren(KeyHint) if k.isVisible()]


def words(bar: StatusBar) -> str:
    return " ".join(label.text() for label in bar.findChildren(Label) if label.isVisible())


def test_everything_shows_where_there_is_room(qtbot: QtBot) -> None:
    bar = bar_of(qtbot, LINE, 1366)
    assert keys(bar) == ["F1", "F2", "F8"]
    assert "3.549,7" in words(bar)


def test_essential_keys_stay_longest(qtbot: QtBot) -> None:
    bar = bar_of(qtbot, LINE, 1366)
    kept = {}
    for width in range(1366, 300, -20):
        bar.resize(width, bar.height())
        kept[width] = keys(bar)
        assert "Hàng 1.8" in words(bar)
    assert ["F1", "F8"] in kept.values()
    assert kept[1366] == ["F1", "F2", "F8"]
    bar.resize(1366, bar.height())
    assert keys(bar) == ["F1", "F2", "F8"]


def test_new_figures_keep_the_labels(qtbot: QtBot) -> None:
    bar = bar_of(qtbot, LINE, 1366)
    before = set(bar.findChildren(Label))
    facts = (Fact("Chọn 2 ô"), Fact("Tổng", "1,0"), Fact("Lớn nhất", "1,0"))
    bar.show_line(StatusLine(LINE.place, facts, LINE.hints, LINE.notes))
    assert set(bar.findChildren(Label)) == before
    assert "Chọn 2 ô" in words(bar)
    assert "3.549,7" not in words(bar)


def test_a_line_without_a_cell_begins_with_its_facts(qtbot: QtBot) -> None:
    bar = bar_of(qtbot, StatusLine("", (Fact("8 phát hiện · 9 biểu"),)), 900)
    assert words(bar) == "8 phát hiện · 9 biểu"
    bar.show_line(LINE)
    assert words(bar).startswith("Hàng 1.8")


def test_markup_in_data_is_not_obeyed(qtbot: QtBot) -> None:
    bar = bar_of(qtbot, StatusLine("", (Fact("Tên", "<b>x</b>"),)), 900)
    assert "&lt;b&gt;" in words(bar)
