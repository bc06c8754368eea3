"""What copying, pasting and filling mean for cells: from areas and blocks to entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.grid.cellpainter import NOTHING
from ui.grid.clipboard import Block
from ui.grid.movement import Area, Direction
from ui.grid.source import TEXT_KINDS, ColumnKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from ui.grid.model import GridModel
    from ui.grid.source import Entry, Position


@dataclass(slots=True)
class PasteRequest:
    """A paste about to happen; a listener that calls ``take_over`` carries it out itself."""

    block: Block
    #: Where the block lands.
    area: Area
    #: What would be written.
    entries: tuple[Entry, ...]
    #: Texts that meet cells which take no entry, or no cell at all.
    skipped: int
    taken: bool = False

    def take_over(self) -> None:
        """Keep the grid from writing: a preview dialog decides."""
        self.taken = True


def copied_block(model: GridModel, area: Area, chosen: set[Position]) -> Block:
    """The selected cells' texts as other programs read them, blank between them."""
    columns = range(area.left, area.right + 1)
    return Block(
        tuple(
            tuple(plain_text(model, (r, c)) if (r, c) in chosen else "" for c in columns)
            for r in range(area.top, area.bottom + 1)
        )
    )


def copied_numbers(
    model: GridModel, area: Area, chosen: set[Position]
) -> list[list[Decimal | None]]:
    """The exact numbers of the same cells."""
    columns = range(area.left, area.right + 1)
    return [
        [model.source.number(r, c) if (r, c) in chosen else None for c in columns]
        for r in range(area.top, area.bottom + 1)
    ]


def plain_text(model: GridModel, position: Position) -> str:
    """A cell's text with the minus and the blank other programs understand."""
    kind = model.columns[position[1]].kind
    text = model.cell(*position).text
    if kind is ColumnKind.SPARKLINE:
        return ""
    if kind in TEXT_KINDS:
        return text
    return "" if text == NOTHING else text.replace("\u2212", "-")


def paste(model: GridModel, block: Block, area: Area) -> PasteRequest:
    """Lay a block onto the selection: repeated where the selection is a multiple of it."""
    target = _landing(block, area)
    wanted = [
        (row, column, text)
        for row, column in target.by_rows()
        if (text := _repeated(block, row - target.top, column - target.left)) is not None
    ]
    entries = tuple(
        (row, column, text)
        for row, column, text in wanted
        if row < len(model.rows) and column < len(model.columns) and model.enterable((row, column))
    )
    return PasteRequest(block, target, entries, len(wanted) - len(entries))


def fill_onward(model: GridModel, area: Area, direction: Direction) -> tuple[Entry, ...]:
    """The area's first row copied down, or its first column to the right.

    A single row or column takes the one before it.
    """
    down, right = direction.value
    top = area.top - (down if area.height == 1 else 0)
    left = area.left - (right if area.width == 1 else 0)
    if min(top, left) < 0:
        return ()
    origins = {place: (top, place[1]) if down else (place[0], left) for place in area.by_rows()}
    return tuple(
        (*place, entered_text(model, origin))
        for place, origin in origins.items()
        if place != origin and model.enterable(place)
    )


def fill(model: GridModel, cells: Iterable[Position], text: str) -> tuple[Entry, ...]:
    """One text for all enterable cells."""
    return tuple((row, column, text) for row, column in cells if model.enterable((row, column)))


def entered_text(model: GridModel, position: Position) -> str:
    """The text that, typed elsewhere, gives the same value."""
    cell = model.cell(*position)
    return cell.edit_text if cell.enterable else plain_text(model, position)


def _landing(block: Block, area: Area) -> Area:
    """Where a block goes when pasted into a selection."""
    if area.height % block.height == 0 and area.width % block.width == 0:
        return area
    bottom, right = area.top + block.height - 1, area.left + block.width - 1
    return Area(area.top, area.left, bottom, right)


def _repeated(block: Block, row: int, column: int) -> str | None:
    return block.rows[row % block.height][column % block.width]
