"""How often the rules speak up on published figures: ``python -m tests.false_alarms``.

``tests/data/published-figures.csv`` holds every figure of a collection of 446 published ones that
has a cell in our forms: monthly reports, press releases and portals of departments, each with its
source. Publications are not whole reports, so blanks are left aside.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from forms.cell import Cell
from forms.change import SetCells
from forms.common.period import Period
from forms.figures import Figures
from forms.report import Report, ReportKey
from tests.builders import CATALOGUE, KnownHistory
from validation.engine import Inspection
from validation.rulebook import Rulebook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from validation.finding import Finding

FILE: Final = Path(__file__).parent / "data" / "published-figures.csv"
#: Kinds that ask for figures which a publication did not print.
_OF_BLANKS: Final = ("required", "required_if", "breakdown", "not_begun")
SLIP: Final = "lỗi thật của bài công bố"
OUTLIER: Final = "số đúng nhưng khác thường"
FALSE: Final = "báo nhầm"
#: What each finding turned out to be, by period, unit, rule and cell.
JUDGED: Final = {
    ("2020-06", "(không nêu tên)", "CT03-01", "CT03/1/estimate"): SLIP,
    ("2020-07", "(không nêu tên)", "CT03-01", "CT03/1/estimate"): SLIP,
    ("2020-07", "(không nêu tên)", "CT03-09", "CT03/4.6/estimate"): SLIP,
    ("2024-06", "Bắc Giang", "CT01-03", "CT01/T/on_month"): SLIP,
    ("2024-09", "Hải Phòng", "CT01-04", "CT01/T/period_on_year"): SLIP,
    ("2024-05", "Nghệ An", "CT03-16", "CT03/T/period_on_year"): SLIP,
    ("2021-09", "Hòa Bình", "CT01-03", "CT01/B/on_month"): OUTLIER,
    ("2024-08", "Hải Phòng", "CT01-07", "CT01/B/on_year"): OUTLIER,
    ("2024-09", "Hải Phòng", "CT01-07", "CT01/B/on_year"): OUTLIER,
    ("2024-02", "Thanh Hóa", "CT01-07", "CT01/D/on_year"): OUTLIER,
    ("2024-05", "Thanh Hóa", "CT01-06", "CT01/T/period_on_year"): FALSE,
}


@dataclass(frozen=True)
class Said:
    """One finding on a published month."""

    period: str
    unit: str
    finding: Finding

    @property
    def key(self) -> tuple[str, str, str, str]:
        """How :data:`JUDGED` names it."""
        return self.period, self.unit, self.finding.rule, str(self.finding.cell)


def figures_by_month() -> dict[tuple[str, str], dict[Cell, Decimal]]:
    """Published figures by (unit, period); of two for one cell the first."""
    months: dict[tuple[str, str], dict[Cell, Decimal]] = defaultdict(dict)
    with FILE.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            cell = Cell(line["form"], line["row"], line["column"])
            month = months[line["province"], line["period"]]
            month.setdefault(cell, Decimal(line["value"]))
    return dict(months)


def findings() -> list[Said]:
    """What the rules say about every published month, earlier months of the same unit known."""
    months = figures_by_month()
    book = Rulebook()
    said: list[Said] = []
    for (unit, text), values in sorted(months.items()):
        made = _report(Period.parse(text), unit, values, months)
        inspection = Inspection(book, made.report.forms.values(), made)
        kinds = {
            check.rule.code: check.rule.kind
            for form in made.report.forms.values()
            for check in book.checks(form, made.report.forms)
        }
        said += (
            Said(text, unit, finding)
            for finding in inspection.findings
            if kinds.get(finding.rule, "not_begun") not in _OF_BLANKS
        )
    return said


def _report(
    period: Period,
    unit: str,
    values: Mapping[Cell, Decimal],
    months: Mapping[tuple[str, str], Mapping[Cell, Decimal]],
) -> Figures:
    history = KnownHistory()
    for (owner, text), earlier in months.items():
        then = Period.parse(text)
        back = (period.year - then.year) * 12 + period.month - then.month
        if owner == unit and back > 0:
            history.before.update({(cell, back): value for cell, value in earlier.items()})
    codes = {cell.form for cell in values}
    version = max(period, Period(2020, 1))  # the oldest there is
    forms = {code: CATALOGUE.form(code, version) for code in sorted(codes)}
    made = Figures(Report(ReportKey("40", period), forms), CATALOGUE, history)
    known = ((c, v) for c, v in values.items() if c.row in forms[c.form].row_of)
    made.apply(SetCells(tuple(known)))
    return made


def main() -> None:
    """Print every finding and the counts by rule."""
    said = findings()
    count = sum(len(values) for values in figures_by_month().values())
    for one in said:
        verdict = JUDGED.get(one.key, "chưa xét")
        _say(f"{verdict}: {one.period} {one.unit} {one.finding.rule} {one.finding.message}")
    _say(f"{count} số, {len(figures_by_month())} tháng, {len(said)} phát hiện")
    for verdict, times in Counter(JUDGED.get(one.key, "chưa xét") for one in said).items():
        _say(f"  {verdict}: {times}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
