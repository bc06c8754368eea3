"""When a written reason says something."""

from __future__ import annotations

import pytest

from forms.cell import Cell
from forms.common.errors import KnownError
from tests.builders import CLOCK
from validation.explanations import MAXIMUM, MINIMUM, explain, weakness
from validation.finding import Finding, Severity
from validation.messages import ValidationMessage

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
ERROR = Finding(
    **{name: getattr(WARNING, name) for name in Finding.__slots__ if name != "severity"},
    severity=Severity.ERROR,
)


@pytest.mark.parametrize(
    ("reason", "weak"),
    [
        ("", "EXPLANATION_SHORT"),
        ("Giá tăng", "EXPLANATION_SHORT"),
        ("x" * (MINIMUM - 1), "EXPLANATION_SHORT"),
        ("x" * MINIMUM, "EXPLANATION_EMPTY_WORDS"),
        ("giá giá giá giá giá giá giá", "EXPLANATION_EMPTY_WORDS"),
        ("Số liệu đúng theo thực tế báo cáo.", "EXPLANATION_EMPTY_WORDS"),
        ("Đã kiểm tra lại, số liệu chính xác.", "EXPLANATION_EMPTY_WORDS"),
        ("so lieu dung, da kiem tra lai roi", "EXPLANATION_EMPTY_WORDS"),
        ("........................", "EXPLANATION_EMPTY_WORDS"),
        ("Giá xăng tăng hai lần trong tháng.", None),
        ("Tết Nguyên đán rơi vào tháng này.", None),
        ("Nhà máy mới chạy đủ công suất từ ngày 15/9", None),
        ("một hai ba bốn năm sáu " * 30, "EXPLANATION_LONG"),
    ],
)
def test_a_reason_says_something(reason: str, weak: str | None) -> None:
    found = weakness(reason)
    assert (found.name if found else None) == weak


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
    assert MINIMUM < MAXIMUM
