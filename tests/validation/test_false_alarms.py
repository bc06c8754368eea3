"""What the rules say about published figures is known one by one, and none of it blocks wrongly."""

from __future__ import annotations

from collections import Counter

from tests.false_alarms import FALSE, JUDGED, OUTLIER, SLIP, figures_by_month, findings
from validation.finding import Severity


def test_every_finding_on_published_figures_has_been_judged() -> None:
    assert {one.key for one in findings()} == JUDGED.keys()


def test_only_true_slips_are_errors() -> None:
    errors = {one.key for one in findings() if one.finding.severity is Severity.ERROR}
    assert {JUDGED[key] for key in errors} == {SLIP}


def test_the_numbers_in_the_decision_record() -> None:
    assert sum(len(values) for values in figures_by_month().values()) == 326
    assert Counter(JUDGED.values()) == {SLIP: 6, OUTLIER: 4, FALSE: 1}
