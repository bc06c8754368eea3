"""Time-stamps on the command line: request out, response in, time proven."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.common.clock import SystemClock
from tests.certificates import DAY, Authority
from tests.exports.shell import Shell, signed_report
from tests.exports.signing.time_authority import TimeAuthority


def test_both_signatures_get_a_proven_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report, shell = signed_report(tmp_path / "demo"), Shell(tmp_path, capsys)
    now = SystemClock().now()
    time = TimeAuthority.of(Authority.root(), not_before=now - DAY, not_after=now + DAY)
    file, out = str(report.file), str(tmp_path / "ra")
    made = shell.json("timestamp", file, "--request", str(tmp_path / "hoi.tsq"))["files"]
    assert [Path(path).name for path in made] == ["hoi-1.tsq", "hoi-2.tsq"]
    answers = [tmp_path / "1.tsr", tmp_path / "2.tsr"]
    for request, answer in zip(("hoi-1.tsq", "hoi-2.tsq"), answers, strict=True):
        answer.write_bytes(time.answer((tmp_path / request).read_bytes(), now))
    words = ("timestamp", file, "--response", *map(str, answers), "--out", out)
    assert shell.run(*words) == 0
    stamped = shell.out.strip()
    trust = tmp_path / "tin-cay"
    trust.mkdir()
    (trust / "thoi-gian.cer").write_bytes(time.der)
    for path, _ in report.certificates:
        (trust / path.name).write_bytes(path.read_bytes())
    (verdict,) = shell.json("verify", stamped, "--trust", str(trust))
    assert verdict["conclusion"] == "ACCEPTABLE"
    assert all(one["stamped_at"] for one in verdict["signatures"])
    assert shell.run("verify", stamped, "--trust", str(trust)) == 0
    assert "Dấu thời gian của Nơi cấp thời gian xác nhận" in shell.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Chưa nêu việc"),
        (("--response", "khong-co.tsr", "--out", "ra"), "khong-co.tsr"),
        (("--request", "q.tsq"), "chưa có chữ ký"),
    ],
)
def test_an_unusable_call_is_one_sentence(
    words: tuple[str, ...], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.exports.signing.conftest import make_workbook

    file = tmp_path / "so.xlsx"
    file.write_bytes(make_workbook())
    shell = Shell(tmp_path, capsys)
    assert shell.run("timestamp", str(file), *words) == 2
    assert sentence in shell.err
    assert shell.err.count("\n") == 1
