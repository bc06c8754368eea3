"""Whose turn it is to sign, and that the command line asks before any password."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from exports.signing.request import SignerRole
from exports.turn import check_file, check_turn, next_role
from forms.common.clock import SystemClock
from forms.common.errors import KnownError
from tests.exports.shell import Shell, signed_report
from tests.exports.signing.conftest import make_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.exports.shell import SignedReport

SAMPLES = Path(__file__).parents[2] / "exports" / "samples"
PREPARER, DIRECTOR, OFFICE = SignerRole.PREPARER, SignerRole.DIRECTOR, SignerRole.OFFICE
ALL = (PREPARER, DIRECTOR, OFFICE)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> SignedReport:
    return signed_report(tmp_path_factory.mktemp("signed"))


@pytest.mark.parametrize(
    ("expected", "signed", "role", "code"),
    [
        (ALL, (), PREPARER, ""),
        (ALL, (PREPARER,), DIRECTOR, ""),
        (ALL, (PREPARER, DIRECTOR), OFFICE, ""),
        (ALL, (), DIRECTOR, "ROLE_EARLY"),
        (ALL, (PREPARER,), OFFICE, "ROLE_EARLY"),
        ((DIRECTOR, OFFICE), (), OFFICE, "ROLE_EARLY"),
        ((DIRECTOR, OFFICE), (DIRECTOR,), DIRECTOR, "ROLE_SIGNED"),
        ((DIRECTOR,), (DIRECTOR,), OFFICE, "ROLE_UNEXPECTED"),
    ],
)
def test_the_order_on_the_cover_decides(
    expected: Sequence[SignerRole], signed: Sequence[SignerRole], role: SignerRole, code: str
) -> None:
    found = ""
    try:
        check_turn(expected, signed, role)
    except KnownError as error:
        found = error.code
    assert found == code


def test_a_file_takes_the_next_role_only(report: SignedReport) -> None:
    now = SystemClock().now()
    once, twice = report.once.read_bytes(), report.file.read_bytes()
    check_file(once, OFFICE, now)
    for data, role, code in (
        (once, DIRECTOR, "ROLE_SIGNED"),
        (twice, OFFICE, "ROLE_SIGNED"),
        (twice, PREPARER, "ROLE_UNEXPECTED"),
        (once[:-30], OFFICE, "NOT_A_ZIP"),
    ):
        with pytest.raises(KnownError) as caught:
            check_file(data, role, now)
        assert caught.value.code == code


def test_a_file_tells_whom_it_waits_for(report: SignedReport) -> None:
    now = SystemClock().now()
    assert next_role(report.once.read_bytes(), now) is OFFICE
    for data, code in (
        (report.file.read_bytes(), "ALL_SIGNED"),
        (make_workbook(), "NONE_SIGNED"),
        (report.once.read_bytes()[:-30], "NOT_A_ZIP"),
    ):
        with pytest.raises(KnownError) as caught:
            next_role(data, now)
        assert caught.value.code == code


def test_a_workbook_without_cover_takes_any_role() -> None:
    check_file(make_workbook(), OFFICE, SystemClock().now())


def test_a_wrong_turn_is_said_before_the_password(
    report: SignedReport, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = Shell(tmp_path, capsys)
    words = ("sign", str(report.file), "--key", "khong-co.p12", "--out", str(tmp_path))
    assert shell.run(*words, "--role", "office") == 2
    assert "đã có chữ ký" in shell.err
    assert "khong-co" not in shell.err


def test_the_preparer_confirms_with_a_signature_of_their_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAT_KHAU", "mật khẩu đủ dài")
    shell = Shell(tmp_path, capsys)
    month = ("--province", "31", "--period", "2024-08")
    sample = str(SAMPLES / "hai-phong-2024-08.csv")
    assert shell.run("import", sample, *month, "--commit") == 0
    for found in shell.json("check", *month)["findings"]:
        words = (
            "--rule",
            found["rule"],
            "--cell",
            found["cell"],
            "--text",
            "Số liệu minh họa. " * 2,
        )
        assert shell.run("explain", *month, *words) == 0
    secret = ("--pin-env", "MAT_KHAU", "--out", str(tmp_path))
    keys = []
    for name, role in (("Thu", "director"), ("Lan", "director"), ("So", "office")):
        assert shell.run("enrol", "--name", name, "--role", role, *secret) == 0
        keys.append(("--key", str(tmp_path / f"{name}-{role}.p12"), *secret))
    key, director, office = keys
    all_three = ("--signers", "preparer,director,office")
    assert shell.run("sign", *month, *key, *all_three) == 2
    assert "còn thiếu chữ ký của “Người lập báo cáo”" in shell.err
    assert shell.run("sign", *month, *key, *all_three, "--role", "preparer") == 0
    assert shell.err.count("Còn chữ ký") == 2
    (file,) = map(str, tmp_path.glob("*.xlsx"))
    assert shell.run("sign", file, *office, "--role", "office") == 2
    assert shell.run("sign", file, *key, "--role", "director") == 2
    taken = "đã ký tệp với vai Người lập báo cáo. Chọn chứng thư của Giám đốc."
    assert taken in shell.err
    assert shell.run("sign", file, *director, "--role", "director") == 0
    assert shell.run("sign", file, *director, "--role", "office") == 2
    assert "đã ký tệp với vai Giám đốc. Chọn chứng thư của Sở." in shell.err
    assert shell.run("sign", file, *office, "--role", "office") == 0
    (verdict,) = shell.json("verify", file)
    roles = [one["role"] for one in verdict["signatures"]]
    assert roles == ["PREPARER", "DIRECTOR", "OFFICE"]
    assert verdict["conclusion"] == "CERTIFICATE_UNCHECKED"
