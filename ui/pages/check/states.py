"""What stands in the list's place when there is nothing to list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.pages.check.outline import Shown
from ui.tones import Tone
from ui.widgets.state_panel import PanelAction, PanelState
from validation.finding import Outcome

if TYPE_CHECKING:
    from ui.session import EditSession

SIGN: Final = "sign"
CLEAR: Final = "clear"
EXPLAINED: Final = "explained"
_NONE: Final = {
    Shown.ERRORS: "Không có lỗi nào",
    Shown.WARNINGS: "Không có cảnh báo chưa giải trình",
    Shown.EXPLAINED: "Chưa có cảnh báo nào được giải trình",
    Shown.ALL: "Không có phát hiện nào",
}


def empty_state(
    session: EditSession, shown: Shown, text: str, *, listed: bool
) -> PanelState | None:
    """The state to show instead of the list; none while the list has something to say.

    A report whose warnings are all explained is as good as empty until they are asked for.
    """
    if text and not listed:
        return PanelState(
            "search",
            f"Không có phát hiện nào chứa “{text}”",
            "Thử từ ngắn hơn hoặc mã chỉ tiêu, ví dụ 1.8.",
            Tone.GREY,
            (PanelAction(CLEAR, "Xóa bộ lọc"),),
        )
    gate = session.desk.gate
    if not text and shown is not Shown.EXPLAINED and (gate.open or not (gate.begun or listed)):
        return _done(session)
    if listed:
        return None
    action = (PanelAction(CLEAR, "Xem tất cả"),)
    return PanelState("shield_checkmark", _NONE[shown], _left(session), Tone.GREY, action)


def _done(session: EditSession) -> PanelState:
    desk = session.desk
    if not desk.gate.begun:
        title = f"Tháng {session.period.month}/{session.period.year} chưa có số liệu"
        return PanelState("calendar_month", title, "Nhập ít nhất một biểu, rồi xem lại trang này.")
    passed = desk.inspection.counts[Outcome.PASS]
    explained = desk.gate.explained
    title = "Không còn lỗi, cảnh báo đã giải trình" if explained else "Không còn lỗi, cảnh báo"
    actions: list[PanelAction] = []
    if not session.locked:
        actions.append(PanelAction(SIGN, "Chuyển sang ký", primary=True))
    if explained:
        actions.append(PanelAction(EXPLAINED, f"Xem {explained} giải trình"))
    standing = "đã ký" if session.locked else "sẵn sàng ký"
    text = f"{passed} phép kiểm tra đạt. Báo cáo {standing}."
    return PanelState("shield_checkmark", title, text, Tone.OK, tuple(actions))


def _left(session: EditSession) -> str:
    gate = session.desk.gate
    counts = ((gate.errors, "lỗi"), (gate.missing, "ô trống"), (gate.unexplained, "cảnh báo"))
    parts = [f"{count} {word}" for count, word in counts if count]
    return f"Còn {', '.join(parts)}." if parts else ""
