"""Render the visual toolkit to PNG files: ``python -m tests.ui.gallery --out DIR``."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.gallery.page import shell
from tests.ui.gallery.sheet import Sheet
from ui.look import Look
from ui.shell.frame import ShellFrame
from ui.theme import HIGH_CONTRAST, LIGHT, Tokens, apply_theme

_SCALE = "QT_SCALE_FACTOR"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    if os.environ.get(_SCALE):
        suffix = f"-{os.environ[_SCALE]}"
        _render(app, LIGHT, f"shell-1093{suffix}", (1093, 550), out)
        _render(app, LIGHT, f"shell-911{suffix}", (911, 459), out)
        return
    for tokens, suffix in ((LIGHT, ""), (HIGH_CONTRAST, "-hc")):
        _render(app, tokens, f"shell{suffix}", (1366, 736), out)
        _render(app, tokens, f"sheet{suffix}", (1366, 960), out)
    _render(app, LIGHT, "shell-1093", (1093, 550), out)
    _render(app, LIGHT, "shell-1600", (1600, 800), out)
    _render(app, LIGHT, "shell-1093-drawer", (1093, 550), out)
    for factor in ("1.25", "1.5"):
        subprocess.run(
            [sys.executable, "-m", "tests.ui.gallery", "--out", str(out)],
            env={**os.environ, _SCALE: factor},
            check=True,
        )


def _render(app: QApplication, tokens: Tokens, name: str, size: tuple[int, int], out: Path) -> None:
    apply_theme(app, tokens)
    look = Look(tokens)
    widget: QWidget = shell(look) if name.startswith("shell") else Sheet(look)
    widget.resize(*size)
    widget.show()
    app.processEvents()
    if name.endswith("drawer") and isinstance(widget, ShellFrame):
        widget.toggle_details()
    focused = widget.findChild(QWidget, "focused")
    if focused is not None:
        widget.activateWindow()
        focused.setFocus()
    app.processEvents()
    widget.grab().save(str(out / f"{name}.png"))
    widget.close()


main()
