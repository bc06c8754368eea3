"""What a cell makes of a typed text; nothing typed is refused, nothing typed is lost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.cell import Cell
from forms.common.amount import NOT_APPLICABLE, Unreadable, Value
from forms.common.text import clean
from forms.loader import load
from tests.builders import a_form
from tests.made_up import LIST
from tests.strategies import amounts, number_texts, texts
from validation.entry import entry_text, read_entry

if TYPE_CHECKING:
    from decimal import Decimal

GRID = a_form()
RECORDS = load(LIST, "KN.2020-01.toml")
NUMBER = Cell("CT91", "2", "estimate")
FIELDS = {column.id: Cell("KN", "a1", column.id) for column in RECORDS.columns}


def number(text: str) -> Value | None:
    return read_entry(GRID, NUMBER, text).value


@pytest.mark.parametrize("text", ["", "  ", "-", "–", "—", "−", "...", "…", "\u00a0", "\u200b"])
def test_nothing_is_blank(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    "text", ["x", "X", " x ", "KAD", "kad", "không áp dụng", "Không áp du\u0323ng"]
)
def test_an_x_means_it_does_not_exist_here(text: str) -> None:
    assert number(text) is NOT_APPLICABLE


def test_zero_is_an_amount() -> None:
    assert number("0") == 0
    assert number("0") is not None


@pytest.mark.parametrize(
    "text", ["1e5", "--5", "12.34", "\u0661\u0662", "abc", "12\n345", "9" * 20]
)
def test_what_cannot_be_read_is_kept_as_typed(text: str) -> None:
    assert number(text) == Unreadable(clean(text))


def test_a_doubtful_dot_is_echoed() -> None:
    assert read_entry(GRID, NUMBER, "1.234").ambiguous
    assert not read_entry(GRID, NUMBER, "1234").ambiguous
    assert number("1.234") == 1234


@given(
    texts() | number_texts(),
    st.sampled_from([(GRID, NUMBER), *((RECORDS, f) for f in FIELDS.values())]),
)
def test_every_text_means_something_and_comes_back(text: str, place: tuple[object, Cell]) -> None:
    form = GRID if place[1] is NUMBER else RECORDS
    value = read_entry(form, place[1], text).value
    again = read_entry(form, place[1], entry_text(value)).value
    assert again == value
    assert type(again) is type(value)


@given(amounts())
def test_an_editor_gives_back_the_amount(amount: Decimal) -> None:
    assert number(entry_text(amount)) == amount


@pytest.mark.parametrize(
    "text", ["20/10/2026", "20-10-2026", "20.10.2026", " 20/10/2026 ", "2026-10-20"]
)
def test_dates_are_day_month_year(text: str) -> None:
    assert read_entry(RECORDS, FIELDS["since"], text).value == date(2026, 10, 20)


@pytest.mark.parametrize(
    "text",
    [
        "31/2/2026",
        "20/10",
        "20/10/26",
        "\u00b2/1/2026",
        "\u0662/1/2026",
        "1/1/0000",
        "hôm qua",
        "1/1/20260",
        "9" * 5000 + "/1/2026",
    ],
    ids=lambda text: text[:12],
)
def test_other_dates_are_kept_as_typed(text: str) -> None:
    assert isinstance(read_entry(RECORDS, FIELDS["since"], text).value, Unreadable)


@pytest.mark.parametrize(
    ("text", "code"), [("power", "power"), ("điện lực", "power"), ("TRADE", "trade")]
)
def test_a_choice_is_found_by_code_or_label(text: str, code: str) -> None:
    assert read_entry(RECORDS, FIELDS["topic"], text).value == code


def test_a_choice_nobody_offers_is_kept_as_typed() -> None:
    assert read_entry(RECORDS, FIELDS["topic"], "y tế").value == Unreadable("y tế")


def test_a_code_wins_over_another_label() -> None:
    crossed = LIST.replace('label = "Điện lực"', 'label = "trade"')
    form = load(crossed, "KN.2020-01.toml")
    assert read_entry(form, FIELDS["topic"], "trade").value == "trade"


def test_text_keeps_its_lines_and_its_x() -> None:
    assert read_entry(RECORDS, FIELDS["content"], " một \r\n hai ").value == "một\nhai"
    assert read_entry(RECORDS, FIELDS["content"], "x").value == "x"
    assert read_entry(RECORDS, FIELDS["content"], " ").value is None
