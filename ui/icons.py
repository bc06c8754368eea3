"""The monochrome icons: Fluent UI System Icons (MIT, licence beside the files), recoloured.

The folder of the same name holds the SVG files; it is data and has no ``__init__``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from ui.theme import Tokens

#: Icons are drawn for these sizes and crisp only there.
IconSize = Literal[16, 20]
_SMALL: Final = 16
_FOLDER: Final = Path(__file__).with_name("icons")
_APP_SIZES: Final = (16, 24, 32, 48, 64, 256)


class IconSet:
    """Icons in the colours of one theme, rendered once per name, size, colour and pixel ratio."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}

    def icon(
        self,
        name: str,
        size: IconSize = 16,
        color: str | None = None,
        dpr: float | None = None,
    ) -> QIcon:
        """An icon for menus and buttons, greyed when they are disabled.

        ``name`` is the file's stem without size, "home" or "send_filled"; ``color`` defaults to
        the secondary ink, ``dpr`` to the highest pixel ratio of the screens.
        Raises ``FileNotFoundError`` for an icon that is not shipped.
        """
        from PySide6.QtGui import QIcon  # noqa: PLC0415 - the first page paints pictures

        icon = QIcon(self.pixmap(name, size, color, dpr))
        greyed = self.pixmap(name, size, self._tokens.dis, dpr)
        icon.addPixmap(greyed, QIcon.Mode.Disabled)
        return icon

    def natural_size(self, name: str) -> IconSize:
        """The smallest size this icon is drawn for; Fluent has some in 20 pixels only."""
        small = _FOLDER / f"{name}_16_regular.svg"
        return 16 if small.is_file() or name.endswith("_filled") else 20

    def pixmap(
        self,
        name: str,
        size: int = 16,
        color: str | None = None,
        dpr: float | None = None,
    ) -> QPixmap:
        """The icon as a picture ``size`` logical pixels square; larger sizes scale the 20 px file.

        Raises ``FileNotFoundError`` for an icon that is not shipped.
        """
        ink = color or self._tokens.ink2
        ratio = dpr or _screen_ratio()
        key = (name, size, ink, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = _rendered(_coloured(name, size, ink), size, ratio)
        return self._pixmaps[key]


def app_icon() -> QIcon:
    """The program's own icon, in its fixed colours."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - when the window stands

    source = (_FOLDER / "app.svg").read_bytes()
    icon = QIcon()
    for size in _APP_SIZES:
        icon.addPixmap(_rendered(source, size, 1.0))
    return icon


def _screen_ratio() -> float:
    """The highest pixel ratio of the screens, 1 when there is no application."""
    return max((s.devicePixelRatio() for s in QGuiApplication.screens()), default=1.0)


def _coloured(name: str, size: int, ink: str) -> bytes:
    """The SVG text with its fill set; Fluent's files name none."""
    stem, style = (name[:-7], "filled") if name.endswith("_filled") else (name, "regular")
    for side in (16, 20) if size <= _SMALL else (20, 16):
        path = _FOLDER / f"{stem}_{side}_{style}.svg"
        if path.is_file():
            return path.read_bytes().replace(b"<svg ", f'<svg fill="{ink}" '.encode(), 1)
    raise FileNotFoundError(name)


def _rendered(source: bytes, size: int, ratio: float) -> QPixmap:
    side = round(size * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
