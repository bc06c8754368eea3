"""How the window stood when it was closed, kept per computer in a file of its own.

A convenience: a file that is missing, torn or from another machine means the defaults, and one
that cannot be written is left.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, field
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QRect

from forms.cell import Cell
from forms.common.frozen import dataclass
from forms.common.period import Period
from ui.shell.frame import ShellMemory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    Widths = Mapping[str, Mapping[str, Mapping[str, float]]]

_FILE: Final = "cua-so.json"
#: Digits no column is wider than.
_WIDEST: Final = 1000
#: Of the title bar so much must be within reach, in logical pixels.
_GRIP: Final = 80


@dataclass(frozen=True, slots=True)
class WindowMemory:
    """``rect`` is left, top, width, height of the window when it is not maximised."""

    rect: tuple[int, ...] = (0, 0, 0, 0)
    maximised: bool = True
    shell: ShellMemory = field(default_factory=ShellMemory)
    #: Of the grids, in percent.
    zoom: int = 100
    #: What the user dragged: unit, form and column to digits.
    widths: Widths = field(default_factory=dict)
    #: Identity of the unit, the month, the place and the cell last in view.
    unit: str = ""
    period: Period | None = None
    place: str = ""
    cell: Cell | None = None
    #: False while the program runs; found false, it did not come to its end.
    clean: bool = True

    def on(self, screens: Sequence[QRect]) -> QRect:
        """Where the window goes: as it stood, moved and shrunk onto a screen that is there.

        ``screens`` are the usable areas, the primary one first.
        """
        wanted = QRect(*self.rect)
        if wanted.isEmpty():
            return screens[0]
        grip = QRect(wanted.left(), wanted.top(), wanted.width(), 1)
        seen = [grip.intersected(screen).width() for screen in screens]
        screen = screens[seen.index(max(seen))] if max(seen) >= _GRIP else screens[0]
        size = wanted.size().boundedTo(screen.size())
        left = min(max(wanted.left(), screen.left()), screen.right() + 1 - size.width())
        top = min(max(wanted.top(), screen.top()), screen.bottom() + 1 - size.height())
        return QRect(left, top, size.width(), size.height())


def recall(folder: Path) -> WindowMemory:
    """What was kept below a data folder; whatever makes no sense is left out."""
    try:
        found = json.loads((folder / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return WindowMemory()
    known: dict[str, Any] = {}
    for name, read in _READ.items() if isinstance(found, dict) else ():
        with suppress(AttributeError, KeyError, TypeError, ValueError):
            known[name] = read(found[name])
    return WindowMemory(**known)


def keep(folder: Path, memory: WindowMemory) -> None:
    """Keep it for the next start."""
    from exports.atomic import write_atomic

    told = asdict(memory) | {
        "period": str(memory.period or ""),
        "cell": str(memory.cell or ""),
    }
    with suppress(OSError):
        write_atomic(folder / _FILE, json.dumps(told).encode())


def _rect(value: Any) -> tuple[int, ...]:  # noqa: ANN401 - whatever the file holds
    left, top, width, height = value
    return tuple(map(_whole, (left, top, width, height)))


def _whole(value: object) -> int:
    if type(value) is not int or abs(value) > 1 << 20:
        raise ValueError(value)
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _shell(value: Any) -> ShellMemory:  # noqa: ANN401 - whatever the file holds
    if not isinstance(value, dict):
        raise TypeError(value)
    return ShellMemory(
        _flag(value.get("rail")),
        _flag(value.get("details_open")),
        max(0, _whole(value.get("details_width"))),
    )


def _widths(value: Any) -> Widths:  # noqa: ANN401 - whatever the file holds
    return {
        _words(unit): {
            _words(form): {_words(column): _digits(digits) for column, digits in columns.items()}
            for form, columns in forms.items()
        }
        for unit, forms in dict(value).items()
    }


def _digits(value: object) -> float:
    if not isinstance(value, int | float) or not 1 <= value <= _WIDEST:
        raise ValueError(value)
    return float(value)


_READ: Final[dict[str, Callable[[Any], object]]] = {
    "rect": _rect,
    "maximised": _flag,
    "shell": _shell,
    "zoom": _whole,
    "widths": _widths,
    "unit": _words,
    "period": lambda value: Period.parse(_words(value)),
    "place": _words,
    "cell": lambda value: Cell.parse(_words(value)),
    "clean": _flag,
}
