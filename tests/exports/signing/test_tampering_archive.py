"""Archives and tables that programs read differently are refused whole, each with its code."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import pytest

from exports.archive import Entry, write_archive
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
from tests.exports.zip_records import NTFS, OWNERS, PADDING, TIMES, Records, field

if TYPE_CHECKING:
    from collections.abc import Callable


def _stored(data: bytes) -> bytes:
    """The archive with nothing packed."""
    contents = items(data).items()
    return write_archive(
        Entry(name, 0, zlib.crc32(part), len(part), memoryview(part)) for name, part in contents
    )


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
    # extra fields
    "sixty thousand bytes in the directory alone": (
        Records(central_extra=field(0x4242, bytes(60_000))).write,
        "EXTRA_UNKNOWN",
    ),
    "a comment in another field": (
        Records(local_extra=field(0x6375, b"\x01hidden")).write,
        "EXTRA_UNKNOWN",
    ),
    "encryption by a field": (
        Records(central_extra=field(0x9901, b"\2\0AE\3\x08\0")).write,
        "EXTRA_UNKNOWN",
    ),
    "a mark of Java archives": (Records(local_extra=field(0xCAFE, b"")).write, "EXTRA_UNKNOWN"),
    "padding in the directory": (Records(central_extra=PADDING).write, "EXTRA_UNKNOWN"),
    "padding that says something": (
        Records(local_extra=field(0xA220, b"\x28\xa0\0\0hidden")).write,
        "EXTRA_BROKEN",
    ),
    "a field longer than its record": (
        Records(local_extra=field(0x5455, b"\0", size=200)).write,
        "EXTRA_BROKEN",
    ),
    "three bytes after the fields": (
        Records(local_extra=TIMES + b"abc").write,
        "EXTRA_BROKEN",
    ),
    "a field twice": (Records(local_extra=OWNERS * 2).write, "EXTRA_BROKEN"),
    "times without a time": (
        Records(local_extra=field(0x5455, b"\6abcd")).write,
        "EXTRA_BROKEN",
    ),
    "times with something behind": (
        Records(local_extra=field(0x5455, b"\1abcdefghijkl")).write,
        "EXTRA_BROKEN",
    ),
    "owners of another version": (
        Records(local_extra=field(0x7875, b"\2\4abcd\4abcd")).write,
        "EXTRA_BROKEN",
    ),
    "a name in Windows' times": (
        Records(central_extra=field(0x000A, bytes(4) + b"hidden" + bytes(22))).write,
        "EXTRA_BROKEN",
    ),
    "two times of one entry": (
        Records(local_extra=TIMES, central_extra=field(0x5455, b"\3abcd")).write,
        "HEADER_MISMATCH",
    ),
    "two times of Windows": (
        Records(local_extra=NTFS, central_extra=NTFS[:-1] + b"x").write,
        "HEADER_MISMATCH",
    ),
    # records
    "a version nobody unpacks": (
        Records(version=99, local_version=99).write,
        "ENTRY_VERSION",
    ),
    "another version in the record": (Records(local_version=45).write, "HEADER_MISMATCH"),
    "another hour in the directory": (Records(time=1 << 11).write, "HEADER_MISMATCH"),
    "entries marked as folders": (Records(external=0x10).write, "ENTRY_ATTRIBUTES"),
    "entries marked as volumes": (Records(external=0x08).write, "ENTRY_ATTRIBUTES"),
    "entries marked as devices": (Records(external=0x40).write, "ENTRY_ATTRIBUTES"),
    "entries marked as links": (Records(external=0o120777 << 16).write, "ENTRY_ATTRIBUTES"),
    "entries marked as pipes": (Records(external=0o010644 << 16).write, "ENTRY_ATTRIBUTES"),
    "records of a mainframe": (Records(internal=2).write, "ENTRY_ATTRIBUTES"),
    "stored entries that end in a descriptor": (
        lambda data: Records(described=True).write(_stored(data)),
        "ENTRY_FLAGS",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_what_has_two_readings_is_refused_whole(kind: str, signed: Signed) -> None:
    change, code = REFUSED[kind]
    with pytest.raises(KnownError) as caught:
        verify_package(change(signed.twice), POLICY)
    assert caught.value.code == code
