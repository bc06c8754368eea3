"""The project's own files, as the architecture tests see them."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("forms", "validation", "exports", "ui")
PURE_PACKAGES = ("forms", "validation", "exports")


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that belongs to the project: tracked, or new and not ignored."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        return tuple(sorted(_walk()))
    listing = subprocess.run(
        [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=False,
        capture_output=True,
    )
    if listing.returncode != 0:  # a clone that belongs to another user of the machine
        return tuple(sorted(_walk()))
    files = (ROOT / name for name in listing.stdout.decode().split("\0") if name)
    return tuple(sorted(file for file in files if file.is_file()))


def modules(*tops: str) -> list[Path]:
    """Python files below these top folders; a file name such as ``main.py`` counts as itself."""
    return [
        file
        for file in project_files()
        if file.suffix == ".py" and file.relative_to(ROOT).parts[0] in tops
    ]


def parse(file: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def name_of(file: Path) -> str:
    """Path from the project's root, with slashes on every system."""
    return file.relative_to(ROOT).as_posix()


def _walk() -> list[Path]:
    """Without git, as in an unpacked archive: everything but generated folders."""
    generated = {".git", ".hypothesis", ".venv", "out", "build", "dist", "__pycache__"}
    found = []
    for place, folders, names in os.walk(ROOT):
        folders[:] = [
            name for name in folders if name not in generated and not name.endswith("_cache")
        ]
        found += [Path(place) / name for name in names]
    return found
