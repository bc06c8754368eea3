"""The indexes that rules between the records of a list decide with, one set per list in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from validation.check import Evidence
    from validation.kinds.twins import Twins

_Index = TypeVar("_Index", bound="Twins[Any]")


class Neighbours:
    """Made by the rules as they are bound; kept up by whoever knows what changes."""

    def __init__(self) -> None:
        self._indexes: dict[tuple[str, tuple[str, ...]], Twins[Any]] = {}

    def index(self, rule: str, columns: tuple[str, ...], make: Callable[[], _Index]) -> _Index:
        """The index of a rule over columns, made when first asked for."""
        key = rule, columns
        if key not in self._indexes:
            self._indexes[key] = make()
        return cast("_Index", self._indexes[key])

    def keep(self, at: Mapping[str, int]) -> None:
        """Changes are reported here from now on; ``at`` are the records with their places."""
        for index in self._indexes.values():
            index.keep(at)

    def read(self, record: str, evidence: Evidence) -> None:
        """Take up a record before anything is decided."""
        for index in self._indexes.values():
            index.read(record, evidence)

    def renew(
        self, record: str, evidence: Evidence, columns: frozenset[str] | None = None
    ) -> Iterator[tuple[str, str]]:
        """Read a record's columns anew; record and column of every check to decide again."""
        for index in self._indexes.values():
            if columns is None or columns.intersection(index.columns):
                yield from _places(index, index.renew(record, evidence))

    def drop(self, record: str) -> Iterator[tuple[str, str]]:
        """Forget a record; record and column of every check to decide again."""
        for index in self._indexes.values():
            yield from _places(index, index.drop(record))


def _places(index: Twins[Any], records: set[str]) -> Iterator[tuple[str, str]]:
    return ((record, index.columns[0]) for record in records)
