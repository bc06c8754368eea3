"""A rule as data: stable code, kind, scope, tolerance, severity, origin, examples."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from forms.common.errors import KnownError
from forms.common.period import template_fault
from forms.definition import Form, Origin
from forms.refusals import first_refusal
from validation.finding import Outcome, Severity
from validation.messages import ValidationMessage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.common.period import Period

#: What the kinds cannot do without.
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "at_most": ("other",),
    "compare": ("base", "base_label", "limit"),
    "no_fall": ("base", "base_label"),
    "order": ("rows",),
    "ratio": ("rows",),
    "unique": ("columns",),
    "unchanged": ("base", "base_label"),
}
#: A percentage, its part and its whole.
_RATIO_ROWS: Final = 3
#: More rules than any form needs; a definition with more is refused.
MAX_RULES: Final = 2000


#: A decimal text, or half of the last place of each addend.
_TOLERANCE: Final = r"^(rounding|[0-9]{1,15}(\.[0-9]{1,6})?)$"
Amount = Annotated[Decimal, Field(ge=0, max_digits=21, decimal_places=6)]


class Example(BaseModel):
    """A case the rule must decide as stated; cells are ``"row/column" = "machine number"``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    outcome: Outcome
    at: str
    cells: Mapping[str, str] = Field(default_factory=dict)
    month: Annotated[int, Field(ge=1, le=12)] = 10


class Rule(BaseModel):
    """What all rules have, and the settings of the single kinds.

    ``limit`` and ``small`` are decimal texts: percent, and the amount in the cell's unit below
    which a base is too small for a percentage to mean anything. ``among`` are the values of the
    ``when`` column that raise the demand; any value does when none are named.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{2,6}-[0-9A-Z]{2,8}$")]
    kind: str
    severity: Severity
    title: Annotated[str, StringConstraints(min_length=5, max_length=200)]
    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    memo: bool = True
    tolerance: Annotated[str, StringConstraints(pattern=_TOLERANCE)] = "0"
    base: str = ""
    base_label: str = ""
    other: str = ""
    when: str = ""
    among: tuple[str, ...] = ()
    limit: Amount = Decimal(0)
    small: Amount = Decimal(0)
    expression: str = ""
    text: str = ""
    why: str = ""
    origin: Origin | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    example: tuple[Example, ...] = ()

    def in_force(self, period: Period) -> bool:
        """Whether the rule applies to a month."""
        day = period.first_day
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


def rules_of(form: Form) -> tuple[Rule, ...]:
    """The rules of a definition; :class:`KnownError` names rule, key and reason."""
    if len(form.rules) > MAX_RULES:
        raise _wrong(form, "rule", "rule", f"có {len(form.rules)} quy tắc, quá {MAX_RULES}")
    rules = tuple(_rule(form, table) for table in form.rules)
    seen: set[str] = set()
    for rule in rules:
        if rule.code in seen:
            raise _wrong(form, rule.code, "code", "mã quy tắc dùng hai lần")
        seen.add(rule.code)
    return rules


def _rule(form: Form, table: Mapping[str, Any]) -> Rule:
    try:
        rule = Rule.model_validate(table)
    except ValidationError as error:
        key, reason = first_refusal(error)
        raise _wrong(form, str(table.get("code", "?"))[:20], key, reason) from error
    for key, reason in _flaws(form, rule):
        raise _wrong(form, rule.code, key, reason)
    return rule


def _flaws(form: Form, rule: Rule) -> Iterator[tuple[str, str]]:
    """Key and reason of what the model alone cannot see."""
    if rule.code.startswith(f"{form.code}-00"):
        yield "code", "mã này dành cho quy tắc dựng sẵn"
    yield from _settings(rule)
    if fault := template_fault(rule.base_label):
        yield "base_label", fault
    for key, names, known in (
        ("columns", rule.columns, form.column_of),
        ("rows", rule.rows, form.row_of),
        ("base", (rule.base,) if rule.base else (), form.column_of),
        ("other", (rule.other,) if rule.other else (), form.column_of),
        ("when", (rule.when,) if rule.when else (), form.column_of),
    ):
        for name in names:
            if name not in known:
                yield key, f"không có “{name}” trong biểu"


def _settings(rule: Rule) -> Iterator[tuple[str, str]]:
    for name in _NEEDED.get(rule.kind, ()):
        if not getattr(rule, name):
            yield name, f"loại “{rule.kind}” cần mục này"
    if rule.kind == "ratio" and len(rule.rows) != _RATIO_ROWS:
        yield "rows", "loại “ratio” cần ba dòng: tỷ lệ, tử số, mẫu số"
    if rule.tolerance == "rounding" and rule.kind != "sum":
        yield "tolerance", "chỉ quy tắc cộng mới dùng được “rounding”"


def _wrong(form: Form, rule: str, key: str, reason: str) -> KnownError:
    return KnownError(
        ValidationMessage.RULE_WRONG, form=form.code, rule=rule, key=key, reason=reason
    )
