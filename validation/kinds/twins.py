"""Records that say the same: an index over columns of a list, so that no record reads all others.

Each record has a mark made of its values. Whoever changes the list tells the index what changed and
hears which records have to be looked at anew.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import insort
from typing import TYPE_CHECKING, Generic, TypeVar

from typing_extensions import override

from forms.cell import Cell
from forms.definition import FormKind

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from forms.common.amount import Value
    from forms.definition import Form
    from validation.check import Evidence

_Mark = TypeVar("_Mark", bound="Hashable")


class Twins(ABC, Generic[_Mark]):
    """The marks of all records in some columns; a record's twin is the first before it.

    Records come and go, but two that stay never change their order.
    """

    def __init__(self, form: Form, columns: tuple[str, ...]) -> None:
        self.columns = columns
        self._form = form
        self._at: Mapping[str, int] = {}
        self._values: dict[str, tuple[Value | None, ...]] = {}
        self._marks: dict[str, _Mark] = {}
        self._kept = False

    def keep(self, at: Mapping[str, int]) -> None:
        """From now on changes are reported here; ``at`` are the records with their places."""
        self._at = at
        self._kept = True

    def follow(self, records: Iterable[str], evidence: Evidence) -> None:
        """Read all records anew, unless changes are reported."""
        if not self._kept:
            self._at = {record: place for place, record in enumerate(records)}
            for record in self._at:
                self.read(record, evidence)

    def read(self, record: str, evidence: Evidence) -> bool:
        """Take up what a record holds now; whether it says something else than before."""
        cells = (Cell(self._form.code, record, column) for column in self.columns)
        values = tuple(evidence.value(cell) for cell in cells)
        if self._values.get(record) == values:
            return False
        self._values[record] = values
        return self._put(record, self._marked(values))

    def renew(self, record: str, evidence: Evidence) -> set[str]:
        """Read a record that was changed; the records whose twins may be others now."""
        before = set(self._later(record))
        if not self.read(record, evidence):
            return set()
        return {record, *before, *self._later(record)}

    def drop(self, record: str) -> set[str]:
        """Forget a record; the records whose twins may be others now."""
        touched = set(self._later(record))
        self._values.pop(record, None)
        self._put(record, None)
        return touched

    @abstractmethod
    def twin(self, record: str) -> str | None:
        """The first record before this one that says the same."""

    def has(self, record: str) -> bool:
        """Whether a record has something to compare."""
        return record in self._marks

    def name(self, record: str) -> str:
        """What a sentence calls a record."""
        listed = self._form.kind is FormKind.LIST
        return f"dòng {self._at[record] + 1}" if listed else f"mục {record}"

    def _put(self, record: str, mark: _Mark | None) -> bool:
        was = self._marks.get(record)
        if was == mark:
            return False
        if was is not None:
            self._forget(record, was)
            del self._marks[record]
        if mark is not None:
            self._marks[record] = mark
            self._learn(record, mark)
        return True

    @abstractmethod
    def _marked(self, values: tuple[Value | None, ...]) -> _Mark | None:
        """The mark of a record's values; none where there is nothing to compare."""

    @abstractmethod
    def _learn(self, record: str, mark: _Mark) -> None:
        """Take a mark up."""

    @abstractmethod
    def _forget(self, record: str, mark: _Mark) -> None:
        """Let a mark go."""

    @abstractmethod
    def _later(self, record: str) -> Iterable[str]:
        """The records after this one that say the same; no other's twin can be this one."""


def reads_among(form: Form, columns: tuple[str, ...], records: tuple[str, ...]) -> tuple[Cell, ...]:
    """The cells a check of the last of these records depends on.

    In a list the index tells whom a change concerns, so a check has only its own record's cells.
    """
    concerned = records[-1:] if form.kind is FormKind.LIST else records
    return cells_of(form, columns, concerned)


def cells_of(form: Form, columns: tuple[str, ...], records: tuple[str, ...]) -> tuple[Cell, ...]:
    """The cells of some records in some columns."""
    return tuple(Cell(form.code, record, column) for record in records for column in columns)


class EqualTwins(Twins[_Mark]):
    """Records with equal marks."""

    def __init__(self, form: Form, columns: tuple[str, ...]) -> None:
        super().__init__(form, columns)
        #: By their mark: the records in their order.
        self._groups: dict[_Mark, list[str]] = {}

    @override
    def twin(self, record: str) -> str | None:
        first = next(iter(self._group(record)), record)
        return first if first != record else None

    @override
    def _learn(self, record: str, mark: _Mark) -> None:
        insort(self._groups.setdefault(mark, []), record, key=self._at.__getitem__)

    @override
    def _forget(self, record: str, mark: _Mark) -> None:
        self._groups[mark].remove(record)

    @override
    def _later(self, record: str) -> Iterable[str]:
        group = self._group(record)
        return group[group.index(record) + 1 :] if group else []

    def _group(self, record: str) -> list[str]:
        mark = self._marks.get(record)
        return self._groups[mark] if mark is not None else []
