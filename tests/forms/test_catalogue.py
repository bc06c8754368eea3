"""The shipped definitions: they load, compile, decide their own examples and read well."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from forms.calculation import Calculation, NoHistory
from forms.catalogue import Catalogue
from forms.cell import Cell
from forms.common.amount import Unreadable, Value
from forms.common.numbers import read_machine_number
from forms.common.period import Period
from forms.definition import ColumnKind, Form, FormKind, ValueType
from forms.program import Program
from validation.check import Complaint, Evidence
from validation.finding import Outcome
from validation.rules import Example, Rule, rules_of
from validation.ruleset import checks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.common.amount import NotApplicable

CATALOGUE = Catalogue.shipped()
FORMS = [form for code in CATALOGUE.codes for form in CATALOGUE.versions(code)]
#: One space between words, marks where they belong, no leftovers of a template.
_SLIPS = re.compile(r"  | [,.;:)]|\( |\.\.$|[“][^”]*$|\b(\w+) \1\b|[Vv]ui lòng|!")
_DOUBLED = {"xa xa", "nhà nhà", "ngành ngành"}


def _name(form: Form) -> str:
    return f"{form.code}-{form.version}"


each_form = pytest.mark.parametrize("form", FORMS, ids=_name)


@dataclass
class Given:
    """The cells of an example; what nobody typed is derived from them."""

    form: Form
    example: Example

    def __post_init__(self) -> None:
        self.period = Period(2026, self.example.month)
        self._cells = dict(self._read())
        program = Program(self.form)
        typed = self._cells.get
        self._calculation = Calculation(program, self.example.month, typed, NoHistory())

    def typed(self, cell: Cell) -> Value | None:
        return self._cells.get(cell)

    def derived(self, cell: Cell) -> Decimal | NotApplicable | None:
        return self._calculation.derived(cell)

    def value(self, cell: Cell) -> Value | None:
        return self._calculation.value(cell)

    def _read(self) -> Iterator[tuple[Cell, Value]]:
        for place, text in self.example.cells.items():
            cell = Cell.parse(f"{self.form.code}/{place}")
            yield cell, _value(self.form.type_of(cell.row, cell.column), text)


def _value(kind: ValueType, text: str) -> Value:
    if kind is ValueType.NUMBER:
        amount = read_machine_number(text)
        assert isinstance(amount, Decimal), text
        return amount
    if kind is ValueType.DATE:
        return date.fromisoformat(text)
    return Unreadable(text) if text == "?" else text


def _filled(form: Form, example: Example) -> Form:
    """A list form holds the records its example speaks of."""
    if form.kind is not FormKind.LIST:
        return form
    places = (example.at, *example.cells)
    return form.with_records(dict.fromkeys(place.partition("/")[0] for place in places))


def _examples() -> list[Any]:
    return [
        pytest.param(form, rule, example, id=f"{rule.code}-{number}")
        for form in FORMS
        for rule in rules_of(form)
        for number, example in enumerate(rule.example, start=1)
    ]


@pytest.mark.parametrize(("form", "rule", "example"), _examples())
def test_an_example_is_decided_as_stated(form: Form, rule: Rule, example: Example) -> None:
    filled = _filled(form, example)
    cell = Cell.parse(f"{form.code}/{example.at}")
    (check,) = [c for c in checks_of(filled) if c.rule.code == rule.code and c.cell == cell]
    evidence: Evidence = Given(filled, example)
    decision = check.decide(evidence)
    assert (Outcome.FAIL if isinstance(decision, Complaint) else decision) is example.outcome


@each_form
def test_every_rule_shows_what_it_accepts_and_what_it_refuses(form: Form) -> None:
    thin = [
        rule.code
        for rule in rules_of(form)
        if not {Outcome.PASS, Outcome.FAIL} <= {example.outcome for example in rule.example}
    ]
    assert not thin


@each_form
def test_a_form_compiles(form: Form) -> None:
    if form.kind is FormKind.LIST:
        form = form.with_records(["r1", "r2"])
    assert checks_of(form)


@each_form
def test_a_form_says_where_it_comes_from_and_how_to_fill_it_in(form: Form) -> None:
    assert form.help
    assert any(origin.note for origin in form.origin)
    unexplained = [column.id for column in form.columns if not column.help]
    assert not unexplained


@each_form
def test_every_letter_is_used_once(form: Form) -> None:
    letters = [column.letter.partition("=")[0] for column in form.columns]
    assert letters == [str(number) for number in range(1, len(letters) + 1)]


@each_form
def test_computed_columns_name_their_operands(form: Form) -> None:
    wrong = [
        column.id
        for column in form.columns
        if column.kind is ColumnKind.COMPUTED and column.unit == "%" and "=" not in column.letter
    ]
    assert not wrong


@each_form
def test_every_number_has_a_unit(form: Form) -> None:
    bare = [
        f"{row.code}/{column.id}"
        for row in form.rows
        for column in form.columns
        if form.measured(row, column)
        and form.type_of(row.code, column.id) is ValueType.NUMBER
        and not form.unit_of(row, column)
    ]
    assert not bare


@each_form
def test_the_vietnamese_is_clean(form: Form) -> None:
    texts = list(_texts(form.model_dump(mode="json", exclude={"digest"})))
    assert not [text for text in texts if not unicodedata.is_normalized("NFC", text)]
    slips = [
        (text, found.group())
        for text in texts
        for found in _SLIPS.finditer(text)
        if found.group() not in _DOUBLED
    ]
    assert not slips
    assert not [help_ for help_ in _helps(form) if not help_.endswith(".")]


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in ("formula", "cells", "letter", "maximum", "minimum"):
                yield from _texts(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _texts(value)


def _helps(form: Form) -> Iterator[str]:
    yield form.help
    yield from (row.help for row in form.rows if row.help)
    yield from (column.help for column in form.columns)
    yield from (origin.note for origin in form.origin if origin.note)


def test_the_industrial_index_follows_the_classification_of_its_year() -> None:
    editions = {
        period: {row.classification.partition(":")[0] for row in form.rows} - {""}
        for period in ("2025-12", "2026-01")
        if (form := CATALOGUE.find("CT01", Period.parse(period)))
    }
    assert editions == {"2025-12": {"VSIC2018"}, "2026-01": {"VSIC2025"}}


@pytest.mark.parametrize("form", CATALOGUE.versions("CT01"), ids=_name)
def test_the_industrial_index_holds_four_sections_and_34_divisions(form: Form) -> None:
    codes = [row.classification.partition(":")[2] for row in form.rows if row.classification]
    assert [code for code in codes if code.isalpha()] == ["B", "C", "D", "E"]
    divisions = [int(code) for code in codes if code.isdigit()]
    assert divisions == [*range(5, 34), *range(35, 40)]
