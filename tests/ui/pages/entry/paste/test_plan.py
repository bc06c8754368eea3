"""What a paste would do, for blocks as they come from Excel, LibreOffice and old reports."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from forms.cell import Cell
from forms.change import SetCells
from forms.definition import ColumnKind
from ui.form_source import FormSource
from ui.grid.clipboard import Block, read_clipboard, read_html
from ui.grid.model import GridModel
from ui.grid.movement import Area
from ui.grid.transfer import paste
from ui.pages.entry.paste.plan import BLANK, PasteOptions, PastePlan, Unread, Verdict
from ui.pages.entry.paste.planner import make_plan
from ui.pages.entry.paste.preview import PreviewSource
from ui.pages.entry.paste.units import unit_of
from ui.pages.entry.paste.words import counted, remark, title, trouble
from validation.paste_messages import PasteMessage
from validation.paste_numbers import DecimalMark

if TYPE_CHECKING:
    from forms.definition import Column
    from ui.session import EditSession

OFFICIAL, ESTIMATE = "official", "estimate"


def planned(
    source: FormSource,
    block: Block | str,
    row: str = "1.1",
    column: str = OFFICIAL,
    options: PasteOptions | None = None,
) -> PastePlan:
    if isinstance(block, str):
        block = read_clipboard(block, "")
    position = source.position(Cell(source.form.code, row, column))
    assert position is not None
    request = paste(GridModel(source), block, Area(*position, *position))
    return make_plan(source, block, request.area, options)


def values(plan: PastePlan) -> list[object]:
    return [cell.value for cell in plan.cells]


def fates(plan: PastePlan) -> list[Verdict]:
    return [cell.verdict for cell in plan.cells]


@pytest.mark.parametrize(
    ("text", "wanted", "mark"),
    [
        ("1.404,5\t2.306,3\r\n401,8\t1.404\r\n", ["1404.5", "2306.3", "401.8", "1404"], "COMMA"),
        ("1,404.5\t2,306.3\r\n401.8\t1,404\r\n", ["1404.5", "2306.3", "401.8", "1404"], "DOT"),
        ("1 404,5\t-12\r\n", ["1404.5", "-12"], "COMMA"),
    ],
)
def test_a_block_that_decides_itself_goes_straight_in(
    trade: FormSource, text: str, wanted: list[str], mark: str
) -> None:
    plan = planned(trade, text)
    assert values(plan) == [Decimal(each) for each in wanted]
    assert plan.mark is DecimalMark[mark]
    assert not plan.doubtful


def test_a_lone_dot_is_asked_and_the_answer_is_for_the_whole_block(trade: FormSource) -> None:
    plan = planned(trade, "1.404\t2.306\r\n401\t404\r\n")
    assert plan.mark_asked
    assert plan.doubtful
    assert fates(plan)[:2] == [Verdict.UNCLEAR, Verdict.UNCLEAR]
    grouped = planned(trade, "1.404\t2.306\r\n", options=PasteOptions(mark=DecimalMark.COMMA))
    assert values(grouped) == [Decimal(1404), Decimal(2306)]
    part = planned(trade, "1.404\t2.306\r\n", options=PasteOptions(mark=DecimalMark.DOT))
    assert values(part) == [Decimal("1.40"), Decimal("2.31")]


@pytest.mark.parametrize(("exact", "wanted"), [("1404", "1404"), ("1.404", "1.40")])
def test_the_exact_number_beside_the_text_settles_a_lone_dot(
    trade: FormSource, exact: str, wanted: str
) -> None:
    markup = f'<table><tr><td sdval="{exact}" sdnum="1066;">1.404</td></tr></table>'
    plan = planned(trade, read_clipboard("1.404\n", markup))
    assert values(plan) == [Decimal(wanted)]
    assert not plan.doubtful


def test_figures_in_another_unit_are_converted_before_they_are_rounded(trade: FormSource) -> None:
    billion = PasteOptions(unit=unit_of("tỷ đồng"))
    plan = planned(trade, "2,2484567891\t401,8\r\n", options=billion)
    assert values(plan) == [Decimal("2248.46"), Decimal(401800)]
    dong = PasteOptions(unit=unit_of("đồng"))
    assert values(planned(trade, "2248400500\r\n", options=dong)) == [Decimal("2248.4")]
    assert [unit.name for unit in plan.units] == [
        "đồng",
        "nghìn đồng",
        "triệu đồng",
        "tỷ đồng",
        "nghìn tỷ đồng",
    ]


def test_a_percentage_is_no_money_whatever_unit_is_chosen(trade: FormSource) -> None:
    plan = planned(trade, "84,6\r\n", row="5", options=PasteOptions(unit=unit_of("tỷ đồng")))
    assert values(plan) == [Decimal("84.6")]


def test_rows_are_found_by_name_without_marks_and_in_any_order(trade: FormSource) -> None:
    text = "Hang may mac\t401\t404\r\nLƯƠNG THỰC - THỰC PHẨM\t2248\t2306\r\n"
    plan = planned(trade, text)
    assert plan.by_name
    assert [row.code for row in plan.rows] == ["1.2", "1.1"]
    assert values(plan) == [Decimal(401), Decimal(404), Decimal(2248), Decimal(2306)]
    assert "ghép theo tên" in title(plan)


def test_code_name_and_unit_lead_the_figures(trade: FormSource) -> None:
    text = "STT\tChỉ tiêu\tĐVT\tTháng 9\r\n1.1\tLương thực, thực phẩm\ttỷ đồng\t2,5\r\n"
    plan = planned(trade, text)
    assert [row.code for row in plan.rows] == ["1.1"]
    assert plan.unit == unit_of("tỷ đồng")
    assert values(plan) == [Decimal(2500)]


def test_codes_alone_name_the_rows_when_they_cannot_be_figures(trade: FormSource) -> None:
    plan = planned(trade, "1.12\t5\r\n1.7a\t6\r\n1.8\t7\r\n")
    assert [row.code for row in plan.rows] == ["1.12", "1.7a", "1.8"]
    assert not planned(trade, "1.1\t5\r\n").by_name


def test_one_name_used_twice_is_told_apart_by_its_place(trade: FormSource) -> None:
    labels = [row.label for row in trade.rows]
    twice = {label for label in labels if labels.count(label) > 1}
    for label in twice:
        codes = [row.code for row in trade.rows if row.label == label]
        plan = planned(trade, "".join(f"{label}\t{n}\r\n" for n in range(len(codes))))
        assert [row.code for row in plan.rows] == codes


def test_a_name_the_form_does_not_know_is_told(trade: FormSource) -> None:
    text = "Hàng may mặc\t401\r\nVàng mã\t7\r\nHàng hóa khác\t8\r\n"
    plan = planned(trade, text)
    assert fates(plan) == [Verdict.WRITE, Verdict.OUTSIDE, Verdict.WRITE]
    assert plan.rows[1].label == "Vàng mã"
    assert "không ứng với chỉ tiêu nào" in trouble(plan)


def test_names_in_the_fonts_of_before_unicode_are_read(trade: FormSource) -> None:
    markup = """<style>.xl65 {font-size:12pt; font-family:.VnTime, sans-serif;}</style>
      <table><tr><td class=xl65>Hµng may mÆc</td><td>401</td></tr>
      <tr><td><font face="VNI-Times">Haøng hoùa khaùc</font></td><td>7</td></tr></table>"""
    block = read_html(markup)
    assert block is not None
    plan = planned(trade, block)
    assert [row.code for row in plan.rows] == ["1.2", "1.11"]


def test_totals_are_passed_over_and_nothing_is_asked(trade: FormSource) -> None:
    plan = planned(trade, "6.813,0\r\n2.248,4\r\n", row="1")
    assert fates(plan) == [Verdict.LOCKED, Verdict.WRITE]
    assert not plan.doubtful
    assert "1 ô bỏ qua" in remark(plan)


def test_words_among_figures_leave_what_is_there_and_are_named(trade: FormSource) -> None:
    plan = planned(trade, "98,1\thỏng\r\n", row="1.4")
    assert fates(plan) == [Verdict.WRITE, Verdict.WRONG]
    assert [text for _, _, text in plan.entries] == ["98,1"]
    blanked = planned(trade, "98,1\thỏng\r\n", row="1.4", options=PasteOptions(unread=Unread.BLANK))
    assert [text for _, _, text in blanked.entries] == ["98,1", ""]
    said = trouble(plan)
    assert "1.4, cột 5" in said
    assert "“hỏng”" in said


def test_an_empty_cell_left_as_it_is_is_not_said_to_be_blanked(trade: FormSource) -> None:
    trade.session.apply(SetCells(((Cell("CT03", "1.4", "estimate"), None),)))
    plan = planned(trade, "98,1\thỏng\r\n", row="1.4")
    assert "vẫn trống như trước" in trouble(plan)
    assert PreviewSource(plan, troubled=False).cell(0, 5).text == "giữ ô trống"
    blanked = planned(trade, "98,1\thỏng\r\n", row="1.4", options=PasteOptions(unread=Unread.BLANK))
    assert "sẽ để trống" in trouble(blanked)


def test_large_blocks_are_counted_with_separators() -> None:
    assert counted(9944) == "9.944"


def test_binary_noise_is_rounded_and_said(trade: FormSource) -> None:
    plan = planned(trade, "1404,4999999999998\r\n")
    assert values(plan) == [Decimal("1404.50")]
    assert "1 ô đã làm tròn" in remark(plan)


def test_the_same_doubt_is_asked_once_and_answered_for_all(trade: FormSource) -> None:
    text = "khoảng 20\tkhoảng 30\r\nkhông có\t5\r\n"
    plan = planned(trade, text)
    assert [(q.kind, q.count) for q in plan.questions] == [
        (PasteMessage.APPROXIMATE, 2),
        (PasteMessage.NOTHING_OR_ABSENT, 1),
    ]
    answers = {PasteMessage.APPROXIMATE: 0, PasteMessage.NOTHING_OR_ABSENT: BLANK}
    answered = planned(trade, text, options=PasteOptions(answers=answers))
    assert values(answered) == [Decimal(20), Decimal(30), None, Decimal(5)]
    assert not answered.doubtful


def test_merged_cells_leave_what_lies_under_them(trade: FormSource) -> None:
    markup = "<table><tr><td rowspan=2>5</td><td>6</td></tr><tr><td>7</td></tr></table>"
    block = read_html(markup)
    assert block is not None
    plan = planned(trade, block)
    assert [len([c for c in row.cells if c]) for row in plan.rows] == [2, 1]
    assert [text for *_, text in plan.entries] == ["5", "6", "7"]


def test_a_head_of_merged_titles_and_column_codes_is_passed_over(trade: FormSource) -> None:
    head = (
        "<tr><td rowspan=2>Mã</td><td rowspan=2>Chỉ tiêu</td><td colspan=2>Nhập kỳ này</td></tr>"
        "<tr><td>Chính thức T9/2026</td><td>Ước T10/2026</td></tr>"
        "<tr><td>A</td><td>B</td><td>4</td><td>5</td></tr>"
    )
    body = (
        "<tr><td>1.1</td><td>Lương thực, thực phẩm</td><td>2.248,4</td><td>2.306,3</td></tr>"
        "<tr><td>1.2</td><td>Hàng may mặc</td><td>401,8</td><td>404,7</td></tr>"
    )
    block = read_clipboard("", f"<table>{head}{body}</table>")
    plan = planned(trade, block)
    assert plan.by_name
    assert [row.code for row in plan.rows] == ["1.1", "1.2"]
    assert plan.counts[Verdict.OUTSIDE] == 0
    assert [str(value) for value in values(plan)] == ["2248.4", "2306.3", "401.8", "404.7"]


def test_figures_past_the_last_row_are_told(trade: FormSource) -> None:
    last = trade.form.rows[-1].code
    plan = planned(trade, "1\r\n2\r\n\r\n", row=last)
    assert fates(plan) == [Verdict.WRITE, Verdict.OUTSIDE]
    assert "nằm ngoài bảng" in trouble(plan)


def test_statuses_and_dates_come_by_their_words(session: EditSession) -> None:
    source = FormSource(session, "CT05")
    label = source.form.choices_of("6", ESTIMATE)[0].label
    plan = planned(source, f"{label.upper()}\r\n\r\n5/3/2026\r\n", row="6", column=ESTIMATE)
    assert fates(plan) == [Verdict.WRITE, Verdict.CLEAR, Verdict.WRITE]
    assert plan.cells[0].value == source.form.choices_of("6", ESTIMATE)[0].code
    assert not plan.units


def test_five_thousand_rows_are_planned_whole(trade: FormSource) -> None:
    block = read_clipboard("".join(f"{n},5\t{n}\r\n" for n in range(5_000)), "")
    plan = planned(trade, block)
    assert len(plan.rows) == 5_000
    assert plan.counts[Verdict.OUTSIDE] > 9_000


def test_a_whole_table_of_our_own_pasted_a_row_too_low_finds_its_rows(trade: FormSource) -> None:
    lines = [
        f"{row.code}\t{row.label}\t{row.unit}\t\t\t\t{n},5" for n, row in enumerate(trade.rows)
    ]
    block = read_clipboard("\r\n".join(lines[2:6]), "")
    in_place = make_plan(trade, block, Area(2, 0, 5, 6))
    assert not in_place.by_name
    too_low = make_plan(trade, block, Area(3, 0, 6, 6))
    assert too_low.by_name
    assert [row.code for row in too_low.rows] == [row.code for row in trade.rows[2:6]]
    assert too_low.entries == in_place.entries


def test_an_index_in_a_column_of_growth_is_asked(session: EditSession) -> None:
    source = FormSource(session, "CT01")
    growth = next(c for c in source.form.columns if c.unit == "%" and c.signed and _entered(c))
    row = next(row for row in source.form.rows if source.form.measured(row, growth))
    plan = planned(source, "105,3\r\n", row=row.code, column=growth.id)
    assert [question.kind for question in plan.questions] == [PasteMessage.INDEX]
    answers = {PasteMessage.INDEX: 0}
    answered = planned(source, "105,3\r\n", row.code, growth.id, PasteOptions(answers=answers))
    assert values(answered) == [Decimal("5.3")]


def _entered(column: Column) -> bool:
    return column.kind is ColumnKind.ENTRY
