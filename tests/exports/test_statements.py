"""An error that cannot be put right: stated on the cover, read back, told to whoever verifies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from exports.opened_book import open_book
from exports.package import read_package
from forms.cell import Cell
from tests.shell import Shell

if TYPE_CHECKING:
    from exports.submission import StatedExplanation

DATA = Path(__file__).parent.parent / "data"
MONTH = ("--province", "70", "--period", "2020-06")
CELL = "CT03/1/estimate"
TEXT = "Số do cơ quan thống kê công bố, đơn vị không có quyền sửa và đã báo lại bằng công văn."


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    shell = Shell(tmp_path, capsys)
    shell.run("import", str(DATA / "retail-2020-06.csv"), *MONTH, "--commit")
    return shell


def stated(shell: Shell, text: str = TEXT, *, flag: bool = True) -> int:
    words = ("--rule", "CT03-01", "--cell", CELL, "--text", text)
    return shell.run("explain", *MONTH, *words, *(("--statement",) if flag else ()))


def test_an_error_is_stated_only_on_purpose_and_at_length(shell: Shell) -> None:
    assert stated(shell, flag=False) == 2
    assert stated(shell, "Số do cơ quan thống kê công bố.") == 2
    assert "ít nhất 40 ký tự" in shell.err
    assert stated(shell) == 0


def test_a_rule_that_can_be_followed_takes_no_statement(shell: Shell) -> None:
    shell.run("import", shell.table("CT03,1.1,estimate,-5"), *MONTH, "--commit")
    findings = shell.json("check", *MONTH)["findings"]
    other = next(f for f in findings if f["severity"] == "error" and f["correctable"])
    code = shell.run(
        *("explain", *MONTH, "--rule", other["rule"], "--cell", other["cell"]),
        *("--text", TEXT, "--statement"),
    )
    assert code == 2
    assert "không nhận cam đoan" in shell.err


def test_a_statement_opens_the_gate_for_its_error_alone(shell: Shell) -> None:
    before = shell.json("check", *MONTH)
    stated(shell)
    after = shell.json("check", *MONTH)
    assert (before["errors"] - after["errors"], after["stated"]) == (1, 1)
    one = next(f for f in after["findings"] if f["cell"] == CELL and f["rule"] == "CT03-01")
    assert (one["standing"], one["blocks"], one["explanation"]) == ("stated", False, TEXT)
    shell.run("check", *MONTH)
    assert f"Cam đoan không sửa được: {TEXT}" in shell.out


def test_the_statement_stands_on_the_cover_and_is_read_back(shell: Shell, tmp_path: Path) -> None:
    stated(shell)
    assert shell.run("export", *MONTH, "--out", str(tmp_path / "ra")) == 0
    (file,) = (tmp_path / "ra").glob("*.xlsx")
    (one,) = statements(file)
    assert (one.rule, one.cell, one.text) == ("CT03-01", Cell.parse(CELL), TEXT)
    assert "3.235.631,15" in one.finding
    shell.run("verify", str(file))
    said = shell.out + shell.err
    assert f"Bên gửi cam đoan không sửa được: “{TEXT}”" in said


def statements(file: Path) -> tuple[StatedExplanation, ...]:
    from exports.archive import PackageLimits
    from exports.identity_reader import read_statements

    return read_statements(open_book(read_package(file.read_bytes(), PackageLimits())).names)


def test_last_months_words_are_suggested_for_the_same_rule_and_cell(shell: Shell) -> None:
    stated(shell)
    july = ("--province", "70", "--period", "2020-07")
    shell.run("import", str(DATA / "retail-2020-07.csv"), *july, "--commit")
    findings = shell.json("check", *july)["findings"]
    offered = {(f["rule"], f["cell"]): f["suggestion"] for f in findings if f["suggestion"]}
    assert offered == {("CT03-01", CELL): TEXT}
    one = next(f for f in findings if (f["rule"], f["cell"]) == ("CT03-01", CELL))
    assert (one["standing"], one["explanation"]) == ("open", "")
