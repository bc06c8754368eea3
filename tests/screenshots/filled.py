"""A store with something on every page: the sample's trade figures and simulated ones beside them.

The shipped sample holds one form. Photographs of the home page, of recommendations and of the
narrative need a whole report, so the region's synthetic year and the texts of the full sample month
are put beside it; everything in it is illustrative.
"""

from __future__ import annotations

import csv
import io
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from exports.generator import FIELDS, Plan, Region, written
from exports.importing import commit, rehearse
from exports.sample import PERIOD, PROVINCE
from exports.seed import Grouping, shipped_seed
from exports.tidy import Target, read_tidy
from forms.common.period import YEAR, Period
from forms.common.provinces import Provinces
from tests.ui.windows import sample_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from exports.workspace import Workspace

_FULL_MONTH: Final = "hai-phong-2024-08.csv"
#: Forms whose texts fit any unit and month.
_TEXTS: Final = ("KN", "TH", "CT10")
_TRADE: Final = "CT03"
#: From the full month's unit, year and month to the sample's.
_MOVES: Final = {
    "31-2024-": f"{PROVINCE}-2026-",
    "31-2023-": f"{PROVINCE}-2025-",
    "2024-": "2026-",
    "tháng 8": "tháng 10",
    "tám tháng": "mười tháng",
}


def filled_workspace(folder: Path) -> Workspace:
    """A store in which most forms of the sample's month are filled, and the months before it."""
    workspace = sample_workspace(folder)
    for period, data in (*_simulated(), (PERIOD, _texts())):
        unit = workspace.province(PROVINCE, period)
        forms = {form.code: form for form in workspace.catalogue.in_force(period)}
        table = read_tidy(data, "minh-hoa.csv", Target(forms, PROVINCE, str(period)))
        commit(workspace, unit, period, rehearse(table, workspace.draft(unit, period)))
    return workspace


def _simulated() -> Iterator[tuple[Period, bytes]]:
    region = Region(Plan(PERIOD.year, Grouping.NEW), shipped_seed(), Provinces.shipped())
    unit = next(unit for unit in region.units if unit.code == PROVINCE)
    for month in YEAR:
        if month <= PERIOD.month:
            period = Period(PERIOD.year, month)
            lines = region.lines(unit, month)
            others = [line for line in lines if line.form not in (_TRADE, *_TEXTS)]
            yield period, written(unit, period, others).encode()


def _texts() -> bytes:
    """The full sample month's texts, moved to the sample's unit and month."""
    text = files("exports").joinpath("samples", _FULL_MONTH).read_text("utf-8")
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, FIELDS, extrasaction="ignore")
    writer.writeheader()
    for row in csv.DictReader(text.splitlines()):
        if row["form"] in _TEXTS:
            moved = {"province": PROVINCE, "period": str(PERIOD), "value": _moved(row["value"])}
            writer.writerow(row | moved)
    return buffer.getvalue().encode()


def _moved(text: str) -> str:
    for old, new in _MOVES.items():
        text = text.replace(old, new)
    return text
