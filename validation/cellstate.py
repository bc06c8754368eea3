"""What a cell of a form is at this moment, in the words users see and hear."""

from __future__ import annotations

from enum import StrEnum


class CellState(StrEnum):
    """One state per cell, the most urgent one; the value is the word of legends and screen readers.

    Strongest first: error, warning, explained, required, computed, reference.
    """

    NORMAL = "Thường"
    """A value without findings."""

    EMPTY = "Trống"
    """Blank, and allowed to stay so."""

    REQUIRED = "Trống, bắt buộc"
    """Blank although the form needs a value here."""

    COMPUTED = "Tự tính, chỉ đọc"
    """Follows from other cells by a formula of the form."""

    REFERENCE = "Tham chiếu, chỉ đọc"
    """A figure of another period or plan, shown for comparison."""

    WARNING = "Cảnh báo"
    """Unusual: the number needs a correction or a written reason before signing."""

    EXPLAINED = "Đã giải trình"
    """A warning whose written reason still matches the numbers."""

    ERROR = "Lỗi"
    """Wrong or unreadable: blocks signing."""

    LOCKED = "Đã khóa"
    """Belongs to a signed report."""
