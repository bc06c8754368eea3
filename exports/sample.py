"""The shipped sample: fourteen months of one province, marked as illustrative."""

from __future__ import annotations

import csv
import io
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from exports.importing import commit, rehearse
from exports.tidy import Target, read_tidy
from forms.common.errors import BugError
from forms.common.period import Period

if TYPE_CHECKING:
    from exports.workspace import Workspace

#: The sample's unit and its last month, the one still to be signed.
PROVINCE: Final = "40"
PERIOD: Final = Period(2026, 10)
_FILE: Final = "nghe-an.csv"
_FIELDS: Final = ("form", "row", "column", "value", "note", "record")


def load_sample(workspace: Workspace) -> int:
    """Put every month of the sample into a store; how many cells were written."""
    return sum(_load(workspace, period, data) for period, data in _months())


def _months() -> list[tuple[Period, bytes]]:
    text = files("exports").joinpath("samples", _FILE).read_text("utf-8")
    months: dict[str, list[dict[str, str]]] = {}
    for row in csv.DictReader(text.splitlines()):
        months.setdefault(row["period"], []).append(row)
    return [(Period.parse(text), _tidy(rows)) for text, rows in sorted(months.items())]


def _tidy(rows: list[dict[str, str]]) -> bytes:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, _FIELDS, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode()


def _load(workspace: Workspace, period: Period, data: bytes) -> int:
    unit = workspace.province(PROVINCE, period)
    forms = {form.code: form for form in workspace.catalogue.in_force(period)}
    table = read_tidy(data, _FILE, Target(forms, PROVINCE, str(period)))
    rehearsal = rehearse(table, workspace.draft(unit, period))
    if rehearsal.rejected:
        raise BugError(f"sample {period}: {rehearsal.rejected[0].text}")
    commit(workspace, unit, period, rehearsal)
    return rehearsal.count
