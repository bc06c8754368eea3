"""How many of the required cells hold something, form by form and in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from validation.check import Check
    from validation.desk import Desk
    from validation.finding import Judged


class Filled:
    """Counts a form's required cells anew only when its checks changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._required: dict[str, tuple[tuple[Check, ...], int]] = {}

    def required(self, code: str) -> int:
        """The required cells of a form; none while nothing was entered in it."""
        desk = self._desk
        if not desk.figures.begun(code):
            return 0
        checks = desk.inspection.checks(code)
        known = self._required.get(code)
        if known is None or known[0] is not checks:
            known = self._required[code] = (checks, sum(check.missing for check in checks))
        return known[1]

    def counts(self, judged: Iterable[Judged]) -> tuple[int, int]:
        """Required cells filled and all of them, in the forms begun."""
        required = {code: self.required(code) for code in self._desk.report.forms}
        blank = sum(
            one.finding.missing and one.blocks and bool(required[one.finding.cell.form])
            for one in judged
        )
        whole = sum(required.values())
        return whole - blank, whole
