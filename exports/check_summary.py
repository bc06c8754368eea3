"""What a check comes to: one sentence, and the file for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.check_lines import CheckReport, lines_of
from validation.finding import Outcome

if TYPE_CHECKING:
    from forms.common.clock import Clock
    from validation.desk import Desk


def summary(desk: Desk) -> str:
    """What is left to do, in one sentence."""
    gate = desk.gate
    if not gate.begun:
        return "Chưa nhập số liệu nào. Báo cáo chưa ký được."
    parts = [
        f"{count} {words}"
        for count, words in (
            (gate.errors, "lỗi"),
            (gate.missing, "ô bắt buộc còn trống"),
            (gate.unexplained, "cảnh báo chưa giải trình"),
        )
        if count
    ]
    if parts:
        return f"Còn {', '.join(parts)}. Báo cáo chưa ký được."
    if gate.stated:
        return (
            f"Còn {gate.stated} lỗi không sửa được đã có cam đoan, {gate.explained} cảnh báo đã "
            "giải trình. Báo cáo ký được."
        )
    done = f", {gate.explained} cảnh báo đã giải trình" if gate.explained else ""
    return f"Không còn lỗi{done}. Báo cáo ký được."


def report_of(desk: Desk, unit: str, clock: Clock) -> CheckReport:
    """The check as a file for people; ``unit`` is the full name of the reporting unit."""
    names = {
        Outcome.PASS: "đạt",
        Outcome.FAIL: "không đạt",
        Outcome.NOT_EVALUATED: "chưa đủ số để xét",
        Outcome.RULE_ERROR: "không chạy được",
    }
    counts = ", ".join(f"{count} {names[outcome]}" for outcome, count in sorted_counts(desk))
    return CheckReport(
        unit=unit,
        period=desk.figures.period.title,
        summary=summary(desk),
        checks=f"Phép kiểm tra: {counts}." if counts else "",
        at=clock.now(),
        lines=lines_of(desk.judged),
        found=len(desk.judged),
    )


def sorted_counts(desk: Desk) -> list[tuple[Outcome, int]]:
    """How many checks ended how, in a stable order."""
    return sorted(desk.inspection.counts.items(), key=lambda item: item[0].value)
