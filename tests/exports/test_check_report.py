"""What a check found, written for people: everything in one pass, blocking first, a cap stated."""

from __future__ import annotations

import dataclasses
import io
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from lxml import html

from exports.check_lines import MAX_LINES, CheckReport, lines_of
from exports.check_page import page_of
from exports.check_report import write_check_report
from exports.check_sheet import HEADINGS, sheet_of
from forms.cell import Cell
from forms.common.errors import KnownError
from tests.shell import Shell
from validation.finding import Figure, Finding, Judged, Severity, Standing

HOSTILE = '=HYPERLINK("x") <script>alert(1)</script> & “trong đó”'
DATA = Path(__file__).parent.parent / "data"


def judged(number: int, severity: Severity = Severity.WARNING, text: str = "tăng 50%.") -> Judged:
    finding = Finding(
        rule="CT03-07",
        title="Biến động lớn",
        cell=Cell("CT03", str(number), "estimate"),
        place=f"Biểu 03, mục {number}, cột 5",
        severity=severity,
        text=text,
        figures=(Figure("kỳ này", Decimal("1404.5")),),
        cells=(),
        digest="00",
    )
    return Judged(finding, Standing.OPEN)


def report(*found: Judged, count: int | None = None) -> CheckReport:
    return CheckReport(
        unit="Sở Công Thương Nghệ An",
        period="tháng 10 năm 2026",
        summary="Còn 1 lỗi. Báo cáo chưa ký được.",
        checks="Phép kiểm tra: 10 đạt.",
        at=datetime(2026, 11, 3, 1, 2, tzinfo=UTC),
        lines=lines_of(found),
        found=len(found) if count is None else count,
    )


def rows(data: bytes) -> list[list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return [[str(v) if v is not None else "" for v in row] for row in sheet.values]


def test_the_sheet_lists_every_finding_with_figures() -> None:
    found = rows(sheet_of(report(judged(1, Severity.ERROR), judged(2))))
    assert found[0][0] == "Báo cáo kiểm tra, tháng 10 năm 2026"
    assert tuple(found[4]) == HEADINGS
    first, second = found[5:]
    assert first[:4] == ["1", "Lỗi", "Chưa xử lý", "CT03-07"]
    assert first[6:8] == ["Tăng 50%.", "kỳ này: 1.404,5"]
    assert second[1] == "Cảnh báo"


def test_hostile_text_stays_text() -> None:
    one = report(judged(1, text=HOSTILE))
    sheet = openpyxl.load_workbook(io.BytesIO(sheet_of(one))).worksheets[0]
    assert sheet["G6"].value == HOSTILE
    assert sheet["G6"].data_type == "s"
    page = html.document_fromstring(page_of(one))
    assert not page.findall(".//script")
    assert HOSTILE in page.text_content()


def test_the_page_fetches_nothing() -> None:
    page = page_of(report(judged(1))).decode()
    assert "http" not in page.replace("http-equiv", "")
    assert "src=" not in page


def test_both_say_when_the_check_was_made_in_vietnam() -> None:
    one = report(judged(1), count=3)
    assert one.cap
    assert "Lập lúc 08:02 03/11/2026." in page_of(one).decode()
    assert rows(sheet_of(one))[3][0] == f"{one.cap} Lập lúc 08:02 03/11/2026."


def test_the_head_is_repeated_on_every_page() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(sheet_of(report(judged(1))))).worksheets[0]
    assert sheet.print_title_rows == "$5:$5"


def test_a_cap_is_stated_when_reached() -> None:
    many = [judged(number) for number in range(MAX_LINES + 5)]
    capped = report(*many)
    assert len(capped.lines) == MAX_LINES
    assert capped.cap.startswith("Chỉ liệt kê 2.000 trong 2.005 mục tìm thấy.")
    assert capped.cap in page_of(capped).decode()
    assert rows(sheet_of(dataclasses.replace(capped, lines=capped.lines[:3])))[3][0].startswith(
        "Chỉ liệt kê 3"
    )
    assert not report(*many[:MAX_LINES]).cap


@pytest.mark.parametrize(
    ("name", "code"),
    [("ket-qua.pdf", "REPORT_SUFFIX"), ("khong-co/ket-qua.xlsx", "REPORT_NOT_WRITTEN")],
)
def test_what_cannot_be_written_is_said(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(KnownError) as caught:
        write_check_report(tmp_path / name, report(judged(1)))
    assert caught.value.code == code


@pytest.mark.parametrize("suffix", ["xlsx", "html"])
def test_the_command_writes_blocking_findings_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    shell = Shell(tmp_path, capsys)
    month = ("--province", "70", "--period", "2020-06")
    shell.run("import", str(DATA / "retail-2020-06.csv"), *month, "--commit")
    file = tmp_path / f"ket-qua.{suffix}"
    assert shell.run("check", *month, "--report", str(file)) == 1
    data = file.read_bytes()
    if suffix == "xlsx":
        found = rows(data)[5:]
        kinds = [row[1] for row in found]
        assert kinds == sorted(kinds, key=["Lỗi", "Cảnh báo"].index)
        assert len(found) == len(shell.json("check", *month)["findings"])
    else:
        assert "3.235.631,15" in data.decode()
    assert shell.run("check", *month, "--report", str(tmp_path / "x.doc")) == 2
