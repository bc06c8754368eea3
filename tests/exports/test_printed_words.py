"""Figures under other titles, in other units or months are refused, however soundly signed."""

from __future__ import annotations

import pytest

from exports.reader import read_report
from exports.reader_messages import ReaderMessage
from forms.common.errors import KnownError, Message
from tests.exports.reports import CATALOGUE, altered, opened, sample, written

GRID = "xl/worksheets/sheet2.xml"


@pytest.fixture(scope="module")
def data() -> bytes:
    return written(sample())


def refusal(data: bytes) -> Message:
    with pytest.raises(KnownError) as refused:
        read_report(opened(data), CATALOGUE)
    return refused.value.message


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [
        ("Đơn vị tính: [^<]+", "Đơn vị tính: đồng"),
        ("Tháng 10 năm 2026", "Tháng 9 năm 2026"),
        (r'(r="C10"[^>]*><is><t>)[^<]*', r"\g<1>đồng"),
    ],
)
def test_other_words_around_the_figures_are_refused(
    data: bytes, pattern: str, replacement: str
) -> None:
    changed = altered(data, GRID, pattern, replacement)
    assert refusal(changed) is ReaderMessage.WORDS_CHANGED


def test_exchanged_column_titles_are_refused(data: bytes) -> None:
    """Figures of last month under this month's title, and the other way round."""
    pattern = r"(<t>)(Chính thức[^<]*)(</t>.*?<t>)(Ước[^<]*)(</t>)"
    swapped = altered(data, GRID, pattern, r"\1\4\3\2\5")
    assert refusal(swapped) is ReaderMessage.WORDS_CHANGED
