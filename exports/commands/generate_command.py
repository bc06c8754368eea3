"""``generate``: a region's year of synthetic reports, for training."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exports.commands.output import FINE, WRONG_DATA, Output
from exports.commands.target import period_of, workspace_at
from exports.departure import write_out
from exports.generator import Plan, Region, written
from exports.generator_messages import GeneratorMessage
from exports.importing import commit, rehearse
from exports.seed import Grouping, shipped_seed
from exports.tidy import Target, read_tidy
from forms.common.errors import BugError
from forms.common.period import REPORTED, YEAR, Period
from forms.common.provinces import Provinces
from validation.finding import Severity

if TYPE_CHECKING:
    import argparse

    from exports.workspace import Workspace
    from forms.common.paths import AppPaths
    from forms.common.provinces import Province


@dataclass(frozen=True, slots=True)
class _Month:
    unit: Province
    period: Period
    data: bytes

    @property
    def name(self) -> str:
        return f"{self.unit.code}-{self.period}.csv"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    years = f"{REPORTED.start}-{REPORTED.stop - 1}"
    parser.add_argument("--year", type=int, required=True, metavar="NĂM", help=f"năm, {years}")
    parser.add_argument(
        "--group",
        choices=[each.value for each in Grouping],
        required=True,
        help="old: 28 đơn vị đến năm 2024; new: 18 đơn vị từ năm 2026",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help="nơi ghi tệp")
    parser.add_argument("--seed", type=int, default=1, metavar="SỐ", help="đổi số để có bộ khác")
    parser.add_argument("--store", action="store_true", help="ghi cả vào kho và kiểm tra")


def run(options: argparse.Namespace, paths: AppPaths, output: Output) -> int:
    """Write one tidy CSV per unit and month; with ``--store`` import and check them as well."""
    year = period_of(f"{options.year:04d}-01").year
    plan = Plan(year, Grouping(options.group), options.seed)
    region = Region(plan, shipped_seed(), Provinces.shipped())
    months = _months(region, plan.year)
    for month in months:
        write_out(options.out / month.name, month.data)
    data: dict[str, Any] = {"units": len(region.units), "files": len(months)}
    counts: Counter[str] = Counter()
    lines: list[str] = []
    if options.store:
        with workspace_at(paths) as workspace:
            for month in months:
                lines += _stored(workspace, month, counts)
        data |= {"findings": lines, "errors": counts["error"], "warnings": counts["warning"]}
    output.result(data, lines)
    output.say(
        GeneratorMessage.DONE.sentence(
            files=len(months), units=len(region.units), folder=options.out
        )
    )
    if options.store:
        output.say(
            GeneratorMessage.STORED.sentence(
                files=len(months), errors=counts["error"], warnings=counts["warning"]
            )
        )
    return WRONG_DATA if counts["error"] else FINE


def _months(region: Region, year: int) -> list[_Month]:
    return [
        _Month(unit, period, written(unit, period, region.lines(unit, period.month)).encode())
        for unit in region.units
        for period in (Period(year, month) for month in YEAR)
    ]


def _stored(workspace: Workspace, month: _Month, counts: Counter[str]) -> list[str]:
    """Import a month; what its rules say."""
    unit, period = month.unit, month.period
    forms = {form.code: form for form in workspace.catalogue.in_force(period)}
    table = read_tidy(month.data, month.name, Target(forms, unit.code, str(period)))
    rehearsal = rehearse(table, workspace.draft(unit, period))
    if rehearsal.rejected:
        raise BugError(f"{month.name}: {rehearsal.rejected[0].text}")
    commit(workspace, unit, period, rehearsal)
    found = [judged.finding for judged in workspace.find(unit, period).judged]
    counts.update(finding.severity.value for finding in found)
    kinds = {Severity.ERROR: "LỖI", Severity.WARNING: "CẢNH BÁO"}
    return [f"{month.name} {kinds[f.severity]} {f.rule} [{f.cell}] {f.message}" for f in found]
