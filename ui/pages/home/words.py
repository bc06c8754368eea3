"""What the home page says: months, tasks and reminders in words and marks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from forms.common.clock import VIETNAM
from forms.common.frozen import dataclass
from forms.definition import FormKind
from forms.report import ReportState
from ui.glyphs import Glyph
from ui.report_state import CHECK, ENTER, PACKAGES, SETTINGS, SIGN
from ui.tones import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from exports.attention import Answer
    from exports.month_overview import Left
    from exports.year_overview import MonthState
    from forms.common.period import Period
    from forms.definition import Form
    from forms.store.backup_log import BackupNote

#: How many signed months without submission are named.
UNSENT_SHOWN: Final = 3
#: What stands in the list's place when nothing is left.
DONE: Final = {
    ReportState.SUBMITTED: "Báo cáo đã nộp. Chờ Bộ tiếp nhận.",
    ReportState.RECEIVED: "Báo cáo đã được tiếp nhận.",
}
_FORMS_NAMED: Final = 5
#: From so many days before the deadline on it is worth a warning.
_SOON: Final = 3
_UNSENT: Final = "SIGNED"
#: From so many days on a backup is too old.
_BACKUP_AGE: Final = 7
#: Ways of lines that lead to no place of the window: a reply, the forms' newer versions.
ANSWER: Final = "answer"
UPGRADE: Final = "upgrade"

#: By name of ``Stage``.
STAGES: Final = {
    "NONE": ("Chưa nhập", Glyph.EMPTY, Tone.GREY),
    "DRAFT": ("Đang nhập", Glyph.PARTIAL, Tone.ACCENT),
    "ERRORS": ("Có lỗi", Glyph.ERROR, Tone.ERROR),
    "READY": ("Sẵn sàng ký", Glyph.READY, Tone.ACCENT),
    "SIGNED": ("Đã ký", Glyph.SIGNED, Tone.ACCENT),
    "SUBMITTED": ("Đã nộp", Glyph.SENT, Tone.ACCENT),
    "RECEIVED": ("Đã tiếp nhận", Glyph.OK, Tone.OK),
}


#: By name of ``Task``: where it leads, what to do, the verb of the link, the sign.
_TASKS: Final = {
    "START": (ENTER, "Bắt đầu nhập số liệu", "Nhập", Glyph.EMPTY),
    "CORRECT": (ENTER, "Sửa {} lỗi", "Xem", Glyph.ERROR),
    "BEGIN": (ENTER, "Nhập {} biểu bắt buộc chưa có số", "Nhập", Glyph.EMPTY),
    "FILL": (ENTER, "Nhập {} ô còn trống", "Nhập", Glyph.PARTIAL),
    "EXPLAIN": (CHECK, "Giải trình {} cảnh báo", "Viết", Glyph.WARNING),
    "SIGN": (SIGN, "Ký báo cáo", "Ký", Glyph.READY),
    "SUBMIT": (PACKAGES, "Nộp báo cáo đã ký", "Mở", Glyph.SIGNED),
}
#: Second line of the tasks that belong to no form.
_WHY: Final = {
    "START": "Danh mục chỉ tiêu đã có sẵn",
    "SIGN": "Đã đủ điều kiện để ký",
    "SUBMIT": "Gửi tệp đã ký rồi đánh dấu đã nộp",
}


@dataclass(frozen=True, slots=True)
class TileWords:
    """A month's tile; ``note`` in the warning colour when ``late``."""

    title: str
    glyph: Glyph | None
    state: str
    tone: Tone
    note: str
    late: bool = False
    enabled: bool = True

    @property
    def quiet(self) -> bool:
        """Whether nobody has to act and nothing happened."""
        return self.tone is Tone.GREY

    @property
    def spoken(self) -> str:
        """The tile in one line for those who hear it."""
        return f"{self.title}, {self.state}, {self.note}"


@dataclass(frozen=True, slots=True)
class Line:
    """A row that leads somewhere: sign, two lines of words, a verb."""

    way: str
    title: str
    text: str
    verb: str
    glyph: Glyph | None = None
    icon: str = ""
    tone: Tone = Tone.GREY
    #: Form to go to, with the first cell that needs work when there is one.
    left: Left | None = None
    answer: Answer | None = None


def tile_words(month: MonthState) -> TileWords:
    """A month in the words of its tile."""
    title = f"Tháng {month.period.month}"
    state, glyph, tone = STAGES[month.stage.name]
    if not month.exists:
        return TileWords(title, glyph, "Chưa có đơn vị", tone, "trước sáp nhập", enabled=False)
    if month.history:
        return TileWords(title, None, "Có số liệu", Tone.GREY, "để so sánh")
    if month.sent and not month.stage.signed:
        sent, note = f"Bản {month.sent} đã nộp", f"bản {month.revision} đang sửa"
        return TileWords(title, Glyph.SENT, sent, Tone.ACCENT, note)
    late = bool(month.late) or month.stage.name == _UNSENT
    return TileWords(title, glyph, state, tone, _note(month), late)


def task_line(left: Left, forms: Mapping[str, Form]) -> Line:
    """A task of the open month."""
    where, count = _places(left.forms, forms), left.count
    way, title, verb, glyph = _TASKS[left.task.name]
    return Line(way, title.format(count), where or _WHY[left.task.name], verb, glyph, left=left)


def onward(lines: tuple[Line, ...], forms: Mapping[str, Form]) -> str:
    """The main button: on with the first line, by name of its form where it has one."""
    if not lines:
        return "Mở gói đã nộp"
    first = lines[0]
    if first.left is None or not first.left.forms:
        return {SIGN: "Xem trước và ký", PACKAGES: "Mở gói đã ký"}.get(first.way, "Bắt đầu nhập")
    form = forms[first.left.forms[0]]
    name = f"Biểu {form.number}" if form.kind is FormKind.GRID else form.short_title
    return f"Nhập tiếp {name}" if first.way == ENTER else f"Giải trình {name}"


def unsent_line(month: MonthState) -> Line:
    """A signed month nobody has marked as submitted."""
    title = f"Tháng {month.period.month}/{month.period.year} đã ký nhưng chưa nộp"
    signed = f"Ký {_short(month.signed_on)}, " if month.signed_on else ""
    text = f"{signed}chưa đánh dấu đã nộp"
    return Line(PACKAGES, title, text, "Xem", icon="send", tone=Tone.WARNING)


def backup_line(note: BackupNote | None, now: datetime) -> Line:
    """How old the latest backup is; a warning when it is too old or there is none."""
    if note is None:
        text = "Số liệu chỉ có một bản trên máy này"
        title = "Chưa sao lưu lần nào"
        return Line(SETTINGS, title, text, "Mở", icon="storage", tone=Tone.WARNING)
    moment, today = note.at.astimezone(VIETNAM), now.astimezone(VIETNAM).date()
    age = (today - moment.date()).days
    if age > _BACKUP_AGE:
        title = f"Đã {age} ngày chưa sao lưu"
        text = f"Lần gần nhất {moment:%H:%M %d/%m/%Y}"
        return Line(SETTINGS, title, text, "Mở", icon="storage", tone=Tone.WARNING)
    day = "hôm nay" if not age else f"{moment:%d/%m/%Y}"
    title = f"Sao lưu gần nhất: {day} {moment:%H:%M}"
    folder = Path(note.file).parent
    return Line(SETTINGS, title, f"Thư mục {folder.name or folder}", "Mở", icon="storage")


def lacking_line(months: tuple[Period, ...]) -> Line:
    """Earlier months without figures, so that columns to compare with stay blank."""
    named = ", ".join(f"{month.month}/{month.year}" for month in months)
    text = "Cột so sánh còn trống; nhập được từ tệp"
    return Line(SETTINGS, f"Chưa có số tháng {named}", text, "Nhập", icon="arrow_import")


def answer_line(found: tuple[Answer, ...]) -> Line:
    """Replies to recommendations that came in the last weeks; leads to the newest."""
    newest = max(found, key=lambda answer: answer.on)
    count = len(found)
    title = f"{count} kiến nghị đã được trả lời" if count > 1 else "Một kiến nghị đã được trả lời"
    text = f"{newest.code}, trả lời {newest.on:%d/%m/%Y}"
    return Line(ANSWER, title, text, "Đọc", icon="chat", tone=Tone.ACCENT, answer=newest)


def upgrade_line(forms: tuple[Form, ...]) -> Line:
    """Newer definitions apply to the open month."""
    numbers = ", ".join(
        form.number if form.number.isdigit() else form.short_title for form in forms
    )
    title = f"{len(forms)} biểu có bản mẫu mới" if len(forms) > 1 else "Một biểu có bản mẫu mới"
    return Line(UPGRADE, title, f"Biểu {numbers}", "Xem", icon="arrow_sync", tone=Tone.WARNING)


def days_left(month: MonthState, today: date) -> tuple[str, Tone] | None:
    """What the chip beside the month says about its deadline."""
    if month.stage.signed:
        return None
    if month.sent:
        return f"Bản {month.sent} đã nộp", Tone.ACCENT
    days = (month.due - today).days
    if days < 0:
        return (f"Quá hạn {-days} ngày", Tone.WARNING) if month.late else None
    if days == 0:
        return "Hạn hôm nay", Tone.WARNING
    return f"Còn {days} ngày", Tone.WARNING if days <= _SOON else Tone.GREY


def _note(month: MonthState) -> str:
    due = f"hạn {_short(month.due)}"
    if month.stage.name == _UNSENT:
        return "chưa nộp"
    if month.stage.signed:
        if month.late:
            return f"muộn {month.late} ngày"
        if month.revision > 1:
            return f"bản số {month.revision}"
        if month.submitted_on:
            return f"nộp {_short(month.submitted_on)}"
        return f"ký {_short(month.signed_on)}" if month.signed_on else due
    return f"quá {month.late} ngày" if month.late else due


def _places(codes: tuple[str, ...], forms: Mapping[str, Form]) -> str:
    """``"Biểu 03, 04, Kiến nghị"``; a long list is cut with its count."""
    grids = [forms[code].number for code in codes if forms[code].kind is FormKind.GRID]
    others = [forms[code].short_title for code in codes if forms[code].kind is not FormKind.GRID]
    shown = grids[:_FORMS_NAMED]
    more = f" và {len(grids) - len(shown)} biểu khác" if len(grids) > len(shown) else ""
    parts = [f"Biểu {', '.join(shown)}{more}"] if shown else []
    return ", ".join(parts + others)


def _short(day: date | None) -> str:
    return f"{day:%d/%m}" if day else ""
