"""A text from another program: read and said so, or asked about; never changed in silence."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.catalogue import Catalogue
from forms.cell import Cell
from forms.common.amount import NOT_APPLICABLE, Unreadable
from forms.common.numbers import format_number
from forms.common.period import Period
from tests.strategies import amounts
from validation.paste import Interpretation, interpret
from validation.paste_numbers import DecimalMark, decimal_mark

FORMS = {form.code: form for form in Catalogue.shipped().in_force(Period(2026, 10))}
#: Two decimals and triệu đồng; no decimals; a growth in percent; a share in percent.
AMOUNT = Cell("CT03", "1.1", "estimate")
COUNT = Cell("CT07", "1", "total")
GROWTH = Cell("CT01", "T", "on_year")


def read(text: str, cell: Cell = AMOUNT, mark: DecimalMark | None = None) -> Interpretation:
    return interpret(FORMS[cell.form], cell, text, mark)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1404,5", "1404.5"),
        ("1.404,5", "1404.5"),
        ("1 404,5", "1404.5"),
        ("1\u00a0404\u00a0500", "1404500"),
        ("\u221212,5", "-12.5"),
        ("+12,5", "12.5"),
        ("- 12,5", "-12.5"),
        ("0", "0"),
        ("1.234.567", "1234567"),
    ],
)
def test_what_is_plainly_written_needs_no_note(text: str, amount: str) -> None:
    assert read(text) == Interpretation(Decimal(amount))


@pytest.mark.parametrize("text", ["", " ", "-", "…", "\u00a0"])
def test_nothing_stays_blank(text: str) -> None:
    assert read(text) == Interpretation(None)


@pytest.mark.parametrize("text", ["1,404.5", "1404.5", "1 404.5", "0.123", "1,234,567"])
def test_english_notation_is_read_and_said(text: str) -> None:
    found = read(text)
    assert "kiểu Anh" in found.note or "làm tròn" in found.note
    assert not found.asks
    assert found.value in {Decimal("1404.5"), Decimal("0.12"), Decimal(1234567)}


@pytest.mark.parametrize("sign", [("", 1), ("-", -1)])
def test_one_dot_and_three_digits_is_asked_about(sign: tuple[str, int]) -> None:
    found = read(f"{sign[0]}1.234")
    assert found.choices == (sign[1] * Decimal(1234), sign[1] * Decimal("1.23"))
    assert found.value == sign[1] * Decimal(1234)
    assert read(f"{sign[0]}1,234").choices == found.choices[::-1]


def test_the_block_decides_and_the_decision_is_said() -> None:
    for mark, amount in ((DecimalMark.COMMA, "1234"), (DecimalMark.DOT, "1.23")):
        found = read("1.234", mark=mark)
        assert (found.value, found.asks) == (Decimal(amount), False)
        assert found.note


def test_a_count_has_no_fractions_to_ask_about() -> None:
    found = read("1.234", COUNT)
    assert (found.value, found.asks) == (Decimal(1234), False)
    assert "1.234" in found.note


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (("1.234", "1.404,5", "x"), DecimalMark.COMMA),
        (("1,234", "-1,404.5%"), DecimalMark.DOT),
        (("1.234", "1,234", "12", ""), None),
        (("12,5", "12.5"), None),
    ],
)
def test_the_mark_of_a_block(texts: tuple[str, ...], mark: DecimalMark | None) -> None:
    assert decimal_mark(texts) is mark


@pytest.mark.parametrize(
    ("text", "value"),
    [("4441344.20000216", "4441344.2"), ("120,30000000000001", "120.3"), ("0,125", "0.13")],
)
def test_binary_noise_is_rounded_with_a_note(text: str, value: str) -> None:
    found = read(text)
    assert found.value == Decimal(value)
    assert "làm tròn" in found.note


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("2,7 lần", ("170", "270")),
        ("tăng 2,7 lần", ("170", "270")),
        ("gấp 2,7 lần", ("170",)),
        ("Gấp 3 lần", ("200",)),
    ],
)
def test_so_many_times_is_asked_about(text: str, choices: tuple[str, ...]) -> None:
    found = read(text, GROWTH)
    assert found.value == Unreadable(text)
    assert found.choices == tuple(map(Decimal, choices))


@pytest.mark.parametrize("text", ["113,0", "113,0%", "113"])
def test_an_index_in_a_growth_column_is_asked_about(text: str) -> None:
    found = read(text, GROWTH)
    assert found.choices == (Decimal(13), Decimal(113))
    assert "+13%" in found.note
    assert not read("113,0").asks


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(12,5)", "-12.5"),
        ("(12,5%)", "-12.5"),
        ("giảm 5,2%", "-5.2"),
        ("Tăng 5,2", "5.2"),
        ("↓5,2", "-5.2"),
        ("'12,5", "12.5"),
        ("12,5*", "12.5"),
        ("12,5 %", "12.5"),
    ],
)
def test_stray_signs_are_dropped(text: str, value: str) -> None:
    assert read(text, GROWTH).value == Decimal(value)


def test_a_dropped_sign_is_said() -> None:
    for text in ("(12,5)", "giảm 5,2%", "'12,5", "12,5*", "tăng 5,2"):
        assert read(text, GROWTH).note


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("> 416", "416"),
        ("trên 416", "416"),
        ("khoảng 12,5", "12.5"),
        ("12,5-", "-12.5"),
        ("1,2E+05", "120000"),
        ("5,2 tỷ đồng", "5200"),
        ("1.404 nghìn tỷ", "1404000000"),
        ("5200 nghìn đồng", "5.2"),
    ],
)
def test_what_may_be_meant_is_asked(text: str, choice: str) -> None:
    found = read(text)
    assert found.value == Unreadable(text)
    assert found.choices == (Decimal(choice),)


def test_the_cells_own_unit_is_dropped() -> None:
    found = read("1.404,5 triệu đồng")
    assert found.value == Decimal("1404.5")
    assert "đơn vị" in found.note
    assert read("12 USD").value == Unreadable("12 USD")


@pytest.mark.parametrize("text", ["n/a", "N/A", "không áp dụng", "Không thuộc địa bàn", "x", "KAD"])
def test_words_for_not_applicable(text: str) -> None:
    assert read(text).value is NOT_APPLICABLE


@pytest.mark.parametrize("text", ["không có", "Không phát sinh", "kps"])
def test_words_that_may_mean_zero_are_asked_about(text: str) -> None:
    found = read(text)
    assert found.value == Unreadable(text)
    assert found.choices == (Decimal(0), NOT_APPLICABLE)


@pytest.mark.parametrize(
    "text",
    ["#REF!", "#####", "abc", "1,2,3", "1.23.4", "--5", "+-5", "9" * 20, "1.2345.678", "12 3"],
)
def test_what_has_no_meaning_is_kept_and_said(text: str) -> None:
    found = read(text)
    assert found.value == Unreadable(text)
    assert found.note
    assert not found.asks


def test_a_choice_without_marks_is_recognised() -> None:
    column = next(c for c in FORMS["KN"].columns if c.choices)
    choice = FORMS["KN"].choices[column.choices or ""][0]
    cell = Cell("KN", "a1", column.id)
    assert read(choice.label.upper(), cell).value == choice.code
    assert read("không có trong danh sách", cell).note


def test_old_letters_are_asked_about_and_decomposed_ones_composed() -> None:
    form = FORMS["KN"]
    cell = Cell("KN", "a1", next(c.id for c in form.columns if c.type.value == "text"))
    found = interpret(form, cell, "§iÖn lùc ViÖt Nam", font=".VnTime")
    assert found.choices == ("Điện lực Việt Nam", "§iÖn lùc ViÖt Nam")
    assert found.value == "§iÖn lùc ViÖt Nam"
    assert read("Điện lực".replace("ệ", "e\u0323\u0302"), cell).value == "Điện lực"


def test_the_soft_hyphen_is_a_letter_in_tcvn3() -> None:
    form = FORMS["KN"]
    cell = Cell("KN", "a1", next(c.id for c in form.columns if c.type.value == "text"))
    assert (
        interpret(form, cell, "c«ng th\u00ad\u00acng", font=".VnTime").choices[0] == "công thương"
    )


@given(amounts())
def test_our_own_notation_comes_back(amount: Decimal) -> None:
    kept = amount.quantize(Decimal("0.01"))
    found = read(format_number(kept))
    assert kept in {found.value, *found.choices} or isinstance(found.value, Unreadable)


@given(st.text(max_size=30), st.sampled_from([None, *DecimalMark]))
def test_no_text_breaks_it(text: str, mark: DecimalMark | None) -> None:
    for cell in (AMOUNT, COUNT, GROWTH):
        found = read(text, cell, mark)
        assert found.note or not found.asks
