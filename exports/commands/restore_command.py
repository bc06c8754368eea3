"""``restore``: takes reports back from a backup; a rehearsal unless ``--commit``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from exports.backing_up import restore_unit
from exports.commands.output import FINE, WRONG_DATA
from exports.commands.target import workspace_at
from forms.store.backup import Meeting, examine

if TYPE_CHECKING:
    import argparse

    from exports.commands.output import Output
    from forms.common.paths import AppPaths

_WORDS: Final = {
    Meeting.NEW: "chưa có, sẽ khôi phục",
    Meeting.SAME: "giống trong kho",
    Meeting.LATER: "bản sao lưu mới hơn, sẽ khôi phục",
    Meeting.EARLIER: "bản sao lưu cũ hơn, giữ bản trong kho",
    Meeting.CONFLICT: "đã sửa khác nhau ở hai nơi, giữ bản trong kho",
}


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", type=Path, metavar="TỆP", help="bản sao lưu")
    parser.add_argument("--commit", action="store_true", help="khôi phục thật")


def run(options: argparse.Namespace, paths: AppPaths, output: Output) -> int:
    """Say how each report meets the store; exit 1 while conflicts stay unsolved."""
    with workspace_at(paths) as workspace:
        if options.commit:
            met = restore_unit(workspace, options.file)
        else:
            met = examine(workspace.database, options.file, workspace.clock)
    output.result(
        [
            {
                "province": one.key.province,
                "period": str(one.key.period),
                "revision": one.key.revision,
                "meeting": one.meeting.value,
            }
            for one in met
        ],
        [f"{one.key.period} bản {one.key.revision}: {_WORDS[one.meeting]}" for one in met],
    )
    count = sum(one.restores for one in met)
    done = (
        f"Đã khôi phục {count} báo cáo." if options.commit else f"{count} báo cáo khôi phục được."
    )
    output.say(done if options.commit else f"{done} Thêm --commit để khôi phục.")
    conflicts = any(one.meeting is Meeting.CONFLICT for one in met)
    return WRONG_DATA if conflicts else FINE
