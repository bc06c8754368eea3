"""Writes what is new into an installer: ``changes.py INSTALLER``, before it is signed.

The program that is already installed reads it (``exports/update/news.py``) and shows its user what
an update would bring.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(_ROOT))

from exports.update.news import (  # noqa: E402 - found by the line above
    News,
    Release,
    pack,
)
from forms.store.migrations import STEPS  # noqa: E402
from forms.version import APP_NAME, APP_VERSION  # noqa: E402

_SECTION: Final = re.compile(r"^## \[(.+?)\]", re.MULTILINE)
_ENTRY: Final = re.compile(r"^- (.+(?:\n  \S.*)*)", re.MULTILINE)
#: What is not released yet is what is being built.
_COMING: Final = "Chưa phát hành"
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKUP: Final = re.compile(r"\*\*|`")


def releases(text: str, version: str) -> tuple[Release, ...]:
    """The sections of a changelog (Keep a Changelog), newest first, as plain lines."""
    parts = _SECTION.split(text)[1:]
    found = []
    for name, body in zip(parts[::2], parts[1::2], strict=True):
        changes = tuple(_plain(entry) for entry in _ENTRY.findall(body))
        if changes:
            found.append(Release(version=version if name == _COMING else name, changes=changes))
    return tuple(found)


def news(version: str = APP_VERSION) -> News:
    """What the installer of this source says about itself."""
    text = (_ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    return News(
        program=APP_NAME, version=version, store=len(STEPS), releases=releases(text, version)
    )


def _plain(entry: str) -> str:
    return " ".join(_MARKUP.sub("", _LINK.sub(r"\1", entry)).split())


if __name__ == "__main__":
    with Path(sys.argv[1]).open("ab") as installer:
        installer.write(pack(news()))
