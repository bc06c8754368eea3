"""Numbers as officials write them, and everything near them that is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.common.amount import MAX_DIGITS
from forms.common.numbers import (
    NumberProblem,
    Reading,
    decimals_of,
    edit_text,
    format_number,
    read_machine_number,
    read_number,
    significant_digits,
)
from tests.strategies import amounts, number_texts, texts


def amount_in(text: str) -> Decimal:
    reading = read_number(text)
    assert isinstance(reading, Reading), (text, reading)
    return reading.amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("007", "7"),
        ("1404,5", "1404.5"),
        ("1.404,5", "1404.5"),
        ("1 404,5", "1404.5"),
        ("1\u00a0404,5", "1404.5"),
        ("1\u202f404\u2009567", "1404567"),
        ("  12 ", "12"),
        ("\u00a012\u00a0", "12"),
        ("+3", "3"),
        ("\u22125,25", "-5.25"),
        ("\u20135", "-5"),
        ("-5", "-5"),
        ("(12,5)", "-12.5"),
        ("( 1.404,5 )", "-1404.5"),
        ("9,1%", "9.1"),
        ("9,1 %", "9.1"),
        ("(9,1)%", "-9.1"),
        ("0,001", "0.001"),
        ("999.999.999.999.999", "999999999999999"),
        ("123456789012345", "123456789012345"),
        ("3.235.631,15", "3235631.15"),
    ],
)
def test_a_number_is_read(text: str, amount: str) -> None:
    found = amount_in(text)
    assert found == Decimal(amount)
    assert str(found) != "-0"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "+",
        "%",
        "()",
        "(-5)",
        "-(5)",
        "((5))",
        "--5",
        "+-5",
        "5-",
        "1.404.5",
        "1,404.5",
        "12.34",
        "1.2345",
        "1234.567",
        "1,2,3",
        ",5",
        "5,",
        ".5",
        "0.123",
        "012.345",
        "0 123",
        "1  .404",
        "1 40",
        "1.404 567",
        "1e5",
        "1E5",
        "0x10",
        "1_000",
        "NaN",
        "Infinity",
        "-inf",
        "\u0663",
        "1\u0663",
        "\uff11\uff12",
        "\u00b2",
        "5%%",
        "5 đ",
        "abc",
        "12\n345",
        "12\u2028345",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    assert read_number(text) is NumberProblem.SHAPE


@pytest.mark.parametrize("text", ["1.234", "-1.234", "12.345", "(1.234)", "+999.999", "1.234%"])
def test_one_dot_before_three_digits_is_read_as_thousands_and_said_so(text: str) -> None:
    reading = read_number(text)
    assert isinstance(reading, Reading)
    assert reading.ambiguous
    assert reading.amount == reading.amount.to_integral_value()


@pytest.mark.parametrize("text", ["1234", "1.234.567", "1.234,0", "1 234", "1,234"])
def test_other_ways_leave_no_doubt(text: str) -> None:
    reading = read_number(text)
    assert isinstance(reading, Reading)
    assert not reading.ambiguous


@pytest.mark.parametrize(
    "text",
    [
        "1234567890123456",
        "1.234.567.890.123.456",
        "0,1234567890123456",
        "1000000000000000",
        "0,1" + "0" * 40 + "1",
        "9" * 5000,
        "9" * 1_000_001,
        "1" + ".000" * 20,
    ],
    ids=len,
)
def test_more_digits_than_excel_keeps_are_refused(text: str) -> None:
    assert read_number(text) is NumberProblem.TOO_LONG


@given(texts() | number_texts())
def test_reading_never_raises(text: str) -> None:
    for found in (read_number(text), read_machine_number(text)):
        assert isinstance(found, Reading | Decimal | NumberProblem)


@given(amounts())
def test_what_is_shown_is_read_back(amount: Decimal) -> None:
    assert amount_in(format_number(amount)) == amount
    assert amount_in(format_number(amount, signed=True)) == amount
    assert amount_in(edit_text(amount)) == amount


@given(amounts())
def test_an_editor_never_starts_with_an_ambiguous_text(amount: Decimal) -> None:
    reading = read_number(edit_text(amount))
    assert isinstance(reading, Reading)
    assert not reading.ambiguous


@given(amounts(), st.integers(0, 6))
def test_rounding_for_display_moves_less_than_half_of_the_last_place(
    amount: Decimal, decimals: int
) -> None:
    shown = amount_in(format_number(amount, decimals)) if amount.adjusted() < 8 else amount
    assert abs(shown - amount) <= Decimal("0.5").scaleb(-decimals)


@pytest.mark.parametrize(
    ("amount", "decimals", "shown"),
    [
        ("1404.5", None, "1.404,5"),
        ("1404.50", None, "1.404,5"),
        ("1404.5", 2, "1.404,50"),
        ("-12", None, "\u221212"),
        ("-0.04", 1, "0,0"),
        ("0.05", 1, "0,1"),
        ("-0.05", 1, "\u22120,1"),
        ("1E+3", None, "1.000"),
        ("0", None, "0"),
    ],
)
def test_numbers_look_vietnamese(amount: str, decimals: int | None, shown: str) -> None:
    assert format_number(Decimal(amount), decimals) == shown


def test_a_sign_is_written_when_asked_for() -> None:
    shown = [format_number(Decimal(n), 1, signed=True) for n in ("9.1", "0", "-9.1", "0.01")]
    assert shown == ["+9,1", "0,0", "\u22129,1", "0,0"]


@pytest.mark.parametrize(
    ("text", "amount"), [("12.5", "12.5"), (" -3 ", "-3"), ("-0", "0"), ("9" * 34, "9" * 34)]
)
def test_a_data_file_is_read_exactly(text: str, amount: str) -> None:
    assert str(read_machine_number(text)) == amount


@pytest.mark.parametrize("text", ["", "12,5", "+3", "1e5", ".5", "5.", "NaN", "\u0663", "1 000"])
def test_a_data_file_knows_one_notation(text: str) -> None:
    assert read_machine_number(text) is NumberProblem.SHAPE


@pytest.mark.parametrize("text", ["9" * 35, "9" * 1_000_001, "0." + "0" * 40 + "1"], ids=len)
def test_a_data_file_cannot_bring_more_than_the_arithmetic_carries(text: str) -> None:
    assert read_machine_number(text) is NumberProblem.TOO_LONG


@pytest.mark.parametrize(
    ("amount", "digits", "decimals"),
    [("1200.50", 5, 1), ("1200", 4, 0), ("1.2E+3", 4, 0), ("0.00", 1, 0), ("-0.001", 1, 3)],
)
def test_digits_and_places_are_counted(amount: str, digits: int, decimals: int) -> None:
    assert significant_digits(Decimal(amount)) == digits
    assert decimals_of(Decimal(amount)) == decimals


@given(amounts())
def test_the_amounts_of_the_tests_fit_into_excel(amount: Decimal) -> None:
    assert significant_digits(amount) <= MAX_DIGITS
