"""A form's rules bound to its cells: compiled once per definition."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from forms.cell import Cell
from forms.common.errors import KnownError
from forms.definition import Form
from validation.check import Check, Complaint
from validation.finding import Severity
from validation.kinds.agreement import agreements
from validation.kinds.comparisons import compares, unchanged
from validation.kinds.hull import hulls
from validation.kinds.limits import at_most, ranges, required
from validation.kinds.notation import documents, index_slips
from validation.kinds.orders import no_falls, orders
from validation.kinds.ratio import ratios
from validation.kinds.sums import breakdowns, memos, sums
from validation.kinds.syntax import syntax, syntax_rule
from validation.kinds.unique import uniques
from validation.messages import ValidationMessage
from validation.rules import Rule, rules_of

Kind: TypeAlias = Callable[[Rule, Form], Iterator[Check]]

KINDS: Final[dict[str, Kind]] = {
    "agrees": agreements,
    "at_most": at_most,
    "breakdown": breakdowns,
    "compare": compares,
    "document": documents,
    "hull": hulls,
    "index_slip": index_slips,
    "memo": memos,
    "no_fall": no_falls,
    "order": orders,
    "range": ranges,
    "ratio": ratios,
    "required": required,
    "sum": sums,
    "unchanged": unchanged,
    "unique": uniques,
}


def checks_of(form: Form) -> tuple[Check, ...]:
    """Every check of a form: the built-in ones, then its own in file order."""
    own = (check for rule in rules_of(form) for check in _kind(form, rule)(rule, form))
    return (*syntax(syntax_rule(form), form), *own)


def not_begun(form: Form) -> Check:
    """The one check of a form that every report holds, while nothing is entered in it."""
    rule = Rule(
        code=f"{form.code}-00B",
        kind="not_begun",
        severity=Severity.ERROR,
        title="Biểu chưa nhập",
    )
    row = form.rows[0].code if form.rows else "1"
    cell = Cell(form.code, row, form.columns[0].id)
    text = ValidationMessage.NOT_BEGUN.sentence(title=form.short_title)
    return Check(rule, form, cell, (cell,), lambda _: Complaint(text), missing=True)


def _kind(form: Form, rule: Rule) -> Kind:
    if rule.kind not in KINDS:
        raise KnownError(
            ValidationMessage.RULE_KIND_UNKNOWN,
            form=form.code,
            rule=rule.code,
            kind=rule.kind,
            known=", ".join(sorted(KINDS)),
        )
    return KINDS[rule.kind]
