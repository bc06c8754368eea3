"""The compiled checks of form versions; loading the kinds of rules waits for the first of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from forms.definition import Form
    from validation.check import Check


class Rulebook:
    """The compiled checks of every form version seen so far."""

    def __init__(self) -> None:
        self._checks: dict[str, tuple[Check, ...]] = {}

    def checks(self, form: Form, others: Mapping[str, Form] | None = None) -> tuple[Check, ...]:
        """The checks of a form beside the others of its report; compiled when first asked for."""
        from validation.ruleset import checks_of, forms_named  # noqa: PLC0415 - it loads every kind of rule

        named = forms_named(form)
        beside = {code: other for code, other in (others or {}).items() if code in named}
        key = " ".join((form.digest, *(beside[code].digest for code in sorted(beside))))
        if key not in self._checks:
            self._checks[key] = checks_of(form, beside)
        return self._checks[key]
