"""A run over a whole report finds what its checks find one by one."""

from __future__ import annotations

from forms.calculation import NoHistory
from forms.figures import Figures
from forms.report import Report, ReportKey
from tests.bench.entries import entries
from tests.builders import CATALOGUE, MONTH
from validation.deciding import decided
from validation.engine import Inspection
from validation.rulebook import Rulebook


def a_whole_report() -> Figures:
    """Every form of the month, filled in."""
    forms = {form.code: form for form in CATALOGUE.in_force(MONTH)}
    report = Report(ReportKey("40", MONTH), forms)
    for change in entries(forms.values(), MONTH):
        report.apply(change)
    return Figures(report, CATALOGUE, NoHistory())


def test_a_run_finds_what_its_checks_find_one_by_one() -> None:
    made = a_whole_report()
    inspection = Inspection(Rulebook(), made.report.forms.values(), made)
    inspection.run()
    alone = [
        finding
        for form in made.report.forms
        for check in inspection.checks(form)
        if (finding := decided(check, made)[1])
    ]
    found = inspection.findings
    assert len(found) > 50
    assert sorted(map(repr, found)) == sorted(map(repr, alone))
