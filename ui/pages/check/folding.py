"""Which forms of the list are folded: as the clerk left them, else those with blanks only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.check.nodes import Entry, Key, Node, Section

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QTreeView

    from ui.pages.check.model import FindingsModel


class Folding:
    """Remembers by node, so that a form that comes back is folded as before."""

    def __init__(self, view: QTreeView, model: FindingsModel) -> None:
        self._view = view
        self._model = model
        self._folded: dict[Key, bool] = {}

    def remember(self, index: QModelIndex, *, folded: bool) -> None:
        """What the clerk has just done to a row."""
        node = self._model.node(index)
        if node is not None:
            self._folded[node.key] = folded

    def apply(self, *, unfold: bool) -> None:
        """Fold every row as it should be; ``unfold`` opens all and remembers nothing."""
        for row in range(self._model.rowCount()):
            section = self._model.index(row, 0)
            self._apply(section, unfold=unfold)
            last = self._model.rowCount(section) - 1
            self._apply(self._model.index(last, 0, section), unfold=unfold)

    def _apply(self, index: QModelIndex, *, unfold: bool) -> None:
        node = self._model.node(index)
        if node is None or isinstance(node, Entry):
            return
        expanded = unfold or not self._folded.get(node.key, _usual(node))
        if self._view.isExpanded(index) is not expanded:
            self._view.setExpanded(index, expanded)


def _usual(node: Node) -> bool:
    return node.only_blanks if isinstance(node, Section) else True
