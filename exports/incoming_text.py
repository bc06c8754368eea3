"""Texts on their way in: composed and cleaned always, converted from old letters only when asked.

TCVN3 and VNI texts are recognised by bytes no Vietnamese text in Unicode has; without ``--convert``
they come in as they are, with a remark that says what they would read.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from exports.import_messages import ImportMessage
from forms.common.encodings import Encoding, converted, is_vietnamese, recognised
from forms.common.errors import KnownError
from forms.common.text import clean

_OLD: Final = (Encoding.TCVN3, Encoding.VNI)
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
#: How files begin that people take for tables.
_KINDS: Final = {
    b"\xd0\xcf\x11\xe0": "bảng tính Excel kiểu cũ (.xls)",
    b"%PDF": "tệp PDF",
    b"{\\rtf": "văn bản RTF",
    b"<": "trang web hoặc tệp XML",
}  # fmt: skip
#: How much of a file is looked at to name its encoding, and of a text in a remark.
_LOOKED_AT: Final = 20_000
_SHOWN: Final = 60
_LATIN1_END: Final = 0xFF
_MARKS: Final = str.maketrans(dict.fromkeys(',;"\t|', " "))


class Conversion(Enum):
    """What to do with texts in old letters; the value is the word of ``--convert``."""

    NONE = "none"
    TCVN3 = "tcvn3"
    VNI = "vni"
    AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A text as it comes in, and the old encoding it was or still is in."""

    text: str
    encoding: Encoding | None = None
    converted: bool = False

    @property
    def as_it_is(self) -> bool:
        """Whether it is still in old letters, where cleaning would lose some."""
        return self.encoding is not None and not self.converted

    def remark(self, cell: object, was: str) -> str:
        """What to tell about it; blank for a text in Unicode."""
        if self.encoding is None:
            return ""
        meant = clean(converted(was, self.encoding))
        message = ImportMessage.TEXT_CONVERTED if self.converted else ImportMessage.TEXT_OLD_LETTERS
        return message.sentence(
            cell=cell, encoding=self.encoding.value, text=meant[:_SHOWN], word=_word(self.encoding)
        )


def incoming(text: str, conversion: Conversion) -> Incoming:
    """One text, cleaned, and converted if asked for."""
    encoding = _encoding(text, conversion)
    if encoding is None:
        return Incoming(clean(text))
    # Not cleaned: a soft hyphen is a letter in TCVN3 (ư) and rubbish in Unicode.
    if conversion is Conversion.NONE:
        return Incoming(text.strip(), encoding)
    return Incoming(clean(converted(text, encoding)), encoding, converted=True)


def file_text(data: bytes, file: str, conversion: Conversion) -> str:
    """The text of a file; refused with the encoding's name when it is not UTF-8."""
    for start, kind in _KINDS.items():
        if data.startswith(start):
            raise KnownError(ImportMessage.FILE_KIND, file=file, kind=kind)
    if data.startswith(_UTF16) or _half_empty(data[:200]):
        raise KnownError(ImportMessage.FILE_ENCODING, file=file, encoding="UTF-16")
    if b"\x00" in data[:_LOOKED_AT]:
        raise KnownError(ImportMessage.FILE_KIND, file=file, kind="tệp nhị phân")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        old = recognised(_fields(data, "latin-1"))
        if old in _OLD and conversion is not Conversion.NONE:
            return data.decode("latin-1")
        if old in _OLD:
            raise KnownError(
                ImportMessage.FILE_OLD_LETTERS, file=file, encoding=old.value, word=_word(old)
            ) from error
        raise KnownError(
            ImportMessage.FILE_ENCODING, file=file, encoding=_code_page(data)
        ) from error


def _half_empty(data: bytes) -> bool:
    """Whether every other byte is zero, as in ASCII written in UTF-16."""
    return len(data) > 1 and (not any(data[::2]) or not any(data[1::2]))


def _encoding(text: str, conversion: Conversion) -> Encoding | None:
    """The old encoding of a text; a person's word counts more than the look of single words."""
    if text.isascii() or any(ord(letter) > _LATIN1_END and letter.isalpha() for letter in text):
        return None
    match conversion:
        case Conversion.TCVN3:
            return Encoding.TCVN3
        case Conversion.VNI:
            return Encoding.VNI
        case _:
            found = recognised(text)
            return found if found in _OLD else None


def _word(encoding: Encoding) -> str:
    conversion = Conversion.TCVN3 if encoding is Encoding.TCVN3 else Conversion.VNI
    return str(conversion.value)


def _code_page(data: bytes) -> str:
    """The name of a Vietnamese code page, or that it is not UTF-8."""
    if is_vietnamese(clean(_fields(data, "cp1258"))):
        return "CP1258 (Windows tiếng Việt)"
    return "không phải UTF-8"


def _fields(data: bytes, encoding: str) -> str:
    """The fields of a table's beginning as words apart, codes and headings beside them."""
    return data[:_LOOKED_AT].decode(encoding, "replace").translate(_MARKS)
