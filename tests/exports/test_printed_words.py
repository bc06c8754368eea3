"""Words beside the values are those of form, month and identity, however soundly signed."""

from __future__ import annotations

import re

import pytest

from exports.reader import read_report
from exports.reader_messages import ReaderMessage
from forms.common.errors import KnownError, Message
from tests.exports.reports import CATALOGUE, altered, opened, sample, written

COVER, GRID, LIST, STORY = (f"xl/worksheets/sheet{number}.xml" for number in (1, 2, 3, 4))
CHANGED, HIDDEN, ADDED = (
    ReaderMessage.WORDS_CHANGED,
    ReaderMessage.WORDS_HIDDEN,
    ReaderMessage.WORDS_ADDED,
)


@pytest.fixture(scope="module")
def data() -> bytes:
    return written(sample())


def refusal(data: bytes) -> KnownError:
    with pytest.raises(KnownError) as refused:
        read_report(opened(data), CATALOGUE)
    return refused.value


def message(data: bytes) -> Message:
    return refusal(data).message


@pytest.mark.parametrize(
    ("part", "said", "instead"),
    [
        (GRID, "Đơn vị tính: [^<]+", "Đơn vị tính: đồng"),
        (GRID, "Tháng 10 năm 2026", "Tháng 9 năm 2026"),
        (GRID, r'(r="C10"[^>]*><is><t>)[^<]*', r"\g<1>đồng"),
        (GRID, "ô nền xám không dùng cho mục đó", "ô nền xám là số chính thức"),
        (GRID, "0 là không phát sinh", "0 là chưa có số liệu"),
        (GRID, "tỉnh Nghệ An<", "tỉnh Thanh Hóa<"),
        (LIST, "<t>Nội dung vướng mắc<", "<t>Nội dung đã giải quyết<"),
        (LIST, "<t>Kinh phí<", "<t>Kinh phí (tỷ đồng)<"),
        (LIST, r'(r="A8"[^>]*><is><t>)1<', r"\g<1>2<"),
        (LIST, "KIẾN NGHỊ, ĐỀ XUẤT CỦA", "KIẾN NGHỊ ĐÃ RÚT CỦA"),
        (STORY, "1. Sản xuất công nghiệp", "1. Thương mại nội địa"),
        (STORY, "THUYẾT MINH TÌNH HÌNH", "THUYẾT MINH"),
        (STORY, "phiên bản 2020<", "phiên bản 2019<"),
        (COVER, "UBND [^<]+", "UBND TỈNH THANH HÓA"),
        (COVER, "công thương tháng 10 năm", "công thương tháng 11 năm"),
        (COVER, "<t>Đơn vị báo cáo<", "<t>Đơn vị nhận<"),
        (COVER, "Biểu thử dạng lưới", "Biểu thử đã bãi bỏ"),
        (COVER, "Đủ điều kiện ký: [^<]+", "Đủ điều kiện ký: không có lỗi, không có cảnh báo"),
        (COVER, "Đủ điều kiện ký: [^<]+", "Cục đã duyệt"),
        (COVER, "<t>GIÁM ĐỐC<", "<t>PHÓ GIÁM ĐỐC<"),
        (COVER, "<t>Nội dung cảnh báo<", "<t>Nội dung đã bỏ<"),
        (COVER, "3. Giải trình các cảnh báo", "3. Cảnh báo đã xử lý"),
    ],
)  # fmt: skip
def test_other_words_than_those_of_the_form_are_refused(
    data: bytes, part: str, said: str, instead: str
) -> None:
    assert message(altered(data, part, said, instead)) is CHANGED


@pytest.mark.parametrize(
    ("part", "first", "second"),
    [
        (GRID, "Chính thức[^<]*", "Ước[^<]*"),
        (LIST, "Lĩnh vực", "Nội dung vướng mắc"),
        (LIST, "Ngày gửi", "Kinh phí"),
        (STORY, r"1\. Sản xuất[^<]*", r"2\. Thương mại[^<]*"),
        (COVER, "Mã đơn vị", "Mã gói báo cáo"),
    ],
)
def test_exchanged_headings_are_refused(data: bytes, part: str, first: str, second: str) -> None:
    """Figures of last month under this month's title, and the other way round."""
    pattern = rf"(<t>)({first})(</t>.*?<t>)({second})(</t>)"
    assert message(altered(data, part, pattern, r"\1\4\3\2\5")) is CHANGED


@pytest.mark.parametrize(
    ("part", "row"), [(GRID, 5), (GRID, 7), (LIST, 6), (STORY, 6), (COVER, 7), (COVER, 21)]
)
def test_hidden_words_are_refused(data: bytes, part: str, row: int) -> None:
    hidden = altered(data, part, f'<row r="{row}"', f'<row hidden="1" r="{row}"')
    assert message(hidden) in (HIDDEN, ReaderMessage.CELL_HIDDEN)


def test_words_under_a_merged_cell_are_refused(data: bytes) -> None:
    covered = altered(data, LIST, "<mergeCells[^>]*>", '<mergeCells><mergeCell ref="D6:E6"/>')
    found = refusal(covered)
    assert found.message is HIDDEN
    assert "ô E6" in found.sentence


@pytest.mark.parametrize(
    ("part", "row"), [(GRID, 40), (LIST, 40), (STORY, 40), (COVER, 60), (LIST, 5)]
)
def test_words_nobody_wrote_are_refused(data: bytes, part: str, row: int) -> None:
    cell = f'<c r="F{row}" t="inlineStr"><is><t>Số liệu tính theo giá so sánh</t></is></c>'
    if row == 5:
        added = altered(data, part, '(<row r="5".*?)(</row>)', rf"\1{cell}\2")
    else:
        added = altered(data, part, "</sheetData>", f'<row r="{row}">{cell}</row></sheetData>')
    found = refusal(added)
    assert found.message is ADDED
    assert f"ô F{row}" in found.sentence


def test_a_record_that_stands_elsewhere_is_refused(data: bytes) -> None:
    book = opened(data).read("xl/workbook.xml").decode()
    moved = re.search(r"<definedName name=\"KN_a1_fund\">'Biểu KN'!\$E\$8", book)
    assert moved
    away = moved[0].replace("$E$8", "$F$8")
    assert message(altered(data, "xl/workbook.xml", re.escape(moved[0]), away)) is (
        ReaderMessage.CELL_MOVED
    )


def test_a_sheet_under_another_name_is_refused(data: bytes) -> None:
    """The tab is what people choose a form by."""
    renamed = altered(data, "xl/workbook.xml", 'name="Biểu KN"', 'name="Biểu 05"')
    for _ in range(len(re.findall("'Biểu KN'!", opened(data).read("xl/workbook.xml").decode()))):
        renamed = altered(renamed, "xl/workbook.xml", "'Biểu KN'!", "'Biểu 05'!")
    assert message(renamed) is CHANGED


@pytest.mark.parametrize(
    ("part", "said", "instead"),
    [
        (GRID, "</oddHeader>", " Đã được Cục chấp thuận</oddHeader>"),
        (GRID, "<firstHeader></firstHeader>", "<firstHeader>&amp;CSố tạm tính</firstHeader>"),
        (COVER, r"(&amp;9 G&#243;i )[0-9a-f]{16}", r"\g<1>0000000000000000"),
        (STORY, "TH - T&#7881;nh[^<]*", "TH - Tỉnh Thanh Hóa, tháng 10 năm 2026"),
    ],
)
def test_other_words_on_every_page_are_refused(
    data: bytes, part: str, said: str, instead: str
) -> None:
    assert message(altered(data, part, said, instead)) is ReaderMessage.SHEET_RUNNING
