"""Last month's words follow a record that was carried over under another id."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from forms.cell import Cell
from forms.change import Explain, Explanation, InsertRecord
from forms.common.period import Period
from tests.builders import CATALOGUE, figures
from validation.engine import Inspection
from validation.rulebook import Rulebook
from validation.suggestions import SaidBefore

if TYPE_CHECKING:
    from forms.figures import Figures
    from validation.finding import Finding

KN = CATALOGUE.form("KN", Period(2026, 10))
CT10 = CATALOGUE.form("CT10", Period(2026, 10))
EMPTY_WORDS = "Đề nghị các cấp có thẩm quyền quan tâm, tạo điều kiện."
GIVEN = Explanation("Nguyên văn ý kiến của doanh nghiệp, không sửa lời.", "00ff", "2026-10-03")


def a_list(form_code: str, **records: dict[str, str]) -> Figures:
    made = figures(CATALOGUE.form(form_code, Period(2026, 10)))
    for place, (record, texts) in enumerate(records.items()):
        cells = tuple((Cell(form_code, record, column), text) for column, text in texts.items())
        made.apply(InsertRecord(form_code, record, place, cells))
    return made


def found(made: Figures, rule: str) -> Finding:
    inspection = Inspection(Rulebook(), made.report.forms.values(), made)
    return next(finding for finding in inspection.findings if finding.rule == rule)


def offered(before: Figures, now: Figures, rule: str) -> Explanation | None:
    """What is offered now, when the same rule's finding was explained before."""
    before.apply(Explain(rule, found(before, rule).cell, GIVEN))
    return SaidBefore(before.report, now.report).suggestion(found(now, rule))


OLD = {"code": "40-2026-01", "title": "Vốn cụm công nghiệp", "proposal": EMPTY_WORDS}


@pytest.mark.parametrize(
    ("now", "follows"),
    [
        (OLD, True),
        ({**OLD, "title": "Vốn hạ tầng cụm"}, True),
        ({**OLD, "code": ""}, True),  # by its title
        ({**OLD, "title": "VỐN CỤM CÔNG NGHIỆP."}, True),
        ({**OLD, "code": "40-2026-02", "title": "Sửa đổi quy định về chợ"}, False),
        ({"proposal": EMPTY_WORDS}, False),
    ],
)
def test_a_recommendation_is_recognised_by_its_code_or_title(
    now: dict[str, str], follows: bool
) -> None:
    given = {column: text for column, text in now.items() if text}
    other = {"code": "40-2026-09", "title": "Việc khác"}
    before, after = a_list("KN", z0=other, a1=OLD), a_list("KN", b7=given)
    assert offered(before, after, "KN-13") == (GIVEN if follows else None)


def test_the_code_counts_more_than_the_title() -> None:
    namesake = {**OLD, "code": "40-2026-05", "proposal": "Bố trí vốn cho hạ tầng cụm công nghiệp"}
    before = a_list("KN", a1=OLD, a2=namesake)
    assert offered(before, a_list("KN", b7={**OLD, "code": "40-2026-05"}), "KN-13") is None


def test_a_record_of_a_form_without_codes_is_recognised_by_its_title() -> None:
    done = {"title": "Hội chợ hàng Việt", "result": "Đã tổ chức thực hiện theo kế hoạch."}
    assert offered(a_list("CT10", a1=done), a_list("CT10", b1=done), "CT10-07") == GIVEN
