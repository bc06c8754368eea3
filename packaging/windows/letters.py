"""Copies NSIS's Vietnamese texts with composed letters: ``letters.py NSIS_FOLDER FOLDER``.

NSIS ships them half decomposed, which some fonts of Windows draw with loose accents.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path
from typing import Final

_FILES: Final = ("Vietnamese.nlf", "Vietnamese.nsh")


def compose(nsis: Path, target: Path) -> None:
    """Both files, with the byte order mark that makensis looks for."""
    target.mkdir(parents=True, exist_ok=True)
    for name in _FILES:
        text = (nsis / "Contrib" / "Language files" / name).read_text(encoding="utf-8-sig")
        composed = unicodedata.normalize("NFC", text)
        (target / name).write_text(composed, encoding="utf-8-sig")


if __name__ == "__main__":
    compose(Path(sys.argv[1]), Path(sys.argv[2]))
