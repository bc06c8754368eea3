"""The way to the signature in words and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.pages.check.office import enter
from ui.glyphs import Glyph
from ui.pages.check.requirements import Readiness, Requirement, still_to_do
from validation.explanations import explain

if TYPE_CHECKING:
    from ui.session import EditSession

REASON = "Giá bán lẻ điều chỉnh tăng ba kỳ liên tiếp trong tháng."


def lines(session: EditSession) -> dict[str, Requirement]:
    return {line.title: line for line in Readiness(session).requirements()}


def test_every_kind_of_work_is_a_line(session: EditSession) -> None:
    found = lines(session)
    assert list(found)[:4] == [
        "Còn 4 lỗi",
        "Còn 4 ô bắt buộc",
        "Còn 4 cảnh báo chưa giải trình",
        "Còn 1 tổng chưa khớp",
    ]
    assert found["Còn 4 lỗi"].glyph is Glyph.ERROR
    assert found["Còn 4 cảnh báo chưa giải trình"].progress == (0, 4)


def test_blanks_are_counted_among_what_is_required(session: EditSession) -> None:
    line = lines(session)["Còn 4 ô bắt buộc"]
    assert line.progress
    done, total = line.progress
    assert total - done == 4
    assert line.text == f"Đã nhập {done}/{total} ô · biểu 03"
    enter(session, ("3", "estimate", "61100"))
    assert lines(session)["Còn 3 ô bắt buộc"].progress == (done + 1, total)


def test_sums_that_hold_are_counted(session: EditSession) -> None:
    wrong = lines(session)["Còn 1 tổng chưa khớp"]
    assert wrong.glyph is Glyph.ERROR
    session.undo_stack.undo()
    right = lines(session)["Tổng cộng khớp với mục con"]
    done, total = right.text.split()[0].split("/")
    assert done == total
    assert wrong.text.split()[0] == f"{int(total) - 1}/{total}"


def test_an_explanation_is_progress(clean: EditSession) -> None:
    first, second = (judged.finding for judged in clean.desk.judged)
    clean.carry_out(explain(first, REASON, clean.workspace.clock), "ghi giải trình")
    assert lines(clean)["Còn 1 cảnh báo chưa giải trình"].progress == (1, 2)
    assert still_to_do(tuple(lines(clean).values())) == ("đã giải trình cảnh báo",)
    clean.carry_out(explain(second, REASON, clean.workspace.clock), "ghi giải trình")
    assert still_to_do(tuple(lines(clean).values())) == ()
    assert all(line.met for line in lines(clean).values())


def test_forms_in_force_are_named_for_the_month(clean: EditSession) -> None:
    line = lines(clean)["Biểu mẫu đúng phiên bản"]
    assert line.text.endswith("có hiệu lực tháng 10/2026")
