"""Looks into the frozen folder: nothing foreign in it, its size beside the recorded one.

Usage: ``audit.py FOLDER [FILE...]``; the files are the installers made from the folder. What
is over its bar or foreign ends with code 1; new sizes are written into ``recorded.toml`` by hand,
so that growth is a decision.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).resolve().parent
_ROOT: Final = _HERE.parents[1]
#: What every file of Wine's own carries near its start.
_WINE: Final = (b"Wine builtin DLL", b"Wine placeholder DLL")
#: Parts of Windows, which a build under Wine could only have from Wine or from our stand-ins.
_SYSTEM: Final = (
    "api-ms-",
    "bcryptprimitives",
    "ext-ms-",
    "icuuc",
    "kernel32",
    "ucrtbase",
    "wine_",
)
#: The program opens no socket; what would let it is left out.
_NETWORK: Final = ("qt6network", "qnetworklistmanager", "_ssl.pyd", "libssl-")
#: What tools of developers and parts of libraries that nothing here reaches would leave.
_NEEDLESS: Final = ("setuptools/", "isoschematron/", "/tests/", "/translations/", "qdirect2d")
#: In the manifest of each executable: no administrator, sharp on every screen, long paths.
_DECLARED: Final = (b'level="asInvoker"', b">PerMonitorV2<", b">true</longPathAware>")
_BARS: Final = {"folder": 190, "setup": 60}


def foreign(folder: Path, built_at: Path = _ROOT) -> list[str]:
    """What should not be there, one line per file."""
    found = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        name, place = file.name.lower(), file.relative_to(folder).as_posix()
        content = file.read_bytes()
        reasons = [
            "mang dấu của Wine" if any(mark in content for mark in _WINE) else "",
            "trùng tên phần của Windows" if name.startswith(_SYSTEM) else "",
            "thuộc về mạng" if name.startswith(_NETWORK) else "",
            "nhắc tới thư mục dựng" if _mentions(content, built_at) else "",
            "chương trình không dùng tới" if any(part in place for part in _NEEDLESS) else "",
        ]
        found += [f"{place}: {reason}" for reason in reasons if reason]
    return found


def undeclared(folder: Path) -> list[str]:
    """What the executables should tell Windows about themselves and do not, one line per file."""
    return [
        f"{file.name}: không khai báo {mark.decode()}"
        for file in sorted(folder.glob("*.exe"))
        for mark in _DECLARED
        if mark not in file.read_bytes()
    ]


def _mentions(content: bytes, place: Path) -> bool:
    """The build folder's path, as Linux or Wine writes it."""
    if len(place.parts) < 3:  # noqa: PLR2004 - "/src" stands in too many files by chance
        return False
    spellings = (place.as_posix(), place.as_posix().replace("/", "\\"))
    return any(
        text.encode(encoding) in content
        for text in spellings
        for encoding in ("utf-8", "utf-16-le")
    )


def megabytes(path: Path) -> float:
    """Size of a file or of everything in a folder."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


def compare(folder: Path, made: list[Path]) -> list[str]:
    """Print sizes beside the recorded ones and return what is over its bar."""
    recorded = tomllib.loads((_HERE / "recorded.toml").read_text(encoding="utf-8"))
    measured = {"folder": megabytes(folder), "files": sum(f.is_file() for f in folder.rglob("*"))}
    measured |= {_kind(file): megabytes(file) for file in made}
    for name, value in measured.items():
        before = recorded.get(name, 0)
        print(f"  {name:<8}{value:>8.1f}   đã ghi {before:>8.1f}   chênh {value - before:+.1f}")
    return [
        f"{name}: {measured[name]:.1f} MB, vượt mức {bar} MB"
        for name, bar in _BARS.items()
        if measured.get(name, 0) > bar
    ]


def _kind(file: Path) -> str:
    return {".exe": "setup", ".zip": "portable", ".msi": "msi"}[file.suffix]


def main(folder: Path, made: list[Path]) -> int:
    """Print everything; 1 when something is wrong."""
    wrong = [*foreign(folder), *undeclared(folder), *compare(folder, made)]
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]))
