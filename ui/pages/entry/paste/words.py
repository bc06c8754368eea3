"""The plan of a paste in words: title, notation, what is lost, what was done."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Final

from forms.common.numbers import format_number
from ui.glyphs import Glyph
from ui.pages.entry.paste.plan import PastePlan, PlanCell, PlanRow, Unread, Verdict
from ui.pages.entry.paste.reading import kind_of
from ui.widgets.labels import emphasised
from validation.cellstate import CellState
from validation.paste_messages import PasteMessage
from validation.paste_numbers import DecimalMark

if TYPE_CHECKING:
    from ui.grid.source import Position

_SHOWN: Final = 40
#: Why a cell takes no entry, by what it is.
_LOCKED: Final = {CellState.REFERENCE: "ô tham chiếu", CellState.LOCKED: "báo cáo đã khóa"}
_WRONG: Final = {
    PasteMessage.NOT_A_DATE: "không phải ngày",
    PasteMessage.NOT_A_CHOICE: "ngoài danh sách",
    PasteMessage.EXCEL_ERROR: "là ô lỗi Excel",
    PasteMessage.UNKNOWN_UNIT: "khác đơn vị",
    PasteMessage.TOO_LONG: "quá dài",
}


def title(plan: PastePlan) -> str:
    """How much goes where."""
    letters = [_letter(plan, column) for column in plan.columns if column < _width(plan)]
    size = f"{counted(len(plan.rows))} dòng × {len(letters)} cột"
    head = f"Dán {size} vào cột {_listed(letters)}"
    if plan.by_name:
        return f"{head}, ghép theo tên chỉ tiêu"
    start = next((row.code for row in plan.rows if row.code), "")
    return f"{head}, bắt đầu từ mục {start}"


def notation(plan: PastePlan) -> str:
    """How the figures are written in Excel."""
    if plan.mark_asked:
        example = next(
            cell.text for cell in plan.cells if kind_of(cell.note) is PasteMessage.THOUSANDS_OR_PART
        )
        return f"Số “{example}” có hai cách hiểu. Chọn dấu thập phân mà bảng Excel đang dùng."
    if not plan.number_units:
        return ""
    if plan.mark is DecimalMark.DOT:
        return "Số trong Excel viết kiểu Anh (1,404.5). Đã đổi sang kiểu Việt Nam (1.404,5)."
    return "Số trong Excel viết kiểu Việt Nam (1.404,5)."


def trouble(plan: PastePlan) -> str:
    """What will not be pasted, as rich text; blank when nothing is left out."""
    wrong = [cell for cell in plan.cells if cell.verdict is Verdict.WRONG]
    if wrong:
        return _wrong(plan, wrong)
    outside = [cell for cell in plan.cells if cell.verdict is Verdict.OUTSIDE]
    if outside:
        why = "không ứng với chỉ tiêu nào của biểu" if plan.by_name else "nằm ngoài bảng"
        head = f"{counted(len(outside))} ô {why} nên không dán được"
        return f"{head}, đầu tiên là {_quoted(outside[0])}."
    return ""


def doubt(plan: PastePlan) -> str:
    """What happens to cells whose meaning nobody chose; blank when there are none."""
    count = plan.counts[Verdict.UNCLEAR]
    if not count:
        return ""
    how = "Chọn dấu thập phân" if plan.mark_asked else "Chọn một cách hiểu"
    fate = "giữ nguyên" if plan.options.unread is Unread.KEEP else "sẽ để trống"
    return f"{counted(count)} ô chưa rõ nên {fate}. {how} để dán cả những ô này."


def result(plan: PastePlan, row: PlanRow) -> tuple[Glyph, str]:
    """What becomes of a row, the worst first."""
    verdicts = row.verdicts
    if count := verdicts[Verdict.WRONG]:
        cell = next(c for c in row.cells if c and c.verdict is Verdict.WRONG)
        kind = kind_of(cell.note)
        return (
            Glyph.ERROR,
            f"{counted(count)} ô {_WRONG.get(kind, 'không phải số')}" if kind else "",
        )
    if count := verdicts[Verdict.UNCLEAR]:
        return Glyph.WARNING, f"{counted(count)} ô chưa rõ"
    if verdicts[Verdict.OUTSIDE]:
        return Glyph.WARNING, "Không có mục này" if plan.by_name else "Nằm ngoài bảng"
    if verdicts[Verdict.WRITE]:
        return Glyph.OK, "Dán"
    if verdicts[Verdict.LOCKED]:
        return Glyph.LOCK, f"Bỏ qua, {_locked(plan, row)}"
    return Glyph.EMPTY, "Để trống"


def summary(plan: PastePlan) -> str:
    """The rows in one line, under the table."""
    kinds = [result(plan, row)[0] for row in plan.rows]
    parts = (
        (kinds.count(Glyph.OK), "dòng dán được"),
        (kinds.count(Glyph.LOCK), "dòng bỏ qua"),
        (kinds.count(Glyph.EMPTY), "dòng để trống"),
        (kinds.count(Glyph.ERROR) + kinds.count(Glyph.WARNING), "dòng cần xem"),
    )
    return ", ".join(f"{counted(count)} {words}" for count, words in parts if count)


def remark(plan: PastePlan) -> str:
    """What was done, for the status bar."""
    said = [f"Đã dán {counted(plan.written)} ô."]
    if plan.mark is DecimalMark.DOT:
        said.append("Số kiểu Anh đã đổi sang kiểu Việt Nam.")
    if rounded := plan.kinds[PasteMessage.ROUNDED]:
        said.append(f"{counted(rounded)} ô đã làm tròn theo biểu.")
    if plan.unread:
        fate = "giữ nguyên" if plan.options.unread is Unread.KEEP else "để trống"
        said.append(f"{counted(plan.unread)} ô không đọc được, {fate}.")
    if plan.skipped:
        said.append(f"{counted(plan.skipped)} ô bỏ qua vì là ô tự tính hoặc nằm ngoài bảng.")
    return " ".join((*said, "Ctrl+Z để hoàn tác."))


def place(plan: PastePlan, position: Position) -> str:
    """``"1.4, cột 4"``."""
    return f"{plan.source.rows[position[0]].code}, cột {_letter(plan, position[1])}"


def counted(count: int) -> str:
    """``"9.944"``."""
    return format_number(Decimal(count), 0)


def _wrong(plan: PastePlan, cells: list[PlanCell]) -> str:
    first = cells[0]
    where = place(plan, first.position) if first.position else ""
    keeps = plan.options.unread is Unread.KEEP
    if len(cells) == 1:
        held = plan.source.cell(*first.position).text if first.position and keeps else ""
        kept = f"giữ nguyên {escape(held)}; sửa" if held else "vẫn trống như trước; nhập"
        fate = kept if keeps else "sẽ để trống; nhập"
        return f"Ô {emphasised(where)} có chữ {_quoted(first)}. Ô này {fate} sau khi dán."
    named = f"{emphasised(where)} ({_quoted(first)})"
    head = f"{counted(len(cells))} ô không đọc được, đầu tiên là {named}."
    fate = "giữ nguyên" if keeps else "sẽ để trống"
    return f"{head} Các ô này {fate}; sửa sau khi dán."


def _quoted(cell: PlanCell) -> str:
    text = cell.text if len(cell.text) <= _SHOWN else f"{cell.text[:_SHOWN]}…"
    return f"“{escape(text)}”"


def _locked(plan: PastePlan, row: PlanRow) -> str:
    position = next((c.position for c in row.cells if c and c.verdict is Verdict.LOCKED), None)
    state = plan.source.cell(*position).state if position else None
    return _LOCKED.get(state, "ô tự tính") if state else ""


def _width(plan: PastePlan) -> int:
    return len(plan.source.columns)


def _letter(plan: PastePlan, column: int) -> str:
    return plan.source.columns[column].tiers.letter.partition("=")[0]


def _listed(letters: list[str]) -> str:
    if len(letters) > 3:  # noqa: PLR2004 - more is no list any more
        return f"{letters[0]} đến {letters[-1]}"
    return " và ".join(filter(None, (", ".join(letters[:-1]), *letters[-1:])))
