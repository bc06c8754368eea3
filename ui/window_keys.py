"""The window's keyboard map as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget


class Act(Enum):
    """What the window does when a key asks for it."""

    PROBLEM = auto()
    FIND = auto()
    SAVED = auto()
    EXPORT = auto()
    UNDO = auto()
    REDO = auto()
    NEIGHBOUR = auto()
    STEP = auto()
    FORM = auto()
    HOME = auto()


@dataclass(frozen=True, slots=True)
class Binding:
    """Keys in Qt's portable words; the act gets the number that stands at the key's place."""

    act: Act
    keys: tuple[str, ...]
    numbers: tuple[int, ...] = (0,)


BINDINGS: Final = (
    Binding(Act.PROBLEM, ("F8", "Shift+F8"), (1, -1)),
    Binding(Act.FIND, ("Ctrl+F",)),
    Binding(Act.SAVED, ("Ctrl+S",)),
    Binding(Act.EXPORT, ("Ctrl+E",)),
    Binding(Act.UNDO, ("Ctrl+Z",)),
    Binding(Act.REDO, ("Ctrl+Y",)),
    Binding(Act.NEIGHBOUR, ("Ctrl+PgDown", "Ctrl+PgUp"), (1, -1)),
    Binding(Act.STEP, ("Alt+1", "Alt+2", "Alt+3", "Alt+4"), (1, 2, 3, 4)),
    Binding(Act.FORM, tuple(f"Ctrl+{n}" for n in range(1, 10)), tuple(range(1, 10))),
    Binding(Act.HOME, ("Ctrl+0",)),
)


def bind(window: QWidget, deeds: Mapping[Act, Callable[[int], object]]) -> None:
    """Bind every key of the map to its deed."""
    for binding in BINDINGS:
        for key, number in zip(binding.keys, binding.numbers, strict=True):
            shortcut = QShortcut(QKeySequence(key), window)
            shortcut.activated.connect(partial(deeds[binding.act], number))
