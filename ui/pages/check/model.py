"""The outline as a Qt model: three levels, one column, changed row by row and never reset."""

from __future__ import annotations

from enum import IntEnum
from itertools import count
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ui.pages.check.nodes import Entry, Key, Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LEAF = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class CheckRole(IntEnum):
    """Model roles beyond Qt's."""

    NODE = Qt.ItemDataRole.UserRole + 1


class _Item:
    """A node in its place; ``number`` is what Qt keeps in its indexes."""

    __slots__ = ("children", "node", "number", "parent")

    def __init__(self, number: int, node: Node | None, parent: _Item | None) -> None:
        self.number = number
        self.node = node
        self.parent = parent
        self.children: list[_Item] = []

    @property
    def key(self) -> Key:
        """The node's identity; the root has none."""
        return self.node.key if self.node else ("", "")


class FindingsModel(QAbstractItemModel):
    """Shows nodes; what stays keeps its index, so that current row and folding survive."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count(1)
        self._top = _Item(0, None, None)
        self._items: dict[int, _Item] = {0: self._top}
        self._by_key: dict[Key, _Item] = {}

    def show(self, nodes: Sequence[Node]) -> None:
        """Show these nodes instead."""
        self._sync(self._top, nodes)

    def node(self, index: _Index) -> Node | None:
        """What stands at an index; none above the top."""
        return self._item(index).node

    def index_of(self, key: Key) -> QModelIndex:
        """Where a node stands; an invalid index when it is not listed."""
        item = self._by_key.get(key)
        return self._index(item) if item else QModelIndex()

    def index_at(self, number: int) -> QModelIndex:
        """Where the node with an ``internalId`` stands now; invalid when it is gone."""
        item = self._items.get(number)
        return self._index(item) if item else QModelIndex()

    def findings(self) -> Iterator[tuple[QModelIndex, Entry]]:
        """Every finding in the order of the list."""
        yield from self._findings(self._top)

    @override
    def index(self, row: int, column: int, parent: _Index = _ROOT) -> QModelIndex:
        children = self._item(parent).children
        if column or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].number)

    @override
    def parent(self, child: _Index = _ROOT) -> QModelIndex:  # type: ignore[override] # QObject.parent
        above = self._item(child).parent
        return self._index(above) if above else QModelIndex()

    @override
    def rowCount(self, parent: _Index = _ROOT) -> int:
        return len(self._item(parent).children)

    @override
    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 1

    @override
    def hasChildren(self, parent: _Index = _ROOT) -> bool:
        return bool(self._item(parent).children)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self._item(index).node
        if node is None:
            return None
        if role == CheckRole.NODE:
            return node
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return node.spoken
        if not isinstance(node, Entry):
            return None
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return node.advice or None
        return node.judged.finding.message if role == Qt.ItemDataRole.ToolTipRole else None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        return _LEAF if index.isValid() else Qt.ItemFlag.NoItemFlags

    def _item(self, index: _Index) -> _Item:
        return self._items[index.internalId()] if index.isValid() else self._top

    def _index(self, item: _Item) -> QModelIndex:
        if item.parent is None:
            return QModelIndex()
        return self.createIndex(item.parent.children.index(item), 0, item.number)

    def _findings(self, above: _Item) -> Iterator[tuple[QModelIndex, Entry]]:
        for row, item in enumerate(above.children):
            if isinstance(item.node, Entry):
                yield self.createIndex(row, 0, item.number), item.node
            yield from self._findings(item)

    def _sync(self, above: _Item, nodes: Sequence[Node]) -> None:
        wanted = {node.key: node for node in nodes}
        self._keep(above, lambda item: item.key in wanted)
        stayed = {item.key for item in above.children}
        if [item.key for item in above.children] != [n.key for n in nodes if n.key in stayed]:
            self._keep(above, lambda _: False)
            stayed = set()
        self._update(above, wanted)
        self._insert(above, nodes, stayed)

    def _keep(self, above: _Item, stays: Callable[[_Item], bool]) -> None:
        """Remove the other children, a run at a time from the end."""
        last = len(above.children) - 1
        while last >= 0:
            if stays(above.children[last]):
                last -= 1
                continue
            first = last
            while first and not stays(above.children[first - 1]):
                first -= 1
            self.beginRemoveRows(self._index(above), first, last)
            for item in above.children[first : last + 1]:
                self._forget(item)
            del above.children[first : last + 1]
            self.endRemoveRows()
            last = first - 1

    def _update(self, above: _Item, wanted: dict[Key, Node]) -> None:
        for item in above.children:
            node = wanted[item.key]
            if node != item.node:
                item.node = node
                index = self._index(item)
                self.dataChanged.emit(index, index)
                self._sync(item, node.children)

    def _insert(self, above: _Item, nodes: Sequence[Node], stayed: set[Key]) -> None:
        """Insert the nodes that are not there yet, a run at a time."""
        first = 0
        while first < len(nodes):
            if nodes[first].key in stayed:
                first += 1
                continue
            last = first
            while last + 1 < len(nodes) and nodes[last + 1].key not in stayed:
                last += 1
            self.beginInsertRows(self._index(above), first, last)
            above.children[first:first] = [self._made(n, above) for n in nodes[first : last + 1]]
            self.endInsertRows()
            first = last + 1

    def _made(self, node: Node, above: _Item) -> _Item:
        item = _Item(next(self._numbers), node, above)
        item.children = [self._made(child, item) for child in node.children]
        self._items[item.number] = item
        self._by_key[node.key] = item
        return item

    def _forget(self, item: _Item) -> None:
        for child in item.children:
            self._forget(child)
        del self._items[item.number]
        if self._by_key.get(item.key) is item:
            del self._by_key[item.key]
