"""How many of the required cells hold something, form by form and in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from validation.desk import Desk
    from validation.finding import Judged


class Filled:
    """Counts required cells as the inspection knows them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def required(self, code: str) -> int:
        """The required cells of a form; none while nothing was entered in it."""
        desk = self._desk
        if not desk.figures.begun(code):
            return 0
        return desk.inspection.required(code)

    def counts(self, judged: Iterable[Judged]) -> tuple[int, int]:
        """Required cells filled and all of them, in the forms begun."""
        required = {code: self.required(code) for code in self._desk.report.forms}
        blank = sum(
            one.finding.missing and one.blocks and bool(required[one.finding.cell.form])
            for one in judged
        )
        whole = sum(required.values())
        return whole - blank, whole
