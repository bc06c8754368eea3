"""Which finding comes next for F8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex

if TYPE_CHECKING:
    from ui.pages.check.model import FindingsModel


def next_to_do(model: FindingsModel, current: QModelIndex, offset: int) -> QModelIndex:
    """The next (1) or previous (−1) finding to work on, round and round; invalid without any.

    Blank cells come when nothing else is left.
    """
    found = list(model.findings())
    todo = [n for n, (_, entry) in enumerate(found) if entry.judged.blocks and not entry.missing]
    todo = todo or [n for n, (_, entry) in enumerate(found) if entry.missing]
    if not todo:
        return QModelIndex()
    here = _doubled_place(model, current, [index for index, _ in found])
    if offset > 0:
        wanted = next((n for n in todo if 2 * n > here), todo[0])
    else:
        wanted = next((n for n in reversed(todo) if 2 * n < here), todo[-1])
    return found[wanted][0]


def is_below(index: QModelIndex, above: QModelIndex) -> bool:
    """Whether a row lies within another, however deep."""
    while index.isValid():
        index = index.parent()
        if index == above:
            return True
    return False


def _doubled_place(model: FindingsModel, current: QModelIndex, found: list[QModelIndex]) -> int:
    """Twice the current row's number; a form stands half a row before its first finding."""
    index, lead = current, 0
    while index.isValid() and model.rowCount(index):
        index, lead = model.index(0, 0, index), 1
    return 2 * found.index(index) - lead if index in found else -1
