"""What stands between the report and its signature, and what is signed with it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validation.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from validation.desk import Gate
    from validation.finding import Judged


def blocking(gate: Gate) -> str:
    """What is still open, in words: ``"2 lỗi, 1 ô trống"``; empty when nothing is."""
    counts = (
        (gate.errors, "lỗi"),
        (gate.missing, "ô bắt buộc trống"),
        (gate.unexplained, "cảnh báo chưa giải trình"),
        (gate.broken, "phép kiểm tra không chạy được"),
    )
    return ", ".join(f"{count} {word}" for count, word in counts if count)


def remedy(judged: Iterable[Judged]) -> str:
    """What to do about open findings; words are offered only where a rule takes them."""
    left = [one.finding for one in judged if one.blocks]
    errors = [one for one in left if one.severity is Severity.ERROR]
    stated = [one for one in errors if not one.correctable]
    mistakes = [one for one in errors if not one.missing]
    ways = []
    if mistakes:
        ways.append("sửa số")
    if len(mistakes) < len(errors):
        ways.append("nhập ô trống")
    if len(left) > len(errors):
        ways.append("giải trình cảnh báo" if ways else "sửa số hoặc ghi giải trình")
    if stated:
        whole = len(stated) == len(left)
        ways.append("hoặc ghi cam đoan" if whole else "ghi cam đoan cho lỗi không sửa được")
    text = ", ".join(ways).replace(", hoặc", " hoặc")
    return f"Ở trang Kiểm tra, {text}." if text else ""


def answered(gate: Gate) -> tuple[str, ...]:
    """What was written about findings and is signed with the report."""
    counts = ((gate.explained, "giải trình"), (gate.stated, "lỗi có cam đoan"))
    return tuple(f"{count} {word}" for count, word in counts if count)


def prepared(gate: Gate) -> str:
    """How far the figures have come; a stated error is none that was put right."""
    if not gate.begun:
        return "Chưa có số liệu"
    left = blocking(gate)
    if left:
        return f"Còn {left}"
    explained = f", {gate.explained} cảnh báo đã giải trình" if gate.explained else ""
    if gate.stated:
        return f"Đã kiểm tra: {gate.stated} lỗi có cam đoan{explained}"
    return f"Số liệu đạt mọi phép kiểm tra{explained}"
