"""The end record and central directory of a ZIP file, held to one possible reading.

PKWARE APPNOTE 4.3.12 (central directory) and 4.3.16 (end record).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final, NamedTuple

from exports.archive_extra import read_extra
from exports.archive_names import decode_name
from exports.package_messages import PackageMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Mapping

STORED: Final = 0
DEFLATED: Final = 8
FLAG_DESCRIPTOR: Final = 1 << 3
FLAG_UTF8: Final = 1 << 11
FLAGS_LEVEL: Final = 1 << 1 | 1 << 2

CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
END: Final = struct.Struct("<4s4H2IH")

_FLAGS_ENCRYPTED: Final = 1 << 0 | 1 << 6 | 1 << 13
_FLAGS_ALLOWED: Final = FLAG_DESCRIPTOR | FLAG_UTF8 | FLAGS_LEVEL
#: 4.5, for ZIP64 (APPNOTE 4.4.3); newer ones are for packing and encryption no workbook has.
_NEWEST_VERSION: Final = 45
#: Text or not (4.4.14); the low byte of MS-DOS: volume, folder, device; kinds of files of Unix.
_INTERNAL: Final = 1
_DOS_SPECIAL: Final = 0x08 | 0x10 | 0x40
_UNIX_KIND, _UNIX_FILE = 28, 0x8
#: Values that mean "see the ZIP64 record" (APPNOTE 4.4.1.4).
_ELSEWHERE_16: Final = 0xFFFF
_ELSEWHERE_32: Final = 0xFFFFFFFF
_OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Record(NamedTuple):
    """One central directory record (APPNOTE 4.3.12), names still undecoded."""

    name: str
    raw_name: bytes
    version: int
    flags: int
    method: int
    moment: tuple[int, int]
    crc: int
    packed_size: int
    size: int
    offset: int
    extra: Mapping[int, bytes]


class Directory(NamedTuple):
    """Where the central directory lies and how many records it holds."""

    offset: int
    size: int
    entries: int


def read_end(data: bytes) -> Directory:
    """Find the end record in the last 22 bytes, or refuse naming what stands there instead."""
    position = len(data) - END.size
    if data[:8] == _OLE_MAGIC:
        raise KnownError(PackageMessage.OLE_FILE)
    if position < 0 or data[position : position + 4] != b"PK\x05\x06":
        _explain_missing_end(data)
    (_, disk, start_disk, here, count, size, offset, comment) = END.unpack_from(data, position)
    if _ELSEWHERE_16 in (here, count) or _ELSEWHERE_32 in (size, offset):
        raise KnownError(PackageMessage.ZIP64)
    if disk or start_disk or here != count:
        raise KnownError(PackageMessage.MULTI_DISK)
    if comment:
        raise KnownError(PackageMessage.NOT_A_ZIP)
    if offset + size > position:
        raise KnownError(PackageMessage.DIRECTORY_BROKEN)
    if offset + size < position:
        _explain_gap(data, offset, size, position)
    return Directory(offset, size, count)


def _explain_missing_end(data: bytes) -> None:
    """The last 22 bytes are no end record: say whether something was appended."""
    found = data.rfind(b"PK\x05\x06")
    if found < 0 or found + END.size > len(data):
        raise KnownError(PackageMessage.NOT_A_ZIP)
    declared = int.from_bytes(data[found + 20 : found + 22], "little")
    extra = len(data) - found - END.size
    if declared and declared == extra:
        raise KnownError(PackageMessage.ARCHIVE_COMMENT, size=declared)
    raise KnownError(PackageMessage.BYTES_AFTER, size=extra)


def _explain_gap(data: bytes, offset: int, size: int, position: int) -> None:
    """The directory does not end at the end record: ZIP64 records, a prefix or foreign bytes."""
    gap = position - offset - size
    if data[position - 20 : position - 16] == b"PK\x06\x07":
        raise KnownError(PackageMessage.ZIP64)
    if data[offset : offset + 4] != b"PK\x01\x02" and data[offset + gap :][:4] == b"PK\x01\x02":
        raise KnownError(PackageMessage.BYTES_BEFORE, size=gap)
    raise KnownError(PackageMessage.BYTES_BETWEEN, name="mục lục nén")


def read_records(data: bytes, directory: Directory) -> list[Record]:
    """All central records, sorted by the place of their local record."""
    position, end = directory.offset, directory.offset + directory.size
    records: list[Record] = []
    for _ in range(directory.entries):
        record, position = _central_record(data, position, end)
        records.append(record)
    if position != end:
        raise KnownError(PackageMessage.DIRECTORY_BROKEN)
    return sorted(records, key=lambda record: record.offset)


def _central_record(data: bytes, position: int, end: int) -> tuple[Record, int]:
    if position + CENTRAL.size > end:
        raise KnownError(PackageMessage.DIRECTORY_BROKEN)
    (magic, _, version, flags, method, time, day, crc, packed, size, name_size, extra_size,
     comment_size, disk, internal, external, offset,
    ) = CENTRAL.unpack_from(data, position)  # fmt: skip
    name_start = position + CENTRAL.size
    extra_start = name_start + name_size
    next_position = extra_start + extra_size + comment_size
    if magic != b"PK\x01\x02" or next_position > end:
        raise KnownError(PackageMessage.DIRECTORY_BROKEN)
    raw_name = data[name_start:extra_start]
    name = decode_name(raw_name, utf8=bool(flags & FLAG_UTF8))
    if disk:
        raise KnownError(PackageMessage.MULTI_DISK)
    if comment_size:
        raise KnownError(PackageMessage.ARCHIVE_COMMENT, size=comment_size)
    if _ELSEWHERE_32 in (packed, size, offset):
        raise KnownError(PackageMessage.ZIP64)
    extra = read_extra(name, data[extra_start : extra_start + extra_size])
    _check_flags(name, flags, method)
    _check_kind(name, version, internal, external)
    record = Record(
        name, raw_name, version, flags, method, (time, day), crc, packed, size, offset, extra
    )
    return record, next_position


def _check_flags(name: str, flags: int, method: int) -> None:
    if flags & _FLAGS_ENCRYPTED:
        raise KnownError(PackageMessage.ENTRY_ENCRYPTED, name=name)
    if flags & ~_FLAGS_ALLOWED:
        raise KnownError(PackageMessage.ENTRY_FLAGS, name=name)
    if method not in (STORED, DEFLATED):
        raise KnownError(PackageMessage.ENTRY_METHOD, name=name, method=method)


def _check_kind(name: str, version: int, internal: int, external: int) -> None:
    """A plain file for readers of today; programs that unpack follow marks of links and folders."""
    if version > _NEWEST_VERSION:
        raise KnownError(PackageMessage.ENTRY_VERSION, name=name, version=version)
    special = internal & ~_INTERNAL or external & _DOS_SPECIAL
    if special or external >> _UNIX_KIND not in (0, _UNIX_FILE):
        raise KnownError(PackageMessage.ENTRY_ATTRIBUTES, name=name)
