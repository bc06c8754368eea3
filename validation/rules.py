"""A rule as data: stable code, kind, scope, tolerance, severity, origin, examples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, Final

from forms.common.errors import KnownError
from forms.common.text import clean
from forms.compiled import SoundRules
from forms.definition import Form, Origin
from forms.refusals import first_refusal
from forms.shape import Exact, Readers, Table, Text, Whole, built, checked
from validation.finding import Outcome, Severity
from validation.flaws import flaws
from validation.messages import ValidationMessage

if TYPE_CHECKING:
    from forms.common.period import Period

#: More rules than any form needs; a definition with more is refused.
MAX_RULES: Final = 2000
#: A decimal text, a percentage of the amounts compared, or half of the last place of each addend.
_TOLERANCE: Final = r"^(rounding|[0-9]{1,15}(\.[0-9]{1,6})?%?)$"
Amount = Annotated[Decimal, Exact(digits=21, places=6)]
Month = Annotated[int, Whole(1, 12)]
#: A formula; the language itself is stricter about its length.
Formula = Annotated[str, Text(at_most=4000)]


class Missing(Enum):
    """What a blank cell of this report means to a rule.

    Earlier months that are not known always leave a rule undecided.
    """

    SKIP_IF_ANY = "skip_if_any"
    SKIP_IF_ALL = "skip_if_all"
    AS_ZERO = "as_zero"
    FAIL = "fail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example(Table):
    """A case the rule must decide as stated; cells are ``"row/column" = "machine number"``.

    A cell of another form is written ``"CT04/1/estimate"``, one of an earlier month
    ``"1/estimate@3"`` (three months back).
    """

    outcome: Outcome
    at: str
    cells: Mapping[str, str] = field(default_factory=dict)
    month: Month = 10
    #: What a failure weighs, where it is not what the rule says.
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Table):
    """What all rules have, and the settings of the single kinds.

    ``limit`` and ``small`` are decimal texts: percent, and the amount in the cell's unit below
    which figures are too small for a percentage to mean anything. Beyond ``error_limit`` a warning
    becomes an error. ``among`` are the values of the ``when`` column beside which the rule applies;
    any value does when none are named. An error that is not ``correctable`` may be signed with a
    statement. ``yields_to`` names earlier rules: where one of them complains, this one is silent.
    """

    code: Annotated[str, Text(r"^[A-Z0-9]{2,6}-[0-9A-Z]{2,8}$")]
    kind: str
    severity: Severity
    title: Annotated[str, Text(at_least=5, at_most=200)]
    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    memo: bool = True
    tolerance: Annotated[str, Text(_TOLERANCE)] = "0"
    missing: Missing = Missing.SKIP_IF_ANY
    base: str = ""
    base_label: str = ""
    other: str = ""
    when: str = ""
    among: tuple[str, ...] = ()
    limit: Amount = Decimal(0)
    error_limit: Amount | None = None
    small: Amount = Decimal(0)
    expression: Formula = ""
    #: The sentence of an expression; ``figures`` are further amounts it names. Every amount is
    #: written with its unit.
    text: Annotated[str, Text(at_most=400)] = ""
    figures: Mapping[str, Formula] = field(default_factory=dict)
    yields_to: tuple[str, ...] = ()
    correctable: bool = True
    why: str = ""
    origin: Origin | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    #: Months of the year in which the rule applies; all of them when none are named.
    months: tuple[Month, ...] = ()
    example: tuple[Example, ...] = ()

    def in_force(self, period: Period) -> bool:
        """Whether the rule applies to a month."""
        day = period.first_day
        begun = self.valid_from is None or self.valid_from <= day
        due = not self.months or period.month in self.months
        return begun and due and (self.valid_to is None or day <= self.valid_to)


def rules_of(form: Form) -> tuple[Rule, ...]:
    """The rules of a definition; :class:`KnownError` names rule, key and reason."""
    if isinstance(form.rules, SoundRules):
        return tuple(built(Rule, table, _RULE) for table in form.rules)
    if len(form.rules) > MAX_RULES:
        raise wrong(form, "rule", "rule", f"có {len(form.rules)} quy tắc, quá {MAX_RULES}")
    rules = tuple(_rule(form, table) for table in form.rules)
    seen: set[str] = set()
    for rule in rules:
        if rule.code in seen:
            raise wrong(form, rule.code, "code", "mã quy tắc dùng hai lần")
        for other in rule.yields_to:
            if other not in seen:
                raise wrong(form, rule.code, "yields_to", f"“{other}” không đứng trước quy tắc này")
        seen.add(rule.code)
    return rules


def wrong(form: Form, rule: str, key: str, reason: str) -> KnownError:
    """What is said of a rule that cannot be used."""
    return KnownError(
        ValidationMessage.RULE_WRONG, form=form.code, rule=rule, key=key, reason=reason
    )


def _rule(form: Form, table: Mapping[str, Any]) -> Rule:
    from pydantic import ValidationError

    try:
        rule = checked(Rule, table)
    except ValidationError as error:
        key, reason = first_refusal(error)
        code = " ".join(clean(str(table.get("code", "?"))).split())
        raise wrong(form, code[:20], key, reason) from error
    for key, reason in flaws(form, rule):
        raise wrong(form, rule.code, key, reason)
    return rule


def _origin(table: Mapping[str, str]) -> Origin:
    return Origin(**table)


def _examples(tables: Iterable[Mapping[str, Any]]) -> tuple[Example, ...]:
    return tuple(built(Example, table, _EXAMPLE) for table in tables)


_EXAMPLE: Final[Readers] = {"outcome": Outcome, "severity": Severity}
_RULE: Final[Readers] = {
    "severity": Severity,
    "columns": tuple,
    "rows": tuple,
    "missing": Missing,
    "among": tuple,
    "limit": Decimal,
    "error_limit": Decimal,
    "small": Decimal,
    "yields_to": tuple,
    "origin": _origin,
    "valid_from": date.fromisoformat,
    "valid_to": date.fromisoformat,
    "months": tuple,
    "example": _examples,
}
