"""Files of one delivery: repeated, contradicting, replaced, from another department."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from exports.several import Received, compare
from exports.signing import names
from exports.signing.policy import VerifyPolicy
from exports.signing.sign import sign_package
from exports.signing.verdict import State
from exports.verification import verify_file
from exports.workbook import write_workbook
from forms.common.period import Period
from tests.certificates import NOW, Authority, signer
from tests.exports.reports import (
    CATALOGUE,
    CLOCK,
    PROVINCES,
    enter,
    identity_of,
    judged_by_rules,
    sample,
)
from tests.exports.shell import Shell, signed_report
from tests.exports.signing.conftest import DIRECTOR, OFFICE, make_workbook
from tests.exports.signing.tampering import cut, resigned
from validation.rulebook import Rulebook

if TYPE_CHECKING:
    from pathlib import Path

    from exports.file_verdict import FileFact
    from exports.signing.keys import Signer
    from tests.exports.shell import SignedReport


@pytest.fixture(scope="module")
def people() -> dict[str, Signer]:
    authority = Authority.root()
    return {name: signer(authority, name) for name in ("Giám đốc", "Văn thư", "Khác")}


@pytest.fixture(scope="module")
def received(people: dict[str, Signer]) -> Received:
    return _received("a.xlsx", people["Giám đốc"])


def _received(name: str, by: Signer, value: str = "8752.7", **changes: Any) -> Received:
    """A signed file; what its cover says is changed in the verdict, as another file would say."""
    figures = sample()
    enter(figures, {"CT91/1/estimate": value})
    data = write_workbook(figures, judged_by_rules(figures), identity_of(figures), CLOCK)
    made = _judged(name, sign_package(data, by, DIRECTOR))
    report = made.verdict.report
    assert report is not None
    if not changes:
        return made
    report = replace(report, identity=replace(report.identity, **changes))
    return Received(name, f"{name} {changes}", replace(made.verdict, report=report))


def _judged(name: str, data: bytes) -> Received:
    verdict = verify_file(data, VerifyPolicy(NOW), CATALOGUE, Rulebook(), PROVINCES)
    return Received(name, hashlib.sha256(data).hexdigest(), verdict)


def _codes(fact: FileFact) -> list[str]:
    return [note.code for note in (*fact.problems, *fact.remarks)]


def test_a_file_alone_is_compared_with_nothing(received: Received) -> None:
    (fact,) = compare([received])
    assert fact.state is State.NOT_CHECKED


def test_the_same_file_twice_is_harmless(received: Received) -> None:
    twin = replace(received, name="b.xlsx")
    facts = compare([received, twin])
    assert [fact.state for fact in facts] == [State.OK, State.OK]
    assert [_codes(fact) for fact in facts] == [["DUPLICATE"], ["DUPLICATE"]]
    assert "b.xlsx" in facts[0].remarks[0].sentence


def test_the_same_package_with_one_signature_more_is_harmless(
    people: dict[str, Signer],
) -> None:
    figures = sample()
    data = write_workbook(figures, judged_by_rules(figures), identity_of(figures), CLOCK)
    once = sign_package(data, people["Giám đốc"], DIRECTOR)
    twice = sign_package(once, people["Văn thư"], OFFICE)
    facts = compare([_judged("1.xlsx", once), _judged("2.xlsx", twice)])
    assert [_codes(fact) for fact in facts] == [["SAME_PACKAGE"], ["SAME_PACKAGE"]]
    assert "2.xlsx (2 chữ ký)" in facts[0].remarks[0].sentence


def test_one_package_with_two_contents(people: dict[str, Signer], received: Received) -> None:
    other = _received("b.xlsx", people["Giám đốc"], "8752.8")
    facts = compare([received, other])
    assert [_codes(fact) for fact in facts] == [["CONTENT_DIFFERS"], ["CONTENT_DIFFERS"]]
    assert {fact.state for fact in facts} == {State.FAILED}


def test_two_packages_for_the_same_revision(people: dict[str, Signer], received: Received) -> None:
    other = _received("b.xlsx", people["Giám đốc"], package="0123456789abcdef")
    facts = compare([received, other])
    assert [_codes(fact) for fact in facts] == [["CONFLICT"], ["CONFLICT"]]
    assert "b.xlsx cũng nhận là bản lập lần thứ 1" in facts[0].problems[0].sentence


@pytest.mark.parametrize("right", [True, False])
def test_a_revision_names_what_it_replaces(
    right: bool, people: dict[str, Signer], received: Received
) -> None:
    assert received.verdict.report is not None
    replaced = received.verdict.report.identity.package if right else "ffffffffffffffff"
    second = _received(
        "b.xlsx", people["Giám đốc"], package="0" * 16, revision=2, replaces=replaced
    )
    first, later = compare([received, second])
    assert _codes(first) == ["SUPERSEDED"]
    assert _codes(later) == ([] if right else ["REPLACES_OTHER"])
    assert later.state is (State.OK if right else State.FAILED)


def test_a_key_of_a_person_does_not_sign_for_the_office(people: dict[str, Signer]) -> None:
    """Exchanged keys look right in one file; two of a unit contradict each other."""
    figures = sample()
    data = write_workbook(figures, judged_by_rules(figures), identity_of(figures), CLOCK)
    person, office = people["Giám đốc"], people["Văn thư"]
    right = _judged("a.xlsx", sign_package(sign_package(data, person, DIRECTOR), office, OFFICE))
    wrong = _judged("b.xlsx", sign_package(sign_package(data, office, DIRECTOR), person, OFFICE))
    facts = compare([right, wrong])
    assert [_codes(fact).count("SIGNER_IN_OTHER_ROLE") for fact in facts] == [2, 2]
    assert "trong b.xlsx ký với vai “Cơ quan" in facts[0].problems[0].sentence
    assert {fact.state for fact in facts} == {State.FAILED}


def test_one_person_signs_for_two_departments(
    people: dict[str, Signer], received: Received
) -> None:
    changes: dict[str, Any] = {
        "province": "31",
        "province_name": "Thành phố Hải Phòng",
        "package": "0" * 16,
    }
    other = _received("b.xlsx", people["Giám đốc"], **changes)
    facts = compare([received, other])
    assert [_codes(fact) for fact in facts] == [["SIGNER_OF_OTHER_UNIT"]] * 2
    somebody = _received("c.xlsx", people["Khác"], **changes)
    assert [_codes(fact) for fact in compare([received, somebody])] == [[], []]


def test_only_one_unit_is_awaited(received: Received) -> None:
    assert compare([received], "40")[0].state is State.OK
    assert _codes(compare([received], "31")[0]) == ["UNIT_UNEXPECTED"]


def test_other_months_have_nothing_to_do_with_it(
    people: dict[str, Signer], received: Received
) -> None:
    other = _received("b.xlsx", people["Giám đốc"], period=Period(2026, 9), package="0" * 16)
    assert [_codes(fact) for fact in compare([received, other])] == [[], []]


# ------------------------------------------------------------------------------- command line


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> SignedReport:
    return signed_report(tmp_path_factory.mktemp("signed"))


def test_verify_compares_the_files_it_is_given(
    report: SignedReport, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = Shell(tmp_path, capsys)
    copy, other, broken = (tmp_path / name for name in ("ban-sao.xlsx", "so.xlsx", "hong.xlsx"))
    copy.write_bytes(report.file.read_bytes())
    other.write_bytes(make_workbook())
    broken.write_bytes(b"x")
    assert shell.run("verify", str(report.file), str(copy)) == 0
    assert shell.out.count("Giống hệt") == 2
    assert shell.run("verify", str(report.file), "--province", "31") == 1
    assert "mâu thuẫn với tệp khác hoặc không đúng đơn vị" in shell.out
    files = [str(broken), str(report.file), str(other), str(copy)]
    found = shell.json("verify", *files)
    assert [entry["file"] for entry in found] == files
    states = [entry.get("others", {}).get("state") for entry in found]
    assert states == [None, "ok", "not checked", "ok"]


def test_somebody_elses_workbook_gets_a_verdict_on_its_signature(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.exports.signing.test_libreoffice import _SAMPLES

    shell = Shell(tmp_path, capsys)
    file = str(_SAMPLES / "libreoffice.xlsx")
    assert shell.run("verify", file) == 1
    assert "chỉ kiểm tra chữ ký. Chữ ký đúng và nội dung nguyên vẹn" in shell.out
    assert "Báo cáo:" not in shell.out
    (entry,) = shell.json("verify", file)
    assert (entry["conclusion"], entry["signature_conclusion"]) == ("UNREADABLE", "INTACT")
    assert entry["identity"] is None


def test_an_old_algorithm_is_its_own_state(
    people: dict[str, Signer], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def old(data: bytes) -> bytes:
        without = cut("<Object><xd:QualifyingProperties", "</Object>")(data)
        return cut(f'<Reference Type="{names.TYPE_SIGNED_PROPERTIES}"', "</Reference>")(without)

    one = people["Giám đốc"]
    file = tmp_path / "cu.xlsx"
    file.write_bytes(resigned(sign_package(make_workbook(), one, DIRECTOR), one, old))
    shell = Shell(tmp_path, capsys)
    assert shell.run("verify", str(file)) == 1
    assert "Chữ ký dùng thuật toán cũ không còn an toàn" in shell.out
    (entry,) = shell.json("verify", str(file))
    assert entry["signature_conclusion"] == "WEAK"
