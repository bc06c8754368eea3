"""``backup``: one file with everything of one reporting unit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from exports.backing_up import back_up_unit, backup_folder
from exports.commands.output import FINE
from exports.commands.target import workspace_at
from forms.common.clock import VIETNAM
from forms.common.period import Period

if TYPE_CHECKING:
    import argparse

    from exports.commands.output import Output
    from forms.common.paths import AppPaths


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--province", required=True, metavar="MÃ", help="mã tỉnh, ví dụ 40")
    parser.add_argument("--out", type=Path, metavar="THƯ_MỤC", help="mặc định: thư mục sao-luu")


def run(options: argparse.Namespace, paths: AppPaths, output: Output) -> int:
    """Write the backup and say where."""
    with workspace_at(paths) as workspace:
        now = workspace.clock.now().astimezone(VIETNAM)
        unit = workspace.province(options.province, Period(now.year, now.month))
        folder = options.out or backup_folder(workspace)
        target, count = back_up_unit(workspace, unit, folder)
    output.result({"file": str(target), "reports": count}, [str(target)])
    output.say(f"Đã sao lưu {count} báo cáo.")
    return FINE
