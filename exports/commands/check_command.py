"""``check``: findings; exit 1 while errors or unexplained warnings remain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exports.commands.output import FINE, WRONG_DATA, Output
from exports.commands.target import add_target, target_of, workspace_at
from forms.common.amount import plain
from validation.finding import Judged, Severity, Standing

if TYPE_CHECKING:
    import argparse

    from forms.common.paths import AppPaths
    from validation.desk import Desk


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_target(parser)


def run(options: argparse.Namespace, paths: AppPaths, output: Output) -> int:
    """Print every finding, blocking ones first."""
    with workspace_at(paths) as workspace:
        target = target_of(options, workspace)
        desk = workspace.find(target.unit, target.period)
        data, lines, gate = _data(desk), [_line(judged) for judged in desk.judged], desk.gate
    output.result(data, lines)
    output.say(summary(desk))
    return FINE if gate.open else WRONG_DATA


def summary(desk: Desk) -> str:
    """What is left to do, in one sentence."""
    gate = desk.gate
    if not gate.begun:
        return "Chưa nhập số liệu nào. Báo cáo chưa ký được."
    parts = [
        f"{count} {words}"
        for count, words in (
            (gate.errors, "lỗi"),
            (gate.missing, "ô bắt buộc còn trống"),
            (gate.unexplained, "cảnh báo chưa giải trình"),
        )
        if count
    ]
    if parts:
        return f"Còn {', '.join(parts)}. Báo cáo chưa ký được."
    done = f", {gate.explained} cảnh báo đã giải trình" if gate.explained else ""
    return f"Không còn lỗi{done}. Báo cáo ký được."


def _data(desk: Desk) -> dict[str, Any]:
    gate = desk.gate
    return {
        "ready": gate.open,
        "errors": gate.errors,
        "missing": gate.missing,
        "unexplained": gate.unexplained,
        "explained": gate.explained,
        "checks": {outcome.value: n for outcome, n in sorted_counts(desk)},
        "findings": [_finding(judged) for judged in desk.judged],
    }


def sorted_counts(desk: Desk) -> list[tuple[Any, int]]:
    """How many checks ended how, in a stable order."""
    return sorted(desk.inspection.counts.items(), key=lambda item: item[0].value)


def _finding(judged: Judged) -> dict[str, Any]:
    finding = judged.finding
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
    }


def _line(judged: Judged) -> str:
    finding = judged.finding
    word = "LỖI" if finding.severity is Severity.ERROR else "CẢNH BÁO"
    after = {
        Standing.OPEN: "",
        Standing.EXPLAINED: f" Đã giải trình: {judged.explanation}",
        Standing.STALE: " Số đã đổi, xem lại giải trình.",
    }[judged.standing]
    return f"{word} {finding.rule} [{finding.cell}] {finding.message}{after}"
