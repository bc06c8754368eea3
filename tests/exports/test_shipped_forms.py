"""Every form that comes with the program can be written, printed and read back."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from exports.identity import identify
from exports.reader import read_report
from exports.reader_messages import ReaderMessage
from exports.record_cards import needs_cards
from exports.signing.portability import check_portable
from exports.workbook import write_workbook
from forms.calculation import NoHistory
from forms.catalogue import Catalogue
from forms.cell import Cell
from forms.change import InsertRecord, SetCells
from forms.common.addressees import addressee_on
from forms.common.errors import KnownError
from forms.definition import FormKind, ValueType
from forms.figures import Figures
from forms.report import Report, ReportKey
from tests.exports.reports import (
    CLOCK,
    LONG,
    PACKAGE,
    PERIOD,
    PROVINCES,
    altered,
    empty,
    loaded,
    opened,
    record,
    values_shown,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path

    from forms.common.amount import Value
    from forms.definition import Form

SHIPPED = Catalogue.shipped()
FORMS = SHIPPED.in_force(PERIOD)


def filled(form: Form) -> Figures:
    """The form with something in every cell that may hold something."""
    report = Report(ReportKey("40", PERIOD), {form.code: form})
    figures = Figures(report, SHIPPED, NoHistory())
    if form.kind is FormKind.LIST:
        for position, name in enumerate(("b2", "a1")):
            cells = ((c.id, _value(form, name, c.id)) for c in form.columns)
            made = tuple((Cell(form.code, name, column), value) for column, value in cells)
            figures.apply(InsertRecord(form.code, name, position, made))
        return figures
    for row in form.rows:
        for column in form.columns:
            if form.measured(row, column):
                cell = Cell(form.code, row.code, column.id)
                figures.apply(SetCells(((cell, _value(form, row.code, column.id)),)))
    return figures


def written_shipped(figures: Figures, *, blank: bool = False) -> bytes:
    unit = PROVINCES.find("40", PERIOD.first_day)
    assert unit
    addressee = addressee_on(PERIOD.first_day)
    identity = identify(figures.report, unit, addressee, PACKAGE, "Bài thử 1.0")
    return write_workbook(figures, (), identity, CLOCK, blank=blank)


def _value(form: Form, row: str, column: str) -> Value:
    match form.type_of(row, column):
        case ValueType.NUMBER:
            return Decimal("12345.6")
        case ValueType.DATE:
            return date(2026, 10, 20)
        case ValueType.CHOICE:
            return form.choices_of(row, column)[-1].code
        case _:
            return LONG.strip()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)
def test_it_comes_back(form: Form) -> None:
    figures = filled(form)
    data = written_shipped(figures)
    submitted = read_report(opened(data), SHIPPED)
    assert submitted.values == values_shown(figures)
    assert submitted.unknown == ()
    if form.kind is FormKind.LIST:
        assert submitted.records[form.code] == ("b2", "a1")
    check_portable(opened(data))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)
def test_its_empty_print_holds_nothing(form: Form) -> None:
    sheet = loaded(written_shipped(filled(form), blank=True)).worksheets[1]
    texts = {cell.value for row in sheet.iter_rows() for cell in row}
    assert not texts & {12345.6, LONG.strip(), date(2026, 10, 20)}


def test_columns_are_wide_enough_for_what_they_hold() -> None:
    """A number that does not fit is shown as ####."""
    form = next(form for form in FORMS if form.code == "CT03")
    figures = filled(form)
    figures.apply(SetCells(((Cell("CT03", "T", "estimate"), Decimal("123456789012.35")),)))
    sheet = loaded(written_shipped(figures)).worksheets[1]
    letter = next(
        c.column_letter for row in sheet.iter_rows() for c in row if c.value == 123456789012.35
    )
    assert sheet.column_dimensions[letter].width >= len("123.456.789.012,35")


def test_a_wide_list_is_written_as_cards_whose_fields_cannot_be_swapped() -> None:
    form = next(form for form in FORMS if needs_cards(form))
    data = written_shipped(filled(form))
    names = [f"{form.code}_a1_{column}" for column in ("obstacle", "proposal")]
    targets = [
        re.search(rf'name="{name}">([^<]*)<', opened(data).read("xl/workbook.xml").decode())
        for name in names
    ]
    assert all(targets)
    first, second = (target[1] for target in targets if target)
    data = altered(data, "xl/workbook.xml", re.escape(first) + "<", "§<")
    data = altered(data, "xl/workbook.xml", re.escape(second) + "<", f"{first}<")
    data = altered(data, "xl/workbook.xml", "§<", f"{second}<")
    with pytest.raises(KnownError) as refusal:
        read_report(opened(data), SHIPPED)
    assert refusal.value.message is ReaderMessage.CELL_MOVED


@pytest.mark.interop
@pytest.mark.slow
def test_libreoffice_prints_every_line_of_long_texts(tmp_path: Path) -> None:
    for program in ("soffice", "pdftotext"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    figures = empty()
    lines = [f"Câu số {number} của nội dung." for number in range(150)]
    record(figures, "a1", content=" ".join(lines))
    narrative = Cell("TH", "1", "text")
    figures.apply(SetCells(((narrative, "\n".join(lines)),)))
    (tmp_path / "bao-cao.xlsx").write_bytes(written(figures))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "bao-cao.xlsx")], check=True, capture_output=True)
    pdf = str(tmp_path / "bao-cao.pdf")
    printed = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True)
    words = " ".join(printed.stdout.split())
    missing = [line for line in lines if words.count(line) < 2]
    assert not missing
    assert "###" not in words
