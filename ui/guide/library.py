"""The guide as it lies in ``docs/huong-dan``: groups of pages as the index lists them, their words.

A page is Markdown (CommonMark with tables); its name without the ending is its key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from forms.common.errors import KnownError
from forms.common.text import search_key
from ui.guide.messages import GuideMessage

#: Beside the packages in the source tree and in the frozen folder alike.
FOLDER: Final = Path(__file__).parents[2] / "docs" / "huong-dan"
INDEX: Final = "README"
_GROUP: Final = re.compile(r"##\s+(?P<title>.+)")
_ENTRY: Final = re.compile(r"\s*(?:[-*]|\d+\.)\s+\[[^\]]+\]\((?P<key>[\w-]+)\.md\)")
_MARKUP: Final = re.compile(r"[*`#|]|!?\[|\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One task."""

    key: str
    title: str
    text: str
    #: Everything it says, folded for searching.
    words: str

    def says(self, wanted: str) -> bool:
        """Whether every word stands in it, in any order, with or without marks."""
        return all(word in self.words for word in search_key(wanted).split())


@dataclass(frozen=True, slots=True)
class GuideGroup:
    """Pages under one heading of the index."""

    title: str
    pages: tuple[GuidePage, ...]


def read_guide(folder: Path = FOLDER) -> tuple[GuideGroup, ...]:
    """The whole guide in the order of its index. Raises ``KnownError`` when files are missing."""
    try:
        index = (folder / f"{INDEX}.md").read_text(encoding="utf-8")
        return tuple(_groups(folder, index))
    except OSError as error:
        raise KnownError(GuideMessage.MISSING, folder=folder) from error


def _groups(folder: Path, index: str) -> list[GuideGroup]:
    groups: list[GuideGroup] = []
    for line in index.splitlines():
        if group := _GROUP.fullmatch(line):
            groups.append(GuideGroup(group["title"].strip(), ()))
        elif (entry := _ENTRY.match(line)) and groups:
            last = groups.pop()
            groups.append(GuideGroup(last.title, (*last.pages, _page(folder, entry["key"]))))
    return groups


def _page(folder: Path, key: str) -> GuidePage:
    text = (folder / f"{key}.md").read_text(encoding="utf-8")
    title = text.partition("\n")[0].lstrip("# ").strip()
    return GuidePage(key, title, text, search_key(_MARKUP.sub(" ", text)))
