"""A form's rules bound to its cells: compiled once per definition."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from forms.cell import Cell
from forms.common.errors import KnownError
from forms.definition import Form
from validation.applying import where_applying
from validation.check import Check, Complaint
from validation.finding import Severity
from validation.kinds.agreement import agreements
from validation.kinds.comparisons import compares, unchanged
from validation.kinds.demands import both_or_neither, required, required_ifs
from validation.kinds.expressions import expressions
from validation.kinds.growth_path import growth_paths
from validation.kinds.hull import hulls
from validation.kinds.limits import at_most, ranges
from validation.kinds.notation import documents, index_slips
from validation.kinds.orders import no_falls, orders
from validation.kinds.outliers import outliers
from validation.kinds.ratio import ratios
from validation.kinds.scope import entries
from validation.kinds.slips import unit_slips
from validation.kinds.sums import breakdowns, memos, sums
from validation.kinds.syntax import syntax, syntax_rule
from validation.kinds.texts import similars, wordings
from validation.kinds.unique import uniques
from validation.messages import ValidationMessage
from validation.missing import under_policy
from validation.neighbours import Neighbours
from validation.rules import Rule, rules_of, wrong
from validation.yielding import yielding

Kind: TypeAlias = Callable[[Rule, Form], Iterator[Check]]
#: A kind that may read the other forms of the report.
KindAcross: TypeAlias = Callable[[Rule, Form, Mapping[str, Form]], Iterator[Check]]
#: A kind that compares records with each other.
KindAmong: TypeAlias = Callable[[Rule, Form, Neighbours], Iterator[Check]]

#: Far beyond any official form; a definition whose rules make more checks is refused.
MAX_CHECKS: Final = 40_000
#: Cells that the checks of a form read, in all.
MAX_READS: Final = 600_000
#: What reading even the shortest formula costs, in characters.
_FORMULA: Final = 20
#: Characters of a name in a run of rows.
_NAME: Final = 8
#: Characters of formulas times the cells they are read for, in all: a second's work.
MAX_WORK: Final = 2_000_000
_FORM_NAMED: Final = re.compile(r"([A-Z]{2}[0-9]{0,2})\[")

#: Kinds whose formulas may name other forms.
ACROSS: Final[dict[str, KindAcross]] = {
    "expression": expressions,
    "required_if": required_ifs,
}

#: Kinds that compare the records of a list with each other.
AMONG: Final[dict[str, KindAmong]] = {
    "similar": similars,
    "unique": uniques,
}

KINDS: Final[dict[str, Kind]] = {
    "agrees": agreements,
    "at_most": at_most,
    "both_or_neither": both_or_neither,
    "breakdown": breakdowns,
    "compare": compares,
    "document": documents,
    "growth_path": growth_paths,
    "hull": hulls,
    "index_slip": index_slips,
    "memo": memos,
    "no_fall": no_falls,
    "order": orders,
    "outlier": outliers,
    "range": ranges,
    "ratio": ratios,
    "required": required,
    "sum": sums,
    "unchanged": unchanged,
    "unit_slip": unit_slips,
    "wording": wordings,
}
#: Every kind there is.
KNOWN: Final = frozenset({*KINDS, *ACROSS, *AMONG})


def checks_of(form: Form, others: Mapping[str, Form] | None = None) -> tuple[Check, ...]:
    """Every check of a form: the built-in ones, then its own in file order.

    ``others`` are the forms of the same report, for rules across forms.
    """
    return bound(form, sound_rules(form), others or {}, Neighbours())


def sound_rules(form: Form) -> tuple[Rule, ...]:
    """The rules of a form; :class:`KnownError` also when binding them would take too long."""
    rules, left = rules_of(form), MAX_WORK
    for rule in rules:
        if rule.expression or rule.figures:
            texts = (rule.expression, *rule.figures.values())
            length = sum(_FORMULA + _length(text, form) for text in texts)
            left -= length * sum(1 for _ in entries(rule, form))
        if left < 0:
            raise wrong(form, rule.code, "expression", "biểu thức dùng cho quá nhiều ô")
    return rules


def _length(formula: str, form: Form) -> int:
    """Characters of a formula were its runs of rows written out."""
    return len(formula) + formula.count("..") * len(form.rows) * _NAME


def bound(
    form: Form, rules: Iterable[Rule], others: Mapping[str, Form], neighbours: Neighbours
) -> tuple[Check, ...]:
    """The built-in checks and those of rules; ``neighbours`` compare the rows of a list."""
    return (*syntax(syntax_rule(form), form), *ruled(form, rules, others, neighbours))


def ruled(
    form: Form, rules: Iterable[Rule], others: Mapping[str, Form], neighbours: Neighbours
) -> tuple[Check, ...]:
    """The checks that rules make of a form's cells."""
    checks: list[Check] = []
    known: dict[tuple[str, Cell], Check] = {}
    reads = 0
    for rule in rules:
        for check in _bound(form, rule, others, neighbours):
            earlier = [
                known[key] for code in rule.yields_to if (key := (code, check.cell)) in known
            ]
            policed = under_policy(check, {**others, form.code: form})
            known[rule.code, check.cell] = asked = where_applying(policed)
            checks.append(yielding(asked, earlier))
            reads += len(check.reads)
            if reads > MAX_READS:
                raise wrong(form, rule.code, "rule", f"đọc hơn {MAX_READS} ô")
            if len(checks) > MAX_CHECKS:
                raise wrong(form, rule.code, "rule", f"sinh ra hơn {MAX_CHECKS} phép kiểm")
    return tuple(checks)


def forms_named(form: Form) -> frozenset[str]:
    """Codes of the forms that the rules of a form read besides it."""
    texts = (
        text
        for rule in form.rules
        for text in (rule.get("expression"), *_texts(rule.get("figures")))
        if isinstance(text, str)
    )
    return frozenset(code for text in texts for code in _FORM_NAMED.findall(text))


def _texts(figures: object) -> Iterable[object]:
    return figures.values() if isinstance(figures, Mapping) else ()


def _bound(
    form: Form, rule: Rule, others: Mapping[str, Form], neighbours: Neighbours
) -> Iterator[Check]:
    if rule.kind in ACROSS:
        return ACROSS[rule.kind](rule, form, others)
    if rule.kind in AMONG:
        return AMONG[rule.kind](rule, form, neighbours)
    return _kind(form, rule)(rule, form)


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
            known=", ".join(sorted(KNOWN)),
        )
    return KINDS[rule.kind]
