"""Makes the executables' icon and version resource: ``resources.py FOLDER``.

The icon is drawn from the one the window uses, the version read from ``forms/version.py``, so that
neither is kept twice.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(_ROOT))

from forms.version import APP_NAME, APP_VERSION  # noqa: E402 - found by the line above

#: Sizes the shell asks for at 100 to 300 %, in pixels; the last one is for large tiles.
SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_LARGE: Final = 256
_ICON: Final = 1
_VIETNAMESE: Final = 0x042A
_UNICODE: Final = 1200


def version_numbers(version: str) -> tuple[int, int, int, int]:
    """The four numbers Windows compares, from ``major.minor.patch``."""
    major, minor, patch = (int(part) for part in version.split("."))
    return major, minor, patch, 0


def version_resource(version: str) -> str:
    """The resource in PyInstaller's notation."""
    numbers = version_numbers(version)
    strings = {
        "CompanyName": "The Báo cáo Công Thương authors",
        "FileDescription": APP_NAME,
        "FileVersion": version,
        "InternalName": "BaoCaoCongThuong",
        "LegalCopyright": "MIT",
        "ProductName": APP_NAME,
        "ProductVersion": version,
    }
    pairs = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in strings.items())
    table = f"StringTable('{_VIETNAMESE:04X}{_UNICODE:04X}', [{pairs}])"
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}), kids=["
        f"StringFileInfo([{table}]), "
        f"VarFileInfo([VarStruct('Translation', [{_VIETNAMESE}, {_UNICODE}])])])\n"
    )


def icon(drawing: Path) -> bytes:
    """An .ico of a drawing in every size: bitmaps, and PNG where Windows expects one."""
    pictures = [_picture(_drawn(drawing, size)) for size in SIZES]
    offset = 6 + 16 * len(pictures)
    directory = struct.pack("<HHH", 0, _ICON, len(pictures))
    for size, picture in zip(SIZES, pictures, strict=True):
        side = size % _LARGE  # 256 is written as 0
        directory += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return directory + b"".join(pictures)


def _drawn(drawing: Path, size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def _picture(image: QImage) -> bytes:
    if image.width() >= _LARGE:
        return _png(image)
    side = image.width()
    rows = [cast("memoryview", image.constScanLine(y))[: side * 4] for y in reversed(range(side))]
    # Old code wants a mask beside the alpha channel; all zero leaves everything to the channel.
    mask = bytes((side + 31) // 32 * 4 * side)
    head = struct.pack("<IiiHHIIiiII", 40, side, side * 2, 1, 32, 0, 0, 0, 0, 0, 0)
    return head + b"".join(rows) + mask


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def main(folder: Path) -> None:
    """Write both files."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "version.txt").write_text(version_resource(APP_VERSION), encoding="utf-8")
    (folder / "app.ico").write_bytes(icon(_ROOT / "ui" / "icons" / "app.svg"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
