"""``export``: the unsigned workbook for review."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from exports.commands.output import FINE
from exports.commands.target import add_target, target_of, workspace_at
from exports.departure import Departure

if TYPE_CHECKING:
    import argparse

    from exports.commands.output import Output
    from forms.common.paths import AppPaths


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_target(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help="nơi ghi tệp")


def run(options: argparse.Namespace, paths: AppPaths, output: Output) -> int:
    """Write the workbook and say where."""
    with workspace_at(paths) as workspace:
        target = target_of(options, workspace)
        departure = Departure(workspace, target.unit, target.period, secrets.token_hex(8))
        path = departure.export(options.out)
    output.result({"file": str(path)}, [str(path)])
    output.say("Tệp này chưa ký, chỉ để xem.")
    return FINE
