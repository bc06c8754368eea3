"""The sentences of the check page."""

from __future__ import annotations

from forms.common.errors import Message


class CheckMessage(Message):
    """Templates by stable code."""

    STARTER_ONLY = "Giải trình mới có câu mẫu. Viết tiếp nguyên nhân cụ thể của tỉnh."
