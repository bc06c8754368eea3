"""Photographs every page of the window: ``python -m tests.screenshots --out DIR``.

Writes PNG files at 1366×736, at a scale of 125 % (``-125``) and in high contrast
(``-tuong-phan``), from the shipped sample in a store of its own.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from PySide6.QtWidgets import QApplication

from tests.screenshots.scenes import Studio
from tests.ui.windows import sample_workspace
from ui.look import Look
from ui.theme import HIGH_CONTRAST, LIGHT, Tokens, apply_theme

_SCALE: Final = "QT_SCALE_FACTOR"
_USUAL: Final = (1366, 736)
#: What a screen of 1366×768 leaves at 125 %, in scaled pixels.
_SCALED: Final = (1093, 550)


def main() -> None:
    """Two looks in this process; the scale is chosen before Qt starts, so it needs another one."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    if _SCALE in os.environ:
        _photograph(app, LIGHT, "-125", out)
        return
    _photograph(app, LIGHT, "", out)
    _photograph(app, HIGH_CONTRAST, "-tuong-phan", out)
    command = [sys.executable, "-m", "tests.screenshots", "--out", str(out)]
    subprocess.run(command, env=os.environ | {_SCALE: "1.25"}, check=True)


def _photograph(app: QApplication, tokens: Tokens, suffix: str, out: Path) -> None:
    apply_theme(app, tokens)
    size = _SCALED if _SCALE in os.environ else _USUAL
    with TemporaryDirectory(prefix="bao-cao-") as temporary:
        folder = Path(temporary)
        workspace = sample_workspace(folder / "kho")
        studio = Studio(Look(tokens), workspace, folder / "da-ky", size)
        for name, widget in studio.scenes(every_form=not suffix):
            file = out / f"{name}{suffix}.png"
            widget.grab().save(str(file))
            print(file)
        workspace.close()


main()
