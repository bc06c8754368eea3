"""The list's outline: forms in order, errors first, blanks folded, filters without marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.pages.check.office import enter
from ui.glyphs import Glyph
from ui.pages.check.nodes import Blanks, Entry, entries
from ui.pages.check.outline import Shown, filtered, outline_of
from validation.explanations import explain, state

if TYPE_CHECKING:
    from ui.session import EditSession

REASON = "Giá bán lẻ điều chỉnh tăng ba kỳ liên tiếp trong tháng."


def fuel(session: EditSession) -> Entry:
    found = entries(outline_of(session.desk))
    return next(e for e in found if e.label.startswith("Xăng") and e.explainable)


def test_a_form_counts_its_findings(session: EditSession) -> None:
    (section,) = outline_of(session.desk)
    assert (section.number, section.title) == ("03", "Thương mại nội địa")
    assert (section.errors, section.warnings, section.explained, section.missing) == (4, 4, 0, 4)
    assert section.spoken == "Biểu 03 Thương mại nội địa, 4 lỗi, 4 cảnh báo, Còn 4 ô trống"


def test_a_form_tells_statements_from_explanations(session: EditSession) -> None:
    found = entries(outline_of(session.desk))
    total = next(e for e in found if e.answerable and not e.explainable)
    said = "Số do cơ quan thống kê công bố, đơn vị không có quyền sửa."
    session.carry_out(state(total.judged.finding, said, session.workspace.clock), "ghi cam đoan")
    change = explain(fuel(session).judged.finding, REASON, session.workspace.clock)
    session.carry_out(change, "ghi giải trình")
    (section,) = outline_of(session.desk)
    assert (section.explained, section.stated) == (1, 1)
    assert "1 đã giải trình, 1 đã cam đoan" in section.spoken


def test_errors_come_first_then_warnings_then_folded_blanks(session: EditSession) -> None:
    (section,) = outline_of(session.desk)
    *findings, blanks = section.children
    kinds = [e.glyph for e in findings if isinstance(e, Entry)]
    assert kinds == [Glyph.ERROR] * 4 + [Glyph.WARNING] * 4
    assert isinstance(blanks, Blanks)
    assert blanks.title == "Còn 4 ô trống"
    assert {e.glyph for e in entries(blanks.children)} == {Glyph.EMPTY}


def test_rows_stand_in_the_order_of_the_form(session: EditSession) -> None:
    (section,) = outline_of(session.desk)
    errors = [e.place for e in entries(section.children) if e.glyph is Glyph.ERROR]
    assert [place.split(" · ")[0] for place in errors] == [
        "Mục 1",
        "Mục 1.4",
        "Mục 1.6",
        "Mục 1.7a",
    ]


def test_a_warning_keeps_its_place_when_it_is_explained(session: EditSession) -> None:
    before = [e.key for e in entries(outline_of(session.desk))]
    change = explain(fuel(session).judged.finding, REASON, session.workspace.clock)
    session.carry_out(change, "ghi giải trình")
    assert fuel(session).glyph is Glyph.EXPLAINED
    assert [e.key for e in entries(outline_of(session.desk))] == before


def test_a_number_that_changes_makes_the_explanation_stale(session: EditSession) -> None:
    change = explain(fuel(session).judged.finding, REASON, session.workspace.clock)
    session.carry_out(change, "ghi giải trình")
    enter(session, ("1.8", "estimate", "1304500"))
    assert fuel(session).glyph is Glyph.WARNING
    assert fuel(session).note == "Số đã đổi, xem lại giải trình"


def test_a_finding_says_what_is_wrong_and_what_to_do(session: EditSession) -> None:
    found = {e.place: e for e in entries(outline_of(session.desk)) if e.glyph is Glyph.ERROR}
    part = next(e for place, e in found.items() if place.startswith("Mục 1.7a ·"))
    other, gap = "mục 1.7 (440.100 triệu đồng)", "459.900 triệu đồng"
    assert part.fact == f"900.000 triệu đồng lớn hơn {other}, vượt {gap}"
    assert part.advice.startswith("Phần “trong đó” không được vượt mục trên")
    assert (part.amount, part.others) == ("900.000", "mục 1.7: 440.100")


@pytest.mark.parametrize("text", ["xang dau", "XĂNG, DẦU", "1.8"])
def test_the_text_filter_ignores_marks_and_case(session: EditSession, text: str) -> None:
    found = list(entries(filtered(outline_of(session.desk), Shown.ALL, text)))
    assert found
    assert all(e.place.startswith("Mục 1.8 ·") for e in found)


@pytest.mark.parametrize(
    ("shown", "kind", "count"),
    [(Shown.ERRORS, Glyph.ERROR, 4), (Shown.WARNINGS, Glyph.WARNING, 4)],
)
def test_the_kind_filter_leaves_blanks_out(
    session: EditSession, shown: Shown, kind: Glyph, count: int
) -> None:
    found = list(entries(filtered(outline_of(session.desk), shown, "")))
    assert [e.glyph for e in found] == [kind] * count


def test_a_form_without_matches_is_dropped(session: EditSession) -> None:
    assert filtered(outline_of(session.desk), Shown.EXPLAINED, "") == ()
    assert filtered(outline_of(session.desk), Shown.ALL, "xăng sinh học") == ()
