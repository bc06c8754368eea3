"""The ZIP container of a workbook, read so strictly that every byte has exactly one meaning.

ZIP readers disagree about duplicate names, prepended or trailing data, local headers that
contradict the central directory and gaps between records; a signature is worth nothing if the
verifier and the spreadsheet program read different entries out of one file. So this reader
accepts only files whose bytes are, without remainder: local records in a row, the central
directory, the end record (PKWARE APPNOTE 4.3.6; ECMA-376-2 Annex B for what OPC allows).
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from exports.archive_directory import (
    CENTRAL,
    DEFLATED,
    END,
    FLAG_DESCRIPTOR,
    FLAG_UTF8,
    FLAGS_LEVEL,
    STORED,
    Directory,
    Record,
    read_end,
    read_records,
)
from exports.archive_extra import check_agreement, read_extra
from exports.archive_names import check_names
from exports.package_messages import PackageMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_DESCRIPTOR: Final = struct.Struct("<3I")
_DESCRIPTOR_MAGIC: Final = b"PK\x07\x08"
#: 1 January 1980, 00:00: the epoch of ZIP timestamps (APPNOTE 4.4.6).
_DATE: Final = (1 << 5) | 1
_VERSION: Final = 20
_LEVEL: Final = 6
_CHUNK: Final = 1 << 18


@dataclass(frozen=True, slots=True)
class PackageLimits:
    """How much a file from outside may cost us, in bytes, entries and compression ratio.

    ``tables_size`` bounds content types and relationships together, unpacked.
    """

    file_size: int = 40 << 20
    entry_size: int = 64 << 20
    total_size: int = 128 << 20
    tables_size: int = 1 << 20
    ratio: int = 250
    entries: int = 2000


@dataclass(frozen=True, slots=True)
class Entry:
    """One ZIP item: its name, how it is packed and its packed bytes as they stand in the file."""

    name: str
    method: int
    crc: int
    size: int
    packed: memoryview

    def read(self) -> bytes:
        """The unpacked bytes; ``KnownError(ENTRY_CORRUPT)`` if size or checksum disagree."""
        return b"".join(self.chunks())

    def chunks(self) -> Iterator[bytes]:
        """The unpacked bytes piece by piece; size and checksum are judged after the last one."""
        size = crc = 0
        for chunk in self._stored() if self.method == STORED else self._inflated():
            size += len(chunk)
            crc = zlib.crc32(chunk, crc)
            if size > self.size:
                break
            yield chunk
        if (size, crc) != (self.size, self.crc):
            raise KnownError(PackageMessage.ENTRY_CORRUPT, name=self.name)

    def _stored(self) -> Iterator[bytes]:
        for start in range(0, len(self.packed), _CHUNK):
            yield bytes(self.packed[start : start + _CHUNK])

    def _inflated(self) -> Iterator[bytes]:
        """The stream must end exactly where the packed bytes do (RFC 1951)."""
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for piece in self._stored():
                rest = piece
                while rest:
                    yield unpacker.decompress(rest, _CHUNK)
                    rest = unpacker.unconsumed_tail
            yield unpacker.flush()
        except zlib.error:
            raise KnownError(PackageMessage.ENTRY_CORRUPT, name=self.name) from None
        if not unpacker.eof or unpacker.unused_data:
            raise KnownError(PackageMessage.ENTRY_CORRUPT, name=self.name)


def read_archive(data: bytes, limits: PackageLimits) -> tuple[Entry, ...]:
    """All entries in file order; every refusal is a ``KnownError`` of ``PackageMessage``.

    Nothing is unpacked here; sizes and ratios are judged by what the headers declare, and
    ``Entry.read`` never produces more than that.
    """
    if len(data) > limits.file_size:
        raise KnownError(PackageMessage.FILE_TOO_LARGE, size=len(data), limit=limits.file_size)
    directory = read_end(data)
    if directory.entries > limits.entries:
        raise KnownError(
            PackageMessage.TOO_MANY_ENTRIES, count=directory.entries, limit=limits.entries
        )
    records = read_records(data, directory)
    check_names([record.name for record in records])
    _check_sizes(records, limits)
    return _entries(data, records, directory)


def pack(name: str, data: bytes) -> Entry:
    """An entry for new bytes, deflated unless that gains nothing."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(data) + packer.flush()
    deflated = len(packed) < len(data)
    method = DEFLATED if deflated else STORED
    return Entry(
        name, method, zlib.crc32(data), len(data), memoryview(packed if deflated else data)
    )


def write_archive(entries: Iterable[Entry]) -> bytes:
    """The archive holding ``entries`` in order, with fixed dates and no data descriptors."""
    body = bytearray()
    directory = bytearray()
    count = 0
    for entry in entries:
        raw_name = entry.name.encode()
        flags = 0 if entry.name.isascii() else FLAG_UTF8
        offset = len(body)
        common = (
            _VERSION, flags, entry.method, 0, _DATE, entry.crc, len(entry.packed), entry.size,
            len(raw_name), 0,
        )  # fmt: skip
        body += _LOCAL.pack(b"PK\x03\x04", *common) + raw_name
        body += entry.packed
        directory += CENTRAL.pack(b"PK\x01\x02", _VERSION, *common, 0, 0, 0, 0, offset) + raw_name
        count += 1
    end = END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)


def _check_sizes(records: list[Record], limits: PackageLimits) -> None:
    for record in records:
        if record.size > limits.entry_size:
            raise KnownError(
                PackageMessage.ENTRY_TOO_LARGE,
                name=record.name,
                size=record.size,
                limit=limits.entry_size,
            )
        if record.size > limits.ratio * max(record.packed_size, 1):
            raise KnownError(
                PackageMessage.RATIO_TOO_HIGH,
                name=record.name,
                ratio=record.size // max(record.packed_size, 1),
                limit=limits.ratio,
            )
    total = sum(record.size for record in records)
    if total > limits.total_size:
        raise KnownError(PackageMessage.TOTAL_TOO_LARGE, size=total, limit=limits.total_size)


def _entries(data: bytes, records: list[Record], directory: Directory) -> tuple[Entry, ...]:
    """Walk the local records; each must begin exactly where the one before it ends."""
    if records and records[0].offset:
        raise KnownError(PackageMessage.BYTES_BEFORE, size=records[0].offset)
    if not records and directory.offset:
        raise KnownError(PackageMessage.BYTES_BEFORE, size=directory.offset)
    view = memoryview(data)
    ends = [second.offset for _, second in pairwise(records)] + [directory.offset]
    return tuple(
        _entry(data, view, record, end) for record, end in zip(records, ends, strict=bool(records))
    )


def _entry(data: bytes, view: memoryview, record: Record, end: int) -> Entry:
    name_start = record.offset + _LOCAL.size
    if name_start > end:
        raise KnownError(PackageMessage.ENTRIES_OVERLAP, name=record.name)
    (magic, *header, name_size, extra_size) = _LOCAL.unpack_from(data, record.offset)
    start = name_start + name_size + extra_size
    stop = start + record.packed_size
    if magic != b"PK\x03\x04":
        raise KnownError(PackageMessage.HEADER_MISMATCH, name=record.name)
    if stop > end:
        raise KnownError(PackageMessage.ENTRIES_OVERLAP, name=record.name)
    _check_local(record, data[name_start : name_start + name_size], *header)
    extra = read_extra(record.name, data[start - extra_size : start], local=True)
    check_agreement(record.name, extra, record.extra)
    _check_tail(record, data[stop:end])
    return Entry(record.name, record.method, record.crc, record.size, view[start:stop])


def _check_local(
    record: Record,
    raw_name: bytes,
    version: int,
    flags: int,
    method: int,
    time: int,
    day: int,
    *sizes: int,
) -> None:
    """The local header must repeat the directory (sizes may be left to the data descriptor)."""
    stated = (record.crc, record.packed_size, record.size)
    deferred = bool(flags & FLAG_DESCRIPTOR) and sizes == (0, 0, 0)
    same = (
        raw_name == record.raw_name
        and (version, time, day) == (record.version, *record.moment)
        and method == record.method
        and flags & ~FLAGS_LEVEL == record.flags & ~FLAGS_LEVEL
        and (sizes == stated or deferred)
    )
    if not same:
        raise KnownError(PackageMessage.HEADER_MISMATCH, name=record.name)


def _check_tail(record: Record, tail: bytes) -> None:
    """After the data: nothing, or the data descriptor if announced (APPNOTE 4.3.9).

    Deflated data show where they end; stored ones could hold a descriptor of their own, at which
    a reader that does not begin with the directory would stop.
    """
    if record.flags & FLAG_DESCRIPTOR and record.method == STORED and record.size:
        raise KnownError(PackageMessage.ENTRY_FLAGS, name=record.name)
    if not record.flags & FLAG_DESCRIPTOR:
        if tail:
            raise KnownError(PackageMessage.BYTES_BETWEEN, name=record.name)
        return
    expected = _DESCRIPTOR.pack(record.crc, record.packed_size, record.size)
    if tail not in (expected, _DESCRIPTOR_MAGIC + expected):
        raise KnownError(PackageMessage.BYTES_BETWEEN, name=record.name)
