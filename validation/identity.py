"""What a record of a list is recognised by, where its id says nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from forms.common.text import search_key
from validation.finding import Severity
from validation.rules import rules_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from forms.common.amount import Value
    from forms.definition import Form

#: What is compared: a text without case, marks and punctuation; an amount or a date as it is.
RecordKey: TypeAlias = "tuple[str | Decimal | date, ...]"


def record_key(values: Iterable[Value | None]) -> RecordKey | None:
    """The key that values make together; none where one of them is blank or holds no such thing."""
    key: list[str | Decimal | date] = []
    for value in values:
        told = search_key(value) if isinstance(value, str) else value
        if not isinstance(told, str | Decimal | date):
            return None
        key.append(told)
    return tuple(key)


def identities(form: Form) -> tuple[tuple[str, ...], ...]:
    """The columns that no two records may share, by the form's own rules; the strictest first."""
    rules = [rule for rule in rules_of(form) if rule.kind == "unique"]
    rules.sort(key=lambda rule: rule.severity is not Severity.ERROR)
    return tuple(rule.columns for rule in rules)
