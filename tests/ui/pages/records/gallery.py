"""Pictures of the records page: ``python -m tests.ui.pages.records.gallery --out DIR``."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from forms.common.clock import SystemClock
from forms.common.period import Period
from tests.ui.gallery import samples
from tests.ui.pages.records.office import LAST, fill, opened
from ui.look import Look
from ui.pages.records.head_bar import THREAD
from ui.pages.records.page import RecordsPage
from ui.shell.frame import ShellFrame
from ui.shell.top_bar import UnitName
from ui.theme import HIGH_CONTRAST, LIGHT, Tokens, apply_theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.session import EditSession

WIDE = (1366, 736)
SMALL = (1093, 550)
LEAST = (911, 459)
NOVEMBER = Period(2026, 11)


def scene_first(page: RecordsPage) -> None:
    page.form.focus_field("obstacle")
    area = page.form.fields["obstacle"].editor.widget
    area.moveCursor(area.textCursor().MoveOperation.End)  # type: ignore[attr-defined]


def scene_list(page: RecordsPage) -> None:
    page.listing.step(1)
    page.listing.view.setFocus()


def scene_mistakes(page: RecordsPage) -> None:
    page.go_to(page.source.cell("r4", "before"))


def scene_blank(page: RecordsPage) -> None:
    page.go_to(page.source.cell("r6", "title"))


def scene_bottom(page: RecordsPage) -> None:
    page.form.focus_field("note")


def scene_thread(page: RecordsPage) -> None:
    page.board.choose_view(THREAD)


def scene_filtered(page: RecordsPage) -> None:
    page.listing.search.setText("xang sinh hoc")


def scene_found(page: RecordsPage) -> None:
    page.listing.search.setText("cong nghiep")
    page.listing.search.setFocus()


def scene_as_is(page: RecordsPage) -> None:
    page.setFocus()


def scene_events(page: RecordsPage) -> None:
    page.listing.step(1)
    page.form.focus_field("title")


SCENES: dict[str, tuple[Callable[[RecordsPage], None], tuple[int, int], str, Period]] = {
    "first": (scene_first, WIDE, "KN", LAST),
    "first-1093": (scene_first, SMALL, "KN", LAST),
    "first-911": (scene_first, LEAST, "KN", LAST),
    "list": (scene_list, WIDE, "KN", LAST),
    "mistakes": (scene_mistakes, WIDE, "KN", LAST),
    "blank": (scene_blank, WIDE, "KN", LAST),
    "bottom": (scene_bottom, WIDE, "KN", LAST),
    "thread-1093": (scene_thread, SMALL, "KN", LAST),
    "filtered": (scene_filtered, WIDE, "KN", LAST),
    "found": (scene_found, WIDE, "KN", LAST),
    "empty": (scene_as_is, WIDE, "KN", Period(2027, 1)),
    "carry": (scene_as_is, WIDE, "KN", NOVEMBER),
    "events": (scene_events, WIDE, "CT10", LAST),
}


def framed(look: Look, page: RecordsPage) -> ShellFrame:
    frame = ShellFrame(look)
    frame.top_bar.set_unit(UnitName("Tỉnh Nghệ An", "Sở Công Thương"))
    frame.top_bar.set_period(samples.PERIOD)
    frame.top_bar.set_steps(samples.STEPS)
    frame.top_bar.set_save(samples.SAVED)
    frame.sidebar.set_entries(samples.NAV, samples.FOOT)
    frame.status_bar.show_line(page.status)
    frame.pages.addWidget(page)
    return frame


def render(app: QApplication, tokens: Tokens, name: str, out: Path) -> None:
    scene, size, code, period = SCENES[name.removesuffix("-hc")]
    apply_theme(app, tokens)
    look = Look(tokens)
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder), SystemClock())
        session: EditSession = opened(Path(folder), SystemClock(), period)
        page = RecordsPage(look, session, code)
        frame = framed(look, page)
        frame.resize(*size)
        frame.show()
        frame.activateWindow()
        app.processEvents()
        scene(page)
        QTest.qWait(50)
        frame.grab().save(str(out / f"records-{name}.png"))
        frame.close()
        session.workspace.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", choices=sorted(SCENES))
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    for name in [arguments.only] if arguments.only else SCENES:
        render(app, LIGHT, name, arguments.out)
    if not arguments.only:
        render(app, HIGH_CONTRAST, "first-hc", arguments.out)
        render(app, HIGH_CONTRAST, "mistakes-hc", arguments.out)


if __name__ == "__main__":
    main()
