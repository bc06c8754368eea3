"""``python -m tests.collections.sbs2000 SBS2000.csv``: the cookbook's counts, decided by our rules.

The data set of the R package validate is not ours to ship; whoever has the package has the file
(``system.file("data/SBS2000.csv", package = "validate")``). Exit code 1 when a count differs.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from forms.cell import Cell
from forms.change import InsertRecord, SetCells
from forms.definition import ValueType
from forms.functions import median
from forms.loader import load
from tests.builders import figures
from tests.collections.collection import Verdict, verdict_of
from validation.entry import read_entry
from validation.ruleset import checks_of

if TYPE_CHECKING:
    from forms.common.amount import Value
    from forms.definition import Form

#: Passed, failed and undecided as the cookbook prints them; SB-00 is the built-in rule of a form.
COUNTS: Final = {
    "SB-01": (39, 14, 7), "SB-02": (19, 4, 37), "SB-03": (49, 6, 5), "SB-04": (50, 0, 10),
    "SB-05": (56, 0, 4), "SB-06": (55, 0, 5), "SB-07": (53, 3, 4), "SB-08": (56, 4, 0),
    "SB-09": (24, 36, 0), "SB-10": (55, 5, 0), "SB-11": (60, 0, 0), "SB-12": (60, 0, 0),
    "SB-13": (39, 14, 7), "SB-14": (19, 4, 37), "SB-00/id": (60, 0, 0), "SB-00/size": (60, 0, 0),
}  # fmt: skip
_ORDER: Final = (Verdict.VALID, Verdict.INVALID, Verdict.UNDECIDED)


def counted(rows: list[dict[str, str]]) -> dict[str, tuple[int, ...]]:
    """Passed, failed and undecided by rule; by rule and column for the built-in one."""
    path = Path(__file__).with_name("sbs2000.toml")
    form = load(path.read_text(encoding="utf-8"), path.name)
    made = figures(form)
    for place, row in enumerate(rows):
        cells = ((name, _value(form, name, text)) for name, text in row.items() if text != "NA")
        made.apply(
            InsertRecord(
                form.code,
                row["id"],
                place,
                tuple((Cell(form.code, row["id"], name), value) for name, value in cells),
            )
        )
        made.apply(SetCells(((Cell(form.code, row["id"], "median"), _typical(rows, row)),)))
    found: dict[str, Counter[Verdict]] = {}
    for check in checks_of(form.with_records([row["id"] for row in rows])):
        built_in = check.rule.kind == "syntax"
        name = f"{check.rule.code}/{check.cell.column}" if built_in else check.rule.code
        verdict = verdict_of(check, check.decide(made), graded=False)
        found.setdefault(name, Counter())[verdict] += 1
    return {name: tuple(count[verdict] for verdict in _ORDER) for name, count in found.items()}


def _value(form: Form, name: str, text: str) -> Value | None:
    if form.column_of[name].type is ValueType.NUMBER:
        return Decimal(text)
    return read_entry(form, Cell(form.code, "", name), text).value


def _typical(rows: list[dict[str, str]], row: dict[str, str]) -> Decimal:
    """The median turnover of the enterprises of the same size."""
    known = [r["turnover"] for r in rows if r["size"] == row["size"] and r["turnover"] != "NA"]
    return median([Decimal(text) for text in known])


def main(file: str) -> int:
    """Print every count beside the cookbook's."""
    with Path(file).open(encoding="utf-8", newline="") as lines:
        table = csv.reader(lines, delimiter=";")
        names = [name.replace(".", "_") for name in next(table)]
        rows = [dict(zip(names, line, strict=True)) for line in table]
    ours = counted(rows)
    for name, stated in COUNTS.items():
        verdict = "same" if ours[name] == stated else "DIFFERS"
        sys.stdout.write(f"{name}: {ours[name]}, cookbook {stated}, {verdict}\n")
    return int(any(ours[name] != stated for name, stated in COUNTS.items()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
