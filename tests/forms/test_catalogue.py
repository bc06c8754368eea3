"""The shipped definitions: they load, compile and read well."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from forms.catalogue import Catalogue
from forms.common.period import Period
from forms.definition import ColumnKind, Form, FormKind, ValueType
from validation.ruleset import checks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

CATALOGUE = Catalogue.shipped()
FORMS = [form for code in CATALOGUE.codes for form in CATALOGUE.versions(code)]
#: One space between words, marks where they belong, no leftovers of a template.
_SLIPS = re.compile(r"  | [,.;:)]|\( |\.\.$|[“][^”]*$|\b(\w+) \1\b|[Vv]ui lòng|!")
_DOUBLED = {"xa xa", "nhà nhà", "ngành ngành"}


def _name(form: Form) -> str:
    return f"{form.code}-{form.version}"


each_form = pytest.mark.parametrize("form", FORMS, ids=_name)


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
    texts = list(_texts(asdict(form)))
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
