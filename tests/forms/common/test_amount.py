"""Blank, zero and not applicable stay three things, and every value survives being written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.common.amount import (
    NOT_APPLICABLE,
    Unreadable,
    Value,
    decode,
    encode,
    number_of,
    plain,
    rounded,
)
from tests.strategies import amounts, values


@given(values())
def test_every_value_is_written_and_read_back(value: Value) -> None:
    again = decode(*encode(value))
    assert again == value
    assert type(again) is type(value)


@given(amounts())
def test_plain_text_is_exact_and_short(amount: Decimal) -> None:
    text = plain(amount)
    assert Decimal(text) == amount
    assert set(text) <= set("-0123456789.")
    assert not text.endswith(".")
    assert "." not in text or not text.endswith("0")


@pytest.mark.parametrize(
    ("amount", "text"),
    [("1E+3", "1000"), ("-0", "0"), ("0.00", "0"), ("1.50", "1.5"), ("1E-7", "0.0000001")],
)
def test_plain_text_has_no_exponent(amount: str, text: str) -> None:
    assert plain(Decimal(amount)) == text


def test_equal_amounts_are_written_alike() -> None:
    assert encode(Decimal("1.50")) == encode(Decimal("1.5")) == ("n", "1.5")


def test_zero_not_applicable_and_unreadable_stay_apart() -> None:
    written = {encode(v) for v in (Decimal(0), NOT_APPLICABLE, Unreadable("0"), "0")}
    assert len(written) == 4


@pytest.mark.parametrize(
    "value", [NOT_APPLICABLE, Unreadable("1"), "1", date(2026, 1, 1), None], ids=repr
)
def test_only_an_amount_is_a_number(value: Value | None) -> None:
    assert number_of(value) is None
    assert number_of(Decimal(0)) == 0


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("n", "NaN"),
        ("n", "Infinity"),
        ("n", "1e5"),
        ("n", "1_000"),
        ("n", "abc"),
        ("n", ""),
        ("n", "\u0663"),
        ("d", "20/10/2026"),
        ("d", ""),
        ("", "1"),
        ("z", "1"),
    ],
)
def test_foreign_writing_is_refused(kind: str, text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        decode(kind, text)


@pytest.mark.parametrize(
    ("amount", "decimals", "result"),
    [("0.5", 0, "1"), ("-0.5", 0, "-1"), ("2.345", 2, "2.35"), ("1E+40", 2, "1E+40")],
)
def test_rounding_is_half_up_and_never_fails(amount: str, decimals: int, result: str) -> None:
    assert rounded(Decimal(amount), decimals) == Decimal(result)


@given(st.integers(-60, 60), st.integers(1, 9), st.integers(0, 6))
def test_rounding_takes_any_size(exponent: int, digit: int, decimals: int) -> None:
    amount = Decimal(digit).scaleb(exponent)
    assert abs(rounded(amount, decimals) - amount) <= Decimal("0.5").scaleb(-decimals)
