"""``import``: a tidy CSV or our own XLSX into the store; a rehearsal unless ``--commit``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from exports.commands.output import FINE, WRONG_DATA, Output
from exports.commands.target import Target, add_target, target_of, workspace_at
from exports.files import read_file
from exports.import_messages import ImportMessage
from exports.importing import Rehearsal, commit, nothing_written, rehearse
from exports.incoming_text import Conversion
from exports.submitted_table import submitted_table
from exports.tidy import Remark, TidyTable, read_tidy
from exports.tidy import Target as TidyTarget
from forms.common.errors import KnownError
from forms.messages import FormsMessage
from forms.report import ReportState

if TYPE_CHECKING:
    import argparse

    from exports.workspace import Workspace
    from forms.common.paths import AppPaths


#: Lines of a kind that a person is shown.
_SHOWN: Final = 100
#: How a workbook begins (APPNOTE.TXT 4.3.7).
_ZIP: Final = b"PK"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp CSV hoặc XLSX")
    add_target(parser)
    parser.add_argument(
        "--convert",
        choices=[each.value for each in Conversion if each is not Conversion.NONE],
        default=Conversion.NONE.value,
        help="đổi chữ theo bảng mã cũ sang Unicode; auto tự nhận từng ô",
    )
    parser.add_argument("--commit", action="store_true", help="ghi vào kho sau khi nhập thử đạt")


def run(options: argparse.Namespace, paths: AppPaths, output: Output) -> int:
    """Rehearse, report, and commit when asked to."""
    data = read_file(options.file)
    with workspace_at(paths) as workspace:
        target = target_of(options, workspace)
        _check_unlocked(workspace, target)
        conversion = Conversion(options.convert)
        table = _table(workspace, target, data, options.file.name, conversion)
        if not table.values and not table.rejected:
            raise KnownError(ImportMessage.NOTHING, file=options.file.name)
        rehearsal = _rehearsed(workspace, target, table)
        committed = options.commit and not rehearsal.rejected
        if committed:
            commit(workspace, target.unit, target.period, rehearsal)
    _report(rehearsal, output, committed=committed)
    return WRONG_DATA if rehearsal.rejected else FINE


def _check_unlocked(workspace: Workspace, target: Target) -> None:
    """A signed report takes nothing more; said before the rehearsal, not after."""
    stored = workspace.reports.find(target.unit.identity, target.period)
    if stored is not None and stored.state is not ReportState.DRAFT:
        name = target.unit.full_name(target.period.first_day)
        raise KnownError(FormsMessage.REPORT_LOCKED, period=target.period.title, unit=name)


def _table(
    workspace: Workspace, target: Target, data: bytes, name: str, conversion: Conversion
) -> TidyTable:
    if data.startswith(_ZIP):
        place = (target.unit, target.period)
        return submitted_table(data, name, workspace.catalogue, place, conversion)
    stored = workspace.reports.find(target.unit.identity, target.period)
    if stored:
        versions = stored.forms.items()
        forms = {code: workspace.catalogue.version(code, v) for code, v in versions}
    else:
        forms = {form.code: form for form in workspace.catalogue.in_force(target.period)}
    return read_tidy(
        data, name, TidyTarget(forms, target.unit.code, str(target.period)), conversion
    )


def _rehearsed(workspace: Workspace, target: Target, table: TidyTable) -> Rehearsal:
    figures = workspace.draft(target.unit, target.period)
    return rehearse(table, figures)


def _report(rehearsal: Rehearsal, output: Output, *, committed: bool) -> None:
    output.result(
        {
            "cells": rehearsal.count,
            "committed": committed,
            "rejected": [{"line": r.line, "reason": r.text} for r in rehearsal.rejected],
            "remarks": [{"line": r.line, "text": r.text} for r in rehearsal.remarks],
        },
        [*_lines("Loại", rehearsal.rejected), *_lines("Lưu ý", rehearsal.remarks)],
    )
    if rehearsal.rejected:
        output.say(nothing_written(rehearsal))
    elif committed:
        output.say(ImportMessage.COMMITTED.sentence(count=rehearsal.count))
    else:
        output.say(ImportMessage.REHEARSED.sentence(count=rehearsal.count))


def _lines(kind: str, remarks: tuple[Remark, ...]) -> list[str]:
    """The first ones for a person to read; ``--json`` gives all."""
    lines = [
        f"{kind} dòng {remark.line}: {remark.text}" if remark.line else f"{kind}: {remark.text}"
        for remark in remarks[:_SHOWN]
    ]
    left = len(remarks) - _SHOWN
    return [*lines, f"{kind}: còn {left} dòng nữa, xem đủ bằng --json."] if left > 0 else lines
