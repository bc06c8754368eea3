"""What a check found, line by line in the words people read: blocking findings first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from forms.common.clock import VIETNAM
from forms.common.numbers import format_number
from validation.finding import Severity, Standing
from validation.reasons import label_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from validation.finding import Judged

#: Lines of one file; whoever has more to mend starts with these and checks again.
MAX_LINES: Final = 2000
_STANDINGS: Final = {
    Standing.OPEN: "Chưa xử lý",
    Standing.EXPLAINED: "Đã giải trình",
    Standing.STATED: "Cam đoan không sửa được",
    Standing.STALE: "Số đã đổi, xem lại",
}


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One finding in the words of the file."""

    number: int
    error: bool
    severity: str
    standing: str
    rule: str
    place: str
    cell: str
    text: str
    figures: str
    said: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """A check of one report at one moment."""

    unit: str
    period: str
    #: What is left to do, in one sentence.
    summary: str
    checks: str
    at: datetime
    lines: tuple[CheckLine, ...]
    found: int

    @property
    def cap(self) -> str:
        """Says how many findings are not listed; nothing when all are."""
        if self.found <= len(self.lines):
            return ""
        listed, found = (f"{n:,}".replace(",", ".") for n in (len(self.lines), self.found))
        return (
            f"Chỉ liệt kê {listed} trong {found} mục tìm thấy. Xử lý các mục này rồi kiểm tra lại."
        )

    @property
    def made(self) -> str:
        """When the check was made, by the clock in Vietnam."""
        return f"Lập lúc {self.at.astimezone(VIETNAM):%H:%M %d/%m/%Y}."


def lines_of(judged: Sequence[Judged], limit: int = MAX_LINES) -> tuple[CheckLine, ...]:
    """The first findings as lines, in the order given."""
    return tuple(_line(number, one) for number, one in enumerate(judged[:limit], start=1))


def _line(number: int, judged: Judged) -> CheckLine:
    finding = judged.finding
    error = finding.severity is Severity.ERROR
    figures = (f"{figure.label}: {format_number(figure.amount)}" for figure in finding.figures)
    reason = f"{label_of(judged.reason)}. " if judged.reason not in ("", "other") else ""
    return CheckLine(
        number=number,
        error=error,
        severity="Lỗi" if error else "Cảnh báo",
        standing=_STANDINGS[judged.standing],
        rule=finding.rule,
        place=finding.place,
        cell=str(finding.cell),
        text=f"{finding.text[:1].upper()}{finding.text[1:]}",
        figures="; ".join(figures),
        said=f"{reason}{judged.explanation}" if judged.explanation else "",
    )
