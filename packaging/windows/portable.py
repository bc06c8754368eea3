"""Packs the frozen folder for a USB stick: ``portable.py FOLDER FILE.zip``.

The marker beside the program keeps the data there too (``forms/common/paths.py``). Times are
those of the ZIP format's beginning, so that the same folder gives the same file.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from typing import Final

_MARKER: Final = "mang-theo.txt"
_WORDS: Final = (
    "Vì có tệp này, chương trình để số liệu trong thư mục “du-lieu” nằm ngay bên cạnh.\r\n"
    "Xóa tệp này thì chương trình dùng thư mục số liệu của tài khoản Windows.\r\n"
)


def pack(folder: Path, target: Path) -> None:
    """One ZIP with one folder in it."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            _add(archive, f"{folder.name}/{file.relative_to(folder).as_posix()}", file.read_bytes())
        _add(archive, f"{folder.name}/{_MARKER}", _WORDS.encode("utf-8-sig"))


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


if __name__ == "__main__":
    pack(Path(sys.argv[1]), Path(sys.argv[2]))
