"""The keyboard map of the grid: which keys mean which command (design language, section 3)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from ui.flags import without
from ui.grid.movement import Direction

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_Key = Qt.Key
_Mod = Qt.KeyboardModifier
_SHIFT: Final = _Mod.ShiftModifier
_CTRL: Final = _Mod.ControlModifier


class Act(Enum):
    """What a key asks for."""

    #: One cell further.
    STEP = auto()
    #: To the edge of the data.
    EDGE = auto()
    #: One page up or down.
    PAGE = auto()
    #: To the start or end of the row.
    ROW = auto()
    #: To the first or last cell of the grid.
    GRID = auto()
    ENTER = auto()
    TAB = auto()
    #: To the next or previous pane.
    LEAVE = auto()
    EDIT = auto()
    #: Open the list of values to choose from.
    CHOOSE = auto()
    #: Overwrite with nothing.
    BLANK = auto()
    CLEAR = auto()
    COPY = auto()
    CUT = auto()
    PASTE = auto()
    FILL_DOWN = auto()
    FILL_RIGHT = auto()
    FILL = auto()
    ALL = auto()
    #: The whole rows, or columns, of what is selected.
    WHOLE_ROWS = auto()
    WHOLE_COLUMNS = auto()
    ZOOM = auto()


#: Acts that move the current cell or, with Shift, the end of the selection.
MOVEMENTS: Final = frozenset({Act.STEP, Act.EDGE, Act.PAGE, Act.ROW, Act.GRID})


@dataclass(frozen=True, slots=True)
class Command:
    """A key's meaning; ``direction`` is up or left for backwards."""

    act: Act
    direction: Direction = Direction.DOWN
    #: Shift with a movement: the selection grows.
    extend: bool = False

    @property
    def offset(self) -> int:
        """-1 backwards, 1 forwards."""
        return sum(self.direction.value)


def read_key(event: QKeyEvent) -> Command | None:
    """The command of a key press, None for text and for keys of others."""
    modifiers = without(event.modifiers(), _Mod.KeypadModifier)
    key = Qt.Key(event.key())
    fixed = _FIXED.get((key, modifiers))
    if fixed is not None:
        return fixed
    if modifiers & (_Mod.AltModifier | _Mod.MetaModifier):
        return None
    moving = _MOVING.get((key, without(modifiers, _SHIFT)))
    if moving is None:
        return None
    act, direction = moving
    return Command(act, direction, extend=bool(modifiers & _SHIFT))


def typed_text(event: QKeyEvent) -> str:
    """The text a key press types, blank for commands; AltGr arrives as Ctrl+Alt."""
    modifiers = event.modifiers()
    command = bool(modifiers & _CTRL) != bool(modifiers & _Mod.AltModifier)
    text = event.text()
    return "" if command or not text.isprintable() else text


_NONE: Final = _Mod.NoModifier
_UP, _DOWN, _LEFT, _RIGHT = Direction.UP, Direction.DOWN, Direction.LEFT, Direction.RIGHT

#: Keys that also work with Shift, growing the selection.
_MOVING: Final = {
    (_Key.Key_Up, _NONE): (Act.STEP, _UP),
    (_Key.Key_Down, _NONE): (Act.STEP, _DOWN),
    (_Key.Key_Left, _NONE): (Act.STEP, _LEFT),
    (_Key.Key_Right, _NONE): (Act.STEP, _RIGHT),
    (_Key.Key_Up, _CTRL): (Act.EDGE, _UP),
    (_Key.Key_Down, _CTRL): (Act.EDGE, _DOWN),
    (_Key.Key_Left, _CTRL): (Act.EDGE, _LEFT),
    (_Key.Key_Right, _CTRL): (Act.EDGE, _RIGHT),
    (_Key.Key_PageUp, _NONE): (Act.PAGE, _UP),
    (_Key.Key_PageDown, _NONE): (Act.PAGE, _DOWN),
    (_Key.Key_Home, _NONE): (Act.ROW, _LEFT),
    (_Key.Key_End, _NONE): (Act.ROW, _RIGHT),
    (_Key.Key_Home, _CTRL): (Act.GRID, _LEFT),
    (_Key.Key_End, _CTRL): (Act.GRID, _RIGHT),
}

#: Keys with exactly these modifiers.
_FIXED: Final = {
    (_Key.Key_Return, _NONE): Command(Act.ENTER),
    (_Key.Key_Enter, _NONE): Command(Act.ENTER),
    (_Key.Key_Return, _SHIFT): Command(Act.ENTER, _UP),
    (_Key.Key_Enter, _SHIFT): Command(Act.ENTER, _UP),
    (_Key.Key_Return, _CTRL): Command(Act.FILL),
    (_Key.Key_Enter, _CTRL): Command(Act.FILL),
    (_Key.Key_Tab, _NONE): Command(Act.TAB, _RIGHT),
    (_Key.Key_Tab, _SHIFT): Command(Act.TAB, _LEFT),
    (_Key.Key_Backtab, _NONE): Command(Act.TAB, _LEFT),
    (_Key.Key_Backtab, _SHIFT): Command(Act.TAB, _LEFT),
    (_Key.Key_Tab, _CTRL): Command(Act.LEAVE, _RIGHT),
    (_Key.Key_Tab, _CTRL | _SHIFT): Command(Act.LEAVE, _LEFT),
    (_Key.Key_Backtab, _CTRL | _SHIFT): Command(Act.LEAVE, _LEFT),
    (_Key.Key_Backtab, _CTRL): Command(Act.LEAVE, _LEFT),
    (_Key.Key_F2, _NONE): Command(Act.EDIT),
    (_Key.Key_Down, _Mod.AltModifier): Command(Act.CHOOSE),
    (_Key.Key_Backspace, _NONE): Command(Act.BLANK),
    (_Key.Key_Delete, _NONE): Command(Act.CLEAR),
    (_Key.Key_C, _CTRL): Command(Act.COPY),
    (_Key.Key_Insert, _CTRL): Command(Act.COPY),
    (_Key.Key_X, _CTRL): Command(Act.CUT),
    (_Key.Key_V, _CTRL): Command(Act.PASTE),
    (_Key.Key_Insert, _SHIFT): Command(Act.PASTE),
    (_Key.Key_D, _CTRL): Command(Act.FILL_DOWN),
    (_Key.Key_R, _CTRL): Command(Act.FILL_RIGHT),
    (_Key.Key_A, _CTRL): Command(Act.ALL),
    (_Key.Key_Space, _SHIFT): Command(Act.WHOLE_ROWS),
    (_Key.Key_Space, _CTRL): Command(Act.WHOLE_COLUMNS),
    (_Key.Key_Plus, _CTRL): Command(Act.ZOOM),
    (_Key.Key_Plus, _CTRL | _SHIFT): Command(Act.ZOOM),
    (_Key.Key_Equal, _CTRL): Command(Act.ZOOM),
    (_Key.Key_Minus, _CTRL): Command(Act.ZOOM, _UP),
}
