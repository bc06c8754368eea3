"""Which of the print fonts this machine has; looked up by file, without Qt."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

#: File name → font; the official document font and its metric twins (NĐ 30/2020/NĐ-CP, Phụ lục I).
_FILES: Final = {
    "times.ttf": "Times New Roman",
    "LiberationSerif-Regular.ttf": "Liberation Serif",
    "FreeSerif.ttf": "FreeSerif",
}


def installed_fonts() -> tuple[str, ...]:
    """The print fonts found, the official one first."""
    present = {file.name for folder in _folders() for file in folder.rglob("*.ttf")}
    return tuple(font for name, font in _FILES.items() if name in present)


def _folders() -> tuple[Path, ...]:
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        local = Path.home() / "AppData/Local/Microsoft/Windows/Fonts"
        candidates: tuple[Path, ...] = (windows, local)
    else:
        candidates = (Path("/usr/share/fonts"), Path.home() / ".local/share/fonts")
    return tuple(folder for folder in candidates if folder.is_dir())
