"""After a power cut or a killed program: the window opens where the last figure was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from forms.change import MoveForm
from forms.common.clock import VIETNAM
from forms.report import touched

if TYPE_CHECKING:
    from exports.workspace import Workspace
    from forms.common.provinces import Province
    from ui.window_memory import WindowMemory


def resumed(workspace: Workspace, unit: Province, memory: WindowMemory) -> tuple[WindowMemory, str]:
    """The memory as the store knows better, and what to tell; unchanged after a proper end."""
    last = None if memory.clean else workspace.reports.last_change(unit.identity)
    if last is None:
        return memory, ""
    period, entry = last
    change = entry.change
    cells = () if isinstance(change, MoveForm) else touched(change)
    place = cells[0].form if cells else memory.place
    at = datetime.fromisoformat(entry.at).astimezone(VIETNAM)
    here = replace(
        memory,
        unit=unit.identity,
        period=period,
        place=place,
        cell=cells[0] if cells else None,
    )
    return here, (
        "Lần trước chương trình tắt đột ngột. Không mất ô nào đã nhập xong; ô ghi sau cùng lúc "
        f"{at:%H:%M:%S ngày %d/%m}."
    )
