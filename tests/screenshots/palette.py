"""Small PNG files for the guide: at most 112 colours, the theme's own among them."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtGui import QImage

from ui.theme import LIGHT

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

_MOST: Final = 112
#: Qt's quality for PNG is the reverse of compression.
_SMALLEST: Final = 0
_OPAQUE: Final = 0xFF000000


def save_small(picture: QImage, file: Path) -> None:
    """Write a picture with a palette; shades at the edges of letters go to the nearest colour."""
    width, height = picture.width(), picture.height()
    seen, places, counts = np.unique(_colours(picture), return_inverse=True, return_counts=True)
    theme = _theme()
    kept = np.unique(np.concatenate([theme, seen[np.argsort(counts)[::-1][: _MOST - len(theme)]]]))
    room = -(-width // 4) * 4  # Qt's lines are whole words
    lines = np.zeros((height, room), dtype=np.uint8)
    lines[:, :width] = _nearest(seen, kept)[places].reshape(height, width)
    small = QImage(lines.tobytes(), width, height, room, QImage.Format.Format_Indexed8)
    small.setColorTable([int(colour) | _OPAQUE for colour in kept])
    small.save(str(file), "PNG", _SMALLEST)  # type: ignore[call-overload] # the stubs want bytes


def _theme() -> Numbers:
    """The theme's colours, and those of the states as they fade at the edges of letters."""
    whole = [int(text[1:], 16) for text in astuple(LIGHT) if isinstance(text, str)]
    inks = [int(text[1:], 16) for text in (LIGHT.acc, LIGHT.err, LIGHT.warn, LIGHT.ok, LIGHT.note)]
    faded = [_towards_white(ink, part) for ink in inks for part in (1, 2, 3)]
    return np.array([*whole, *faded], dtype=np.int64)


def _towards_white(colour: int, quarters: int) -> int:
    channels = [colour >> shift & 0xFF for shift in (16, 8, 0)]
    red, green, blue = (each + (0xFF - each) * quarters // 4 for each in channels)
    return red << 16 | green << 8 | blue


def _colours(picture: QImage) -> Numbers:
    """0xRRGGBB of every pixel, line by line."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(plain.constBits(), dtype=np.uint32).astype(np.int64)
    return np.asarray(raw & 0xFFFFFF, dtype=np.int64)


def _nearest(seen: Numbers, kept: Numbers) -> Numbers:
    """For every colour seen, which of the kept ones is the nearest."""
    parts = _parts(kept)
    found = [int(np.argmin(np.square(parts - one).sum(axis=1))) for one in _parts(seen)]
    return np.array(found, dtype=np.int64)


def _parts(colours: Numbers) -> Numbers:
    """Red, green and blue of each."""
    return np.stack([colours >> shift & 0xFF for shift in (16, 8, 0)], axis=1)
