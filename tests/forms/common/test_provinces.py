"""Provinces: 63 until 30 June 2025, 34 since (NQ 202/2025/QH15, QĐ 19/2025/QĐ-TTg)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.common.provinces import Province, Provinces

REGISTER = Provinces.shipped()
BEFORE, SINCE = date(2025, 6, 30), date(2025, 7, 1)
NOW = date(2026, 10, 1)
#: Codes that passed to a unit of another name.
REUSED = {
    "24": ("Bắc Giang", "Bắc Ninh"),
    "15": ("Yên Bái", "Lào Cai"),
    "44": ("Quảng Bình", "Quảng Trị"),
    "52": ("Bình Định", "Gia Lai"),
    "80": ("Long An", "Tây Ninh"),
    "82": ("Tiền Giang", "Đồng Tháp"),
    "91": ("Kiên Giang", "An Giang"),
}


def find(code: str, day: date) -> Province:
    found = REGISTER.find(code, day)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("day", "units", "northern"), [(BEFORE, 63, 28), (SINCE, 34, 18), (NOW, 34, 18)]
)
def test_the_country_on_a_day(day: date, units: int, northern: int) -> None:
    assert len(REGISTER.on(day)) == units
    assert len(REGISTER.northern(day)) == northern


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_no_code_and_no_name_stands_twice_on_one_day(day: date) -> None:
    units = REGISTER.on(day)
    assert len({unit.code for unit in units}) == len(units)
    assert len({unit.name for unit in units}) == len(units)
    assert [unit.code for unit in units] == sorted(unit.code for unit in units)


def test_exactly_seven_codes_passed_to_another_name() -> None:
    changed = {
        unit.code: (unit.name, later.name)
        for unit in REGISTER.on(BEFORE)
        if (later := REGISTER.find(unit.code, SINCE)) and later.name != unit.name
    }
    assert changed == REUSED


def test_a_reused_code_is_another_unit() -> None:
    for code in REUSED:
        assert find(code, BEFORE).identity == code
        assert find(code, SINCE).identity == f"{code}@2025-07-01"


def test_an_untouched_unit_keeps_its_identity() -> None:
    assert find("40", BEFORE) == find("40", SINCE)
    assert find("40", SINCE).identity == "40"


@pytest.mark.parametrize(
    ("code", "predecessors"),
    [
        ("37", {"35", "36", "37"}),
        ("25", {"17", "25", "26"}),
        ("31", {"30", "31"}),
        ("24", {"24", "27"}),
        ("68", {"60", "67", "68"}),
    ],
)
def test_the_territory_before_the_merger(code: str, predecessors: set[str]) -> None:
    unit = find(code, SINCE)
    assert {old.code for old in REGISTER.on_territory_of(unit, BEFORE)} == predecessors
    assert REGISTER.on_territory_of(unit, SINCE) == (unit,)


def test_an_untouched_unit_is_its_own_territory() -> None:
    nghe_an = find("40", NOW)
    assert REGISTER.on_territory_of(nghe_an, date(2020, 1, 1)) == (nghe_an,)


def test_the_old_units_are_shared_out_once() -> None:
    shared = [
        old.identity
        for unit in REGISTER.on(SINCE)
        for old in REGISTER.on_territory_of(unit, SINCE - timedelta(days=1))
    ]
    assert sorted(shared) == sorted(unit.identity for unit in REGISTER.on(BEFORE))


def test_a_dissolved_unit_has_no_later_territory() -> None:
    assert REGISTER.on_territory_of(find("02", BEFORE), NOW) == ()


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 29), "Tỉnh Đồng Nai"),
        (date(2026, 4, 30), "Thành phố Đồng Nai"),
        (NOW, "Thành phố Đồng Nai"),
    ],
)
def test_dong_nai_became_a_city(day: date, name: str) -> None:
    dong_nai = find("75", day)
    assert dong_nai.full_name(day) == name
    assert dong_nai == find("75", SINCE)


@pytest.mark.parametrize("text", ["dak lak", "ĐẮK", "Đắk Lắk", "lak", "66", " 66 "])
def test_searching_needs_no_marks(text: str) -> None:
    assert "Đắk Lắk" in {unit.name for unit in REGISTER.search(text, NOW)}


@pytest.mark.parametrize("text", ["hoà bình", "Hòa Bình", "hoa binh"])
def test_searching_sees_the_units_of_the_day(text: str) -> None:
    assert [unit.code for unit in REGISTER.search(text, BEFORE)] == ["17"]
    assert REGISTER.search(text, SINCE) == ()


def test_a_code_nobody_carries() -> None:
    assert REGISTER.find("99", NOW) is None
    assert REGISTER.find("02", NOW) is None
