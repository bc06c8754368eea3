"""Pictures of the grid to compare with the design: ``python -m tests.ui.grid.gallery --out DIR``.

Each scale factor needs its own process, so this module starts itself once per picture.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.ui.grid.fake import ESTIMATE, OFFICIAL, FakeSource
from tests.ui.grid.sample import PICTURE
from ui.grid.movement import Area
from ui.grid.view import EntryView
from ui.theme import HIGH_CONTRAST, LIGHT, Tokens, apply_theme
from validation.cellstate import CellState

#: The grid's place in the design picture: 874×551, scroll bar left out.
SIZE = (874, 551)
FINDINGS = {
    (9, ESTIMATE): (CellState.WARNING, "Tăng 38,6% so với tháng 9 (869,0), vượt ngưỡng ±30%."),
    (11, ESTIMATE): (CellState.EXPLAINED, "Đã giải trình."),
    (17, ESTIMATE): (CellState.ERROR, "7.914,0 lớn hơn mục 1 (7.327,7)."),
}
EDITED = {(2, ESTIMATE), (4, ESTIMATE), (6, ESTIMATE), (9, OFFICIAL)}
PICTURES = {
    "100": ("1", "light", "plain"),
    "125": ("1.25", "light", "plain"),
    "150": ("1.5", "light", "plain"),
    "contrast": ("1", "contrast", "plain"),
    "contrast-125": ("1.25", "contrast", "plain"),
    "scrolled": ("1", "light", "scrolled"),
    "editing": ("1", "light", "editing"),
    "zoomed": ("1", "light", "zoomed"),
}


def sample_view(tokens: Tokens) -> EntryView:
    """The grid in the state of the design picture."""
    source = FakeSource(PICTURE)
    source.findings.update(FINDINGS)
    source.edited |= EDITED
    view = EntryView(source, tokens)
    view.resize(*SIZE)
    return view


def prepare(view: EntryView, scene: str) -> None:
    view.show()
    view.activateWindow()
    view.setFocus()
    view.navigator.go((9, ESTIMATE))
    QApplication.processEvents()
    if scene == "scrolled":
        view.resize(560, SIZE[1])
    elif scene == "zoomed":
        view.set_zoom(150)
    QApplication.processEvents()
    if scene != "editing":
        view.navigator.extend_to((12, OFFICIAL))
    else:
        view.navigator.select(Area(9, ESTIMATE, 9, ESTIMATE))
        from ui.grid.editor import EditMode

        view.begin(EditMode.EDIT)
    QApplication.processEvents()


def render(name: str, theme: str, scene: str, out: Path) -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    tokens = HIGH_CONTRAST if theme == "contrast" else LIGHT
    apply_theme(app, tokens)
    view = sample_view(tokens)
    prepare(view, scene)
    view.grab().save(str(out / f"grid-{name}.png"))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", choices=sorted(PICTURES))
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    if arguments.only:
        _, theme, scene = PICTURES[arguments.only]
        render(arguments.only, theme, scene, arguments.out)
        return
    for name, (scale, _, _) in PICTURES.items():
        environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-m", "tests.ui.grid.gallery"]
        command += ["--only", name, "--out", str(arguments.out)]
        subprocess.run(command, env=environment, check=True)


if __name__ == "__main__":
    main()
