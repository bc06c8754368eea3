"""What an exported file is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.common.text import file_name

if TYPE_CHECKING:
    from forms.common.period import Period


def package_file_name(province: str, period: Period, revision: int) -> str:
    """``("Nghệ An", 2026-10, 1)`` → ``"BC-SCT_NgheAn_2026-10_v1.xlsx"``; plain ASCII everywhere."""
    return f"BC-SCT_{file_name(province)}_{period}_v{revision}.xlsx"
