"""Packages from outside: what is read, what is refused and under which name."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from typing_extensions import override

from exports.archive import PackageLimits, pack, write_archive
from exports.package import read_package, write_package
from exports.relationships import TargetMode, rels_name_of, source_of
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Callable

_TYPES = "[Content_Types].xml"
_TYPES_XML = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
LIMITS = PackageLimits()
_LONG = b"<!--" + "".join(map(hex, range(700_000))).encode() + b"-->"
_TWICE = b'<Default Extension="XML" ContentType="a"/></Types>'
_RELATIVE = b'<Override PartName="a.xml" ContentType="a"/></Types>'


def _workbook() -> bytes:
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    return buffer.getvalue()


def _code(data: bytes, limits: PackageLimits = LIMITS) -> str:
    with pytest.raises(KnownError) as caught:
        read_package(data, limits)
    assert caught.value.sentence
    return caught.value.code


# ---------------------------------------------------------------------------------- reading


def test_a_workbook_is_read() -> None:
    package = read_package(_workbook(), LIMITS)
    assert package.read("xl/workbook.xml").startswith(b"<workbook")
    assert package.content_types.of("xl/styles.xml") == (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
    )
    (main, *_) = package.relationships("_rels/.rels")
    assert (main.part, main.mode) == ("xl/workbook.xml", TargetMode.INTERNAL)
    assert package.relationships("xl/_rels/none.rels") == ()
    assert _TYPES not in package.parts


def test_absolute_and_relative_targets_resolve() -> None:
    rels = f'<Relationships xmlns="{_RELS}">' + "".join(
        f'<Relationship Id="r{number}" Type="t" Target="{target}"/>'
        for number, target in enumerate(["/xl/a.xml", "b.xml", "../c.xml", "d.xml#x"])
    )
    data = write_archive(
        [
            pack(_TYPES, _TYPES_XML),
            pack("xl/sub/_rels/p.xml.rels", f"{rels}</Relationships>".encode()),
        ]
    )
    found = read_package(data, LIMITS).relationships("xl/sub/_rels/p.xml.rels")
    assert [item.part for item in found] == ["xl/a.xml", "xl/sub/b.xml", "xl/c.xml", "xl/sub/d.xml"]


def test_the_relationship_part_of_a_part_and_back() -> None:
    assert rels_name_of("") == "_rels/.rels"
    assert rels_name_of("xl/workbook.xml") == "xl/_rels/workbook.xml.rels"
    assert source_of("_rels/.rels") == ""
    assert source_of("xl/_rels/workbook.xml.rels") == "xl/workbook.xml"
    assert source_of("xl/workbook.xml") is None


def test_archives_of_other_writers_are_read() -> None:
    class Pipe(io.RawIOBase):
        """An output that cannot seek, so that data descriptors are written."""

        def __init__(self) -> None:
            self.data = bytearray()

        @override
        def writable(self) -> bool:
            return True

        @override
        def write(self, data: object) -> int:
            self.data += bytes(data)  # type: ignore[call-overload]
            return len(bytes(data))  # type: ignore[call-overload]

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_TYPES, _TYPES_XML)
        archive.writestr("xl/biểu.xml", b"<a/>" * 50)
    package = read_package(bytes(pipe.data), LIMITS)
    assert package.read("xl/biểu.xml") == b"<a/>" * 50


# ---------------------------------------------------------------------------------- writing


def test_writing_is_deterministic_and_keeps_packed_bytes() -> None:
    package = read_package(_workbook(), LIMITS)
    data = write_package(package)
    again = read_package(data, LIMITS)
    assert write_package(again) == data
    assert next(iter(again.entries)) == _TYPES
    for name, entry in package.entries.items():
        assert bytes(again.entries[name].packed) == bytes(entry.packed)


def test_other_programs_read_what_is_written() -> None:
    package = read_package(_workbook(), LIMITS).with_items(
        {"xl/biểu đồ.xml".replace(" ", ""): b"x"}
    )
    with zipfile.ZipFile(io.BytesIO(write_package(package))) as archive:
        assert archive.testzip() is None
        assert archive.read("xl/biểuđồ.xml") == b"x"
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


# ------------------------------------------------------------------------------------ tables


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda _: b"", "XML_BROKEN"),
        (lambda _: b"<a>", "XML_BROKEN"),
        (lambda xml: b"<!DOCTYPE a>" + xml, "XML_DTD"),
        (lambda xml: b'<!DOCTYPE a [<!ENTITY b "cc">]>' + xml, "XML_DTD"),
        (lambda xml: b'<?xml version="1.0" encoding="UTF-7"?>' + xml, "XML_ENCODING"),
        (lambda xml: xml.decode().encode("utf-16"), "XML_ENCODING"),
        (lambda xml: b"<a>" * 50 + xml + b"</a>" * 50, "XML_TOO_DEEP"),
        (
            lambda xml: xml.replace(
                b"<Types", b"<!--" + bytes(range(65, 91)) * 200_000 + b"--><Types"
            ),
            "RATIO_TOO_HIGH",
        ),
        (lambda xml: xml.replace(b"content-types", b"other"), "CONTENT_TYPES_BROKEN"),
        (lambda xml: xml.replace(b"</Types>", b"<Other/></Types>"), "CONTENT_TYPES_BROKEN"),
        (lambda xml: xml.replace(b'Extension="xml"', b'Extension=""'), "CONTENT_TYPES_BROKEN"),
        (
            lambda xml: xml.replace(
                b"</Types>", b'<Default Extension="XML" ContentType="a"/></Types>'
            ),
            "CONTENT_TYPES_BROKEN",
        ),
        (
            lambda xml: xml.replace(
                b"</Types>", b'<Override PartName="a.xml" ContentType="a"/></Types>'
            ),
            "CONTENT_TYPES_BROKEN",
        ),
    ],
)
def test_content_types_are_refused_by_name(change: Callable[[bytes], bytes], code: str) -> None:
    assert _code(write_archive([pack(_TYPES, change(_TYPES_XML))])) == code


@pytest.mark.parametrize(
    "rels",
    [
        '<Relationship Id="a" Type="t"/>',
        '<Relationship Type="t" Target="x"/>',
        '<Relationship Id="a" Type="t" Target="x" TargetMode="?"/>',
        '<Relationship Id="a" Type="t" Target="x"><a/></Relationship>',
        "<Other/>",
    ],
)
def test_relationships_are_refused_by_name(rels: str) -> None:
    rels = f'<Relationships xmlns="{_RELS}">{rels}</Relationships>'
    data = write_archive([pack(_TYPES, _TYPES_XML), pack("_rels/.rels", rels.encode())])
    with pytest.raises(KnownError) as caught:
        read_package(data, LIMITS)
    assert caught.value.code == "RELATIONSHIPS_BROKEN"
