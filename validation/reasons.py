"""Kinds of reasons a clerk gives for a warning, so that the Ministry can count them."""

from __future__ import annotations

from enum import Enum
from typing import Final

from forms.common.text import search_key


class Reason(Enum):
    """A kind of reason; the value is the code that is stored."""

    PRICE = "price"
    OPENED = "opened"
    CLOSED = "closed"
    SEASON = "season"
    REVISION = "revision"
    SCOPE = "scope"
    OTHER = "other"

    @property
    def label(self) -> str:
        """How lists and the cover call it."""
        return _WORDS[self][0]

    @property
    def opening(self) -> str:
        """The ready beginning of such an explanation; nothing for other reasons."""
        return _WORDS[self][1]


#: Label and ready beginning.
_WORDS: Final = {
    Reason.PRICE: ("Giá", "Giá bán lẻ trong kỳ thay đổi so với kỳ trước: "),
    Reason.OPENED: ("Cơ sở mới", "Cơ sở, dự án mới đi vào hoạt động trong kỳ: "),
    Reason.CLOSED: ("Dừng, giảm công suất", "Cơ sở tạm dừng hoặc giảm công suất trong kỳ: "),
    Reason.SEASON: ("Mùa vụ", "Nhu cầu theo mùa vụ, lễ, Tết: "),
    Reason.REVISION: ("Điều chỉnh số ước", "Kỳ trước là số ước, nay đã có số chính thức: "),
    Reason.SCOPE: ("Nguồn, phạm vi số liệu", "Nguồn số liệu hoặc phạm vi thống kê thay đổi: "),
    Reason.OTHER: ("Khác", ""),
}


def reason_of(text: str) -> Reason:
    """The kind of reason that a text begins with."""
    key = search_key(text)
    named = (reason for reason in Reason if reason.opening)
    return next((r for r in named if key.startswith(search_key(r.opening))), Reason.OTHER)


def label_of(code: str) -> str:
    """What a stored code is called; a code of another version stands for itself."""
    known = {reason.value: reason.label for reason in Reason}
    return known.get(code, code)
