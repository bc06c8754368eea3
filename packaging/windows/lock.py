"""The part of the project's lock that the Windows build needs: names, versions and hashes.

Usage: ``lock.py > FILE``. Markers are decided here for the Windows interpreter, because pip on
another system would decide them for itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT: Final = Path(__file__).resolve().parents[2]
#: The interpreter that is frozen with the program; ``fetch.py`` pins its files.
PYTHON: Final = "3.12.9"
_WINDOWS: Final = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": PYTHON,
    "python_version": PYTHON.rpartition(".")[0],
    "sys_platform": "win32",
}
#: What freezes; everything else in the lock for developers stays away from the Windows folder.
_FREEZER: Final = frozenset(
    {
        "altgraph",
        "packaging",
        "pefile",
        "pyinstaller",
        "pyinstaller-hooks-contrib",
        "pywin32-ctypes",
        "setuptools",
    }
)
#: What runs the tests; only the interpreter for testing gets it.
_TESTERS: Final = frozenset(
    {
        "colorama",
        "execnet",
        "hypothesis",
        "iniconfig",
        "pluggy",
        "pygments",
        "pytest",
        "pytest-qt",
        "pytest-randomly",
        "pytest-timeout",
        "pytest-xdist",
        "sortedcontainers",
    }
)


def windows_lock(root: Path = _ROOT) -> list[str]:
    """Lines for ``pip --require-hashes``: the program's libraries, then the freezer's."""
    program = dict(_wanted(root / "requirements.txt"))
    freezer = _tools(root, _FREEZER)
    return [*program.values(), *(line for name, line in freezer.items() if name not in program)]


def lock_for_tests(root: Path = _ROOT) -> list[str]:
    """The same for what runs the tests, and nothing of what is above."""
    return list(_tools(root, _TESTERS).values())


def _tools(root: Path, wanted: frozenset[str]) -> dict[str, str]:
    lines = _wanted(root / "requirements-dev.txt")
    return {name: line for name, line in lines if name in wanted}


def _wanted(file: Path) -> Iterator[tuple[str, str]]:
    """(name, pinned line without marker) of everything in a lock that Windows needs."""
    for line in file.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        text, *hashes = line.split(" --hash=")
        if not hashes:
            continue
        requirement = Requirement(text.strip())
        if requirement.marker is None or requirement.marker.evaluate(_WINDOWS):
            name = canonicalize_name(requirement.name)
            pinned = f"{name}{requirement.specifier}"
            yield name, " --hash=".join((pinned, *(one.strip() for one in hashes)))


if __name__ == "__main__":
    print("\n".join(windows_lock()))
