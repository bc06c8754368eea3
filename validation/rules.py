"""A rule as data: stable code, kind, scope, tolerance, severity, origin, examples."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from forms.common.errors import KnownError
from forms.definition import Form, Origin
from validation.finding import Outcome, Severity
from validation.messages import ValidationMessage

if TYPE_CHECKING:
    from forms.common.period import Period

#: More rules than any form needs; a definition with more is refused.
MAX_RULES: Final = 2000


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
    tolerance: str = "0"
    base: str = ""
    base_label: str = ""
    other: str = ""
    when: str = ""
    among: tuple[str, ...] = ()
    limit: Decimal = Decimal(0)
    small: Decimal = Decimal(0)
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
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise _wrong(form, str(table.get("code", "?")), key, first["msg"]) from error
    for key, names, known in (
        ("columns", rule.columns, form.column_of),
        ("rows", rule.rows, form.row_of),
        ("base", (rule.base,) if rule.base else (), form.column_of),
        ("other", (rule.other,) if rule.other else (), form.column_of),
        ("when", (rule.when,) if rule.when else (), form.column_of),
    ):
        for name in names:
            if name not in known:
                raise _wrong(form, rule.code, key, f"không có “{name}” trong biểu")
    return rule


def _wrong(form: Form, rule: str, key: str, reason: str) -> KnownError:
    return KnownError(
        ValidationMessage.RULE_WRONG, form=form.code, rule=rule, key=key, reason=reason
    )
