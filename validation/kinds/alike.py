"""Records that share many of their words, found for all records at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typing_extensions import override

from validation.kinds.twins import Twins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from forms.definition import Form

#: Every bit there is.
_ALL: Final = -1


class AlikeTwins(Twins[frozenset[str]]):
    """Records that share ``share`` of their words (Jaccard: words in common over words in either).

    A set of records is a whole number with a bit for each. Every word holds its set, so the words
    that a record has in common with each of the others are counted for all of them together, in
    binary: one number per digit of the counts. What it costs does not depend on how many are alike.
    """

    def __init__(self, form: Form, columns: tuple[str, ...], share: Decimal) -> None:
        super().__init__(form, columns)
        self._part, self._whole = share.as_integer_ratio()
        self._bit: dict[str, int] = {}
        self._records: list[str] = []
        #: Sets of records: by a word, by how many words they have.
        self._holding: dict[str, int] = {}
        self._sized: dict[int, int] = {}
        #: Those that do not stand in the order of their bits, and the last one that does.
        self._astray = 0
        self._last = ""

    def size(self, record: str) -> int:
        """How many different words a record has."""
        return len(self._marks.get(record, ()))

    @override
    def twin(self, record: str) -> str | None:
        found = self._alike(record)
        ordered = found & ~self._astray
        first = _members(ordered & -ordered)
        rivals = [self._records[bit] for bit in (*first, *_members(found & self._astray))]
        before = (rival for rival in rivals if self._at[rival] < self._at[record])
        return min(before, key=self._at.__getitem__, default=None)

    @override
    def drop(self, record: str) -> set[str]:
        touched = super().drop(record)
        bit = self._bit.pop(record, None)
        if bit is not None:
            self._records[bit] = ""
        if record == self._last:
            ordered = (r for b, r in enumerate(self._records) if r and not self._astray >> b & 1)
            self._last = max(ordered, key=self._at.__getitem__, default="")
        return touched

    @override
    def _learn(self, record: str, mark: frozenset[str]) -> None:
        one = 1 << self._bit_of(record)
        for word in mark:
            self._holding[word] = self._holding.get(word, 0) | one
        self._sized[len(mark)] = self._sized.get(len(mark), 0) | one

    @override
    def _forget(self, record: str, mark: frozenset[str]) -> None:
        one = 1 << self._bit[record]
        for word in mark:
            self._holding[word] ^= one
        self._sized[len(mark)] ^= one

    @override
    def _later(self, record: str) -> Iterable[str]:
        found = self._alike(record)
        if found and not self._astray >> self._bit[record] & 1:
            found &= self._astray | _ALL << self._bit[record]  # lower bits stand before it
        place = self._at[record]
        rivals = (self._records[bit] for bit in _members(found))
        return [rival for rival in rivals if self._at[rival] > place]

    def _bit_of(self, record: str) -> int:
        if record not in self._bit:
            bit = self._bit[record] = len(self._records)
            self._records.append(record)
            if self._last and self._at[self._last] > self._at[record]:
                self._astray |= 1 << bit
            else:
                self._last = record
        return self._bit[record]

    def _alike(self, record: str) -> int:
        """The set of the other records that share enough words with one."""
        mark = self._marks.get(record)
        if not mark:
            return 0
        digits, found, both = _counted(self._holding[word] for word in mark), 0, len(mark)
        for size, records in self._sized.items():
            # common / (one + other - common) >= part / whole, without the division
            enough = -(-self._part * (both + size) // (self._part + self._whole))
            if records and enough <= min(both, size):
                found |= records & _at_least(digits, enough)
        return found & ~(1 << self._bit[record])


def _counted(sets: Iterable[int]) -> list[int]:
    """In how many of the sets each bit is: the binary digits of the counts, lowest first."""
    digits: list[int] = []
    for carry in sets:
        for place, digit in enumerate(digits):
            digits[place], carry = digit ^ carry, digit & carry  # noqa: PLW2901 - a ripple carry
        if carry:
            digits.append(carry)
    return digits


def _at_least(digits: list[int], least: int) -> int:
    """The bits whose count is not below a number."""
    if least >> len(digits):
        return 0
    above, equal = 0, _ALL
    for place in reversed(range(len(digits))):
        digit = digits[place]
        if least >> place & 1:
            equal &= digit
        else:
            above |= equal & digit
            equal &= ~digit
    return above | equal


def _members(bits: int) -> Iterator[int]:
    """The numbers of the bits that are set, lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
