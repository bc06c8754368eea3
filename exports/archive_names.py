"""Which item names a package may contain, and why two of them may not stand side by side.

ECMA-376-2 6.2.2 (part names) and 7.3.4 (mapping to ZIP items).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from exports.package_messages import PackageMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Sequence

CONTENT_TYPES_NAME: Final = "[Content_Types].xml"

_LONGEST: Final = 255

#: One segment: RFC 3986 ``pchar`` and, as an IRI (RFC 3987), letters beyond ASCII.
_SEGMENT: Final = re.compile(r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2}|[^\x00-\x9f])+")
#: Percent-encoded slashes, backslashes and characters that need no encoding are forbidden.
_BAD_ESCAPE: Final = re.compile(
    r"%(?:2[Ff]|5[Cc]|2[DdEe]|3[0-9]|4[1-9A-Fa-f]|5[0-9AaFf]|6[1-9A-Fa-f]|7[0-9AaEe]|7[Ff]|[01][0-9A-Fa-f])"
)


def decode_name(raw: bytes, *, utf8: bool) -> str:
    """The item name; without the UTF-8 flag only ASCII has one meaning everywhere."""
    try:
        return raw.decode("utf-8" if utf8 else "ascii")
    except UnicodeDecodeError:
        shown = raw.decode("ascii", "backslashreplace")
        raise KnownError(PackageMessage.NAME_UNSAFE, name=shown) from None


def check_names(names: Sequence[str]) -> None:
    """Refuse unsafe names and names that another reader might take for one another."""
    seen: dict[str, str] = {}
    for name in names:
        _check_name(name)
        key = unicodedata.normalize("NFC", name).casefold()
        if key in seen:
            _refuse_twin(name, seen[key])
        seen[key] = name
    for key, name in seen.items():
        _check_nesting(key, name, seen)


def _refuse_twin(name: str, other: str) -> None:
    if name == other:
        raise KnownError(PackageMessage.NAME_DUPLICATE, name=name)
    raise KnownError(PackageMessage.NAME_CASE, name=name, other=other)


def _check_name(name: str) -> None:
    if name.endswith("/") and name.strip("/"):
        raise KnownError(PackageMessage.DIRECTORY_ENTRY, name=name)
    if name == CONTENT_TYPES_NAME:
        return
    segments = name.split("/")
    if len(name) > _LONGEST or not all(_segment_is_safe(segment) for segment in segments):
        raise KnownError(PackageMessage.NAME_UNSAFE, name=ascii(name[:_LONGEST])[1:-1])


def _segment_is_safe(segment: str) -> bool:
    """No empty segment, none ending in a dot (so neither ``.`` nor ``..``), no odd character."""
    return (
        _SEGMENT.fullmatch(segment) is not None
        and not segment.endswith(".")
        and _BAD_ESCAPE.search(segment) is None
        and segment.isprintable()
    )


def _check_nesting(key: str, name: str, seen: dict[str, str]) -> None:
    """``a`` and ``a/b`` may not both be parts (ECMA-376-2 6.2.2.3)."""
    parent = key
    while "/" in parent:
        parent = parent.rpartition("/")[0]
        if parent in seen:
            raise KnownError(PackageMessage.NAME_NESTED, name=name, other=seen[parent])
