"""LibreOffice as a second opinion, both ways."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from exports.signing.sign import sign_package
from exports.signing.timestamp import add_timestamps, requests_for
from exports.signing.verdict import Conclusion
from exports.signing.verify import verify_package
from tests.certificates import Authority, ec_key, signer
from tests.exports.signing.conftest import DIRECTOR, OFFICE, POLICY, Signed, make_workbook
from tests.exports.signing.excel_like import EXCEL_365, EXCEL_2010, EXCEL_2016, excel_like
from tests.exports.signing.tampering import edit, swap
from tests.exports.signing.time_authority import TimeAuthority

if TYPE_CHECKING:
    from collections.abc import Mapping

_PYTHON = Path("/usr/bin/python3")
_ORACLE = Path(__file__).with_name("libreoffice_oracle.py")
_SAMPLES = Path(__file__).parents[2] / "data" / "signing"


def _missing() -> str:
    if shutil.which("soffice") is None:
        return "LibreOffice (soffice) is not installed"
    probe = [str(_PYTHON), "-c", "import uno"]
    if not _PYTHON.exists() or subprocess.run(probe, check=False, capture_output=True).returncode:
        return "the system's python3 has no uno module"
    return ""


@pytest.mark.interop
@pytest.mark.slow
def test_libreoffice_agrees(signed: Signed, issuing: Authority, tmp_path: Path) -> None:
    if reason := _missing():
        pytest.skip(reason)
    curve = signer(issuing, "P-384", ec_key("lo", "secp384r1"))
    time = TimeAuthority.of(issuing)
    answers = [time.answer(request) for request in requests_for(signed.twice).values()]
    stamped = add_timestamps(signed.twice, answers)
    found = _ask(
        tmp_path,
        {
            "once": signed.once,
            "twice": signed.twice,
            "p384": sign_package(signed.plain, curve, DIRECTOR),
            "many": sign_package(make_workbook(45), signed.director, OFFICE),
            "stamped": stamped,
            "excel": excel_like(excel_like(signed.plain, EXCEL_365), EXCEL_2010),
            "excel altered": edit(
                excel_like(signed.plain, EXCEL_2016), sheet=swap("<v>0</v>", "<v>9</v>")
            ),
            "unsigned": signed.plain,
            "altered": edit(signed.once, sheet=swap("<v>0</v>", "<v>9</v>")),
            "forged": edit(signed.once, sig=swap("Đồng ý", "Không đồng ý")),
        },
    )
    assert [one["valid"] for one in found["once"]] == [True]
    assert [one["valid"] for one in found["twice"]] == [True, True]
    assert [one["valid"] for one in found["p384"]] == [True]
    assert [one["valid"] for one in found["many"]] == [True]
    assert [one["valid"] for one in found["stamped"]] == [True, True]
    assert [one["valid"] for one in found["excel"]] == [True, True]
    assert [one["valid"] for one in found["excel altered"]] == [False]
    assert found["unsigned"] == []
    assert [one["valid"] for one in found["altered"]] == [False]
    assert [one["valid"] for one in found["forged"]] == [False]
    assert found["once"][0]["date"] == 20261122
    assert "Giám đốc Thử" in found["once"][0]["subject"]


@pytest.mark.parametrize("name", ["libreoffice.xlsx", "libreoffice-openpyxl.xlsx"])
def test_what_libreoffice_signed_is_intact(name: str) -> None:
    verdict = verify_package((_SAMPLES / name).read_bytes(), POLICY)
    (one,) = verdict.signatures
    assert verdict.conclusion is Conclusion.INTACT
    assert one.role is None
    assert next(remark.code for remark in one.digests.remarks) == "RELS_WHITESPACE"


def test_altering_what_libreoffice_signed_is_found() -> None:
    data = (_SAMPLES / "libreoffice.xlsx").read_bytes()
    altered = edit(data, book_rels=swap("sheet1.xml", "sheet2.xml"))
    assert verify_package(altered, POLICY).conclusion is Conclusion.INVALID


def _ask(folder: Path, files: Mapping[str, bytes]) -> dict[str, list[dict[str, Any]]]:
    """What LibreOffice says about each file, from one process of it."""
    paths = []
    for name, data in files.items():
        paths.append(folder / f"{name}.xlsx")
        paths[-1].write_bytes(data)
    command = [str(_PYTHON), str(_ORACLE), str(folder / "profile"), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=55, check=False)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return dict(zip(files, lines, strict=True))
