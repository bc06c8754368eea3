"""ZIP files from outside: one meaning or a refusal by name."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.archive import Entry, PackageLimits, pack, read_archive, write_archive
from exports.package import read_package
from forms.common.errors import KnownError
from tests.exports.zip_records import CENTRAL_TIMES, NTFS, OWNERS, PADDING, TIMES, Records

_TYPES = "[Content_Types].xml"
_TYPES_XML = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/></Types>'
)
LIMITS = PackageLimits()


def _archive(*names: str, data: bytes = b"<a/>") -> bytes:
    return write_archive([pack(_TYPES, _TYPES_XML), *(pack(name, data) for name in names)])


def _code(data: bytes, limits: PackageLimits = LIMITS) -> str:
    with pytest.raises(KnownError) as caught:
        read_package(data, limits)
    assert caught.value.sentence
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "NOT_A_ZIP"),
        (b"province,value\n40,1\n", "NOT_A_ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "OLE_FILE"),
        (_archive("a.xml")[:-30], "NOT_A_ZIP"),
        (_archive("a.xml") + b"x", "BYTES_AFTER"),
        (_archive("a.xml") + _archive("b.xml", "c.xml"), "BYTES_BEFORE"),
        (b"x" + _archive("a.xml"), "BYTES_BEFORE"),
        (write_archive([]), "CONTENT_TYPES_MISSING"),
        (write_archive([pack("a.xml", b"x")]), "CONTENT_TYPES_MISSING"),
        (_archive("xl/"), "DIRECTORY_ENTRY"),
        (_archive("../a.xml"), "NAME_UNSAFE"),
        (_archive("xl/../a.xml"), "NAME_UNSAFE"),
        (_archive("/a.xml"), "NAME_UNSAFE"),
        (_archive("C:/a.xml\\b"), "NAME_UNSAFE"),
        (_archive("xl\\a.xml"), "NAME_UNSAFE"),
        (_archive("a\x00.xml"), "NAME_UNSAFE"),
        (_archive("a b.xml"), "NAME_UNSAFE"),
        (_archive("xl//a.xml"), "NAME_UNSAFE"),
        (_archive("xl/a.xml."), "NAME_UNSAFE"),
        (_archive("xl/%2e%2e/a.xml"), "NAME_UNSAFE"),
        (_archive("xl%2Fa.xml"), "NAME_UNSAFE"),
        (_archive("xl/\u202egml.xml"), "NAME_UNSAFE"),
        (_archive("a/" * 300 + "b"), "NAME_UNSAFE"),
        (_archive("a.xml", "a.xml"), "NAME_DUPLICATE"),
        (_archive("a.xml", "A.xml"), "NAME_CASE"),
        (_archive("biểu.xml", "BIỂU.xml"), "NAME_CASE"),
        (_archive("[content_types].xml"), "NAME_UNSAFE"),
        (_archive("a.xml", "a.xml/b.xml"), "NAME_NESTED"),
    ],
)
def test_archives_are_refused_by_name(data: bytes, code: str) -> None:
    assert _code(data) == code


def _patched(data: bytes, magic: bytes, offset: int, value: bytes, which: int = 0) -> bytes:
    """``data`` with bytes overwritten in the ``which``-th record of a kind."""
    at = -1
    for _ in range(which + 1):
        at = data.index(magic, at + 1)
    return data[: at + offset] + value + data[at + offset + len(value) :]


_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_TWO = _archive("a.xml", data=b"<a/>" * 40)


@pytest.mark.parametrize(
    ("magic", "offset", "value", "which", "code"),
    [
        (_LOCAL, 30, b"X", 1, "HEADER_MISMATCH"),  # another name
        (_LOCAL, 8, b"\x00", 1, "HEADER_MISMATCH"),  # another method
        (_LOCAL, 14, b"\x00\x00", 1, "HEADER_MISMATCH"),  # another checksum
        (_LOCAL, 22, b"\xff", 1, "HEADER_MISMATCH"),  # another size
        (_LOCAL, 0, b"PK\x03\x05", 1, "HEADER_MISMATCH"),  # no header at all
        (_LOCAL, 6, b"\x08", 1, "HEADER_MISMATCH"),  # a descriptor only one side knows
        (_LOCAL, 28, b"\xff\x00", 1, "ENTRIES_OVERLAP"),  # an extra field over the data
        (_CENTRAL, 8, b"\x01", 1, "ENTRY_ENCRYPTED"),
        (_CENTRAL, 8, b"\x41", 1, "ENTRY_ENCRYPTED"),
        (_CENTRAL, 8, b"\x10", 1, "ENTRY_FLAGS"),
        (_CENTRAL, 10, b"\x0e", 1, "ENTRY_METHOD"),  # LZMA
        (_CENTRAL, 20, b"\xff\xff\xff\xff", 1, "ZIP64"),
        (_CENTRAL, 34, b"\x01", 1, "MULTI_DISK"),
        (_CENTRAL, 42, b"\x00\x00\x00\x00", 1, "ENTRIES_OVERLAP"),  # both at one place
        (_CENTRAL, 20, b"\x01\x00", 1, "HEADER_MISMATCH"),
        (_CENTRAL, 0, b"PK\x01\x03", 1, "DIRECTORY_BROKEN"),
        (_CENTRAL, 28, b"\xff\xff", 1, "DIRECTORY_BROKEN"),
        (_END, 4, b"\x01", 0, "MULTI_DISK"),
        (_END, 8, b"\x09\x00\x09\x00", 0, "DIRECTORY_BROKEN"),
        (_END, 8, b"\x01\x00\x01\x00", 0, "DIRECTORY_BROKEN"),  # a hidden record
        (_END, 8, b"\xff\xff", 0, "ZIP64"),
        (_END, 16, b"\xff\xff\xff\x00", 0, "DIRECTORY_BROKEN"),
    ],
)
def test_headers_that_lie_are_refused(
    magic: bytes, offset: int, value: bytes, which: int, code: str
) -> None:
    assert _code(_patched(_TWO, magic, offset, value, which)) == code


def test_comments_are_refused() -> None:
    buffer = io.BytesIO(_TWO)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.comment = b"hidden"
    assert _code(buffer.getvalue()) == "ARCHIVE_COMMENT"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        info = zipfile.ZipInfo(_TYPES)
        info.comment = b"hidden"
        archive.writestr(info, _TYPES_XML)
    assert _code(made.getvalue()) == "ARCHIVE_COMMENT"


def _with_gap(data: bytes, gap: bytes) -> bytes:
    """Foreign bytes between the last local record and the central directory."""
    at = data.index(_CENTRAL)
    end = len(data) - 22
    return data[:at] + gap + data[at : end + 16] + struct.pack("<I", at + len(gap)) + b"\0\0"


@pytest.mark.parametrize("gap", [b"x", _archive("hidden.xml")[:80]])
def test_hidden_bytes_between_records_are_refused(gap: bytes) -> None:
    assert _code(_with_gap(_TWO, gap)) == "BYTES_BETWEEN"


def test_a_unicode_path_that_says_another_name() -> None:
    extra = struct.pack("<2HBI", 0x7075, 6, 1, 0) + b"b"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        info = zipfile.ZipInfo(_TYPES)
        info.extra = extra
        archive.writestr(info, _TYPES_XML)
    assert _code(made.getvalue()) == "NAME_UNSAFE"


@pytest.mark.parametrize(
    "records",
    [
        Records(),
        Records(local_extra=TIMES + OWNERS, central_extra=CENTRAL_TIMES + OWNERS),  # Info-ZIP
        Records(central_extra=NTFS, external=0x20),  # 7-Zip
        Records(local_extra=PADDING, version=45, local_version=45),  # Microsoft's packaging
        Records(external=0o100644 << 16, internal=1, version=10, local_version=10),  # Unix
        Records(described=True),  # written without going back
    ],
)
def test_archives_of_other_programs_are_read(records: Records) -> None:
    package = read_package(records.write(_TWO), LIMITS)
    assert package.read("a.xml") == b"<a/>" * 40


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (PackageLimits(file_size=100), "FILE_TOO_LARGE"),
        (PackageLimits(entries=1), "TOO_MANY_ENTRIES"),
        (PackageLimits(entry_size=150), "ENTRY_TOO_LARGE"),
        (PackageLimits(total_size=200), "TOTAL_TOO_LARGE"),
        (PackageLimits(tables_size=100), "TABLES_TOO_LARGE"),
        (PackageLimits(ratio=2), "RATIO_TOO_HIGH"),
    ],
)
def test_limits_are_kept(limits: PackageLimits, code: str) -> None:
    assert _code(_TWO, limits) == code


def test_bombs_are_refused_unopened() -> None:
    assert _code(_archive("bomb.xml", data=bytes(60 << 20))) == "RATIO_TOO_HIGH"
    packed = zlib.compress(bytes(1 << 20), 9)[2:-4]
    liar = Entry("bomb.xml", 8, 0, 200, memoryview(packed))
    assert _code(write_archive([pack(_TYPES, _TYPES_XML), liar])) == "ENTRY_CORRUPT"
    many = write_archive([pack(f"{number}.xml", b"") for number in range(5000)])
    assert _code(many) == "TOO_MANY_ENTRIES"


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}\.xml", fullmatch=True), st.binary(max_size=500)))
def test_what_is_written_is_read(contents: dict[str, bytes]) -> None:
    data = write_archive([pack(name, value) for name, value in contents.items()])
    assert {entry.name: entry.read() for entry in read_archive(data, LIMITS)} == contents


@given(st.data())
def test_no_flipped_byte_crashes_the_reader(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(_TWO) - 1))
    value = data.draw(st.integers(0, 255))
    altered = _TWO[:at] + bytes([value]) + _TWO[at + 1 :]
    with suppress(KnownError):
        read_package(altered, LIMITS)


@given(st.binary(max_size=400))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    with pytest.raises(KnownError):
        read_package(data, LIMITS)
