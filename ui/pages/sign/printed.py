"""A sheet as things to paint, whoever read it; lengths are points on unscaled paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperCell:
    """One cell, merged ones as a whole: its place, its text, its look."""

    first_row: int
    last_row: int
    left: float
    width: float
    text: str
    size: int
    bold: bool
    italic: bool
    #: ``"left"``, ``"center"``, ``"right"`` or ``"justify"``.
    across: str
    #: ``"top"``, ``"center"`` or ``"bottom"``.
    down: str
    indent: float
    boxed: bool
    ruled: bool
    absent: bool
    alarm: bool


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """A sheet: cells, the upper edges of its rows (one more than rows), how it is printed."""

    title: str
    cells: tuple[PaperCell, ...]
    width: float
    edges: tuple[float, ...]
    #: First and last row (from 0) repeated on every further page.
    head: tuple[int, int] | None
    landscape: bool
    footer: str
    #: Whether its first page carries no number, as the first page of a document.
    opening: bool
    #: Rows (from 0) with which a page begins, whatever room is left on the one before.
    breaks: frozenset[int] = frozenset()
