"""Shipped definitions as JSON beside their TOML: quick to read, and found sound before they ship.

A file holds two lines: the SHA-256 of the TOML file and of the second line, then the definition's
canonical JSON. It counts only while both are right, so a definition changed since is read from its
TOML; ``make definitions`` writes the files anew. Nothing but the program's own folder is asked, and
whoever can write there could change the definitions themselves.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from forms.common.digest import sha256_hex
from forms.definition import (
    Choice,
    Column,
    ColumnKind,
    Detail,
    Form,
    FormKind,
    Group,
    Origin,
    Row,
    ValueType,
)
from forms.shape import Readers, built, plural

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable


class SoundRules(tuple[Any, ...]):
    """The rule tables of a compiled definition: they were checked before it was shipped."""

    __slots__ = ()


def read(definition: Traversable, compiled: Traversable) -> Form | None:
    """The form of a definition file from its compiled one; nothing when the two do not agree."""
    try:
        head, _, body = compiled.read_bytes().partition(b"\n")
    except FileNotFoundError:
        return None
    digest = sha256_hex(body)
    if head != _head(definition.read_bytes(), digest):
        return None
    return _form(json.loads(body, parse_float=Decimal), digest)


def written(definition: bytes, canonical: str) -> bytes:
    """The compiled file of a definition with this canonical JSON."""
    body = canonical.encode()
    return _head(definition, sha256_hex(body)) + b"\n" + body


def _head(definition: bytes, digest: str) -> bytes:
    return f"{sha256_hex(definition)} {digest}".encode("ascii")


def _form(table: Mapping[str, Any], digest: str) -> Form:
    return built(Form, {**plural(table), "digest": digest}, _FORM)


def _rows(tables: list[dict[str, Any]]) -> tuple[Row, ...]:
    return tuple(built(Row, table, _ROW) for table in tables)


def _columns(tables: list[dict[str, Any]]) -> tuple[Column, ...]:
    return tuple(built(Column, table, _COLUMN) for table in tables)


def _groups(tables: list[dict[str, Any]]) -> tuple[Group, ...]:
    return tuple(Group(**table) for table in tables)


def _origins(tables: list[dict[str, Any]]) -> tuple[Origin, ...]:
    return tuple(Origin(**table) for table in tables)


def _choices(lists: dict[str, list[dict[str, Any]]]) -> dict[str, tuple[Choice, ...]]:
    return {name: tuple(Choice(**table) for table in tables) for name, tables in lists.items()}


_ROW: Final[Readers] = {
    "detail": Detail,
    "measures": tuple,
    "type": ValueType,
    "formerly": tuple,
}
_COLUMN: Final[Readers] = {"kind": ColumnKind, "type": ValueType}
_FORM: Final[Readers] = {
    "kind": FormKind,
    "valid_from": date.fromisoformat,
    "valid_to": date.fromisoformat,
    "months": tuple,
    "origin": _origins,
    "groups": _groups,
    "columns": _columns,
    "rows": _rows,
    "choices": _choices,
    "rules": SoundRules,
}
