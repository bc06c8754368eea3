"""A tidy CSV is read line by line; what does not fit is named with its line."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.import_messages import ImportMessage
from exports.tidy import Target, TidyTable, read_tidy
from forms.catalogue import Catalogue
from forms.cell import Cell
from forms.common.amount import NOT_APPLICABLE
from forms.common.errors import KnownError
from forms.common.period import Period

HEAD = "form,row,column,value"
FORMS = {form.code: form for form in Catalogue.shipped().in_force(Period(2026, 10))}
TARGET = Target(FORMS, "40", "2026-10")


def read(*lines: str, head: str = HEAD) -> TidyTable:
    return read_tidy("\n".join((head, *lines)).encode(), "so-lieu.csv", TARGET)


def refused(data: bytes) -> KnownError:
    with pytest.raises(KnownError) as caught:
        read_tidy(data, "so-lieu.csv", TARGET)
    return caught.value


def test_values_zero_blank_and_not_applicable_stay_apart() -> None:
    table = read("CT03,1.1,estimate,0", "CT03,1.2,estimate,", "CT03,1.3,estimate,x")
    assert table.values[Cell("CT03", "1.1", "estimate")] == 0
    assert table.values[Cell("CT03", "1.2", "estimate")] is None
    assert table.values[Cell("CT03", "1.3", "estimate")] is NOT_APPLICABLE
    assert not table.rejected


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("CT77,1.1,estimate,5", "CT77"),
        ("CT03,9.9,estimate,5", "9.9"),
        ("CT03,1.1,estimates,5", "estimates"),
        ('CT03,1.1,estimate,"1.404,5"', "có phải 1404.5?"),
        ("CT03,1.1,estimate,nhiều", "không phải số"),
        ("CT03,1.1,estimate,1e5", "có phải 100000?"),
        ("CT03,1.1,estimate,NaN", "không phải số"),
        ("CT03,5,plan,5", "không dùng cột"),
    ],
)
def test_a_line_that_does_not_fit_is_rejected_with_its_number(line: str, words: str) -> None:
    table = read("CT03,1.2,estimate,7", line)
    (remark,) = table.rejected
    assert remark.line == 3
    assert words in remark.text
    assert Cell("CT03", "1.2", "estimate") in table.values


def test_the_columns_of_a_form_are_listed_once() -> None:
    table = read("CT03,1.1,nope,5", "CT03,1.2,nope,5", "CT03,1.3,other,5")
    first, *others = [remark.text for remark in table.rejected]
    assert "Các cột: " in first
    assert "official" in first
    assert len(others) == 2
    assert all("dòng 2" in text and "official" not in text for text in others)


def test_a_cell_given_twice_names_the_first_line() -> None:
    table = read("CT03,1.1,estimate,5", "CT03,1.1,estimate,6")
    assert "dòng 2" in table.rejected[0].text


def test_another_province_or_period_is_rejected() -> None:
    head = f"{HEAD},province,period"
    table = read(
        "CT03,1.1,estimate,5,38,2026-10",
        "CT03,1.2,estimate,5,40,2026-09",
        "CT03,1.3,estimate,5,40,2026-10",
        head=head,
    )
    assert [remark.line for remark in table.rejected] == [2, 3]


def test_binary_noise_is_rounded_and_said_so() -> None:
    table = read("CT03,T,estimate,4441344.20000216")
    assert str(table.values[Cell("CT03", "T", "estimate")]) == "4441344.20"
    assert "4.441.344,2" in table.remarks[0].text


def test_a_byte_order_mark_is_no_obstacle() -> None:
    data = f"\ufeff{HEAD}\nCT03,1.1,estimate,5".encode()
    assert read_tidy(data, "so-lieu.csv", TARGET).values


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", ImportMessage.NOTHING),
        (f"{HEAD}\nCT03,1.1,estimate,5".encode("utf-16"), ImportMessage.FILE_ENCODING),
        (f"{HEAD}\nCT03,1.1,estimate,S".encode() + b"\xd2\xec", ImportMessage.FILE_ENCODING),
        (b"form,row,value\nCT03,1.1,5", ImportMessage.COLUMNS_MISSING),
        (f"{HEAD},gia\nCT03,1.1,estimate,5,6".encode(), ImportMessage.COLUMNS_UNKNOWN),
        (f"{HEAD}\nCT03,1.1,estimate,5,6,7,8".encode(), ImportMessage.ROW_LENGTH),
    ],
)  # fmt: skip
def test_a_file_of_another_kind_is_refused_by_name(data: bytes, message: ImportMessage) -> None:
    error = refused(data)
    assert error.message is message
    assert "so-lieu.csv" in error.sentence


@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    with suppress(KnownError):
        read_tidy(data, "la.csv", TARGET)
