"""What was written about findings, read without opening a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.cell import Cell
from forms.change import Explanation, Saying

if TYPE_CHECKING:
    from forms.store.database import Database


def explanations_of(database: Database, report: int) -> dict[tuple[str, Cell], Explanation]:
    """By rule and cell, the explanations and statements of the report with this row id."""
    rows = database.rows(
        "SELECT rule, cell, text, digest, at, reason, saying FROM explanations WHERE report = ?",
        report,
    )
    return {
        (rule, Cell.parse(cell)): Explanation(text, digest, at, reason, Saying(saying))
        for rule, cell, text, digest, at, reason, saying in rows
    }
