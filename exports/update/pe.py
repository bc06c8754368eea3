"""A Windows executable as far as its signature is concerned: where it lies and what it covers.

Microsoft PE format, "Optional Header Data Directories" and "The Attribute Certificate Table".
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exports.update.messages import UpdateMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

#: What Windows' own table of certificates says of an entry (WIN_CERTIFICATE).
_REVISION: Final = 0x0200
_PKCS: Final = 2
_ENTRY: Final = struct.Struct("<IHH")
_CHUNK: Final = 1 << 20
#: An installer has some fifty megabytes, a signature some ten kilobytes.
_LARGEST: Final = 400_000_000
_LARGEST_SIGNATURE: Final = 100_000
_HEAD: Final = 4096
#: By the magic of the optional header: where the number of directories stands in it.
_DIRECTORIES: Final = {0x10B: 92, 0x20B: 108}
_CHECKSUM: Final = 64
_SECURITY: Final = 4


@dataclass(frozen=True, slots=True)
class SignedProgram:
    """An executable with a table of certificates at its very end.

    ``machine`` as in the file header; ``signature`` is PKCS#7 (DER), possibly with a tail of zeros;
    ``end`` is where the covered bytes end; ``holes`` are (start, end) of covered bytes that a
    signature leaves out.
    """

    path: Path
    machine: int
    signature: bytes
    end: int
    holes: tuple[tuple[int, int], tuple[int, int]]

    def covered(self) -> Iterator[bytes]:
        """What the signature digests, piece by piece; raises ``OSError``."""
        (first, after_first), (second, after_second) = self.holes
        with self.path.open("rb") as file:
            yield from _pieces(file, 0, first)
            yield from _pieces(file, after_first, second)
            yield from _pieces(file, after_second, self.end)

    def tail(self, length: int) -> bytes:
        """The last covered bytes; raises ``OSError``."""
        with self.path.open("rb") as file:
            start = max(0, self.end - length)
            file.seek(start)
            return file.read(self.end - start)


def read_program(path: Path, pattern: str) -> SignedProgram:
    """The executable; refuses what is none, is unsigned or is not whole (``UpdateMessage``)."""
    try:
        with path.open("rb") as file:
            return _read(file, path, pattern)
    except OSError as error:
        raise KnownError(UpdateMessage.FILE_UNREADABLE, file=path.name) from error


def _pieces(file: BinaryIO, start: int, stop: int) -> Iterator[bytes]:
    file.seek(start)
    while start < stop:
        piece = file.read(min(_CHUNK, stop - start))
        if not piece:
            raise OSError(file.name)
        yield piece
        start += len(piece)


def _read(file: BinaryIO, path: Path, pattern: str) -> SignedProgram:
    size = file.seek(0, 2)
    file.seek(0)
    head = file.read(_HEAD)
    try:
        machine, checksum, entry = _places(head)
    except (struct.error, KeyError) as error:
        raise KnownError(UpdateMessage.NOT_A_PROGRAM, file=path.name, pattern=pattern) from error
    if size > _LARGEST:
        raise KnownError(UpdateMessage.NOT_A_PROGRAM, file=path.name, pattern=pattern)
    start, length = struct.unpack_from("<II", head, entry)
    if not start and not length:
        raise KnownError(UpdateMessage.UNSIGNED, file=path.name)
    if start + length != size or start <= entry or not _ENTRY.size < length < _LARGEST_SIGNATURE:
        raise KnownError(UpdateMessage.CUT_OFF, file=path.name)
    file.seek(start)
    return SignedProgram(
        path=path,
        machine=machine,
        signature=_only_signature(file.read(length), path),
        end=start,
        holes=((checksum, checksum + 4), (entry, entry + 8)),
    )


def _places(head: bytes) -> tuple[int, int, int]:
    """Machine, place of the checksum, place of the directory entry of the certificates."""
    if head[:2] != b"MZ":
        raise KeyError("MZ")
    (at,) = struct.unpack_from("<I", head, 0x3C)
    signature, machine = struct.unpack_from("<4sH", head, at)
    if signature != b"PE\0\0":
        raise KeyError(signature)
    optional = at + 24
    (magic,) = struct.unpack_from("<H", head, optional)
    count_at = optional + _DIRECTORIES[magic]
    (count,) = struct.unpack_from("<I", head, count_at)
    if count <= _SECURITY:
        raise KeyError(count)
    entry = count_at + 4 + 8 * _SECURITY
    struct.unpack_from("<II", head, entry)
    return machine, optional + _CHECKSUM, entry


def _only_signature(table: bytes, path: Path) -> bytes:
    """The one entry of the table; a second one would be a second opinion."""
    length, revision, kind = _ENTRY.unpack_from(table)
    filled = not table[length:].strip(b"\0") and length <= len(table) < length + 8
    if not filled or (revision, kind) != (_REVISION, _PKCS):
        raise KnownError(UpdateMessage.SIGNATURE_BROKEN, file=path.name)
    return table[_ENTRY.size : length]
