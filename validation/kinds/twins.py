"""Records that say the same: an index over columns of a list, so that no record reads all others.

Each record has a mark made of its values. Whoever changes the list tells the index what changed and
hears which records have to be looked at anew.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Generic, TypeVar

from typing_extensions import override

from forms.cell import Cell
from forms.definition import FormKind

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping
    from decimal import Decimal

    from forms.common.amount import Value
    from forms.definition import Form
    from validation.check import Evidence

_Mark = TypeVar("_Mark", bound="Hashable")


class Twins(ABC, Generic[_Mark]):
    """The marks of all records in some columns; a record's twin is the first before it."""

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
        before = set(self._rivals(record))
        if not self.read(record, evidence):
            return set()
        return {record, *before, *self._rivals(record)}

    def drop(self, record: str) -> set[str]:
        """Forget a record; the records whose twins may be others now."""
        touched = set(self._rivals(record))
        self._values.pop(record, None)
        self._put(record, None)
        return touched

    def twin(self, record: str) -> str | None:
        """The first record before this one that says the same."""
        place = self._at[record]
        before = ((self._at[rival], rival) for rival in self._rivals(record))
        return min((found for found in before if found[0] < place), default=(0, None))[1]

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
    def _rivals(self, record: str) -> Iterable[str]:
        """The other records that say the same."""


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
        self._groups: dict[_Mark, dict[str, None]] = {}

    @override
    def _learn(self, record: str, mark: _Mark) -> None:
        self._groups.setdefault(mark, {})[record] = None

    @override
    def _forget(self, record: str, mark: _Mark) -> None:
        del self._groups[mark][record]

    @override
    def _rivals(self, record: str) -> Iterable[str]:
        mark = self._marks.get(record)
        group = self._groups.get(mark, {}) if mark is not None else {}
        return [other for other in group if other != record]


class AlikeTwins(Twins[frozenset[str]]):
    """Records that share ``share`` of their words (Jaccard: words in common over words in either).

    Each word is a bit, so that two records are compared by one operation on whole numbers.
    """

    def __init__(self, form: Form, columns: tuple[str, ...], share: Decimal) -> None:
        super().__init__(form, columns)
        self._part, self._whole = share.as_integer_ratio()
        self._bit: dict[str, int] = {}
        self._words: dict[str, tuple[int, int]] = {}

    def size(self, record: str) -> int:
        """How many different words a record has."""
        return self._words[record][1] if record in self._words else 0

    @override
    def _learn(self, record: str, mark: frozenset[str]) -> None:
        bits = sum(1 << self._bit.setdefault(word, len(self._bit)) for word in mark)
        self._words[record] = bits, len(mark)

    @override
    def _forget(self, record: str, mark: frozenset[str]) -> None:
        del self._words[record]

    @override
    def _rivals(self, record: str) -> Iterable[str]:
        if record not in self._words:
            return ()
        part, both = self._part, self._part + self._whole
        mine, many = self._words[record]
        # common / (many + count - common) >= part / whole, without the division
        return [
            other
            for other, (theirs, count) in self._words.items()
            if (mine & theirs).bit_count() * both >= part * (many + count) and other != record
        ]
