"""The sample month in which every form is filled: it imports whole and breaks no rule."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from exports.tidy import Target, read_tidy
from forms.calculation import NoHistory
from forms.catalogue import Catalogue
from forms.change import InsertRecord, SetCells
from forms.definition import FormKind
from forms.figures import Figures
from forms.report import Report, ReportKey
from tests.samples import hai_phong
from validation.engine import Inspection
from validation.finding import Severity
from validation.rulebook import Rulebook

if TYPE_CHECKING:
    from exports.tidy import TidyTable

CATALOGUE = Catalogue.shipped()
FORMS = {form.code: form for form in CATALOGUE.in_force(hai_phong.PERIOD)}
LISTS = {form.code for form in FORMS.values() if form.kind is FormKind.LIST}


@pytest.fixture(scope="module")
def table() -> TidyTable:
    target = Target(FORMS, hai_phong.PROVINCE, str(hai_phong.PERIOD))
    return read_tidy(hai_phong.FILE.read_bytes(), hai_phong.FILE.name, target)


@pytest.fixture(scope="module")
def report(table: TidyTable) -> Report:
    report = Report(ReportKey(hai_phong.PROVINCE, hai_phong.PERIOD), FORMS)
    for form, record in dict.fromkeys((c.form, c.row) for c in table.values if c.form in LISTS):
        report.apply(InsertRecord(form, record, len(report.records(form))))
    report.apply(SetCells(tuple(table.values.items())))
    return report


def test_the_file_is_what_its_script_writes() -> None:
    assert hai_phong.FILE.read_text(encoding="utf-8") == hai_phong.text()


def test_nothing_is_rejected_or_rounded(table: TidyTable) -> None:
    assert (table.rejected, table.remarks) == ((), ())


def test_every_form_is_filled(report: Report) -> None:
    assert [code for code in FORMS if not report.begun(code)] == []


def test_only_the_true_outlier_of_mining_is_asked_about(report: Report) -> None:
    figures = Figures(report, CATALOGUE, NoHistory())
    inspection = Inspection(Rulebook(), FORMS.values(), figures)
    found = [(f.rule, str(f.cell), f.severity) for f in inspection.findings]
    assert found == [("CT01-07", "CT01/B/on_year", Severity.WARNING)]


def test_every_line_says_whether_it_was_published() -> None:
    with hai_phong.FILE.open(encoding="utf-8", newline="") as file:
        notes = [row["note"] for row in csv.DictReader(file)]
    published = [note for note in notes if note.startswith("https://")]
    assert len(published) == 17
    assert all("minh họa" in note for note in notes if note not in published)
