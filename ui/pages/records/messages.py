"""The sentences of the records page."""

from __future__ import annotations

from forms.common.errors import Message


class RecordsMessage(Message):
    """Templates by stable code."""

    NO_REPLY = (
        "Tệp {file} không phải tệp phản hồi của Bộ mà phiên bản này đọc được, chưa ô nào thay đổi. "
        "Ghi nội dung trả lời vào phần “Trả lời” của từng kiến nghị."
    )
