"""Every outcome that a public collection states is reached by our engine, one by one.

Where we differ on purpose, ``differences.toml`` says how and why; see ADR 0021.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from typing import Final

import pytest

from tests.collections.collection import (
    ROOT,
    Published,
    Verdict,
    definition,
    outcomes,
    published,
    sets,
    topics,
    verdict_of,
)
from validation.check import Complaint
from validation.rules import rules_of

TOPICS: Final = topics()
EVERY: Final = [case for topic in TOPICS for case in published(topic)]
GRADED: Final = (Verdict.WARNING, Verdict.ERROR)
#: What a whole set comes to: one record that is wrong makes it so, else one that is undecided.
WORST: Final = (Verdict.ERROR, Verdict.WARNING, Verdict.INVALID, Verdict.UNDECIDED, Verdict.VALID)


def stated_differences() -> dict[str, tuple[Verdict, str]]:
    """Ours and why, by the name of the case."""
    table = tomllib.loads((ROOT / "differences.toml").read_text(encoding="utf-8"))
    return {
        case: (Verdict(each["ours"]), each["why"])
        for each in table["difference"]
        for case in each["cases"]
    }


DIFFERENCES: Final = stated_differences()


def ours(case: Published) -> Verdict:
    """The verdict of our engine on a published case."""
    graded = case.verdict in GRADED
    verdicts = [
        verdict_of(check, decision, graded=graded)
        for check, decision in outcomes(case.topic, case.set).at(case.rule, case.row)
    ]
    assert verdicts, f"{case}: no check of {case.rule} there"
    return min(verdicts, key=WORST.index)


@pytest.mark.parametrize("case", EVERY, ids=str)
def test_the_published_outcome_is_reached(case: Published) -> None:
    expected, why = DIFFERENCES.get(str(case), (case.verdict, ""))
    assert ours(case) is expected, why


@pytest.mark.parametrize("case", [case for case in EVERY if case.gap is not None], ids=str)
def test_the_published_gap_is_shown(case: Published) -> None:
    ((_, decision),) = outcomes(case.topic, case.set).at(case.rule, case.row)
    assert isinstance(decision, Complaint)
    assert case.gap in {figure.amount for figure in decision.figures}


def test_a_stated_difference_is_one() -> None:
    known = {str(case): case for case in EVERY}
    for name, (verdict, why) in DIFFERENCES.items():
        assert verdict is not known[name].verdict, name
        assert why.endswith("."), name


@pytest.mark.parametrize("topic", TOPICS)
def test_findings_are_the_failed_checks_and_follow_every_cell(topic: str) -> None:
    for mark in sets(topic):
        result = outcomes(topic, mark)
        failed = {
            (check.rule.code, check.cell)
            for check, decision in result.decisions
            if isinstance(decision, Complaint)
        }
        assert failed == {(finding.rule, finding.cell) for finding in result.findings}
        assert result.followed == result.findings


def test_every_rule_of_a_collection_is_judged() -> None:
    for topic in TOPICS:
        judged = {case.rule for case in EVERY if case.topic == topic}
        if not judged:
            assert (ROOT / f"{topic}.counts.csv").exists(), topic
            continue
        assert {rule.code for rule in rules_of(definition(topic))} <= judged, topic


def test_the_collections_are_as_large_as_the_record_says() -> None:
    assert Counter(case.topic.partition("/")[0] for case in EVERY) == {
        "data-cleaning": 109,
        "ess-types": 65,
        "essnet": 70,
        "kostra": 164,
        "ons": 277,
        "vtl": 118,
    }
    assert len(DIFFERENCES) == 14
