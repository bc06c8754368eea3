"""Whatever is wrong with a file has a name, and nothing is half-written."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.shell import Shell

TARGET = ("--province", "40", "--period", "2026-10")
HEAD = "form,row,column,value\n"
GOOD = "CT03,1.1,estimate,5\n"
LETTER = "form,row,column,value,record\nKN,,title,Đề nghị sửa đổi quy định,k1\n"
#: As Windows writes Vietnamese in code page 1258: letters and tone marks apart.
CP1258 = LETTER.replace("ề", "ê\u0300").replace("ị", "i\u0323").replace("ử", "ư\u0309")
CP1258 = CP1258.replace("ổ", "ô\u0309")
DEFINITION = files("forms").joinpath("definitions", "CT05.2020-01.toml").read_text("utf-8")

UNUSABLE: dict[str, tuple[bytes, str]] = {
    "UTF-16": ((HEAD + GOOD).encode("utf-16"), "UTF-16"),
    "UTF-16 without a mark": ((HEAD + GOOD).encode("utf-16-le"), "UTF-16"),
    "CP1258": (CP1258.encode("cp1258"), "CP1258"),
    "other bytes": (HEAD.encode() + b"CT03,1.1,estimate,\xff\xfe\xfa", "không phải UTF-8"),
    "binary": (bytes(range(256)), "tệp nhị phân"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls"),
    "PDF": (b"%PDF-1.7\n", "tệp PDF"),
    "a web page": (b"<html><table>", "trang web"),
    "empty": (b"", "không có dòng số liệu"),
    "heading only": (HEAD.encode(), "không có dòng số liệu"),
    "no heading": (GOOD.encode(), "thiếu cột form"),
    "Vietnamese heading": ("Biểu,Mục,Cột,Số\nCT03,1.1,estimate,5\n".encode(), "thiếu cột"),
    "strange column": (f"form,row,column,value,tinh\n{GOOD}".encode(), "cột lạ: tinh"),
    "column twice": (b"form,row,column,value,value\nCT03,1.1,estimate,5,6\n", "cùng tên: value"),
    "comma in a number": (f"{HEAD}CT03,1.1,estimate,404,5\n".encode(), "dòng 2: có 5 cột"),
    "open quote": (f'{HEAD}CT03,1.1,estimate,"5\n'.encode(), "không phải bảng CSV"),
}

REJECTED = {
    "unknown form": ("CT77,1.1,estimate,5", "Không có biểu “CT77”"),
    "unknown row": ("CT03,9.9,estimate,5", "không có mục “9.9”"),
    "row with a comma": ('CT03,"1,1",estimate,5', "Nếu là mục “1.1”"),
    "unknown column": ("CT03,1.1,estimates,5", "không có cột “estimates”"),
    "absent cell": ("CT03,5,plan,5", "không dùng cột plan"),
    "wrong decimal": ('CT03,1.1,estimate,"1.404,5"', "có phải 1404.5?"),
    "English thousands": ('CT03,1.1,estimate,"1,404,500"', "có phải 1404500?"),
    "power of ten": ("CT03,1.1,estimate,1.2E+06", "có phải 1200000?"),
    "percent sign": ("CT01,T,on_year,9.1%", "có phải 9.1?"),
    "n/a": ("CT03,1.1,estimate,n/a", "có phải x?"),
    "dash": ("CT03,1.1,estimate,-", "để trống"),
    "duplicate cell": (GOOD + GOOD.strip(), "đã có ở dòng 2"),
    "no record": ("KN,,title,Nội dung", "cần mã bản ghi"),
    "wrong growth": (
        "CT03,1.1,estimate,110\nCT03,1.1,official,100\nCT03,1.1,on_month,12",
        "chương trình tính được 10",
    ),
}

DEFINITIONS = {
    "cycle": (('formula = "growth(estimate, same_month)"', 'formula = "on_year + 1"'), "quay vòng"),
    "unknown reference": (
        ("growth(estimate, same_month)", "growth(estimat, same_month)"),
        "estima",
    ),
    "duplicate id": (('id = "same_period"', 'id = "same_month"'), "dùng 2 lần"),
    "overlapping header": (
        ('group = "computed"\nkind', 'group = "year"\nkind'),
        "nhóm",
    ),
    "wrong unit": (
        (
            'label = "Khuyến công địa phương"\nunit = "triệu đồng"',
            'label = "Khuyến công địa phương"\nunit = "tấn"',
        ),
        "đơn vị",
    ),
}


def nothing_stored(shell: Shell) -> bool:
    return shell.run("show", *TARGET) == 2


@pytest.mark.parametrize("name", UNUSABLE)
def test_an_unusable_file_is_refused_by_name(shell: Shell, name: str) -> None:
    data, words = UNUSABLE[name]
    assert shell.run("import", shell.file("so-lieu.csv", data), *TARGET, "--commit") == 2
    assert words in shell.err
    assert "so-lieu.csv" in shell.err
    assert shell.err.count("\n") == 1
    assert nothing_stored(shell)


@pytest.mark.parametrize("name", REJECTED)
def test_a_wrong_line_is_rejected_with_its_number(shell: Shell, name: str) -> None:
    lines, words = REJECTED[name]
    count = 1 + len(lines.split("\n"))
    assert shell.run("import", shell.table(lines), *TARGET, "--commit") == 1
    assert words in shell.out
    assert f"Loại dòng {count}:" in shell.out
    assert nothing_stored(shell)


@pytest.mark.parametrize(
    ("head", "line", "code"),
    [
        ("form,row,column,value,province", "CT03,1.1,estimate,5,31", 1),
        ("form,row,column,value,period", "CT03,1.1,estimate,5,2026-09", 1),
        ("form,row,column,value,province,period", "CT03,1.1,estimate,5,40,10/2026", 0),
        ("form;row;column;value", "CT03;1.1;estimate;5", 0),
        ("form\trow\tcolumn\tvalue", "CT03\t1.1\testimate\t+5", 0),
        ("\ufeffForm,ROW,Column,Value", " ct03 , 1.1 ,estimate,\u22125", 0),
    ],
)
def test_another_place_is_refused_and_another_habit_is_not(
    shell: Shell, head: str, line: str, code: int
) -> None:
    assert shell.run("import", shell.table(line, head=head), *TARGET, "--commit") == code
    assert nothing_stored(shell) is bool(code)


def test_one_wrong_line_among_many_writes_nothing(shell: Shell) -> None:
    lines = [f"CT03,1.{n},estimate,{n}" for n in range(1, 13)]
    assert (
        shell.run("import", shell.table(*lines, "CT03,1.99,estimate,5"), *TARGET, "--commit") == 1
    )
    assert nothing_stored(shell)


@pytest.mark.parametrize(
    "line", ["CT03,1.1,estimate,5\n", "CT99,1,estimate,5\n", ",,,\n", "KN,,title,x\n"]
)
def test_a_hundred_thousand_lines_are_answered(shell: Shell, line: str) -> None:
    file = shell.file("dai.csv", HEAD + line * 100_000)
    assert shell.run("import", file, *TARGET, "--commit") in (1, 2)
    assert len(shell.out) < 100_000
    assert nothing_stored(shell)


def test_too_many_records_are_refused(shell: Shell) -> None:
    lines = [f"KN,,title,Nội dung {n},k{n}" for n in range(1200)]
    head = "form,row,column,value,record"
    assert shell.run("import", shell.table(*lines, head=head), *TARGET, "--commit") == 1
    assert "quá 1000 bản ghi" in shell.out
    assert nothing_stored(shell)


@pytest.mark.parametrize("name", DEFINITIONS)
def test_a_flawed_definition_is_told(shell: Shell, name: str) -> None:
    (old, new), words = DEFINITIONS[name]
    assert old in DEFINITION
    place = DEFINITION.rindex(old)
    text = DEFINITION[:place] + new + DEFINITION[place + len(old) :]
    assert shell.run("lint", shell.file("CT05.2020-01.toml", text)) == 1
    assert words in shell.out
    assert "CT05.2020-01.toml [" in shell.out
