"""Pictures of the narrative page: ``python -m tests.ui.pages.narrative.gallery --out DIR``."""

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

from forms.cell import Cell
from forms.common.clock import SystemClock
from tests.ui.gallery import samples
from tests.ui.pages.records.office import opened
from ui.look import Look
from ui.pages.narrative.page import NarrativePage
from ui.shell.frame import ShellFrame
from ui.shell.top_bar import UnitName
from ui.theme import HIGH_CONTRAST, LIGHT, Tokens, apply_theme

if TYPE_CHECKING:
    from collections.abc import Callable

WIDE = (1366, 736)
SMALL = (1093, 550)
TEXTS = {
    "1.1": (
        "Chỉ số sản xuất công nghiệp tháng 10 tăng 9,1% so với cùng kỳ. Ngành chế biến, chế tạo "
        "tăng 10,2% nhờ hai nhà máy linh kiện điện tử vận hành đủ công suất từ tháng 9.\n"
        "Sản lượng xi măng giảm 3,4% do nhu cầu xây dựng dân dụng chậm lại trong mùa mưa."
    ),
    "1.2": "Sức mua tăng trước mùa cưới; giá xăng dầu điều chỉnh tăng ba kỳ liên tiếp.",
    "2": "Thiếu mặt bằng sạch trong các cụm công nghiệp miền núi.",
}


def scene_begun(page: NarrativePage) -> None:
    page.session.enter(tuple((Cell("TH", r, "text"), t) for r, t in TEXTS.items()), "viết")
    page.go_to(Cell("TH", "1.1", "text"))


def scene_end(page: NarrativePage) -> None:
    scene_begun(page)
    page.go_to(Cell("TH", "3", "text"))


def scene_blank(page: NarrativePage) -> None:
    page.setFocus()


SCENES: dict[str, tuple[Callable[[NarrativePage], None], tuple[int, int]]] = {
    "begun": (scene_begun, WIDE),
    "begun-1093": (scene_begun, SMALL),
    "end": (scene_end, WIDE),
    "blank": (scene_blank, WIDE),
}


def render(app: QApplication, tokens: Tokens, name: str, out: Path) -> None:
    scene, size = SCENES[name.removesuffix("-hc")]
    apply_theme(app, tokens)
    look = Look(tokens)
    with tempfile.TemporaryDirectory() as folder:
        session = opened(Path(folder), SystemClock())
        page = NarrativePage(look, session, "TH")
        frame = ShellFrame(look)
        frame.top_bar.set_unit(UnitName("Tỉnh Nghệ An", "Sở Công Thương"))
        frame.top_bar.set_period(samples.PERIOD)
        frame.top_bar.set_steps(samples.STEPS)
        frame.top_bar.set_save(samples.SAVED)
        frame.sidebar.set_entries(samples.NAV, samples.FOOT)
        frame.pages.addWidget(page)
        frame.resize(*size)
        frame.show()
        frame.activateWindow()
        app.processEvents()
        scene(page)
        frame.status_bar.show_line(page.status)
        QTest.qWait(50)
        frame.grab().save(str(out / f"narrative-{name}.png"))
        frame.close()
        session.workspace.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    for name in SCENES:
        render(app, LIGHT, name, arguments.out)
    render(app, HIGH_CONTRAST, "begun-hc", arguments.out)


if __name__ == "__main__":
    main()
