"""The PKCS#11 libraries of token makers that are installed here, found by their known names.

The names are those seen in the makers' installers and in public code of Vietnamese signing
programs; a library that is not on the list can always be named by hand. Nothing is loaded here.
"""

from __future__ import annotations

import os
import struct
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Name pattern → whose tokens it opens. Windows compares names without regard to case.
_WINDOWS: Final = {
    "vnptca_p11_v*.dll": "VNPT-CA",
    "vnpt-ca_csp11.dll": "VNPT-CA",
    "viettel-ca_v*.dll": "Viettel-CA",
    "BkavCA*.dll": "Bkav CA",
    "fptca_v*.dll": "FPT-CA",
    "nca_v*.dll": "NewTel-CA",
    "eTPKCS11.dll": "SafeNet eToken (VGCA và nhà cung cấp khác)",
    "bit4xpki.dll": "Bit4id (VGCA và nhà cung cấp khác)",
    "eps2003csp11.dll": "Feitian ePass2003",
    "st3csp11.dll": "SecureToken ST3",
    "opensc-pkcs11.dll": "OpenSC",
    "softhsm2*.dll": "SoftHSM",
}
_ELSEWHERE: Final = {
    "libeTPkcs11.so*": "SafeNet eToken (VGCA và nhà cung cấp khác)",
    "libbit4xpki.so*": "Bit4id (VGCA và nhà cung cấp khác)",
    "libcastle*.so*": "Feitian ePass2003",
    "opensc-pkcs11.so": "OpenSC",
    "libsofthsm2.so": "SoftHSM",
}
_LINUX_FOLDERS: Final = (
    "/usr/lib", "/usr/lib64", "/usr/lib/*-linux-gnu", "/usr/lib/pkcs11", "/usr/lib/softhsm",
    "/usr/lib/*-linux-gnu/softhsm", "/usr/lib/*-linux-gnu/pkcs11", "/usr/local/lib",
    "/usr/local/lib/softhsm",
)  # fmt: skip
#: A maker's own folder, or one below it, such as ``OpenSC Project/OpenSC/pkcs11``.
_DEPTHS: Final = ("*", "*/*", "*/*/*")
_PE_POINTER: Final = 0x3C
_PE_BITS: Final = {0x14C: 32, 0x8664: 64, 0xAA64: 64}
_ELF_BITS: Final = {1: 32, 2: 64}


@dataclass(frozen=True, slots=True)
class TokenModule:
    """A library: whose tokens it opens, where it lies, for how many bits it was built (0 = ?)."""

    maker: str
    path: Path
    bits: int

    @property
    def loadable(self) -> bool:
        """Whether this process can load it at all."""
        return self.bits in (0, 8 * struct.calcsize("P"))


def installed_modules() -> tuple[TokenModule, ...]:
    """The known libraries on this machine, those this process can load first."""
    if sys.platform == "win32":
        return modules_in(_windows_folders(), _WINDOWS)
    root = Path("/")
    folders = [found for place in _LINUX_FOLDERS for found in root.glob(place.lstrip("/"))]
    return modules_in(folders, _ELSEWHERE)


def modules_in(folders: list[Path], names: dict[str, str]) -> tuple[TokenModule, ...]:
    """The libraries called like that in these folders; one that has two names counts once."""
    found: dict[Path, TokenModule] = {}
    for folder in folders:
        for pattern, maker in names.items():
            for path in sorted(folder.glob(pattern)):
                real = path.resolve()
                found.setdefault(real, TokenModule(maker, path, library_bits(real)))
    return tuple(sorted(found.values(), key=lambda module: not module.loadable))


def library_bits(path: Path) -> int:
    """32 or 64 from the header (PE/COFF 3.3.1, ELF ``EI_CLASS``); 0 for anything else."""
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        return 0
    if head[:4] == b"\x7fELF":
        return _ELF_BITS.get(head[4], 0)
    if head[:2] != b"MZ" or len(head) < _PE_POINTER + 4:
        return 0
    at = int.from_bytes(head[_PE_POINTER : _PE_POINTER + 4], "little")
    if head[at : at + 4] != b"PE\0\0":
        return 0
    return _PE_BITS.get(int.from_bytes(head[at + 4 : at + 6], "little"), 0)


def _windows_folders() -> list[Path]:
    windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
    return [windows / "System32", windows / "SysWOW64", *_program_folders()]


def _program_folders() -> Iterator[Path]:
    for variable in ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432"):
        base = os.environ.get(variable)
        for depth in _DEPTHS if base else ():
            yield from (found for found in Path(base or "").glob(depth) if found.is_dir())
