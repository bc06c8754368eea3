"""Old letters in an import: told, and converted only when somebody says so."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from exports.incoming_text import Conversion, incoming
from forms.common.encodings import TCVN3, VNI

if TYPE_CHECKING:
    from tests.shell import Shell

TARGET = ("--province", "40", "--period", "2026-10")
MEANT = "Đề nghị Bộ Công Thương sửa đổi quy định về cụm công nghiệp"
_TO_TCVN3 = str.maketrans({letter: place for place, letter in TCVN3.items()})
_TO_VNI = str.maketrans({letter: sign for sign, letter in reversed(VNI.items())})
OLD = {"tcvn3": MEANT.translate(_TO_TCVN3), "vni": MEANT.translate(_TO_VNI)}


def table(shell: Shell, text: str, encoding: str = "utf-8") -> str:
    lines = ("form,row,column,value", f'KN,a1,obstacle,"{text}"', "")
    return shell.file("kien-nghi.csv", "\n".join(lines).encode(encoding))


def held(shell: Shell) -> str:
    cells = shell.json("show", *TARGET, "--form", "KN")["forms"]["KN"]["cells"]
    return str(next(c["value"] for c in cells if c["column"] == "obstacle"))


@pytest.mark.parametrize("word", OLD)
def test_old_letters_are_told_and_come_in_as_they_are(shell: Shell, word: str) -> None:
    assert shell.run("import", table(shell, OLD[word]), *TARGET, "--commit") == 0
    assert f"--convert {word}" in shell.out
    assert MEANT in shell.out
    assert held(shell) != MEANT


@pytest.mark.parametrize("word", OLD)
@pytest.mark.parametrize("flag", ["auto", "same"])
def test_they_are_converted_when_asked_for(shell: Shell, word: str, flag: str) -> None:
    convert = word if flag == "same" else flag
    file = table(shell, OLD[word])
    assert shell.run("import", file, *TARGET, "--convert", convert, "--commit") == 0
    assert "đã đổi từ bảng mã" in shell.out
    assert held(shell) == MEANT


@pytest.mark.parametrize("word", OLD)
def test_a_whole_file_in_old_bytes_is_refused_by_name_or_converted(shell: Shell, word: str) -> None:
    file = table(shell, OLD[word], "latin-1")
    assert shell.run("import", file, *TARGET, "--commit") == 2
    assert f"--convert {word}" in shell.err
    assert shell.run("import", file, *TARGET, "--commit", "--convert", word) == 0
    assert held(shell) == MEANT


def test_unicode_is_never_converted(shell: Shell) -> None:
    for word in ("tcvn3", "vni", "auto"):
        assert shell.run("import", table(shell, MEANT), *TARGET, "--convert", word) == 0
        assert "bảng mã" not in shell.out


def test_decomposed_letters_are_composed(shell: Shell) -> None:
    file = table(shell, unicodedata.normalize("NFD", MEANT))
    assert shell.run("import", file, *TARGET, "--commit") == 0
    assert held(shell) == MEANT


def test_our_own_workbook_is_converted_too(shell: Shell) -> None:
    shell.run("import", table(shell, OLD["tcvn3"]), *TARGET, "--commit")
    assert shell.run("export", *TARGET, "--out", str(shell.folder / "xlsx")) == 0, shell.err
    (file,) = (shell.folder / "xlsx").glob("*.xlsx")
    assert shell.run("import", str(file), *TARGET, "--convert", "auto", "--commit") == 0
    assert held(shell) == MEANT


@pytest.mark.parametrize("text", ["Hà Nam", "café", "naïve", "100 m²", "Zürich"])
def test_other_latin_words_are_not_mistaken(text: str) -> None:
    assert incoming(text, Conversion.AUTO).text == text
    assert incoming(text, Conversion.NONE).encoding is None


def test_an_unknown_word_is_refused(shell: Shell) -> None:
    assert shell.run("import", table(shell, "a"), *TARGET, "--convert", "viscii") == 2
