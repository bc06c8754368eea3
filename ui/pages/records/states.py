"""What is left to do in a list, and what stands in the editor's place when it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.shell.status_bar import Fact, StatusLine
from ui.tones import Tone
from ui.widgets.key_hint import Hint
from ui.widgets.state_panel import PanelAction, PanelState

if TYPE_CHECKING:
    from ui.pages.records.source import Summary
    from ui.session import EditSession

ADD: Final = "add"
CARRY: Final = "carry"
CLEAR: Final = "clear"
_HINTS: Final = (
    Hint(("F5",), "Thêm"),
    Hint(("Alt+↓",), "Dòng sau"),
    Hint(("F8",), "Mục còn thiếu", essential=True),
)


def no_records(session: EditSession, title: str, carried: int) -> PanelState:
    """Nothing entered yet: begin, or take over what last month held."""
    period = session.period
    heading = f"Tháng {period.month}/{period.year} chưa có dòng nào"
    if session.locked:
        text = f"Báo cáo đã ký không có nội dung ở biểu “{title}”."
        return PanelState("lock_closed", heading, text, Tone.GREY)
    actions = [PanelAction(ADD, "Thêm dòng đầu tiên", primary=not carried)]
    text = f"Biểu “{title}” không bắt buộc; nhấn F5 để thêm."
    if carried:
        before = period.plus(-1)
        month = f"tháng {before.month}/{before.year}"
        text = f"Có thể chép {carried} dòng của {month} rồi cập nhật tình trạng."
        actions.insert(0, PanelAction(CARRY, f"Chép {carried} dòng của {month}", primary=True))
    return PanelState("comment_multiple", heading, text, Tone.ACCENT, tuple(actions))


def nothing_found(words: str) -> PanelState:
    """The filter lets nothing through."""
    return PanelState(
        "search",
        f"Không có dòng nào chứa “{words}”",
        "Thử từ ngắn hơn hoặc mã, ví dụ 03.",
        Tone.GREY,
        (PanelAction(CLEAR, "Xóa bộ lọc"),),
    )


def status_line(summaries: tuple[Summary, ...]) -> StatusLine:
    """How many records there are and how many still want something."""
    done = sum(summary.chip.done for summary in summaries)
    facts = [Fact(f"{len(summaries)} dòng")]
    if summaries:
        facts.append(Fact(f"{done} đủ nội dung"))
    if done < len(summaries):
        facts.append(Fact(f"{len(summaries) - done} còn phải xử lý"))
    return StatusLine(facts=tuple(facts), hints=_HINTS)
