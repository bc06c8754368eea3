"""A rule that applies beside certain codes only: it passes beside others, waits beside none."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from forms.cell import Cell
from forms.change import InsertRecord, SetCells
from forms.common.amount import NOT_APPLICABLE, Unreadable
from forms.common.errors import KnownError
from forms.loader import load
from tests.builders import figures
from tests.made_up import LIST, a_rule
from validation.check import Check, Complaint
from validation.descriptions import described
from validation.finding import Outcome
from validation.ruleset import checks_of

if TYPE_CHECKING:
    from forms.common.amount import Value

PASS, SILENT, FAIL = Outcome.PASS, Outcome.NOT_EVALUATED, Outcome.FAIL
TOPIC, AMOUNT = Cell("KN", "k1", "topic"), Cell("KN", "k1", "amount")
POWER = 'among = ["power"]'


def a_check(*lines: str) -> Check:
    rule = a_rule(
        "KN-01",
        "expression",
        'columns = ["amount"]',
        'expression = "amount >= 10"',
        'text = "chỉ có {left}. Xem lại."',
        *(() if any(line.startswith("when") for line in lines) else ('when = "topic"',)),
        *lines,
    )
    form = load(LIST + rule, "thử.toml").with_records(["k1"])
    (check,) = (check for check in checks_of(form) if check.rule.code == "KN-01")
    return check


def outcome(check: Check, topic: Value | None, amount: Value | None) -> Outcome:
    made = figures(load(LIST, "thử.toml"))
    made.apply(InsertRecord("KN", "k1", 0))
    made.apply(SetCells(((TOPIC, topic), (AMOUNT, amount))))
    decision = check.decide(made)
    return FAIL if isinstance(decision, Complaint) else decision


@pytest.mark.parametrize(
    ("topic", "amount", "expected"),
    [
        ("power", Decimal(10), PASS),
        ("power", Decimal(9), FAIL),
        ("power", None, SILENT),
        ("trade", Decimal(9), PASS),
        ("trade", None, PASS),
        (None, Decimal(9), SILENT),
        (Unreadable("điện?"), Decimal(9), SILENT),
    ],
)
def test_it_applies_beside_the_codes_it_names(
    topic: Value | None, amount: Value | None, expected: Outcome
) -> None:
    assert outcome(a_check(POWER), topic, amount) is expected


@pytest.mark.parametrize(
    ("topic", "expected"), [("trade", FAIL), (NOT_APPLICABLE, PASS), (None, SILENT)]
)
def test_without_codes_it_applies_beside_any(topic: Value | None, expected: Outcome) -> None:
    assert outcome(a_check(), topic, Decimal(9)) is expected


def test_a_demanded_operand_is_demanded_only_where_the_rule_applies() -> None:
    check = a_check(POWER, 'missing = "fail"')
    assert outcome(check, "power", None) is FAIL
    assert outcome(check, "trade", None) is PASS


def test_the_code_is_read_and_told() -> None:
    check = a_check(POWER)
    assert TOPIC in check.reads
    assert described(check.rule, check.form).endswith("Chỉ xét khi cột “Lĩnh vực” là Điện lực.")


@pytest.mark.parametrize(
    ("lines", "reason"),
    [(('among = ["powr"]',), "không có mã “powr”"), (('among = ["power"]', 'when = ""'), "when")],
)
def test_codes_that_never_come_are_refused(lines: tuple[str, ...], reason: str) -> None:
    with pytest.raises(KnownError) as caught:
        a_check(*lines)
    assert caught.value.params["key"] == "among"
    assert reason in str(caught.value.params["reason"])
