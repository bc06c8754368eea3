"""Banff counts the outcomes of its edits by rule, by record and by field; ours count the same."""

from __future__ import annotations

import csv
from collections import Counter
from typing import Final

import pytest

from tests.collections.collection import ROOT, Verdict, outcomes, verdict_of

TOPIC: Final = "banff/editstats"
VERDICTS: Final = (Verdict.VALID, Verdict.UNDECIDED, Verdict.INVALID)
#: The rules Banff knows; the built-in one, that a cell can be read, is not among them.
DECIDED: Final = tuple(
    (check, verdict_of(check, decision, graded=False))
    for check, decision in outcomes(TOPIC, "").decisions
    if check.rule.kind == "expression"
)
ROWS: Final = sorted({check.cell.row for check, _ in DECIDED})


def stated(of: str) -> dict[str, tuple[int, ...]]:
    with (ROOT / f"{TOPIC}.counts.csv").open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(line for line in lines if not line.startswith("#"))
        return {
            line["name"]: tuple(int(line[verdict.value]) for verdict in VERDICTS)
            for line in table
            if line["of"] == of
        }


def counted(verdicts: list[Verdict]) -> tuple[int, ...]:
    found = Counter(verdicts)
    return tuple(found[verdict] for verdict in VERDICTS)


@pytest.mark.parametrize("rule", stated("rule"))
def test_a_rule_passes_misses_and_fails_as_often(rule: str) -> None:
    ours = [verdict for check, verdict in DECIDED if check.rule.code == rule]
    assert counted(ours) == stated("rule")[rule]


@pytest.mark.parametrize("field", stated("field"))
def test_a_field_is_involved_as_often(field: str) -> None:
    ours = [verdict for check, verdict in DECIDED if field in {cell.column for cell in check.reads}]
    assert counted(ours) == stated("field")[field]


@pytest.mark.parametrize("number", stated("records with so many"))
def test_as_many_records_have_so_many_outcomes(number: str) -> None:
    per_record = [counted([v for check, v in DECIDED if check.cell.row == row]) for row in ROWS]
    ours = tuple(
        sum(record[place] == int(number) for record in per_record) for place in range(len(VERDICTS))
    )
    assert ours == stated("records with so many")[number]


def test_one_record_passes_as_a_whole() -> None:
    worst = [
        max((v for check, v in DECIDED if check.cell.row == row), key=VERDICTS.index)
        for row in ROWS
    ]
    assert counted(worst) == stated("records")["whole"]
