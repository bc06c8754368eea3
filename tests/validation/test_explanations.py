"""When a written reason says something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from forms.cell import Cell
from forms.change import Saying
from forms.common.errors import KnownError
from tests.builders import CLOCK
from validation.explanations import MINIMUM, explain, wanted, weakness
from validation.finding import Finding, Severity
from validation.messages import ValidationMessage
from validation.reasons import Reason

WARNING = Finding(
    rule="CT91-07",
    title="Biến động lớn",
    cell=Cell("CT91", "2", "estimate"),
    place="Biểu 91, mục 2, cột 5",
    severity=Severity.WARNING,
    text="tăng 50%.",
    figures=(),
    cells=(),
    digest="00ff00ff00ff00ff",
)
LEAST = MINIMUM[Saying.EXPLANATION]
ERROR = Finding(
    **{name: getattr(WARNING, name) for name in Finding.__slots__ if name != "severity"},
    severity=Severity.ERROR,
)
FINAL = replace(ERROR, correctable=False)


@pytest.mark.parametrize(
    ("reason", "weak"),
    [
        ("", "EXPLANATION_SHORT"),
        ("Giá tăng", "EXPLANATION_SHORT"),
        ("x" * (LEAST - 1), "EXPLANATION_SHORT"),
        ("x" * LEAST, "EXPLANATION_THIN"),
        ("a b c d ..................", "EXPLANATION_THIN"),
        ("Giáááááááááááá tăng quá", "EXPLANATION_THIN"),
        ("giá giá giá giá giá giá giá", "EXPLANATION_EMPTY_WORDS"),
        ("Số liệu đúng theo thực tế báo cáo.", "EXPLANATION_EMPTY_WORDS"),
        ("Đã kiểm tra lại, số liệu chính xác.", "EXPLANATION_EMPTY_WORDS"),
        ("so lieu dung, da kiem tra lai roi", "EXPLANATION_EMPTY_WORDS"),
        ("Đề nghị xem xét nội dung giải trình này.", "EXPLANATION_EMPTY_WORDS"),
        ("Số liệu đúng như đơn vị đã tổng hợp", "EXPLANATION_EMPTY_WORDS"),
        ("........................", "EXPLANATION_THIN"),
        ("GIÁ BÁN LẺ TRONG KỲ THAY ĐỔI SO VỚI KỲ TRƯỚC", "EXPLANATION_OPENING_ONLY"),
        ("Giá xăng tăng hai lần trong tháng.", None),
        ("Nhập 1000000 tấn than cho nhiệt điện", None),
        ("Tết Nguyên đán rơi vào tháng này.", None),
        ("Nhà máy mới chạy đủ công suất từ ngày 15/9", None),
        ("một hai ba bốn năm sáu " * 30, "EXPLANATION_LONG"),
    ],
)
def test_a_reason_says_something(reason: str, weak: str | None) -> None:
    found = weakness(reason)
    assert (found.code if found else None) == weak


def test_an_explanation_carries_the_digest_and_the_time() -> None:
    change = explain(WARNING, "  Giá xăng\u00a0tăng hai lần trong tháng. ", CLOCK)
    assert change.explanation is not None
    assert change.explanation.text == "Giá xăng tăng hai lần trong tháng."
    assert change.explanation.digest == WARNING.digest
    assert change.explanation.at == "2026-11-03T01:02:03+00:00"
    assert (change.rule, change.cell) == (WARNING.rule, WARNING.cell)


@pytest.mark.parametrize(
    "reason", ["ngắn", "Số liệu đúng theo thực tế báo cáo.", "dài và thừa " * 90]
)
def test_a_weak_reason_is_refused_with_a_sentence(reason: str) -> None:
    with pytest.raises(KnownError) as caught:
        explain(WARNING, reason, CLOCK)
    assert "{" not in caught.value.sentence


def test_an_error_is_corrected_not_explained() -> None:
    with pytest.raises(KnownError) as caught:
        explain(ERROR, "Giá xăng tăng hai lần trong tháng.", CLOCK)
    assert caught.value.message is ValidationMessage.EXPLANATION_OF_ERROR


def test_every_opening_alone_is_refused_and_carried_on_is_taken() -> None:
    for reason in Reason:
        if reason.opening:
            assert weakness(f"  {reason.opening.upper()}") is not None
            assert weakness(f"{reason.opening}bốn cửa hàng mở ngày 05/10") is None


def test_what_may_be_written_depends_on_the_finding() -> None:
    assert wanted(WARNING) is Saying.EXPLANATION
    assert wanted(ERROR) is None
    assert wanted(FINAL) is Saying.STATEMENT


def test_a_weak_statement_is_called_a_statement() -> None:
    weak = weakness("Số của cơ quan thống kê.", Saying.STATEMENT)
    assert weak is not None
    assert weak.sentence == ("Cam đoan mới có 24 ký tự. Viết ít nhất 40 ký tự, nêu rõ nguyên nhân.")
