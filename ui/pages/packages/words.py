"""Packages and differences in the words of their tables."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from forms.common.amount import ARITHMETIC
from forms.common.clock import VIETNAM
from forms.common.numbers import format_number
from forms.definition import FormKind
from forms.report import ReportState
from ui.glyphs import Glyph
from ui.tones import Tone
from ui.widgets.plain_table import Heading, TableRow
from validation.entry import entry_text
from validation.places import column_label, letter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exports.difference import Difference
    from exports.submitted import Submitted
    from forms.common.amount import Value
    from forms.common.period import Period
    from forms.definition import Form
    from forms.store.packages import SignedFile

STATES: Final = {
    ReportState.DRAFT: ("Đang sửa", Glyph.PARTIAL, Tone.ACCENT),
    ReportState.SIGNED: ("Đã ký, chưa nộp", Glyph.SIGNED, Tone.WARNING),
    ReportState.SUBMITTED: ("Đã nộp", Glyph.SENT, Tone.ACCENT),
    ReportState.RECEIVED: ("Đã tiếp nhận", Glyph.OK, Tone.OK),
}
_ROLES: Final = {"director": "Lãnh đạo", "office": "Cơ quan"}

PACKAGE_HEADINGS: Final = (
    Heading("Kỳ báo cáo"),
    Heading("Bản"),
    Heading("Trạng thái"),
    Heading("Ngày ký"),
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
            moment(one.signatures[0].at, "%d/%m/%Y") if one.signatures else "–",
            signatures or "–",
            one.file.name if one.file else "–",
        ),
        glyph,
        glyph_column=2,
    )


def signature_line(signed: SignedFile) -> str:
    """``"Lãnh đạo ký 14:32 ngày 18/10/2026"``."""
    return f"{role_name(signed.role)} ký {moment(signed.at, '%H:%M ngày %d/%m/%Y')}"


def role_name(role: str) -> str:
    """Who signed, as the office says it."""
    return _ROLES.get(role.lower(), role)


def moment(at: str, pattern: str) -> str:
    """A moment kept as ISO 8601, as Vietnam's clocks showed it."""
    return datetime.fromisoformat(at).astimezone(VIETNAM).strftime(pattern)


def difference_row(one: Difference, forms: Mapping[str, Form], period: Period) -> TableRow:
    """A cell in the table of differences."""
    form = forms[one.cell.form]
    column = form.column_of[one.cell.column]
    row = form.row_of.get(one.cell.row)
    label = row.label if row else column_label(column, period.labels())
    code = "" if form.kind is FormKind.LIST else one.cell.row
    suffix = " (tự tính)" if one.computed else ""
    return TableRow(
        (
            form.number,
            code,
            f"{label}{suffix}",
            letter(column),
            shown(one.before),
            shown(one.after),
            _change(one.before, one.after),
        )
    )


def shown(value: Value | None) -> str:
    """A value on one line; blank is a dash."""
    if value is None:
        return "–"
    text = format_number(value) if isinstance(value, Decimal) else entry_text(value)
    return " ".join(text.split())


def _change(before: Value | None, after: Value | None) -> str:
    if isinstance(before, Decimal) and isinstance(after, Decimal):
        return format_number(ARITHMETIC.subtract(after, before), signed=True)
    return ""
