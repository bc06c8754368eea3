"""``backup``: one file with everything of one reporting unit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from exports.commands.output import FINE
from exports.commands.target import workspace_at
from forms.common.clock import VIETNAM
from forms.common.errors import KnownError
from forms.common.period import Period
from forms.common.text import file_name
from forms.messages import FormsMessage
from forms.store.backup import SUFFIX, back_up

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
        if not workspace.reports.all(unit.identity):
            name = unit.full_name(now.date())
            raise KnownError(FormsMessage.BACKUP_EMPTY, unit=name)
        folder = options.out or paths.backups
        target = folder / f"{file_name(unit.name)}-{now:%Y%m%d-%H%M%S}{SUFFIX}"
        count = back_up(workspace.database, unit.identity, target, workspace.clock)
    output.result({"file": str(target), "reports": count}, [str(target)])
    output.say(f"Đã sao lưu {count} báo cáo.")
    return FINE
