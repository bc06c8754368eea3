"""Which libraries of token makers are found, and for how many bits they were built."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

import pytest

from exports.signing import modules
from exports.signing.modules import installed_modules, library_bits, modules_in

_HERE = 8 * struct.calcsize("P")
_OTHER = 96 - _HERE


def _dll(bits: int) -> bytes:
    machine = {32: 0x14C, 64: 0x8664}[bits]
    return (
        b"MZ".ljust(0x3C, b"\0")
        + struct.pack("<I", 0x80).ljust(0x44, b"\0")
        + (b"PE\0\0" + struct.pack("<H", machine) + bytes(20))
    )


def test_known_names_are_found_and_others_are_not(tmp_path: Path) -> None:
    for name in ("vnptca_p11_v8.dll", "viettel-ca_v6.dll", "kernel32.dll", "eTPKCS11.dll"):
        (tmp_path / name).write_bytes(_dll(_HERE))
    found = modules_in([tmp_path], modules._WINDOWS)
    assert {(one.maker.partition(" ")[0], one.path.name) for one in found} == {
        ("VNPT-CA", "vnptca_p11_v8.dll"),
        ("Viettel-CA", "viettel-ca_v6.dll"),
        ("SafeNet", "eTPKCS11.dll"),
    }


def test_a_library_for_the_other_kind_of_program_comes_last(tmp_path: Path) -> None:
    for folder, bits in (("a", _OTHER), ("b", _HERE)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "viettel-ca_v6.dll").write_bytes(_dll(bits))
    found = modules_in([tmp_path / "a", tmp_path / "b"], modules._WINDOWS)
    assert [(one.bits, one.loadable) for one in found] == [(_HERE, True), (_OTHER, False)]


def test_a_library_with_two_names_counts_once(tmp_path: Path) -> None:
    (tmp_path / "libsofthsm2.so").write_bytes(b"\x7fELF\x02")
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / "libsofthsm2.so").symlink_to(tmp_path / "libsofthsm2.so")
    assert len(modules_in([tmp_path, tmp_path / "link"], modules._ELSEWHERE)) == 1


@pytest.mark.parametrize(
    ("data", "bits"),
    [
        (_dll(32), 32),
        (_dll(64), 64),
        (b"\x7fELF\x01", 32),
        (b"\x7fELF\x02", 64),
        (b"\x7fELF\x09", 0),
        (b"MZ", 0),
        (_dll(64)[:0x80], 0),
        (b"", 0),
        (b"text", 0),
    ],
)
def test_bits_are_read_from_the_header(data: bytes, bits: int, tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(data)
    assert library_bits(file) == bits


def test_a_file_that_cannot_be_read_has_no_bits(tmp_path: Path) -> None:
    assert library_bits(tmp_path / "none") == 0


def test_program_folders_of_makers_are_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "OpenSC Project" / "OpenSC" / "pkcs11"
    place.mkdir(parents=True)
    (place / "opensc-pkcs11.dll").write_bytes(_dll(_HERE))
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    monkeypatch.setenv("WINDIR", str(tmp_path / "none"))
    found = modules_in(modules._windows_folders(), modules._WINDOWS)
    assert [one.maker for one in found] == ["OpenSC"]


@pytest.mark.interop
@pytest.mark.skipif(sys.platform == "win32", reason="looks for Debian's packages")
def test_softhsm_is_found_where_debian_puts_it() -> None:
    if not Path("/usr/lib/softhsm/libsofthsm2.so").exists():
        pytest.skip("SoftHSM (libsofthsm2.so) is not installed")
    assert [one.maker for one in installed_modules()].count("SoftHSM") == 1
