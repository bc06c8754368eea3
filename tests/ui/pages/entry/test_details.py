"""The details pane beside the grid: figures that fit, room that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.windows import FUEL, empty_workspace, open_window, sample_workspace
from ui import report_state
from ui.metrics import DETAILS
from ui.pages.entry.fact_strip import FactStrip
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.ui.pages.entry.conftest import Clerk

_FIGURES = (("Tháng 9", "869.000"), ("Cùng kỳ", "797.100"), ("Lũy kế", "8.803.200"))


@pytest.fixture
def strip(qtbot: QtBot) -> FactStrip:
    strip = FactStrip()
    qtbot.addWidget(strip)
    strip.resize(242, 50)
    strip.show()
    return strip


def shown(strip: FactStrip) -> list[QWidget]:
    return [each for each in strip._compartments if each.isVisible()]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_compartments_share_the_strip_evenly_and_none_is_empty(
    strip: FactStrip, qtbot: QtBot, count: int
) -> None:
    strip.show_facts(_FIGURES[:count])
    qtbot.waitUntil(lambda: len(shown(strip)) == count)
    qtbot.wait(1)
    widths = [each.width() for each in shown(strip)]
    assert max(widths) - min(widths) <= 1
    assert len({each.y() for each in shown(strip)}) == 1


def test_a_figure_too_long_for_its_compartment_gets_a_line_of_its_own(
    strip: FactStrip, qtbot: QtBot
) -> None:
    strip.show_facts((*_FIGURES[:2], ("Lũy kế", "123.456.789.012,25")))
    qtbot.waitUntil(lambda: len({each.y() for each in shown(strip)}) == 3)
    assert all(each.width() >= each.needed for each in strip._compartments)


def test_without_figures_there_is_no_strip(strip: FactStrip) -> None:
    strip.show_facts(())
    assert not strip.isVisible()


def test_last_month_is_the_official_figure_or_what_was_reported(
    open_form: Callable[..., Clerk],
) -> None:
    from ui.pages.entry.cell_facts import facts_of

    clerk = open_form("CT03")
    facts = facts_of(clerk.page.source, FUEL)
    assert facts.figures[0] == ("Tháng 9", "869.000")
    clerk.page.session.enter(((FUEL._replace(column="official"), ""),), "xóa 1 ô")
    facts = facts_of(clerk.page.source, FUEL)
    assert facts.figures[0] == ("Tháng 9", "877.300")


def test_a_wide_page_out_of_view_does_not_squeeze_the_details(tmp_path: Path, qtbot: QtBot) -> None:
    sample_workspace(tmp_path / "kho").close()
    workspace = empty_workspace(tmp_path / "kho")
    window = open_window(workspace)
    qtbot.addWidget(window)
    window.resize(1366, 736)
    window.show()
    window.show_page(report_state.CHECK)
    wide = window.shell.pages.currentWidget()
    assert wide is not None
    wide.setMinimumWidth(1100)
    window.show_cell(FUEL)
    qtbot.wait(1)
    entry = window.shell.pages.currentWidget()
    assert entry is not None
    assert entry.details.width() == DETAILS  # type: ignore[attr-defined]
    window.close()
    workspace.close()


def test_a_signed_report_says_that_it_is_locked_and_takes_no_paste(
    open_form: Callable[..., Clerk],
) -> None:
    from PySide6.QtWidgets import QLabel

    from forms.report import ReportState
    from ui.look import Look
    from ui.pages.entry.page import EntryPage
    from ui.session import EditSession
    from ui.theme import LIGHT

    clerk = open_form("CT03")
    session = clerk.page.session
    session.workspace.reports.set_state(session.stored_report, ReportState.SIGNED)
    locked = EditSession(session.workspace, session.unit, session.period)
    page = EntryPage(Look(LIGHT), locked, "CT03")
    assert not page.tools.paste.isEnabled()
    assert "Mở bản điều chỉnh" in page.tools.paste.toolTip()
    assert any(label.text() == "Đã ký, chỉ đọc" for label in page.tools.findChildren(QLabel))
    page.close()


def test_the_details_follow_a_change_of_the_cell_they_tell_about(
    tmp_path: Path, qtbot: QtBot
) -> None:
    sample_workspace(tmp_path / "kho").close()
    workspace = empty_workspace(tmp_path / "kho")
    window = open_window(workspace)
    qtbot.addWidget(window)
    window.resize(1366, 736)
    window.show()
    window.show_cell(FUEL)
    details = window.shell.pages.currentWidget().details  # type: ignore[union-attr]

    def told(words: str) -> bool:
        return any(words in label.text() for label in details.findChildren(Label))

    qtbot.waitUntil(lambda: told("1.204.500"))
    window.session.enter(((FUEL, "1000000"),), "nhập 1 ô")
    qtbot.waitUntil(lambda: told("1.000.000") and told("1.204.500 →"))
    window.show_page(report_state.CHECK)
    window.session.undo()
    window.show_cell(FUEL)
    qtbot.waitUntil(lambda: told("1.204.500") and told("1.000.000 →"))
    window.close()
    workspace.close()
