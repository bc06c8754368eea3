"""``check``: findings; exit 1 while errors or unexplained warnings remain."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from exports.check_report import write_check_report
from exports.check_summary import report_of, sorted_counts, summary
from exports.commands.output import FINE, WRONG_DATA, Output
from exports.commands.target import add_target, target_of, workspace_at
from exports.said_before import explanations_before
from forms.common.amount import plain
from validation.finding import Judged, Severity, Standing

if TYPE_CHECKING:
    import argparse

    from forms.common.paths import AppPaths
    from validation.desk import Desk
    from validation.suggestions import SaidBefore


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_target(parser)
    parser.add_argument(
        "--report", type=Path, metavar="TỆP", help="ghi thêm báo cáo kiểm tra .xlsx hoặc .html"
    )


def run(options: argparse.Namespace, paths: AppPaths, output: Output) -> int:
    """Print every finding, blocking ones first."""
    with workspace_at(paths) as workspace:
        target = target_of(options, workspace)
        desk = workspace.find(target.unit, target.period)
        earlier = explanations_before(workspace, target.unit, target.period, desk.report)
        data, lines, gate = _data(desk, earlier), [_line(one) for one in desk.judged], desk.gate
        if options.report:
            full_name = target.unit.full_name(target.period.first_day)
            write_check_report(options.report, report_of(desk, full_name, workspace.clock))
    output.result(data, lines)
    output.say(summary(desk))
    return FINE if gate.open else WRONG_DATA


def _data(desk: Desk, earlier: SaidBefore) -> dict[str, Any]:
    gate = desk.gate
    return {
        "ready": gate.open,
        "errors": gate.errors,
        "missing": gate.missing,
        "unexplained": gate.unexplained,
        "explained": gate.explained,
        "stated": gate.stated,
        "checks": {outcome.value: n for outcome, n in sorted_counts(desk)},
        "findings": [_finding(judged, earlier) for judged in desk.judged],
    }


def _finding(judged: Judged, earlier: SaidBefore) -> dict[str, Any]:
    finding = judged.finding
    suggested = earlier.suggestion(finding)
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "standing": judged.standing.value,
        "blocks": judged.blocks,
        "cell": str(finding.cell),
        "place": finding.place,
        "title": finding.title,
        "message": finding.message,
        "figures": {figure.label: plain(figure.amount) for figure in finding.figures},
        "explanation": judged.explanation,
        "reason": judged.reason,
        "correctable": finding.correctable,
        "suggestion": suggested.text if suggested else "",
    }


def _line(judged: Judged) -> str:
    finding = judged.finding
    word = "LỖI" if finding.severity is Severity.ERROR else "CẢNH BÁO"
    after = {
        Standing.OPEN: "",
        Standing.EXPLAINED: f" Đã giải trình: {judged.explanation}",
        Standing.STATED: f" Cam đoan không sửa được: {judged.explanation}",
        Standing.STALE: " Số đã đổi, xem lại giải trình.",
    }[judged.standing]
    return f"{word} {finding.rule} [{finding.cell}] {finding.message}{after}"
