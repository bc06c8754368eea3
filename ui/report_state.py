"""How the open report stands, in the words and marks of the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from forms.definition import FormKind
from forms.report import ReportState
from ui.glyphs import Glyph
from ui.shell.period_picker import PeriodChoice, PeriodState
from ui.shell.status_bar import Fact, StatusLine
from ui.widgets.key_hint import Hint
from ui.widgets.nav_model import NavEntry, NavRow, NavSection
from ui.widgets.step_bar import StepPhase, StepState
from validation.tally import tally_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from forms.cell import Cell
    from forms.definition import Form
    from ui.grid.statistics import Statistics
    from ui.session import EditSession
    from validation.desk import Gate

HOME: Final = "home"
#: Wherever entry goes on: the first form.
ENTER: Final = "enter"
CHECK: Final = "check"
SIGN: Final = "sign"
PACKAGES: Final = "packages"
SETTINGS: Final = "settings"
#: Pages that exist for every month.
PLACES: Final = frozenset({HOME, CHECK, SIGN, PACKAGES, SETTINGS})
_ICONS: Final = {
    FormKind.GRID: "table",
    FormKind.LIST: "comment_multiple",
    FormKind.NARRATIVE: "edit",
}
_STATE_GLYPHS: Final = {
    ReportState.DRAFT: Glyph.PARTIAL,
    ReportState.SIGNED: Glyph.SIGNED,
    ReportState.SUBMITTED: Glyph.SENT,
    ReportState.RECEIVED: Glyph.OK,
}
_HOME_HINTS: Final = (
    Hint(("←", "→"), "Chọn tháng", essential=True),
    Hint(("Enter",), "Mở"),
)
_HINTS: Final = (
    Hint(("F2",), "Sửa ô"),
    Hint(("F8",), "Lỗi kế tiếp", essential=True),
    Hint(("F4",), "Chi tiết"),
)


#: The foot of the sidebar.
FOOT: Final = (NavEntry(SETTINGS, "Cài đặt", icon="settings"),)


def nav_rows(session: EditSession) -> tuple[NavRow, ...]:
    """The sidebar: home, tables with what is left in each, then words, check and sign."""
    forms = session.desk.report.forms.values()
    entries = [_form_entry(session, form) for form in forms if form.kind is FormKind.GRID]
    words = [_form_entry(session, form) for form in forms if form.kind is not FormKind.GRID]
    gate = session.desk.gate
    blocking = gate.errors + gate.unexplained
    count = str(blocking) if blocking else ""
    return (
        NavEntry(HOME, "Tổng quan", icon="home"),
        NavSection("Biểu số liệu"),
        *entries,
        NavSection("Kiến nghị và hồ sơ"),
        *words,
        NavEntry(CHECK, "Kiểm tra", icon="shield_checkmark", glyph=_mark(gate), count_text=count),
        NavEntry(SIGN, "Xem trước và ký", icon="document_signature"),
        NavEntry(PACKAGES, "Gói đã nộp", icon="archive"),
    )


def _mark(gate: Gate) -> Glyph:
    """The state of the checks as a shape."""
    if gate.errors:
        return Glyph.ERROR
    if gate.unexplained:
        return Glyph.WARNING
    if gate.missing:
        return Glyph.PARTIAL
    return Glyph.OK if gate.begun else Glyph.EMPTY


def form_codes(session: EditSession) -> tuple[str, ...]:
    """The open report's forms in the sidebar's order: tables first."""
    forms = session.desk.report.forms.values()
    return tuple(f.code for f in sorted(forms, key=lambda form: form.kind is not FormKind.GRID))


def steps(session: EditSession, current: int) -> tuple[StepState, ...]:
    """The workflow's four steps with what is left in each."""
    gate = session.desk.gate
    entered = f"Còn {gate.missing} ô trống" if gate.missing else "Đủ ô bắt buộc"
    checked = _checked(gate)
    if not gate.begun:
        entered = checked = "Chưa có số liệu"
    signed = "Đã ký" if session.locked else "Chưa ký"
    words = (
        (1, "Nhập", entered, gate.begun and not gate.missing),
        (2, "Kiểm tra", checked, gate.open),
        (3, "Ký", signed, session.locked),
        (4, "Nộp", *_submission(session)),
    )
    return tuple(
        StepState(number, title, text, _phase(number, current, done=done))
        for number, title, text, done in words
    )


def _checked(gate: Gate) -> str:
    """What the checks leave to do, blank cells included: nothing is right while they stand."""
    counts = (
        (gate.errors, "lỗi"),
        (gate.unexplained, "cảnh báo"),
        (gate.missing, "ô trống"),
    )
    left = [f"{count} {word}" for count, word in counts if count][:2]
    if left:
        return " · ".join(left)
    answered = (
        (gate.explained, "giải trình"),
        (gate.stated, "cam đoan"),
    )
    return " · ".join(("Đạt", *(f"{count} {word}" for count, word in answered if count)))


def period_state(session: EditSession) -> PeriodState:
    """The month in view and the year's twelve."""
    period = session.period
    reports = session.workspace.reports.all(session.unit.identity)
    states = {stored.key.period: stored.state for stored in reports}
    months = tuple(
        PeriodChoice(
            str(month),
            f"Tháng {month.month}/{month.year}",
            _STATE_GLYPHS[states[month]] if month in states else Glyph.EMPTY,
        )
        for month in (period.plus(i - period.month) for i in range(1, 13))
    )
    text = f"Tháng {period.month}/{period.year}"
    return PeriodState(text, f"Kỳ báo cáo, {period.title}", str(period), months)


def status_line(
    session: EditSession, cell: Cell | None, facts: tuple[Fact, ...], zoom: int
) -> StatusLine:
    """Where the cursor is, the selection's figures, the keys."""
    place = ""
    if cell is not None:
        column = session.desk.figures.form(cell.form).column_of[cell.column]
        place = f"Hàng {cell.row} · Cột {column.letter.partition('=')[0]}"
    return StatusLine(place, facts, _HINTS, (f"{zoom}%",))


def home_line(session: EditSession) -> StatusLine:
    """Where the figures lie, the keys of the home page."""
    folder = str(session.workspace.paths.data)
    return StatusLine("", (Fact("Số liệu trên máy này ·", folder),), _HOME_HINTS)


def statistics_facts(statistics: Statistics, show: Callable[[Decimal], str]) -> tuple[Fact, ...]:
    """The selection in figures; nothing for a single cell."""
    if statistics.cells < 2 or statistics.total is None:  # noqa: PLR2004 - one cell is no selection
        return ()
    figures = (
        ("Tổng", statistics.total),
        ("Trung bình", statistics.average),
        ("Nhỏ nhất", statistics.minimum),
        ("Lớn nhất", statistics.maximum),
    )
    shown = tuple(Fact(name, show(value)) for name, value in figures if value is not None)
    return (Fact(f"Chọn {statistics.cells} ô"), *shown)


def _form_entry(session: EditSession, form: Form) -> NavEntry:
    mine = [j for j in session.desk.judged if j.finding.cell.form == form.code]
    tally = tally_of(mine)
    for count, glyph in (
        (tally.errors, Glyph.ERROR),
        (tally.unexplained, Glyph.WARNING),
        (tally.missing, Glyph.PARTIAL),
        (tally.answered, Glyph.EXPLAINED),
    ):
        if count:
            return _nav_entry(form, glyph, str(count))
    begun = Glyph.OK if session.desk.report.begun(form.code) else Glyph.EMPTY
    return _nav_entry(form, Glyph.LOCK if session.locked else begun)


def _nav_entry(form: Form, glyph: Glyph, count: str = "") -> NavEntry:
    """A numbered form by its number, another by an icon."""
    numbered = form.number.isdigit()
    number = form.number if numbered else ""
    icon = "" if numbered else _ICONS[form.kind]
    return NavEntry(form.code, form.short_title, number, icon, glyph, count)


def _submission(session: EditSession) -> tuple[str, bool]:
    """When the report is due, or that it is on its way; whether that is done."""
    state = session.stored_report.state
    if state is ReportState.RECEIVED:
        return "Đã tiếp nhận", True
    if state is ReportState.SUBMITTED:
        return "Đã nộp", True
    return f"Hạn {session.due:%d/%m}", False


def _phase(number: int, current: int, *, done: bool) -> StepPhase:
    if number == current:
        return StepPhase.CURRENT
    return StepPhase.DONE if done else StepPhase.AHEAD
