"""ZIP records written field by field, as other programs and strangers write them."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from exports.archive import PackageLimits, read_archive

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_DESCRIPTOR = 1 << 3
_DATE = 1 << 5 | 1


@dataclass(frozen=True)
class Records:
    """What every record of an archive says beside name and contents."""

    local_extra: bytes = b""
    central_extra: bytes = b""
    version: int = 20
    local_version: int = 20
    time: int = 0
    internal: int = 0
    external: int = 0
    described: bool = False

    def write(self, data: bytes) -> bytes:
        """The same entries with such records."""
        body, directory = bytearray(), bytearray()
        entries = read_archive(data, PackageLimits())
        for entry in entries:
            name, start = entry.name.encode(), len(body)
            flags = _DESCRIPTOR if self.described else 0
            sizes = (entry.crc, len(entry.packed), entry.size)
            body += _LOCAL.pack(
                b"PK\x03\x04", self.local_version, flags, entry.method, 0, _DATE,
                *((0, 0, 0) if self.described else sizes), len(name), len(self.local_extra),
            )  # fmt: skip
            body += name + self.local_extra + entry.packed
            if self.described:
                body += struct.pack("<3I", *sizes)
            directory += _CENTRAL.pack(
                b"PK\x01\x02", 20, self.version, flags, entry.method, self.time, _DATE, *sizes,
                len(name), len(self.central_extra), 0, 0, self.internal, self.external, start,
            )  # fmt: skip
            directory += name + self.central_extra
        count = len(entries)
        end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
        return bytes(body + directory + end)


def field(kind: int, content: bytes, *, size: int | None = None) -> bytes:
    """One extra field (APPNOTE 4.5.1)."""
    return struct.pack("<2H", kind, len(content) if size is None else size) + content


_MOMENT = struct.pack("<I", 1_790_000_000)
TIMES = field(0x5455, b"\x03" + _MOMENT * 2)
CENTRAL_TIMES = field(0x5455, b"\x03" + _MOMENT)
OWNERS = field(0x7875, b"\x01\x04" + bytes(4) + b"\x04" + bytes(4))
NTFS = field(0x000A, struct.pack("<I2H", 0, 1, 24) + bytes(range(24)))
PADDING = field(0xA220, b"\x28\xa0" + struct.pack("<H", 512) + bytes(512))
