"""Vietnamese text: one Unicode form, one way of cleaning, one way of searching and sorting.

TCVN 6909:2001 (NĐ 30/2020/NĐ-CP, Phụ lục I) asks for precomposed Unicode, i.e. NFC.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: Among them the marks that turn the direction of text and can disguise it.
_INVISIBLE: Final = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
#: Word and Excel break lines with a vertical tab, old Macs with a carriage return.
_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES: Final = re.compile(r"[^\S\n]+")
#: Also half characters and the two code points that XML cannot hold.
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LONGEST_NAME: Final = 80
_SEPARATORS: Final = re.compile(r"[^0-9a-z]+")
#: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9])", re.IGNORECASE)
#: The marks of Vietnamese and most others; U+034F among them is no mark.
_MARKS: Final = re.compile("[\u0300-\u034e\u0350-\u036f]+")


def clean(text: str) -> str:
    """NFC, no control or invisible characters, single spaces, trimmed; line breaks stay.

    Non-breaking spaces pasted from web pages or PDF become ordinary ones. Idempotent.
    """
    # Composing comes last: removing what stood between a letter and its mark brings them together.
    text = _CONTROL.sub("", _INVISIBLE.sub("", _BREAKS.sub("\n", text)))
    text = unicodedata.normalize("NFC", text)
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(lines).strip("\n")


def without_marks(text: str) -> str:
    """Letters without tone and vowel marks: ``"Đắk Lắk"`` → ``"Dak Lak"``."""
    # đ and Đ have no canonical decomposition, so removing marks alone would lose the letter
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    bare = _MARKS.sub("", decomposed)
    if bare.isascii():  # all of Vietnamese
        return bare
    return "".join(mark for mark in bare if not unicodedata.combining(mark))


def search_key(text: str) -> str:
    """What two spellings of one name share: case, marks, tone placement and punctuation folded."""
    return _SEPARATORS.sub(" ", without_marks(text).casefold()).strip()


def file_name(text: str) -> str:
    """A name part that every file system accepts: ``"Bắc Ninh"`` → ``"BacNinh"``.

    At most 80 letters; names that Windows keeps for devices get an underscore (``"Con_"``).
    """
    words = search_key(text).split()
    name = "".join(word.capitalize() for word in words)[:_LONGEST_NAME] or "KhongTen"
    return f"{name}_" if _RESERVED.fullmatch(name) else name
