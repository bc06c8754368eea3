"""Vietnamese text: cleaning settles, searching forgives, names fit every file system."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given

from forms.common.text import clean, file_name, search_key, without_marks
from tests.strategies import texts


@given(texts())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(texts())
def test_clean_text_is_composed_and_can_be_written_anywhere(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ufeff]", cleaned)
    assert not re.search("  |^ | $", cleaned)


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("  hai   từ ", "hai từ"),
        ("một\u00a0hai", "một hai"),
        ("Ho\u0300a", "Hòa"),
        ("a\u200b\u0301", "á"),
        ("a\u00ad\u0323", "ạ"),
        ("một\r\nhai\rba\x0bbốn\u2028năm", "một\nhai\nba\nbốn\nnăm"),
        ("\n\nđầu\n\ncuối\n", "đầu\n\ncuối"),
        ("\u202eđảo\u2066", "đảo"),
        ("nửa\ud800 chữ\uffff", "nửa chữ"),
        ("tab\tvào", "tab vào"),
    ],
)
def test_the_dirt_of_a_paste_is_removed(dirty: str, cleaned: str) -> None:
    assert clean(dirty) == cleaned


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hóa"),
        ("Hòa Bình", "HOÀ BÌNH"),
        ("Đắk Lắk", "dak lak"),
        ("Đắc Lắc", "đắc lắc"),
        ("thuỷ", "thủy"),
        ("Bà Rịa - Vũng Tàu", "ba ria vung tau"),
        ("Thừa Thiên–Huế", "thua thien hue"),
        ("Quy\u0301", "Quý"),
    ],
)
def test_searching_forgives_tone_case_and_placement(one: str, other: str) -> None:
    assert search_key(one) == search_key(other)


@given(texts())
def test_a_search_key_is_plain_ascii_and_settled(text: str) -> None:
    key = search_key(text)
    assert re.fullmatch("(?:[0-9a-z]+(?: [0-9a-z]+)*)?", key)
    assert search_key(key) == key
    assert search_key(unicodedata.normalize("NFD", text)) == key


@given(texts())
def test_nothing_but_marks_comes_off(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    assert without_marks(text) == letters


def test_different_names_stay_different() -> None:
    assert search_key("Hà Nam") != search_key("Hà Nội")


@pytest.mark.parametrize(("text", "bare"), [("Đắk Lắk", "Dak Lak"), ("ốỡữ", "oou"), ("abc", "abc")])
def test_marks_come_off(text: str, bare: str) -> None:
    assert without_marks(text) == bare


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bắc Ninh", "BacNinh"),
        ("Thành phố Hồ Chí Minh", "ThanhPhoHoChiMinh"),
        ("../../etc/passwd", "EtcPasswd"),
        ("a:b*c?.xlsx", "ABCXlsx"),
        ("", "KhongTen"),
        ("…", "KhongTen"),
        ("CON", "Con_"),
        ("côn", "Con_"),
        ("nul", "Nul_"),
        ("Prn", "Prn_"),
        ("aux.", "Aux_"),
        ("LPT1", "Lpt1_"),
        ("com9", "Com9_"),
        ("Côn Đảo", "ConDao"),
    ],
)
def test_a_name_fits_every_file_system(text: str, name: str) -> None:
    assert file_name(text) == name


@given(texts(200))
def test_a_name_is_short_ascii_and_no_device(text: str) -> None:
    name = file_name(text)
    assert re.fullmatch("[0-9A-Za-z]+_?", name)
    assert len(name) <= 81
    assert not re.fullmatch("(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])", name)
