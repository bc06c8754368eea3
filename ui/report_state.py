"""How the open report stands, in the words and marks of the shell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from forms.definition import FormKind
from forms.report import ReportState
from ui.glyphs import Glyph
from ui.shell.period_picker import PeriodChoice, PeriodState
from ui.widgets.nav_model import NavEntry, NavRow, NavSection
from ui.widgets.step_bar import StepPhase, StepState

if TYPE_CHECKING:
    from forms.definition import Form
    from ui.session import EditSession
    from validation.desk import Gate

HOME: Final = "home"
#: Wherever entry goes on: the first form that holds something, else the first.
ENTER: Final = "enter"
CHECK: Final = "check"
SIGN: Final = "sign"
PACKAGES: Final = "packages"
SETTINGS: Final = "settings"
#: Said where a count will stand once the whole report was checked.
_CHECKING: Final = "Đang kiểm tra"
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
#: Names of forms whose short title finds no room in the sidebar.
_SHORTER: Final = {
    "CT01": "Sản xuất CN",
    "CT02": "Sản phẩm",
    "CT03": "TM nội địa",
    "CT06": "Cụm CN",
    "CT07": "Chợ, hạ tầng TM",
    "CT09": "QLTT, an toàn",
    "CT10": "Liên kết vùng",
    "CT11": "Chuyển đổi số",
    "KN": "Kiến nghị",
}


#: The foot of the sidebar.
FOOT: Final = (NavEntry(SETTINGS, "Cài đặt", icon="settings"),)


def nav_rows(session: EditSession, packages: int) -> tuple[NavRow, ...]:
    """The sidebar: home, tables with what is left in each, then words, check and sign.

    ``packages`` is how many signed ones there are. Nothing is left or done before all is checked.
    """
    forms = session.desk.report.forms.values()
    entry = _form_entry if session.known else _unknown_entry
    entries = {form.code: entry(session, form) for form in forms}
    return (
        NavEntry(HOME, "Tổng quan", icon="home"),
        NavSection("Biểu số liệu", filled_text(session)),
        *(entries[form.code] for form in forms if form.kind is FormKind.GRID),
        NavSection("Kiến nghị và hồ sơ"),
        *(entries[form.code] for form in forms if form.kind is not FormKind.GRID),
        _check_entry(session),
        NavEntry(SIGN, "Xem trước và ký", icon="document_signature"),
        NavEntry(PACKAGES, "Gói đã nộp", icon="archive", count_text=str(packages or "")),
    )


def filled_text(session: EditSession) -> str:
    """``"212/218 ô"``; nothing while no form asks for any, or that is not known yet."""
    if not session.known:
        return ""
    filled, required = session.filled.counts(session.desk.judged)
    return f"{filled}/{required} ô" if required else ""


def _check_entry(session: EditSession) -> NavEntry:
    entry = NavEntry(CHECK, "Kiểm tra", icon="shield_checkmark")
    if not session.known:
        return entry
    gate = session.desk.gate
    blocking = gate.errors + gate.unexplained
    return replace(entry, glyph=_mark(gate), count_text=str(blocking) if blocking else "")


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


def entry_form(session: EditSession) -> str:
    """The form where entry goes on: the first that was begun, else the first of all."""
    codes = form_codes(session)
    return next((code for code in codes if session.desk.report.begun(code)), codes[0])


def steps(session: EditSession, current: int) -> tuple[StepState, ...]:
    """The workflow's four steps with what is left in each."""
    words = (
        *_work(session),
        (3, "Ký", *_signing(session)),
        (4, "Nộp", *_submission(session)),
    )
    return tuple(
        StepState(number, title, text, _phase(number, current, done=done))
        for number, title, text, done in words
    )


def _signing(session: EditSession) -> tuple[str, bool]:
    """Whether somebody has approved the report; the preparer's signature only confirms figures."""
    if not session.locked:
        return "Chưa ký", False
    signed = session.workspace.packages.of(session.stored_report)
    confirmed = [one.role for one in signed] == ["PREPARER"]
    return ("Chờ Giám đốc", False) if confirmed else ("Đã ký", True)


def _work(session: EditSession) -> tuple[tuple[int, str, str, bool], ...]:
    """Number, title, text and whether it is done, of the two steps that the findings tell of."""
    if not session.known:
        return (1, "Nhập", _CHECKING, False), (2, "Kiểm tra", _CHECKING, False)
    gate = session.desk.gate
    entered = filled_text(session) or "Đủ ô bắt buộc"
    checked = _checked(gate)
    if not gate.begun:
        entered = checked = "Chưa có số liệu"
    return (
        (1, "Nhập", entered, gate.begun and not gate.missing),
        (2, "Kiểm tra", checked, gate.open),
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
    reports, unit = session.workspace.reports, session.unit.identity
    begun = reports.filled(unit) | {period}  # what is typed next belongs to the open month
    states = {
        stored.key.period: stored.state
        for stored in reports.all(unit)
        if stored.key.period in begun or stored.state is not ReportState.DRAFT
    }
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


def _unknown_entry(_: EditSession, form: Form) -> NavEntry:
    return _nav_entry(form, None)


def _form_entry(session: EditSession, form: Form) -> NavEntry:
    from validation.tally import tally_of  # noqa: PLC0415 - nothing is counted before the window

    tally = tally_of(session.desk.judged_in(form.code))
    for count, glyph in ((tally.errors, Glyph.ERROR), (tally.unexplained, Glyph.WARNING)):
        if count:
            return _nav_entry(form, glyph, str(count))
    if tally.missing:
        return _unfilled(form, session.filled.required(form.code), tally.missing)
    if tally.answered:
        return _nav_entry(form, Glyph.EXPLAINED, str(tally.answered))
    return _nav_entry(form, Glyph.LOCK if session.locked else _standing(session, form.code))


def _standing(session: EditSession, code: str) -> Glyph:
    """Of a form without findings: a plan for the year is a beginning, but no report yet."""
    report = session.desk.report
    if report.begun(code):
        return Glyph.OK
    return Glyph.PARTIAL if report.holds(code) else Glyph.EMPTY


def _unfilled(form: Form, required: int, missing: int) -> NavEntry:
    """``"21/24"`` in a form that was begun; a required one that was not is simply empty."""
    if not required:
        return _nav_entry(form, Glyph.EMPTY)
    filled = required - missing
    entry = _nav_entry(form, Glyph.PARTIAL, f"{filled}/{required}")
    return replace(entry, fraction=filled / required)


def _nav_entry(form: Form, glyph: Glyph | None, count: str = "") -> NavEntry:
    """A numbered form by its number, another by an icon."""
    numbered = form.number.isdigit()
    number = form.number if numbered else ""
    icon = "" if numbered else _ICONS[form.kind]
    shorter = _SHORTER.get(form.code, "")
    return NavEntry(form.code, form.short_title, number, icon, glyph, count, shorter=shorter)


def _submission(session: EditSession) -> tuple[str, bool]:
    """When the report is due, or that it is on its way; whether that is done."""
    state = session.stored_report.state
    if state is ReportState.RECEIVED:
        return "Đã tiếp nhận", True
    if state is ReportState.SUBMITTED:
        return "Đã nộp", True
    from exports.submitted import sent_before

    sent = sent_before(session.workspace, session.stored_report)
    if sent is not None:
        return f"Bản {sent.key.revision} đã nộp", False
    return f"Hạn {session.due:%d/%m}", False


def _phase(number: int, current: int, *, done: bool) -> StepPhase:
    if number == current:
        return StepPhase.CURRENT
    return StepPhase.DONE if done else StepPhase.AHEAD
