"""The sentences of the guide's viewer."""

from __future__ import annotations

from forms.common.errors import Message


class GuideMessage(Message):
    """Templates by stable code."""

    MISSING = "Không đọc được hướng dẫn trong {folder}. Cài lại chương trình để có đủ tệp."
