"""Writes ``exports/samples/hai-phong-2024-08.csv``: one month in which every form is filled.

What was published stands with the address it was published at; everything else is marked
"minh họa" and only looks like a month of a large port city.

    python -m tests.samples.hai_phong
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from forms.common.period import Period
from tests.samples.hai_phong_lists import RECORDS, SECTIONS
from tests.samples.hai_phong_tables import PUBLISHED, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = Path(__file__).parents[2] / "exports" / "samples" / "hai-phong-2024-08.csv"
HEADER = ("period", "form", "row", "column", "value", "note", "record")
PROVINCE = "31"
PERIOD = Period(2024, 8)
NOTE = "minh họa"


def text() -> str:
    """The whole file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(_lines())
    return out.getvalue()


def _lines() -> Iterator[tuple[str, ...]]:
    period = str(PERIOD)
    for form, (columns, table) in TABLES.items():
        for row, column, value in _cells(columns.split(), table):
            note = PUBLISHED.get(f"{form}/{row}/{column}", NOTE)
            yield period, form, row, column, value, note, ""
    for row, section in SECTIONS.items():
        yield period, "TH", row, "text", section, NOTE, ""
    for form, records in RECORDS.items():
        for number, (note, record) in enumerate(records, start=1):
            for column, value in record.items():
                yield period, form, "", column, value, note, f"r{number}"


def _cells(columns: list[str], table: str) -> Iterator[tuple[str, str, str]]:
    for line in table.strip().splitlines():
        row, *values = (part.strip() for part in line.split("|"))
        cells = zip(columns, values, strict=True)
        yield from ((row, column, value) for column, value in cells if value)


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
