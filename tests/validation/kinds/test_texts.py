"""Texts that repeat one another, and texts that say nothing."""

from __future__ import annotations

import pytest

from forms.cell import Cell
from forms.change import InsertRecord, SetCells
from forms.common.period import Period
from tests.builders import CATALOGUE, figures
from validation.check import Complaint
from validation.finding import Outcome
from validation.ruleset import checks_of

KN = CATALOGUE.form("KN", Period(2026, 10))
MORE = "Đề nghị tăng vốn ngân sách trung ương cho hạ tầng cụm công nghiệp các tỉnh khó khăn"


def said(rule: str, proposals: list[str | None]) -> list[str]:
    """What the rule says about the last of the proposals."""
    made = figures(KN, period=Period(2026, 10))
    names = tuple(f"r{number}" for number in range(len(proposals)))
    for place, name in enumerate(names):
        made.apply(InsertRecord("KN", name, place))
    cells = tuple((Cell("KN", n, "proposal"), t) for n, t in zip(names, proposals, strict=True))
    made.apply(SetCells(cells))
    last = Cell("KN", names[-1], "proposal")
    decisions = [
        check.decide(made)
        for check in checks_of(KN.with_records(names))
        if (check.rule.code, check.cell) == (rule, last)
    ]
    return [d.text if isinstance(d, Complaint) else d.value for d in decisions]


@pytest.mark.parametrize(
    ("proposal", "similar"),
    [
        (MORE, True),
        (MORE.upper(), True),
        ("tang von ngan sach trung uong cho ha tang cum cong nghiep cac tinh kho khan", True),
        ("Bố trí tăng vốn ngân sách trung ương cho hạ tầng cụm công nghiệp", True),
        ("Sửa đổi Nghị định 111/2015/NĐ-CP về phát triển công nghiệp hỗ trợ", False),
        ("Tăng vốn", None),
        (None, None),
    ],
)
def test_half_of_the_words_in_common_is_one_recommendation(
    proposal: str | None, similar: bool | None
) -> None:
    (found,) = said("KN-12", [MORE, "Một việc hoàn toàn khác về điện nông thôn", proposal])
    if similar:
        assert "gần giống “Đề nghị tăng vốn" in found
        assert "ở dòng 1" in found
    else:
        wanted = Outcome.NOT_EVALUATED if similar is None else Outcome.PASS
        assert found == wanted.value


@pytest.mark.parametrize(
    "text",
    [
        "Đề nghị các cấp có thẩm quyền quan tâm, xem xét, tạo điều kiện.",
        "Tiếp tục triển khai thực hiện theo quy định hiện hành.",
        "Như trên.",
        "...",
        "Không có phát sinh trong kỳ báo cáo.",
    ],
)
def test_office_words_alone_say_nothing(text: str) -> None:
    (found,) = said("KN-13", [text])
    assert "chưa nêu nội dung cụ thể" in found


def test_a_long_text_is_quoted_shortly() -> None:
    (found,) = said("KN-13", ["Đề nghị xem xét, quan tâm, tạo điều kiện, hỗ trợ " * 9])
    assert "…”" in found
    assert len(found) < 200
