"""Enrolment and trust on the command line, up to a file that is accepted by default."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.exports.shell import Shell, signed_report

if TYPE_CHECKING:
    from tests.exports.shell import SignedReport


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> SignedReport:
    return signed_report(tmp_path_factory.mktemp("signed"))


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, capsys)


def test_a_department_enrols_and_the_ministry_pins_it(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAT_KHAU", "mật khẩu đủ dài")
    out = str(tmp_path / "khoa")
    words = ("enrol", "--name", "Sở Công Thương Nghệ An", "--role", "office", "--csr")
    made = shell.json(*words, "--pin-env", "MAT_KHAU", "--out", out)
    names = sorted(Path(path).name for path in made["files"])
    assert names == [f"SoCongThuongNgheAn-office.{end}" for end in ("crt", "csr", "p12")]
    if sys.platform != "win32":
        assert (tmp_path / "khoa" / names[2]).stat().st_mode & 0o077 == 0
    certificate = str(tmp_path / "khoa" / names[0])
    assert shell.run("trust", "add", certificate, "--fingerprint", "00" * 32) == 2
    assert "Không nhận" in shell.err
    assert shell.run("trust", "add", certificate) == 2
    assert shell.run("trust", "add", certificate, "--fingerprint", made["fingerprint"]) == 0
    (entry,) = shell.json("trust", "list")
    assert (entry["kind"], entry["trouble"]) == ("SIGNER", "")
    assert shell.run("trust", "remove", made["fingerprint"]) == 0
    assert shell.json("trust", "list") == []
    assert "Chưa tin cậy chứng thư nào" in shell.err


def test_a_key_file_is_never_overwritten(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAT_KHAU", "mật khẩu đủ dài")
    words = ("enrol", "--name", "Thử", "--pin-env", "MAT_KHAU", "--out", str(tmp_path))
    assert shell.run(*words) == 0
    assert "Vân tay SHA-256: " in shell.out
    assert shell.run(*words) == 2
    assert "không ghi đè" in shell.err


def test_every_role_of_the_cover_can_be_enrolled(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAT_KHAU", "mật khẩu đủ dài")
    for role in ("preparer", "director", "office"):
        words = ("enrol", "--name", "Thử", "--role", role, "--pin-env", "MAT_KHAU")
        assert shell.run(*words, "--out", str(tmp_path)) == 0
    assert sorted(path.stem for path in tmp_path.glob("*.p12")) == [
        "Thu-director",
        "Thu-office",
        "Thu-preparer",
    ]


def test_verify_believes_the_folder_of_the_program(shell: Shell, report: SignedReport) -> None:
    assert shell.run("verify", str(report.file)) == 0
    assert "chưa kiểm tra được chứng thư" in shell.out
    for file, fingerprint in report.certificates:
        assert shell.run("trust", "add", str(file), "--fingerprint", fingerprint) == 0
    assert shell.run("verify", str(report.file)) == 0
    assert "Nhận được: chữ ký hợp lệ" in shell.out
    shell.run("trust", "remove", report.certificates[0][1])
    assert shell.run("verify", str(report.file)) == 1
    assert shell.run("extract", str(report.file)) == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("trust", "add"), "cần tên tệp"),
        (("trust", "add", "khong-co.crt"), "khong-co.crt"),
        (("trust", "remove", "x"), "không có mục x"),
        (("trust", "burn"), "không nhận"),
        (("enrol", "--name", "x"), "thiếu --out"),
        (("enrol", "--name", "x", "--out", "y", "--pin-env", "KHONG_CO"), "KHONG_CO"),
    ],
)
def test_an_unusable_call_is_one_sentence(
    words: tuple[str, ...], sentence: str, shell: Shell
) -> None:
    assert shell.run(*words) == 2
    assert sentence in shell.err
    assert shell.err.count("\n") == 1
