"""Vietnamese text: one Unicode form, one way of cleaning, one way of searching and sorting.

TCVN 6909:2001 (NĐ 30/2020/NĐ-CP, Phụ lục I) asks for precomposed Unicode, i.e. NFC.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACES: Final = re.compile(r"[^\S\n]+")
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SEPARATORS: Final = re.compile(r"[^0-9a-z]+")
#: đ and Đ have no canonical decomposition, so removing marks alone would lose the letter.
_D_BAR: Final = str.maketrans({"đ": "d", "Đ": "D"})


def clean(text: str) -> str:
    """NFC, no control or invisible characters, single spaces, trimmed; line breaks stay.

    Non-breaking spaces pasted from web pages or PDF become ordinary ones. Idempotent.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = _CONTROL.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(lines).strip("\n")


def without_marks(text: str) -> str:
    """Letters without tone and vowel marks: ``"Đắk Lắk"`` → ``"Dak Lak"``."""
    decomposed = unicodedata.normalize("NFD", text.translate(_D_BAR))
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def search_key(text: str) -> str:
    """What two spellings of one name share: case, marks, tone placement and punctuation folded."""
    return _SEPARATORS.sub(" ", without_marks(text).casefold()).strip()


def file_name(text: str) -> str:
    """A name part that every file system accepts: ``"Bắc Ninh"`` → ``"BacNinh"``."""
    words = _SEPARATORS.sub(" ", without_marks(text).casefold()).split()
    return "".join(word.capitalize() for word in words) or "KhongTen"
