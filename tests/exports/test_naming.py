"""File names: plain letters, everything needed to tell two files apart."""

from __future__ import annotations

import pytest

from exports.naming import package_file_name
from forms.common.period import Period


@pytest.mark.parametrize(
    ("province", "expected"),
    [
        ("Nghệ An", "BC-SCT_NgheAn_2026-10_v1.xlsx"),
        ("Đắk Lắk", "BC-SCT_DakLak_2026-10_v1.xlsx"),
        ("Bà Rịa - Vũng Tàu", "BC-SCT_BaRiaVungTau_2026-10_v1.xlsx"),
        ("Thừa Thiên Huế", "BC-SCT_ThuaThienHue_2026-10_v1.xlsx"),
    ],
)
def test_a_province_becomes_plain_letters(province: str, expected: str) -> None:
    assert package_file_name(province, Period(2026, 10), 1) == expected


def test_revisions_and_months_do_not_share_a_name() -> None:
    names = {
        package_file_name("Hà Nội", Period(2026, month), revision)
        for month in (1, 10)
        for revision in (1, 2)
    }
    assert len(names) == 4
    assert all(name.isascii() for name in names)
