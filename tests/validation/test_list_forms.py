"""The checks of a list form follow its records."""

from __future__ import annotations

from datetime import date

import pytest

from forms.cell import Cell
from forms.change import InsertRecord, RemoveRecord
from forms.common.amount import Unreadable
from tests.validation.one_form import Desk

LIST = """
code = "KN"
version = "2020.1"
kind = "list"
number = "KN"
title = "Danh sách thử"
short_title = "Danh sách thử"
valid_from = 2020-01-01

[[origin]]
document = "Bài thử"

[[choices.turn]]
code = "new"
label = "Mới"

[[choices.turn]]
code = "again"
label = "Nhắc lại"

[[column]]
id = "title"
title = "Tiêu đề"
letter = "1"
type = "text"
required = true
max_length = 10

[[column]]
id = "turn"
title = "Lần"
letter = "2"
type = "choice"
choices = "turn"

[[column]]
id = "before"
title = "Mã cũ"
letter = "3"
type = "record"

[[column]]
id = "document"
title = "Văn bản"
letter = "4"
type = "document"

[[column]]
id = "start"
title = "Ngày bắt đầu"
letter = "5"
type = "date"

[[column]]
id = "end"
title = "Ngày kết thúc"
letter = "6"
type = "date"

[[rule]]
code = "KN-01"
kind = "required"
severity = "error"
title = "Ô bắt buộc"
columns = ["title"]

[[rule]]
code = "KN-02"
kind = "required"
severity = "error"
title = "Nhắc lại thì ghi mã cũ"
columns = ["before"]
when = "turn"
among = ["again"]

[[rule]]
code = "KN-03"
kind = "at_most"
severity = "error"
title = "Ngày đúng thứ tự"
columns = ["start"]
other = "end"

[[rule]]
code = "KN-04"
kind = "document"
severity = "warning"
title = "Số, ký hiệu văn bản"

[[rule]]
code = "KN-05"
kind = "unique"
severity = "warning"
title = "Không ghi hai lần"
columns = ["title"]
"""


@pytest.fixture
def listed() -> Desk:
    desk = Desk(LIST)
    desk.apply(InsertRecord("KN", "k1", 0, ((Cell("KN", "k1", "title"), "Điện"),)))
    return desk


def test_each_record_is_checked(listed: Desk) -> None:
    assert listed.found == []
    listed.apply(InsertRecord("KN", "k2", 1))
    assert listed.found == [("KN-01", "k2/title")]
    assert listed.only().message.startswith("Biểu KN, dòng 2, cột 1: còn trống.")


def test_a_removed_record_takes_its_findings_along(listed: Desk) -> None:
    listed.apply(InsertRecord("KN", "k2", 0))
    assert listed.apply(RemoveRecord("KN", "k2")) == {Cell("KN", "k2", "title")}
    assert listed.found == []


def test_a_demand_arises_from_a_choice(listed: Desk) -> None:
    listed.put("k1", "turn", "new")
    assert listed.found == []
    listed.put("k1", "turn", "again")
    assert listed.found == [("KN-02", "k1/before")]
    listed.put("k1", "before", "40-2025-03")
    assert listed.found == []


def test_dates_stand_in_order(listed: Desk) -> None:
    listed.put("k1", "start", date(2026, 10, 20))
    assert listed.found == []
    listed.put("k1", "end", date(2026, 10, 19))
    said = listed.only().text
    assert "20/10/2026 muộn hơn 1 ngày so với cột 6 “Ngày kết thúc” (ngày 19/10/2026)" in said


def test_a_date_nobody_can_read_is_an_error(listed: Desk) -> None:
    listed.put("k1", "start", Unreadable("31/02/2026"))
    assert listed.found == [("KN-00", "k1/start")]


def test_a_text_keeps_its_limit(listed: Desk) -> None:
    listed.put("k1", "title", "Hạ tầng thương mại")
    assert "18 ký tự, vượt mức 10" in listed.only().text


def test_two_records_do_not_say_the_same(listed: Desk) -> None:
    listed.apply(InsertRecord("KN", "k2", 1, ((Cell("KN", "k2", "title"), "ĐIỆN."),)))
    assert listed.found == [("KN-05", "k2/title")]
    assert "đã có ở dòng 1" in listed.only().text
    listed.put("k1", "title", "Chợ")
    assert listed.found == []


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 32/2024/NĐ-CP ngày 15/3/2024, Điều 5",
        "202/2025/QH15",
        "55/VBHN-BCT",
        "Quyết định 165/QĐ-TTg",
        "Luật Điện lực 2024",
    ],
)
def test_a_document_named_as_officials_do_passes(listed: Desk, text: str) -> None:
    listed.put("k1", "document", text)
    assert listed.found == []


@pytest.mark.parametrize("text", ["Nghị định của Chính phủ", "số 5 năm 2024", "15/3/2024"])
def test_a_document_without_number_is_a_warning(listed: Desk, text: str) -> None:
    listed.put("k1", "document", text)
    assert listed.found == [("KN-04", "k1/document")]
