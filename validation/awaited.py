"""Which blank cells a form will ask for once something is entered in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validation.check import Complaint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from forms.cell import Cell
    from forms.definition import Form
    from validation.check import Evidence
    from validation.rulebook import Rulebook


def awaited(
    rulebook: Rulebook, form: Form, others: Mapping[str, Form], evidence: Evidence
) -> frozenset[Cell]:
    """The cells of a grid form that its rules demand and that are blank, begun or not."""
    checks = rulebook.checks(form, others)
    return frozenset(
        check.cell
        for check in checks
        if check.missing
        and check.rule.in_force(evidence.period)
        and isinstance(check.decide(evidence), Complaint)
    )
