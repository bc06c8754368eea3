"""Files of earlier months in the words of their table and in one sentence."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from forms.common.numbers import format_number
from ui.glyphs import Glyph
from ui.widgets.plain_table import Heading, TableRow

if TYPE_CHECKING:
    from exports.bringing import Brought

HEADINGS: Final = (
    Heading("Kỳ báo cáo"),
    Heading("Kết quả"),
    Heading("Tệp"),
    Heading("Ghi chú", stretch=True),
)
#: What stands in the table's place before any file was chosen.
HOW: Final = (
    "Chọn tệp Excel do chương trình này lập, tệp CSV có cột period, hoặc bản sao lưu (.bcct); bảng "
    "của Sở thì chép trong Excel rồi dán. Chương trình đọc thử trước, chưa ghi gì."
)
#: Said when the clipboard has no table to paste.
NO_SHEET: Final = (
    "Chưa có bảng nào được chép. Trong Excel, chọn bảng có tên chỉ tiêu ở cột đầu và tháng ở dòng "
    "đầu, nhấn Ctrl+C rồi dán lại."
)


def mark(one: Brought, *, written: bool) -> Glyph:
    """What became of a month as a shape."""
    if one.refused:
        return Glyph.WARNING
    if not one.cells and not one.restored:
        return Glyph.EMPTY
    return Glyph.OK if written else Glyph.READY


def row(one: Brought, *, written: bool) -> TableRow:
    """One month of one file."""
    period = one.period
    month = f"Tháng {period.month}/{period.year}" if period else "–"
    notes = " ".join(one.notes) or "–"
    texts = (month, _result(one, written=written), one.file, notes)
    return TableRow(texts, mark(one, written=written), glyph_column=1)


def tried(found: tuple[Brought, ...]) -> str:
    """What writing would do."""
    months, cells, refused = _counts(found)
    if not months:
        return "Không có gì để ghi từ các tệp này. Chưa ghi gì vào máy."
    return f"Sẽ ghi {months} tháng, {cells} ô.{_refused(refused)} Chưa ghi gì vào máy."


def done(found: tuple[Brought, ...], planned: int, *, stopped: bool) -> str:
    """What was written."""
    months, cells, refused = _counts(found)
    if stopped and months < planned:
        return (
            f"Đã dừng sau {months} trên {planned} tháng. Tháng đã ghi là đủ, các tháng còn lại "
            "chưa có gì; nhập lại tệp để tiếp tục."
        )
    return f"Đã ghi {months} tháng, {cells} ô.{_refused(refused)}"


def planned(found: tuple[Brought, ...]) -> int:
    """How many months would be written."""
    return _counts(found)[0]


def _counts(found: tuple[Brought, ...]) -> tuple[int, str, int]:
    taken = [one for one in found if one.cells or one.restored]
    cells = format_number(Decimal(sum(one.cells for one in taken)))
    return len(taken), cells, sum(one.refused for one in found)


def _refused(count: int) -> str:
    return f" {count} mục không nhập được, lý do ở cột Ghi chú." if count else ""


def _result(one: Brought, *, written: bool) -> str:
    if one.refused:
        return "Không nhập được"
    if one.restored:
        return "Đã khôi phục" if written else "Sẽ khôi phục"
    if not one.cells:
        return "Giữ nguyên"
    return f"{'Đã' if written else 'Sẽ'} ghi {format_number(Decimal(one.cells))} ô"
