"""An Open Packaging Conventions package in memory: parts, content types, relationships.

Reading refuses what is ambiguous (see ``exports.archive``); writing is deterministic and copies
the packed bytes of untouched entries, so adding a signature never recompresses a sheet.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.archive import Entry, PackageLimits, pack, read_archive, write_archive
from exports.archive_names import CONTENT_TYPES_NAME
from exports.content_types import ContentTypes, parse_content_types
from exports.package_messages import PackageMessage
from exports.relationships import Relationship, parse_relationships, source_of
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Package:
    """The entries of a package in file order, and what its tables say of them.

    Every entry has been unpacked and checked once, so ``read`` of an existing part succeeds.
    ``tables`` holds the relationships of every ``.rels`` item.
    """

    entries: Mapping[str, Entry]
    content_types: ContentTypes
    tables: Mapping[str, tuple[Relationship, ...]]

    def __contains__(self, name: object) -> bool:
        return name in self.entries

    @property
    def parts(self) -> tuple[str, ...]:
        """Item names of all parts, ``.rels`` included; ``[Content_Types].xml`` is not a part."""
        return tuple(name for name in self.entries if name != CONTENT_TYPES_NAME)

    def read(self, name: str) -> bytes:
        """The unpacked bytes of an existing item."""
        return self.entries[name].read()

    def relationships(self, rels_name: str) -> tuple[Relationship, ...]:
        """What the ``.rels`` item lists; nothing if it does not exist."""
        return self.tables.get(rels_name, ())

    def relationship_parts(self) -> tuple[str, ...]:
        """The names of all ``.rels`` items."""
        return tuple(self.tables)

    def with_items(self, items: Mapping[str, bytes]) -> Package:
        """A package in which ``items`` are added or replaced; all other entries are kept packed."""
        entries = dict(self.entries) | {name: pack(name, data) for name, data in items.items()}
        return _package(entries)


def read_package(data: bytes, limits: PackageLimits) -> Package:
    """Open a package from outside; every refusal is a ``KnownError`` of ``PackageMessage``."""
    entries = {entry.name: entry for entry in read_archive(data, limits)}
    _check_tables(entries, limits)
    for entry in entries.values():
        deque(entry.chunks(), maxlen=0)
    return _package(entries)


def write_package(package: Package) -> bytes:
    """The archive: ``[Content_Types].xml`` first, the rest in order; same input, same bytes."""
    first = package.entries[CONTENT_TYPES_NAME]
    rest = (entry for name, entry in package.entries.items() if name != CONTENT_TYPES_NAME)
    return write_archive([first, *rest])


def _check_tables(entries: Mapping[str, Entry], limits: PackageLimits) -> None:
    """Tables are parsed whole, so they are bounded more tightly than parts."""
    names = [name for name in entries if name == CONTENT_TYPES_NAME or source_of(name) is not None]
    size = sum(entries[name].size for name in names)
    if size > limits.tables_size:
        raise KnownError(PackageMessage.TABLES_TOO_LARGE, size=size, limit=limits.tables_size)


def _package(entries: Mapping[str, Entry]) -> Package:
    if CONTENT_TYPES_NAME not in entries:
        raise KnownError(PackageMessage.CONTENT_TYPES_MISSING)
    tables = {
        name: parse_relationships(entry.read(), name)
        for name, entry in entries.items()
        if source_of(name) is not None
    }
    return Package(entries, parse_content_types(entries[CONTENT_TYPES_NAME].read()), tables)
