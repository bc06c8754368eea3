"""A form's rules bound to its cells: compiled once per definition."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from forms.common.errors import KnownError
from forms.definition import Form
from validation.check import Check
from validation.kinds.comparisons import compares, unchanged
from validation.kinds.limits import at_most, ranges, required
from validation.kinds.sums import breakdowns, memos, sums
from validation.kinds.syntax import syntax, syntax_rule
from validation.messages import ValidationMessage
from validation.rules import Rule, rules_of

Kind: TypeAlias = Callable[[Rule, Form], Iterator[Check]]

KINDS: Final[dict[str, Kind]] = {
    "at_most": at_most,
    "breakdown": breakdowns,
    "compare": compares,
    "memo": memos,
    "range": ranges,
    "required": required,
    "sum": sums,
    "unchanged": unchanged,
}


def checks_of(form: Form) -> tuple[Check, ...]:
    """Every check of a form: the built-in ones, then its own in file order."""
    own = (check for rule in rules_of(form) for check in _kind(form, rule)(rule, form))
    return (*syntax(syntax_rule(form), form), *own)


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
