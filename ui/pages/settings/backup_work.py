"""Backing up and restoring beside the window, each through a connection of its own."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final

from forms.store.backup import Meeting, Met, examine
from ui.glyphs import Glyph
from ui.widgets.plain_table import Heading, TableRow

if TYPE_CHECKING:
    from pathlib import Path

    from forms.common.clock import Clock
    from forms.common.paths import AppPaths
    from forms.common.provinces import Province

HEADINGS: Final = (Heading("Kỳ báo cáo"), Heading("Bản"), Heading("Kết quả", stretch=True))
_WORDS: Final = {
    Meeting.NEW: ("Chưa có trên máy, sẽ khôi phục", Glyph.READY),
    Meeting.SAME: ("Giống trên máy", Glyph.OK),
    Meeting.LATER: ("Bản sao lưu mới hơn, sẽ khôi phục", Glyph.READY),
    Meeting.EARLIER: ("Bản sao lưu cũ hơn, giữ bản trên máy", Glyph.EMPTY),
    Meeting.CONFLICT: ("Đã sửa khác nhau ở hai nơi, giữ bản trên máy", Glyph.WARNING),
}


def back_up(paths: AppPaths, clock: Clock, unit: Province, folder: Path) -> tuple[Path, int]:
    """The backup's file and how many reports it holds."""
    from exports.backing_up import back_up_unit
    from exports.workspace import Workspace

    with closing(Workspace.open(paths, clock)) as workspace:
        return back_up_unit(workspace, unit, folder)


def rehearse(paths: AppPaths, clock: Clock, source: Path) -> tuple[Met, ...]:
    """How each report of a backup meets the store; nothing is written."""
    from exports.workspace import Workspace

    with closing(Workspace.open(paths, clock)) as workspace:
        return examine(workspace.database, source, clock)


def carry_out(paths: AppPaths, clock: Clock, source: Path) -> tuple[Met, ...]:
    """Take over what is new or later; what happened to each report."""
    from exports.backing_up import restore_unit
    from exports.workspace import Workspace

    with closing(Workspace.open(paths, clock)) as workspace:
        return restore_unit(workspace, source)


def met_row(met: Met) -> TableRow:
    """A report of a backup in the rehearsal's table."""
    words, glyph = _WORDS[met.meeting]
    period = met.key.period
    texts = (f"Tháng {period.month}/{period.year}", str(met.key.revision), words)
    return TableRow(texts, glyph, glyph_column=2, strong=met.restores)
