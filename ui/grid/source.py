"""What the grid shows and where its entries go: the one interface between grid and report."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol, TypeAlias

from PySide6.QtCore import QObject, Signal

from validation.cellstate import CellState

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

#: Row and column, both from 0.
Position: TypeAlias = tuple[int, int]
#: Row, column and the text as typed.
Entry: TypeAlias = tuple[int, int, str]


class ColumnKind(Enum):
    """What a column is for; decides alignment, colour and header."""

    CODE = auto()
    LABEL = auto()
    UNIT = auto()
    ENTRY = auto()
    COMPUTED = auto()
    REFERENCE = auto()
    SPARKLINE = auto()


#: Columns of words: left-aligned.
TEXT_KINDS = frozenset({ColumnKind.CODE, ColumnKind.LABEL, ColumnKind.UNIT})


class Emphasis(Enum):
    """Weight of a row."""

    TOTAL = auto()
    SUBTOTAL = auto()
    NORMAL = auto()
    MEMO = auto()


@dataclass(frozen=True, slots=True)
class HeaderTiers:
    """The three header lines of a column."""

    #: Shared by neighbouring columns; blank lets the title fill the first two lines.
    group: str
    #: May hold line breaks.
    title: str
    #: Official column code: "A", "5", "6=4:3".
    letter: str


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column."""

    key: str
    tiers: HeaderTiers
    kind: ColumnKind
    #: In digits of the body font, padding excluded.
    width: float
    decimals: int = 1
    frozen: bool = False
    tooltip: str = ""

    @property
    def title(self) -> str:
        """The title on one line."""
        return " ".join(self.tiers.title.split())

    @property
    def path(self) -> str:
        """The full name a screen reader says: "Nhập kỳ này, Ước T10/2026, cột 4"."""
        letter = f"cột {self.tiers.letter}" if self.tiers.letter else ""
        return ", ".join(part for part in (self.tiers.group, self.title, letter) if part)


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row."""

    key: str
    code: str
    label: str
    unit: str
    level: int = 0
    emphasis: Emphasis = Emphasis.NORMAL
    help: str = ""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell as shown."""

    #: As displayed: "1.404,5".
    text: str
    #: What an editor starts with: the text as typed while it is wrong.
    edit_text: str = ""
    state: CellState = CellState.NORMAL
    enterable: bool = False
    #: Why nothing can be typed here, one sentence; blank when enterable.
    reason: str = ""
    edited: bool = False
    #: What a screen reader says, place and state included.
    accessible: str = ""
    #: The finding and how to fix it, or the help of the indicator.
    tooltip: str = ""
    #: Words rather than a number: left-aligned, shortened where they do not fit.
    words: bool = False
    #: The labels to choose from; without any, anything may be typed.
    choices: tuple[str, ...] = ()
    #: Asked for when a pointer rests on the cell and there is no tooltip: painting reads no disk.
    hint: Callable[[], str] = field(default=str, compare=False)


class SourceSignals(QObject):
    """Changes of a source."""

    #: ``frozenset[Position]``: these cells show something else now.
    cells_changed = Signal(object)
    #: Rows or columns are others now.
    reset = Signal()


class GridSource(Protocol):
    """A table of cells with one door for writing."""

    @property
    def signals(self) -> SourceSignals:
        """Emits after every change, whoever caused it."""

    @property
    def columns(self) -> tuple[GridColumn, ...]:
        """From left to right."""

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """From top to bottom."""

    def cell(self, row: int, column: int) -> GridCell:
        """The cell at a position."""

    def series(self, row: int) -> tuple[Decimal | None, ...]:
        """The row's history for the sparkline, oldest first."""

    def number(self, row: int, column: int) -> Decimal | None:
        """The cell's exact value, None when blank or not a number."""

    def commit(self, entries: tuple[Entry, ...]) -> None:
        """Write texts as typed, as one undo step; a text that cannot be read stays as an error."""
