"""Archives and tables that programs read differently are refused whole, each with its code."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from exports.signing.verify import verify_package
from forms.common.errors import KnownError
from tests.exports.signing.conftest import POLICY, Signed
from tests.exports.signing.tampering import (
    BOOK_RELS,
    ROOT_RELS,
    TYPES,
    add_override,
    edit_items,
    items,
    rebuild,
    swap,
)

if TYPE_CHECKING:
    from collections.abc import Callable

REFUSED: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a part in other letters beside": (
        lambda data: rebuild(items(data) | {"xl/worksheets/SHEET1.xml": b"<a/>"}),
        "NAME_CASE",
    ),
    "a part below a part": (
        lambda data: rebuild(items(data) | {"xl/styles.xml/x.xml": b"<a/>"}),
        "NAME_NESTED",
    ),
    "a name with a backslash": (
        lambda data: rebuild(items(data) | {"xl\\worksheets\\sheet1.xml": b"<a/>"}),
        "NAME_UNSAFE",
    ),
    "an absolute name": (
        lambda data: rebuild(items(data) | {"/xl/worksheets/sheet1.xml": b"<a/>"}),
        "NAME_UNSAFE",
    ),
    "a name percent-encoded": (
        lambda data: rebuild(items(data) | {"xl/worksheets/sheet%31.xml": b"<a/>"}),
        "NAME_UNSAFE",
    ),
    "a name composed otherwise": (
        lambda data: rebuild(items(data) | {"xl/bê.xml": b"<a/>", "xl/be\u0302.xml": b"<a/>"}),
        "NAME_CASE",
    ),
    "an old archive in front": (lambda data: data + data, "BYTES_BETWEEN"),
    "an archive behind": (lambda data: data + b"PK\x03\x04" + bytes(30), "BYTES_AFTER"),
    "ZIP64": (
        lambda data: (
            data[:-22] + struct.pack("<4sIQI", b"PK\x06\x07", 0, len(data) - 22, 1) + data[-22:]
        ),
        "ZIP64",
    ),
    "a table of types in UTF-16": (
        lambda data: edit_items(data, {TYPES: lambda types: types.decode().encode("utf-16")}),
        "XML_ENCODING",
    ),
    "a type given twice": (
        lambda data: edit_items(data, {TYPES: add_override("XL/workbook.xml", "a/b")}),
        "CONTENT_TYPES_BROKEN",
    ),
    "an entity in relationships": (
        lambda data: edit_items(
            data, {ROOT_RELS: lambda rels: b'<!DOCTYPE a [<!ENTITY b "c">]>' + rels}
        ),
        "XML_DTD",
    ),
    "an Id twice in relationships": (
        lambda data: edit_items(data, {BOOK_RELS: swap('"rId3"', '"rId2"')}),
        "RELATIONSHIPS_BROKEN",
    ),
    "alternatives in relationships": (
        lambda data: edit_items(
            data,
            {BOOK_RELS: swap("</Relationships>", '<x xmlns="urn:mc"/></Relationships>')},
        ),
        "RELATIONSHIPS_BROKEN",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_what_has_two_readings_is_refused_whole(kind: str, signed: Signed) -> None:
    change, code = REFUSED[kind]
    with pytest.raises(KnownError) as caught:
        verify_package(change(signed.twice), POLICY)
    assert caught.value.code == code
