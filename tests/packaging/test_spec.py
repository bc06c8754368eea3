"""What the frozen program takes along."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from typing import Final

from tests.architecture.source import PACKAGES, ROOT, name_of, project_files

SPEC: Final = (ROOT / "build.spec").read_text(encoding="utf-8")
GLOBS: Final = [
    (folder, re.findall(r'"([^"]+)"', patterns))
    for folder, patterns in re.findall(r'\*data\("([^"]+)", ([^)]+)\)', SPEC)
]


def test_every_file_the_packages_read_is_taken_along() -> None:
    forgotten = [
        name
        for file in project_files()
        if (name := name_of(file)).startswith(tuple(f"{package}/" for package in PACKAGES))
        if file.suffix != ".py"
        if not any(
            name.startswith(f"{folder}/") and any(fnmatch(file.name, one) for one in patterns)
            for folder, patterns in GLOBS
        )
    ]
    assert not forgotten
