"""The sheet of one form as on paper: captions, title, table, note, page set-up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from openpyxl.utils import get_column_letter

from exports.page import keep_together, set_up_page
from exports.record_cards import needs_cards
from exports.styles import Look
from exports.table_body import draw_body, widths_of
from forms.definition import FormKind

if TYPE_CHECKING:
    from exports.filling import Filling
    from exports.identity import Identity
    from exports.pen import Book, Pen
    from exports.table_body import Body
    from forms.common.period import Period
    from forms.definition import Form

_CAPTION: Final = Look()
_NUMBER: Final = Look(bold=True)
_TITLE: Final = Look(size=13, bold=True, across="center")
_PERIOD: Final = Look(size=12, italic=True, across="center")
_UNIT: Final = Look(italic=True, across="right")
_NOTE: Final = Look(size=10, italic=True)
_FORBIDDEN: Final = re.compile(r"[\\*?:/\[\]]")
_LONGEST_TITLE: Final = 31
_GRID_NOTE: Final = (
    "Ghi chú: ô để trống là chưa có số liệu; 0 là không phát sinh; “x” là chỉ tiêu không có tại "
    "địa phương; ô nền xám không dùng cho mục đó."
)


def sheet_title(form: Form) -> str:
    """``"Biểu 03"``; marks that Excel forbids in titles become dashes."""
    return _FORBIDDEN.sub("-", f"Biểu {form.number}")[:_LONGEST_TITLE]


def captions(form: Form, period: Period) -> dict[int, str]:
    """Title, month and unit above the table, by row."""
    month = period.title
    return {
        3: form.title.upper(),
        4: month[:1].upper() + month[1:],
        5: f"Đơn vị tính: {form.unit}" if form.unit else "",
    }


def draw_form(book: Book, filling: Filling, identity: Identity) -> None:
    """Add the sheet of one form."""
    pen = book.sheet(sheet_title(filling.form))
    pen.columns(widths_of(filling))
    body = draw_contents(pen, filling, identity)
    landscape = not (filling.form.kind is FormKind.NARRATIVE or needs_cards(filling.form))
    set_up_page(pen.sheet, running_foot(filling.form, identity), landscape=landscape)
    _repeat_head(pen, body)
    keep_together(pen, body.blocks)


def draw_contents(pen: Pen, filling: Filling, identity: Identity) -> Body:
    """Everything that stands in cells."""
    top = _draw_heading(pen, filling.form, identity)
    body = draw_body(pen, filling, top)
    if filling.form.kind is FormKind.GRID:
        across = (1, len(pen.widths))
        pen.merged(body.below, across, _GRID_NOTE, _NOTE)
        pen.height(body.below, pen.needed(_GRID_NOTE, across, _NOTE))
    return body


def running_foot(form: Form, identity: Identity) -> str:
    """What stands at the foot of every page."""
    return f"{sheet_title(form)} - {identity.province_name}, {identity.period.title}"


def _draw_heading(pen: Pen, form: Form, identity: Identity) -> int:
    """Captions left and right, title, month, unit; the first row below."""
    last = len(pen.widths)
    middle = pen.middle()
    right = (middle + 1, last)
    place = identity.province_name[:1].lower() + identity.province_name[1:]
    lines = (
        (f"Biểu {form.number}", f"Đơn vị báo cáo: Sở Công Thương {place}"),
        (f"Mã biểu {form.code}, phiên bản {form.version}", _receiver(identity)),
    )
    for row, (own, other) in enumerate(lines, start=1):
        pen.merged(row, (1, middle), own, _NUMBER if row == 1 else _CAPTION)
        pen.merged(row, right, other, _CAPTION)
        pen.height(row, pen.needed(other, right, _CAPTION))
    title, month, unit = captions(form, identity.period).values()
    pen.merged(3, (1, last), title, _TITLE)
    pen.height(3, pen.needed(title, (1, last), _TITLE) + 6)
    pen.merged(4, (1, last), month, _PERIOD)
    pen.height(4, pen.needed(month, (1, last), _PERIOD))
    pen.merged(5, (1, last), unit, _UNIT)
    return 6


def _receiver(identity: Identity) -> str:
    via = f" ({identity.addressee.via})" if identity.addressee.via else ""
    return f"Đơn vị nhận báo cáo: {identity.addressee.recipient}{via}"


def _repeat_head(pen: Pen, body: Body) -> None:
    """Repeat the table's head on every page and keep it, and the labels, in view on screen."""
    if body.first == body.head:
        return
    pen.sheet.print_title_rows = f"{body.head}:{body.first - 1}"
    pen.sheet.freeze_panes = f"{get_column_letter(min(body.fixed, 2) + 1)}{body.first}"
