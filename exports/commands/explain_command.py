"""``explain``: records why a warning is right as it stands, or why an error must stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.check_summary import summary
from exports.commands.output import FINE, Output
from exports.commands.target import add_target, target_of, workspace_at
from forms.cell import Cell
from forms.common.errors import KnownError
from forms.messages import FormsMessage
from validation.explanations import explain, state
from validation.messages import ValidationMessage
from validation.reasons import Reason

if TYPE_CHECKING:
    import argparse

    from forms.change import Explain
    from forms.common.clock import Clock
    from forms.common.paths import AppPaths
    from validation.finding import Finding


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_target(parser)
    parser.add_argument("--rule", required=True, metavar="MÃ", help="mã quy tắc, ví dụ CT03-07")
    parser.add_argument("--cell", required=True, metavar="Ô", help="ví dụ CT03/1.8/estimate")
    parser.add_argument("--text", required=True, metavar="LỜI", help="nguyên nhân, từ 20 ký tự")
    kinds = ", ".join(f"{reason.value}: {reason.label}" for reason in Reason)
    parser.add_argument(
        "--reason",
        choices=[reason.value for reason in Reason],
        metavar="LOẠI",
        help=f"loại nguyên nhân ({kinds})",
    )
    parser.add_argument(
        "--statement",
        action="store_true",
        help="cam đoan một lỗi không sửa được, từ 40 ký tự, nếu quy tắc cho phép",
    )


def run(options: argparse.Namespace, paths: AppPaths, output: Output) -> int:
    """Explain one finding."""
    with workspace_at(paths) as workspace:
        target = target_of(options, workspace)
        desk = workspace.find(target.unit, target.period)
        try:
            cell = Cell.parse(options.cell)
        except ValueError as error:
            raise KnownError(
                FormsMessage.CELL_UNKNOWN, cell=options.cell, example="CT03/1.8/estimate"
            ) from error
        found = (f for f in desk.inspection.findings if (f.rule, f.cell) == (options.rule, cell))
        finding = next(found, None)
        if finding is None:
            raise KnownError(ValidationMessage.EXPLANATION_NOT_NEEDED, rule=options.rule, cell=cell)
        desk.apply(_said(finding, options, workspace.clock))
        output.result({"rule": finding.rule, "cell": str(cell), "ready": desk.gate.open}, [])
        output.say(summary(desk))
    return FINE


def _said(finding: Finding, options: argparse.Namespace, clock: Clock) -> Explain:
    if options.statement:
        return state(finding, options.text, clock)
    reason = Reason(options.reason) if options.reason else None
    return explain(finding, options.text, clock, reason)
