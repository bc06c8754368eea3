"""The cover's heading cannot name another unit or month than the identity that was checked."""

from __future__ import annotations

import pytest

from exports.reader import read_report
from exports.reader_messages import ReaderMessage
from forms.common.errors import KnownError
from tests.exports.reports import CATALOGUE, altered, opened, sample, written

COVER = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


@pytest.mark.parametrize(
    ("said", "instead"),
    [("UBND [^<]+", "UBND THANH HOA"), ("ng 10 n", "ng 11 n")],
)
def test_another_heading_is_refused(said: str, instead: str) -> None:
    data = written(sample())
    part = STRINGS if STRINGS in opened(data) else COVER
    with pytest.raises(KnownError) as refusal:
        read_report(opened(altered(data, part, said, instead)), CATALOGUE)
    assert refusal.value.message is ReaderMessage.WORDS_CHANGED
