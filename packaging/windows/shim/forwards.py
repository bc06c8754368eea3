"""Writes the export list of the stand-in for ``ucrtbase.dll``: ``forwards.py WINE_DLL complex.c``.

Every name of Wine's own library is passed on to a copy of it under another name, except for those
that ``complex.c`` has itself.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

import pefile

#: Wine's library goes by this name beside the stand-in.
_COPY: Final = "wine_ucrt"
_FAMILY: Final = re.compile(r"TO_(?:REAL|COMPLEX)\((c\w+)\)$", re.MULTILINE)


def own_names(source: str) -> set[str]:
    """What ``complex.c`` defines, from its list of families."""
    families = {*_FAMILY.findall(source), "cpow"}
    return {family + kind for family in families for kind in ("", "f", "l")}


def export_list(library: Path, own: set[str]) -> list[str]:
    """Lines of a module definition file."""
    image = pefile.PE(str(library), fast_load=True)
    image.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_EXPORT"]])
    names = [one.name.decode() for one in image.DIRECTORY_ENTRY_EXPORT.symbols if one.name]
    return [
        "LIBRARY ucrtbase",
        "EXPORTS",
        *(f'"{name}" = "own_{name}"' if name in own else _passed_on(name) for name in names),
    ]


def _passed_on(name: str) -> str:
    return f'"{name}" = "{_COPY}.{name}"'


if __name__ == "__main__":
    wanted = own_names(Path(sys.argv[2]).read_text(encoding="utf-8"))
    print("\n".join(export_list(Path(sys.argv[1]), wanted)))
