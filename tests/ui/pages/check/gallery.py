"""Pictures of the check page: ``python -m tests.ui.pages.check.gallery --out DIR``."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from forms.common.clock import SystemClock
from tests.ui.gallery import samples
from tests.ui.pages.check.office import MISTAKES, beside, enter, fill, opened, remember
from ui.glyphs import Glyph
from ui.look import Look
from ui.pages.check.page import CheckPage
from ui.shell.frame import ShellFrame
from ui.shell.top_bar import UnitName
from ui.theme import HIGH_CONTRAST, LIGHT, Tokens, apply_theme
from validation.reasons import Reason

WIDE = (1366, 736)
SMALL = (1093, 550)
LEAST = (911, 459)
REASON = (
    "Giá bán lẻ xăng dầu điều chỉnh tăng 3 kỳ liên tiếp; 4 cửa hàng mới hoạt động từ ngày 05/10; "
    "nhu cầu vận tải mùa xây dựng tăng."
)
STATED = "Số do Chi cục Thống kê công bố ngày 06/10, đơn vị không có quyền sửa tổng này."
Key = Qt.Key


def press(widget: CheckPage, *keys: Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or widget, key)
        QApplication.processEvents()


def write(page: CheckPage, text: str) -> None:
    """Letters with marks come from an input method, not from keys."""
    press(page, Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    field.insertPlainText(text)


def save() -> None:
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    QTest.keyClick(field, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def scene_list(page: CheckPage) -> None:
    """An explained warning, an open one with half a reason, errors, blanks."""
    explain(page, "Đá quý", "Giá vàng trong nước tăng mạnh từ đầu tháng 10, sức mua tăng.")
    to(page, "Xăng, dầu")
    write(page, REASON)


def scene_error(page: CheckPage) -> None:
    press(page, Key.Key_F8)


def scene_short(page: CheckPage) -> None:
    to(page, "Xăng, dầu")
    write(page, "tăng giá")
    save()


def scene_stale(page: CheckPage) -> None:
    explain(page, "Xăng, dầu", REASON)
    enter(page._session, ("1.8", "estimate", "1304500"))
    to(page, "Đá quý")


def scene_statement(page: CheckPage) -> None:
    """A total that differs because its parts are not all published, stated; another half way."""
    to_error(page, "Bán lẻ hàng hóa")
    write(page, STATED)


def scene_stated(page: CheckPage) -> None:
    scene_statement(page)
    save()


def scene_offered(page: CheckPage) -> None:
    """Last month's words stand under the field."""
    session = page.session
    finding = next(j.finding for j in session.desk.judged if j.finding.cell.row == "1.8")
    remember(session, finding, REASON, Reason.PRICE)
    page.set_session(beside(session, session.period))
    to(page, "Xăng, dầu")
    write(page, "Giá tăng")


def to_error(page: CheckPage, label: str) -> None:
    for index, entry in page.view.findings.findings():
        if entry.glyph is Glyph.ERROR and entry.label.startswith(label):
            page.view.go(index)
            page.view.setFocus()
            QApplication.processEvents()
            return


def scene_filtered(page: CheckPage) -> None:
    page._filters.search.setText("xăng sinh học")


def scene_blanks(page: CheckPage) -> None:
    press(page, Key.Key_End, Key.Key_Right, Key.Key_Right)


def scene_done(page: CheckPage) -> None:
    page._session.undo_stack.undo()
    explain(page, "Xăng, dầu", REASON)
    explain(page, "Đá quý", REASON)


def to(page: CheckPage, label: str) -> None:
    for index, entry in page.view.findings.findings():
        if entry.explainable and entry.label.startswith(label):
            page.view.go(index)
            page.view.setFocus()
            QApplication.processEvents()
            return


def explain(page: CheckPage, label: str, text: str) -> None:
    to(page, label)
    write(page, text)
    save()


SCENES = {
    "list": (scene_list, WIDE),
    "list-1093": (scene_list, SMALL),
    "list-911": (scene_list, LEAST),
    "error": (scene_error, WIDE),
    "short": (scene_short, WIDE),
    "stale": (scene_stale, WIDE),
    "statement": (scene_statement, WIDE),
    "stated": (scene_stated, WIDE),
    "offered": (scene_offered, WIDE),
    "filtered": (scene_filtered, WIDE),
    "blanks": (scene_blanks, WIDE),
    "done": (scene_done, WIDE),
}


def framed(look: Look, page: CheckPage) -> ShellFrame:
    frame = ShellFrame(look)
    frame.top_bar.set_unit(UnitName("Tỉnh Nghệ An", "Sở Công Thương"))
    frame.top_bar.set_period(samples.PERIOD)
    frame.top_bar.set_steps(samples.STEPS)
    frame.top_bar.set_save(samples.SAVED)
    frame.sidebar.set_entries(samples.NAV, samples.FOOT)
    frame.status_bar.show_line(samples.STATUS)
    frame.pages.addWidget(page)
    return frame


def render(app: QApplication, tokens: Tokens, name: str, out: Path) -> None:
    scene, size = SCENES[name.removesuffix("-hc")]
    apply_theme(app, tokens)
    look = Look(tokens)
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder), SystemClock())
        session = opened(Path(folder), SystemClock())
        enter(session, *MISTAKES)
        page = CheckPage(look, session)
        frame = framed(look, page)
        frame.resize(*size)
        frame.show()
        frame.activateWindow()
        page.setFocus()
        while page.busy:
            app.processEvents()
        scene(page)
        app.processEvents()
        frame.grab().save(str(out / f"check-{name}.png"))
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
        render(app, HIGH_CONTRAST, "list-hc", arguments.out)


if __name__ == "__main__":
    main()
