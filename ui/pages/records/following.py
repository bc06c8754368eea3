"""Following a step of many changes once, at its end: each alone would read the whole list anew."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from forms.cell import Cell
    from ui.session import EditSession


@contextmanager
def followed_at_once(
    session: EditSession, follow: Callable[[frozenset[Cell]], None]
) -> Iterator[None]:
    """Hold back what ``follow`` hears of a session's changes; then tell it of all of them."""
    cells: set[Cell] = set()

    def hear(changed: frozenset[Cell]) -> None:
        cells.update(changed)

    session.changed.disconnect(follow)
    session.changed.connect(hear)
    try:
        yield
    finally:
        session.changed.disconnect(hear)
        session.changed.connect(follow)
        if cells:
            follow(frozenset(cells))
