"""What an installer says about itself: its version and what changed, inside the signed file.

The words stand at the end of what the publisher signs: UTF-8 JSON, its length (four bytes, little
endian) and a mark. A file beside the installer would get lost on the way; a resource cannot be
added to an installer that is already packed.
"""

from __future__ import annotations

import struct
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

_MARK: Final = b"BCCTNEWS"
_LENGTH: Final = struct.Struct("<I")
#: How much may be said; the changes of many years fit in.
LARGEST: Final = 1 << 20
Version = Annotated[str, StringConstraints(pattern=r"^\d{1,6}\.\d{1,6}\.\d{1,6}$")]


class Release(BaseModel):
    """What one version brought, a line for each change, in Vietnamese."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    version: Version
    changes: tuple[str, ...]


class News(BaseModel):
    """``store`` is the version of the store's structure; ``releases`` are newest first."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    program: str
    version: Version
    store: int
    releases: tuple[Release, ...]


def pack(news: News) -> bytes:
    """The bytes to append to an installer before it is signed."""
    said = news.model_dump_json().encode()
    return said + _LENGTH.pack(len(said)) + _MARK


def unpack(tail: bytes) -> News | None:
    """The news at the end of the signed bytes; ``None`` when there are none.

    Signing fills up with at most seven zeros.
    """
    trimmed = tail[: len(tail) - min(7, len(tail) - len(tail.rstrip(b"\0")))]
    body = trimmed.removesuffix(_MARK)
    if len(body) == len(trimmed) or len(body) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(body[-_LENGTH.size :])
    body = body[: -_LENGTH.size]
    if not length <= len(body):
        return None
    try:
        return News.model_validate_json(body[len(body) - length :])
    except ValidationError:
        return None


def numbers(version: str) -> tuple[int, ...]:
    """A version as numbers that compare."""
    return tuple(int(part) for part in version.split("."))
