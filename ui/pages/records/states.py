"""What is left to do in a list, and what stands in the editor's place when it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.shell.status_bar import Fact, StatusLine
from ui.tones import Tone
from ui.widgets.key_hint import Hint
from ui.widgets.state_panel import PanelAction, PanelState

if TYPE_CHECKING:
    from ui.pages.records.source import RecordsSource, Summary
    from ui.session import EditSession

ADD: Final = "add"
CARRY: Final = "carry"
CLEAR: Final = "clear"
#: The filter's third answer: replied to, or not yet.
ALL: Final = "all"
WAITING: Final = "waiting"
ANSWERED: Final = "answered"


def no_records(session: EditSession, source: RecordsSource, carried: int) -> PanelState:
    """Nothing entered yet: begin, or take over what last month held."""
    period, title, noun = session.period, source.form.short_title, source.shape.noun
    heading = f"Tháng {period.month}/{period.year} chưa có {noun} nào"
    if session.locked:
        text = f"Báo cáo đã ký không có nội dung ở biểu “{title}”."
        return PanelState("lock_closed", heading, text, Tone.GREY)
    actions = [PanelAction(ADD, f"Thêm {noun} đầu tiên", primary=not carried)]
    text = f"Biểu “{title}” không bắt buộc; nhấn F5 để thêm."
    if carried:
        before = period.plus(-1)
        month = f"tháng {before.month}/{before.year}"
        text = f"Có thể chép {carried} {noun} của {month} rồi cập nhật tình trạng."
        actions.insert(0, PanelAction(CARRY, f"Chép {carried} {noun} của {month}", primary=True))
    return PanelState("comment_multiple", heading, text, Tone.ACCENT, tuple(actions))


def nothing_found(source: RecordsSource, words: str, standing: str) -> PanelState:
    """The filter lets nothing through."""
    noun = source.shape.noun
    if not words:
        what = "đã trả lời" if standing == ANSWERED else "chờ trả lời"
        heading = f"Không có {noun} nào {what}"
        return PanelState("filter", heading, "", Tone.GREY, (PanelAction(CLEAR, "Xem tất cả"),))
    return PanelState(
        "search",
        f"Không có {noun} nào chứa “{words}”",
        "Thử từ ngắn hơn hoặc mã, ví dụ 03.",
        Tone.GREY,
        (PanelAction(CLEAR, "Xóa bộ lọc"),),
    )


def status_line(source: RecordsSource, summaries: tuple[Summary, ...]) -> StatusLine:
    """How many records there are and how many still want something."""
    noun = source.shape.noun
    done = sum(summary.chip.done for summary in summaries)
    facts = [Fact(f"{len(summaries)} {noun}")]
    if summaries:
        facts.append(Fact(f"{done} đủ nội dung"))
    if done < len(summaries):
        facts.append(Fact(f"{len(summaries) - done} còn phải xử lý"))
    hints = (
        Hint(("F1",), "Trợ giúp"),
        Hint(("F5",), "Thêm"),
        Hint(("Alt+↓",), f"{noun.capitalize()} sau"),
        Hint(("F8",), "Mục còn thiếu", essential=True),
    )
    return StatusLine(facts=tuple(facts), hints=hints)
