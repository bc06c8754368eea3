"""What is written: exact digits, the same bytes again, nothing hidden, nothing but values."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.cover_contents import contents_of
from exports.messages import ExportMessage
from exports.reader import read_report
from exports.workbook import write_workbook
from forms.common.amount import plain
from forms.common.errors import BugError, KnownError
from forms.common.numbers import significant_digits
from tests.architecture.source import ROOT
from tests.exports.reports import (
    CATALOGUE,
    CLOCK,
    LONG,
    PACKAGE,
    REASON,
    cell,
    empty,
    enter,
    identity_of,
    judged_by_rules,
    loaded,
    opened,
    record,
    sample,
    values_shown,
    written,
)

SHEET = "xl/worksheets/sheet2.xml"


def stored_text(data: bytes, name: str) -> str:
    """The digits in the file behind a defined name."""
    workbook = opened(data).read("xl/workbook.xml").decode()
    at = re.search(rf'name="{re.escape(name)}">[^<]*!\$([A-Z]+)\$(\d+)<', workbook)
    assert at, name
    sheet = opened(data).read(SHEET).decode()
    found = re.search(rf'<c r="{at[1]}{at[2]}"[^>]*t="n"[^>]*><v>([^<]*)</v>', sheet)
    assert found, f"{name} holds no number"
    return found[1]


@pytest.mark.parametrize(
    "digits",
    [
        "8752.7", "4441344.2", "0.07", "123456789012.345", "999999999999999", "0.1", "-3.5",
        "100000000000000", "0.000001", "0", "2.675", "1234567.005",
    ],
)  # fmt: skip
def test_a_number_is_written_by_its_shortest_exact_digits(digits: str) -> None:
    figures = empty()
    enter(figures, {"CT91/1/estimate": digits})
    assert stored_text(written(figures), "CT91_1_estimate") == digits


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=0, max_value=10**8))
def test_every_amount_of_fifteen_digits_is_exact(amount: Decimal) -> None:
    figures = empty()
    enter(figures, {"CT91/1/estimate": amount})
    text = stored_text(written(figures), "CT91_1_estimate")
    assert Decimal(text) == amount
    assert text == plain(amount)


def test_computed_cells_are_written_as_values() -> None:
    data = written(sample())
    assert stored_text(data, "CT91_T_estimate") == "10152.77"
    assert stored_text(data, "CT91_1_change") == "9.4"


def test_the_same_report_gives_the_same_bytes() -> None:
    assert written(sample()) == written(sample())


def test_the_bytes_do_not_depend_on_the_process() -> None:
    script = (
        "import hashlib; from tests.exports.reports import *; "
        "print(hashlib.sha256(written(sample())).hexdigest())"
    )
    for seed in ("1", "2"):
        result = subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        )
        assert result.stdout.strip() == hashlib.sha256(written(sample())).hexdigest()


def test_every_value_stands_in_one_named_cell_of_one_visible_sheet() -> None:
    figures = sample()
    workbook = loaded(written(figures))
    targets = [name.attr_text for name in workbook.defined_names.values()]
    assert len(targets) == len(set(targets))
    assert {at.name for at in values_shown(figures)} <= set(workbook.defined_names)
    assert workbook.sheetnames == ["Bìa", "Biểu 91", "Biểu KN", "Biểu TH"]
    for sheet in workbook.worksheets:
        assert sheet.sheet_state == "visible"
        assert not any(row.hidden for row in sheet.row_dimensions.values())
        assert not any(column.hidden for column in sheet.column_dimensions.values())


def test_nothing_but_values_is_in_the_file() -> None:
    package = opened(written(sample()))
    assert sorted(package.parts) == [
        "_rels/.rels", "docProps/app.xml", "docProps/core.xml", "xl/_rels/workbook.xml.rels",
        "xl/styles.xml", "xl/theme/theme1.xml", "xl/workbook.xml",
        *(f"xl/worksheets/sheet{number}.xml" for number in range(1, 5)),
    ]  # fmt: skip
    for number in range(1, 5):
        sheet = package.read(f"xl/worksheets/sheet{number}.xml").decode()
        assert not re.search(
            "<f>|<f |hyperlink|drawing|dataValidation|conditional|protection", sheet
        )
    for rels in package.relationship_parts():
        text = package.read(rels).decode()
        assert "&" not in text
        assert not re.search(r">\s+<|<!--", text)


def test_the_clock_is_the_only_time_in_the_file() -> None:
    core = opened(written(sample())).read("docProps/core.xml").decode()
    assert re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core) == ["2026-11-03T01:02:03Z"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "=SUM(A1:A9)", "+84 24 1234", "#N/A", "'đứng đầu", "_x0041_", "a_x005F_x0041_b", "TRUE",
        "12/3", "dòng một\ndòng hai", "  lùi vào  ", "& < > \" '", "\u0001", "1e5",
    ],
)  # fmt: skip
def test_text_stays_text(text: str) -> None:
    figures = empty()
    record(figures, "a1", content=text)
    data = written(figures)
    assert read_report(opened(data), CATALOGUE).values[cell("KN/a1/content")] == text
    assert not re.search("<f[ >]", opened(data).read(SHEET).decode())


def test_an_empty_form_holds_no_leftovers() -> None:
    data = written(sample(), blank=True)
    workbook = loaded(data)
    assert workbook.sheetnames == ["Bìa", "Biểu 91", "Biểu KN", "Biểu TH"]
    for name in workbook.defined_names:
        if name.startswith(("CT91_", "KN_", "TH_")):
            sheet, _, at = workbook.defined_names[name].attr_text.rpartition("!")
            assert workbook[sheet.strip("'")][at.replace("$", "")].value is None
    everything = b"".join(opened(data).read(part) for part in opened(data).parts)
    for leftover in ("8752.7", "10152.77", "1400.07", REASON, LONG):
        assert leftover.encode() not in everything


def test_a_form_nobody_began_is_left_out() -> None:
    figures = empty()
    enter(figures, {"CT91/1/estimate": "1"})
    assert loaded(written(figures)).sheetnames == ["Bìa", "Biểu 91"]


def test_more_digits_than_excel_keeps_are_refused_by_place() -> None:
    figures = empty()
    enter(figures, {"CT91/1/estimate": "1234567890123.456"})
    with pytest.raises(KnownError) as refusal:
        written(figures)
    assert refusal.value.message is ExportMessage.TOO_MANY_DIGITS
    assert "Trang Biểu 91, ô F10" in refusal.value.sentence
    assert significant_digits(Decimal("1234567890123.456")) == 16


def test_more_text_than_a_cell_holds_is_refused() -> None:
    figures = empty()
    record(figures, "a1", content="x" * 32768)
    with pytest.raises(KnownError) as refusal:
        written(figures)
    assert refusal.value.message is ExportMessage.TOO_LONG_TEXT


def test_names_differing_in_case_only_are_a_bug() -> None:
    figures = empty()
    record(figures, "a1", content="x")
    record(figures, "A1", content="y")
    with pytest.raises(BugError):
        written(figures)


def test_the_identity_of_another_report_is_a_bug() -> None:
    figures = sample()
    with pytest.raises(BugError):
        write_workbook(figures, (), identity_of(empty()), CLOCK)


def test_the_cover_says_how_the_checks_stand() -> None:
    def condition(*, explained: bool) -> str:
        sheet = loaded(written(sample(), explained=explained))["Bìa"]
        rows = {row[0].value: row[4].value for row in sheet.iter_rows()}
        return str(rows["Tình trạng kiểm tra"])

    assert condition(explained=True) == "Đủ điều kiện ký: không có lỗi, 1 cảnh báo đã giải trình"
    assert "0 lỗi, 1 cảnh báo chưa giải trình" in condition(explained=False)


def test_the_cover_of_an_empty_report_does_not_call_it_ready() -> None:
    """Nothing was found because nothing was entered."""
    cover = contents_of((), (), identity_of(empty()), blank=False)
    assert cover.condition == "Bản xem, chưa nhập biểu nào"


def test_judged_findings_do_not_change_the_values() -> None:
    figures = sample()
    before = values_shown(figures)
    judged_by_rules(figures)
    written(figures)
    assert values_shown(figures) == before
    assert PACKAGE in opened(written(figures)).read("xl/worksheets/sheet1.xml").decode()
