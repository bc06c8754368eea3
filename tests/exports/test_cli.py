"""The command line is a contract: exit codes, one sentence, machine output."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exports.shell import Shell

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, capsys)


MONTH = ("--province", "70", "--period", "2020-06")


def imported(shell: Shell, month: str = "2020-06") -> int:
    file = str(DATA / f"retail-{month}.csv")
    return shell.run("import", file, "--province", "70", "--period", month, "--commit")


def test_forms_lists_the_catalogue(shell: Shell) -> None:
    assert "CT03" in {form["code"] for form in shell.json("forms", "--period", "2026-10")}


def test_schema_of_a_form_is_json_schema(shell: Shell) -> None:
    schema = shell.json("schema", "CT03")
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert schema["properties"]["1.8"]["properties"]["estimate"]["pattern"]


def test_an_import_is_a_rehearsal_until_committed(shell: Shell) -> None:
    file = str(DATA / "retail-2020-06.csv")
    assert shell.run("import", file, *MONTH) == 0
    assert "Mới nhập thử" in shell.err
    assert shell.run("show", *MONTH) == 2
    assert imported(shell) == 0
    assert shell.run("show", *MONTH) == 0
    assert "1.704.508,5" in shell.out


@pytest.mark.parametrize(
    ("month", "stated", "computed", "gap"),
    [
        ("2020-06", "3.235.631,15", "3.232.429,94", "3.201,21"),
        ("2020-07", "3.401.167,8", "3.397.717,3", "3.450,5"),
    ],
)
def test_the_published_total_with_the_bicycle_line_added_is_caught(
    shell: Shell, month: str, stated: str, computed: str, gap: str
) -> None:
    imported(shell, month)
    assert shell.run("check", "--province", "70", "--period", month) == 1
    (line,) = [line for line in shell.out.splitlines() if "CT03-01" in line]
    for words in (stated, computed, gap, "xe đạp"):
        assert words in line


def test_a_rejected_line_writes_nothing(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "sai.csv"
    file.write_text("form,row,column,value\nCT03,1.1,estimate,5\nCT03,1.99,estimate,5\n", "utf-8")
    assert shell.run("import", str(file), *MONTH, "--commit") == 1
    assert "dòng 3" in shell.out
    assert shell.run("show", *MONTH) == 2


def test_a_total_that_equals_its_parts_stays_computed(shell: Shell) -> None:
    imported(shell)
    cells = shell.json("show", *MONTH)["forms"]["CT03"]["cells"]
    sources = {(c["row"], c["column"]): c["source"] for c in cells}
    assert sources["T", "estimate"] == "computed"
    assert sources["1", "estimate"] == "typed"


def test_a_warning_blocks_until_explained(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "quang-nam.csv"
    lines = ("T,6370000", "1,4310000", "2,1224000", "3,56000", "4,780000")
    rows = "".join(f"CT03,{row},estimate,{value}\n" for row, value in (x.split(",") for x in lines))
    file.write_text(f"form,row,column,value\n{rows}", "utf-8")
    target = ("--province", "49", "--period", "2024-08")
    assert shell.run("import", str(file), *target, "--commit") == 0
    assert shell.run("check", *target) == 1
    explain = ("explain", *target, "--rule", "CT03-06", "--cell", "CT03/1/estimate", "--text")
    assert shell.run(*explain, "đúng rồi") == 2
    assert "20 ký tự" in shell.err
    assert shell.run(*explain, "Cục Thống kê mới công bố tổng mức, chưa tách mười hai nhóm.") == 0
    assert shell.run("check", *target) == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("frobnicate",), "không nhận"),
        (("check",), "thiếu --province, --period"),
        (("check", "--province", "70", "--period", "2020-13"), "năm-tháng"),
        (("check", "--province", "98", "--period", "2020-06"), "98"),
        (("check", *MONTH), "Chưa có số liệu"),
        (("schema", "CT98"), "CT98"),
        (("schema", "CT03", "--version", "1900.1"), "1900.1"),
        (("import", "khong-co.csv", *MONTH), "khong-co.csv"),
        (("explain", *MONTH, "--rule", "X", "--cell", "?", "--text", "y"), "Chưa có số liệu"),
    ],
)
def test_an_unusable_call_is_one_sentence_and_exit_code_two(
    shell: Shell, words: tuple[str, ...], sentence: str
) -> None:
    assert shell.run(*words) == 2
    assert sentence in shell.err
    assert shell.err.count("\n") == 1
    assert "Traceback" not in shell.err


def test_doctor_says_that_all_is_well(shell: Shell) -> None:
    imported(shell)
    found = {entry["what"]: entry["ok"] for entry in shell.json("doctor")}
    assert found["Kho số liệu"]
    assert found["Nhật ký ghi"]


def test_doctor_names_token_libraries_and_trust(shell: Shell) -> None:
    found = {entry["what"]: entry["text"] for entry in shell.json("doctor")}
    assert any(what.startswith("USB token") for what in found)
    assert "trust add" in found["Chứng thư tin cậy"]


def test_doctor_names_a_damaged_store(shell: Shell) -> None:
    (shell.folder / "kho").mkdir()
    (shell.folder / "kho" / "so-lieu.db").write_bytes(b"khong phai SQLite" * 100)
    assert shell.run("doctor") == 1
    assert "bị hỏng" in shell.out
