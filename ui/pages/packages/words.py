"""Packages and differences in the words of their tables."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from forms.common.addressees import addressee_on
from forms.common.amount import ARITHMETIC
from forms.common.clock import VIETNAM
from forms.common.numbers import decimals_of, format_number
from forms.definition import FormKind
from forms.report import ReportState
from ui.glyphs import Glyph
from ui.pages.sign.order import OrderStep, StepState
from ui.tones import Tone
from ui.widgets.plain_table import Heading, TableRow
from validation.entry import entry_text
from validation.places import column_label, letter

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from exports.difference import Difference
    from exports.submitted import Submitted
    from forms.common.amount import Value
    from forms.common.period import Period
    from forms.definition import Form

STATES: Final = {
    ReportState.DRAFT: ("Đang sửa", Glyph.PARTIAL, Tone.ACCENT),
    ReportState.SIGNED: ("Đã ký, chưa nộp", Glyph.SIGNED, Tone.WARNING),
    ReportState.SUBMITTED: ("Đã nộp", Glyph.SENT, Tone.ACCENT),
    ReportState.RECEIVED: ("Đã tiếp nhận", Glyph.OK, Tone.OK),
}
_DAY: Final = "%d/%m/%Y"
_MOMENT: Final = "%H:%M ngày %d/%m/%Y"
_ROLES: Final = {"director": "Lãnh đạo", "office": "Cơ quan", "preparer": "Người lập"}

PACKAGE_HEADINGS: Final = (
    Heading("Kỳ báo cáo"),
    Heading("Bản"),
    Heading("Trạng thái"),
    Heading("Ngày ký"),
    Heading("Ngày nộp"),
    Heading("Chữ ký"),
    Heading("Tệp", stretch=True),
)
DIFFERENCE_HEADINGS: Final = (
    Heading("Biểu"),
    Heading("Mục"),
    Heading("Chỉ tiêu", stretch=True),
    Heading("Cột"),
    Heading("Bản trước", right=True),
    Heading("Bản này", right=True),
    Heading("Chênh lệch", right=True),
)


def package_row(one: Submitted) -> TableRow:
    """A revision in the list."""
    key = one.stored.key
    state, glyph, _ = STATES[one.stored.state]
    signatures = ", ".join(role_name(signed.role) for signed in one.signatures)
    return TableRow(
        (
            f"Tháng {key.period.month}/{key.period.year}",
            str(key.revision),
            state,
            moment(one.signatures[0].at, _DAY) if one.signatures else "–",
            moment(one.submitted_at, _DAY) if one.submitted_at else "–",
            signatures or "–",
            one.file.name if one.file else "–",
        ),
        glyph,
        glyph_column=2,
    )


def counted(packages: tuple[Submitted, ...]) -> str:
    """``"9 gói · 7 đã nộp · 1 chưa nộp"``."""
    states = [one.stored.state for one in packages]
    sent = sum(state in {ReportState.SUBMITTED, ReportState.RECEIVED} for state in states)
    waiting = sum(one.may_be_submitted for one in packages)
    parts = [f"{len(packages)} gói"]
    parts += [f"{sent} đã nộp"] if sent else []
    parts += [f"{waiting} chưa nộp"] if waiting else []
    return " · ".join(parts)


def course(one: Submitted, today: date) -> tuple[OrderStep, ...]:
    """What happened to a revision and what is to come: signatures, submission, receipt.

    A signature that this machine has not seen may have been put elsewhere; it is named, and nobody
    is kept from marking the submission.
    """
    signed = [
        OrderStep(f"{role_name(each.role)} ký", moment(each.at, _MOMENT), StepState.DONE)
        for each in one.signatures
    ]
    if not signed:
        return (
            OrderStep("Đang sửa", "Chưa ký", StepState.CURRENT),
            OrderStep("Nộp", "Sau khi ký", StepState.AHEAD),
        )
    return (*signed, *_unseen(one), _sending(one, today), _receipt(one))


def _unseen(one: Submitted) -> tuple[OrderStep, ...]:
    """The usual signatures that were not put on this machine."""
    due = one.stored.state is ReportState.SIGNED and one.latest
    text = "Chưa có trên máy này" if due else "Không có trên máy này"
    state = StepState.CURRENT if due else StepState.AHEAD
    return tuple(OrderStep(f"{role_name(role)} ký", text, state) for role in one.unseen)


def _sending(one: Submitted, today: date) -> OrderStep:
    state = one.stored.state
    if state in {ReportState.SUBMITTED, ReportState.RECEIVED}:
        at = moment(one.submitted_at, _MOMENT) if one.submitted_at else "Không ghi ngày"
        return OrderStep("Đánh dấu đã nộp", at, StepState.DONE)
    period = one.stored.key.period
    due = addressee_on(period.first_day).due_on(period)
    late = (today - due).days
    over = f", quá {late} ngày" if late > 0 else ""
    here = StepState.CURRENT if one.latest else StepState.AHEAD
    return OrderStep("Nộp", f"Hạn {due:%d/%m/%Y}{over}" if one.latest else "Đã có bản sau", here)


def _receipt(one: Submitted) -> OrderStep:
    if one.received_at:
        return OrderStep("Đã tiếp nhận", moment(one.received_at, _MOMENT), StepState.DONE)
    sent = one.stored.state is ReportState.SUBMITTED
    words = "Chờ nơi nhận" if sent else "Sau khi nộp"
    return OrderStep("Tiếp nhận", words, StepState.CURRENT if sent else StepState.AHEAD)


def role_name(role: str) -> str:
    """Who signed, as the office says it."""
    return _ROLES.get(role.lower(), role)


def moment(at: str, pattern: str) -> str:
    """A moment kept as ISO 8601, as Vietnam's clocks showed it."""
    return datetime.fromisoformat(at).astimezone(VIETNAM).strftime(pattern)


def difference_row(one: Difference, forms: Mapping[str, Form], period: Period) -> TableRow:
    """A cell in the table of differences; figures with the decimals of their column."""
    form = forms[one.cell.form]
    column = form.column_of[one.cell.column]
    row = form.row_of.get(one.cell.row)
    label = row.label if row else column_label(column, period.labels())
    code = "" if form.kind is FormKind.LIST else one.cell.row
    suffix = " (tự tính)" if one.computed else ""
    decimals = max(_decimals(one.before), _decimals(one.after))
    return TableRow(
        (
            form.number,
            code,
            f"{label}{suffix}",
            letter(column),
            shown(one.before, decimals),
            shown(one.after, decimals),
            _change(one.before, one.after, decimals),
        ),
        strong=not one.computed,
    )


def shown(value: Value | None, decimals: int | None = None) -> str:
    """A value on one line; blank is a dash."""
    if value is None:
        return "–"
    if isinstance(value, Decimal):
        return format_number(value, decimals)
    text = entry_text(value)
    return " ".join(text.split())


def _change(before: Value | None, after: Value | None, decimals: int) -> str:
    if isinstance(before, Decimal) and isinstance(after, Decimal):
        return format_number(ARITHMETIC.subtract(after, before), decimals, signed=True)
    return ""


def _decimals(value: Value | None) -> int:
    """How many digits stand after the comma of a value as it is kept."""
    return decimals_of(value) if isinstance(value, Decimal) else 0
