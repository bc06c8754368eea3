"""What must hold before the report may be signed, in words and counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.definition import FormKind
from ui.glyphs import Glyph
from validation.finding import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.common.period import Period
    from ui.session import EditSession
    from validation.check import Check
    from validation.desk import Desk, Gate


@dataclass(frozen=True, slots=True)
class Requirement:
    """One line of the way to the signature; ``way`` is what is left to do, blank when met."""

    glyph: Glyph
    title: str
    text: str
    way: str = ""
    #: Done and all of what is counted, for a bar.
    progress: tuple[int, int] | None = None

    @property
    def met(self) -> bool:
        """Whether nothing is left to do."""
        return self.glyph in {Glyph.OK, Glyph.EXPLAINED}


class Readiness:
    """Reads the requirements off a session."""

    def __init__(self, session: EditSession) -> None:
        self._session = session

    def requirements(self) -> tuple[Requirement, ...]:
        """All of them, those that block first."""
        desk = self._session.desk
        gate = desk.gate
        counts = desk.inspection.counts
        lines = (
            *_nothing(gate),
            _errors(gate, counts[Outcome.PASS]),
            self._blanks(gate),
            _warnings(gate),
            _sums(desk, tuple(self._sums_of(desk))),
            self._versions(),
        )
        broken = counts[Outcome.RULE_ERROR]
        return (*lines, _broken(broken)) if broken else lines

    def _sums_of(self, desk: Desk) -> Iterator[Check]:
        """Those of the forms in which something was entered; records have no parts to add up."""
        for code, form in desk.report.forms.items():
            if form.kind is not FormKind.LIST and desk.figures.begun(code):
                checks = desk.inspection.checks(code)
                yield from (check for check in checks if check.rule.kind == "sum")

    @property
    def _period(self) -> Period:
        return self._session.period

    def _blanks(self, gate: Gate) -> Requirement:
        filled, required = self._filled(gate)
        forms = self._session.desk.report.forms
        codes = self._unfilled()
        if not gate.missing:
            return Requirement(Glyph.OK, "Đủ ô bắt buộc", f"Đã nhập {filled}/{required} ô")
        where = ", ".join(forms[code].number for code in codes)
        return Requirement(
            Glyph.PARTIAL,
            f"Còn {gate.missing} ô bắt buộc",
            f"Đã nhập {filled}/{required} ô · biểu {where}",
            "đủ ô bắt buộc",
            (filled, required),
        )

    def _filled(self, gate: Gate) -> tuple[int, int]:
        desk = self._session.desk
        begun = (code for code in desk.report.forms if desk.figures.begun(code))
        required = sum(desk.inspection.required(code) for code in begun)
        idle = sum(not desk.figures.begun(code) for code in self._unfilled())
        return required - (gate.missing - idle), required

    def _unfilled(self) -> tuple[str, ...]:
        """Codes of the forms with required cells left blank."""
        blank = (j for j in self._session.desk.judged if j.finding.missing and j.blocks)
        return tuple(dict.fromkeys(judged.finding.cell.form for judged in blank))

    def _versions(self) -> Requirement:
        catalogue = self._session.workspace.catalogue
        forms = self._session.desk.report.forms.values()
        old = []
        for form in forms:
            current = catalogue.find(form.code, self._period)
            if current is not None and current.version != form.version:
                old.append(f"{form.number} ({current.version})")
        if old:
            text = f"Đã có bản mới của biểu {', '.join(old)}; tháng này vẫn theo bản đang dùng."
            return Requirement(Glyph.WARNING, "Biểu mẫu có bản mới hơn", text)
        month = f"{self._period.month:02}/{self._period.year}"
        text = f"{len(forms)} biểu có hiệu lực tháng {month}"
        return Requirement(Glyph.OK, "Biểu mẫu đúng phiên bản", text)


def still_to_do(requirements: tuple[Requirement, ...]) -> tuple[str, ...]:
    """What the signature waits for."""
    return tuple(line.way for line in requirements if line.way)


def _nothing(gate: Gate) -> tuple[Requirement, ...]:
    """An empty report is not a finished one."""
    if gate.begun:
        return ()
    return (Requirement(Glyph.EMPTY, "Chưa có số liệu", "Nhập ít nhất một biểu", "có số liệu"),)


def _errors(gate: Gate, passed: int) -> Requirement:
    stated = f"{gate.stated} lỗi không sửa được có cam đoan, ký cùng báo cáo" if gate.stated else ""
    if gate.errors:
        text = stated or "Phải sửa hết lỗi mới ký được"
        return Requirement(Glyph.ERROR, f"Còn {gate.errors} lỗi", text, "hết lỗi")
    if stated:
        return Requirement(Glyph.EXPLAINED, "Không còn lỗi phải sửa", stated)
    return Requirement(Glyph.OK, "Không còn lỗi", f"{passed} phép kiểm tra đạt")


def _warnings(gate: Gate) -> Requirement:
    total = gate.unexplained + gate.explained
    text = f"Đã giải trình {gate.explained}/{total}"
    if gate.unexplained:
        title = f"Còn {gate.unexplained} cảnh báo chưa giải trình"
        way = "đã giải trình cảnh báo"
        return Requirement(Glyph.WARNING, title, text, way, (gate.explained, total))
    if total:
        return Requirement(Glyph.OK, "Cảnh báo đã giải trình", text)
    return Requirement(Glyph.OK, "Không có cảnh báo", "Không số nào cần giải trình")


def _sums(desk: Desk, sums: tuple[Check, ...]) -> Requirement:
    """A total that differs for a reason given is no work left, but no sum that holds either."""
    rules = {check.rule.code for check in sums}
    wrong = [judged for judged in desk.judged if judged.finding.rule in rules]
    left = sum(judged.blocks for judged in wrong)
    text = f"{len(sums) - len(wrong)}/{len(sums)} phép cộng đạt"
    if left:
        return Requirement(Glyph.ERROR, f"Còn {left} tổng chưa khớp", text, "khớp tổng cộng")
    if wrong:
        text = f"{text}, {len(wrong)} đã ghi lý do"
        return Requirement(Glyph.EXPLAINED, "Tổng chưa khớp đã có lý do", text)
    return Requirement(Glyph.OK, "Tổng cộng khớp với mục con", text)


def _broken(count: int) -> Requirement:
    title = f"{count} phép kiểm tra không chạy được"
    text = "Lỗi của chương trình; các phép khác vẫn có giá trị"
    return Requirement(Glyph.WARNING, title, text, "chạy được mọi phép kiểm tra")
