"""The extra fields of ZIP records: times, owners and padding, each in its one form.

PKWARE APPNOTE 4.5. A field nobody knows is a place to hide bytes in, and some fields change what a
reader unpacks (another name, encryption, sizes); so only those that change nothing are let pass.
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING, Final

from exports.package_messages import PackageMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_HEAD: Final = struct.Struct("<2H")
_ZIP64: Final = 0x0001
_UNICODE_PATH: Final = 0x7075
#: Room Microsoft's packaging keeps for a part to grow, of the local record alone (4.6.1).
_PADDING: Final = 0xA220
_TIME_FLAGS: Final = 0b111
_NTFS_HEAD: Final = struct.pack("<I2H", 0, 1, 24)
_NTFS_SIZE: Final = 32
#: Version 1, then number and length of user and group, of four bytes each.
_OWNERS: Final = re.compile(rb"\x01(?:\x04.{4}){2}", re.DOTALL)
_PADDED: Final = re.compile(rb"\x28\xa0..\0*", re.DOTALL)


def read_extra(name: str, extra: bytes, *, local: bool = False) -> dict[int, bytes]:
    """The fields by kind, to the last byte; every refusal is a ``KnownError``."""
    fields: dict[int, bytes] = {}
    position = 0
    while position < len(extra):
        if position + _HEAD.size > len(extra):
            raise KnownError(PackageMessage.EXTRA_BROKEN, name=name)
        kind, size = _HEAD.unpack_from(extra, position)
        position += _HEAD.size
        field = extra[position : position + size]
        _check_kind(name, kind, local=local)
        if len(field) != size or kind in fields or not _FORMS[kind](field):
            raise KnownError(PackageMessage.EXTRA_BROKEN, name=name)
        fields[kind] = field
        position += size
    return fields


def check_agreement(name: str, local: Mapping[int, bytes], central: Mapping[int, bytes]) -> None:
    """What stands in both records must be the same; the directory may leave an end out."""
    for kind in local.keys() & central.keys():
        if not local[kind].startswith(central[kind]):
            raise KnownError(PackageMessage.HEADER_MISMATCH, name=name)


def _check_kind(name: str, kind: int, *, local: bool) -> None:
    if kind == _ZIP64:
        raise KnownError(PackageMessage.ZIP64)
    if kind == _UNICODE_PATH:
        raise KnownError(PackageMessage.NAME_UNSAFE, name=name)
    if kind not in _FORMS or (kind == _PADDING and not local):
        raise KnownError(PackageMessage.EXTRA_UNKNOWN, name=name, kind=f"0x{kind:04X}")


def _is_ntfs(field: bytes) -> bool:
    """Three times of Windows (4.5.5)."""
    return len(field) == _NTFS_SIZE and field.startswith(_NTFS_HEAD)


def _is_times(field: bytes) -> bool:
    """Info-ZIP's times: which of three there are, then those; the directory only has the first."""
    if not field or field[0] & ~_TIME_FLAGS:
        return False
    stated, rest = divmod(len(field) - 1, 4)
    return not rest and stated in (field[0].bit_count(), field[0] & 1)


def _is_owners(field: bytes) -> bool:
    """Info-ZIP's user and group."""
    return _OWNERS.fullmatch(field) is not None


def _is_padding(field: bytes) -> bool:
    return _PADDED.fullmatch(field) is not None


_FORMS: Final[Mapping[int, Callable[[bytes], bool]]] = {
    0x000A: _is_ntfs,
    0x5455: _is_times,
    0x7875: _is_owners,
    _PADDING: _is_padding,
}
