"""A file offered again after a later one came, and the same revision with other content."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from exports.register import Entry, content_digest, enter, read_register
from exports.several import Received, compare
from exports.signing.sign import sign_package
from exports.signing.verdict import State
from forms.common.errors import KnownError
from tests.certificates import NOW, Authority, signer
from tests.exports.reports import sample, written
from tests.exports.shell import Shell, signed_report
from tests.exports.signing.conftest import DIRECTOR, OFFICE
from tests.exports.test_several import _judged

if TYPE_CHECKING:
    from pathlib import Path

    from exports.file_verdict import FileFact
    from exports.signing.keys import Signer


@pytest.fixture(scope="module")
def people() -> tuple[Signer, Signer]:
    authority = Authority.root()
    return signer(authority, "Giám đốc"), signer(authority, "Văn thư")


@pytest.fixture(scope="module")
def first(people: tuple[Signer, Signer]) -> Received:
    return _judged("a.xlsx", sign_package(written(sample()), people[0], DIRECTOR))


def said_otherwise(received: Received, **identity: Any) -> Received:
    """The same report with another cover, as another file would bring it."""
    report = received.verdict.report
    assert report is not None
    report = replace(report, identity=replace(report.identity, **identity))
    return Received("b.xlsx", f"{identity}", replace(received.verdict, report=report))


def entry(received: Received) -> Entry:
    assert received.verdict.report is not None
    return Entry.of(received.verdict.report, received.sha256, NOW, received.verdict.signatures)


def codes(fact: FileFact) -> list[str]:
    return [note.code for note in (*fact.problems, *fact.remarks)]


def test_an_old_revision_offered_again_is_refused(first: Received) -> None:
    later = said_otherwise(first, revision=2, package="ee" * 8, replaces="7f3a9c52e1b84d60")
    register = (entry(first), entry(later))
    (fact,) = compare([first], "", register)
    assert fact.state is State.FAILED
    assert codes(fact) == ["REGISTERED_NEWER", "REGISTERED"]
    assert "bản lập lần thứ 2" in fact.problems[0].sentence


def test_the_same_revision_with_other_content_is_refused(first: Received) -> None:
    other = said_otherwise(first, package="ee" * 8)
    (fact,) = compare([other], "", (entry(first),))
    assert (fact.state, codes(fact)) == (State.FAILED, ["REGISTERED_DIFFERS"])


def test_other_figures_under_the_same_package_are_refused(first: Received) -> None:
    report = first.verdict.report
    assert report is not None
    changed = replace(report, values=dict(list(report.values.items())[1:]))
    assert content_digest(changed) != content_digest(report)
    other = Received("b.xlsx", "b", replace(first.verdict, report=changed))
    (fact,) = compare([other], "", (entry(first),))
    assert codes(fact) == ["REGISTERED_DIFFERS"]


def test_the_same_file_and_one_signed_once_more_are_remarks(
    first: Received, people: tuple[Signer, Signer]
) -> None:
    register = (entry(first),)
    (fact,) = compare([first], "", register)
    assert (fact.state, codes(fact)) == (State.OK, ["REGISTERED"])
    once = sign_package(written(sample()), people[0], DIRECTOR)
    (fact,) = compare([_judged("b.xlsx", sign_package(once, people[1], OFFICE))], "", register)
    assert (fact.state, codes(fact)) == (State.OK, ["REGISTERED_SAME"])


def test_a_revision_must_name_the_package_received(first: Received) -> None:
    good = said_otherwise(first, revision=2, package="ee" * 8, replaces="7f3a9c52e1b84d60")
    bad = said_otherwise(first, revision=2, package="ee" * 8, replaces="dd" * 8)
    assert [codes(*compare([one], "", (entry(first),))) for one in (good, bad)] == [
        [],
        ["REGISTERED_REPLACES"],
    ]


def test_other_months_and_units_do_not_matter(first: Received) -> None:
    later = said_otherwise(first, revision=2)
    strange = replace(entry(later), province="01", signers=())
    assert codes(*compare([first], "", (strange,))) == []
    assert codes(*compare([first], "", (replace(entry(later), period="2026-09"),))) == []


def test_a_signer_of_another_unit_s_report_is_found(first: Received) -> None:
    """As within one delivery, but the other file came last week."""
    (fact,) = compare([first], "", (replace(entry(first), province="01"),))
    assert (fact.state, codes(fact)) == (State.FAILED, ["REGISTERED_SIGNER"])
    assert "Giám đốc" in fact.problems[0].sentence
    last_month = replace(entry(first), province="01", period="2026-09")
    assert codes(*compare([first], "", (last_month,))) == []


def test_lines_written_before_signers_were_noted_are_read(first: Received, tmp_path: Path) -> None:
    path = tmp_path / "so.jsonl"
    enter(path, [entry(first)])
    fields = json.loads(path.read_text(encoding="utf-8"))
    del fields["signers"]
    path.write_text(json.dumps(fields), encoding="utf-8")
    assert read_register(path) == (replace(entry(first), signers=()),)


def test_a_register_is_read_back(first: Received, tmp_path: Path) -> None:
    path = tmp_path / "so" / "so-tiep-nhan.jsonl"
    assert read_register(path) == ()
    enter(path, [entry(first)])
    assert read_register(path) == (entry(first),)


@pytest.mark.parametrize(
    "line", ["{", "[1]", "{}", '{"at": "x"}', "\udcff", '{"extra": 1}', "null", "7"]
)
def test_a_broken_register_is_named(line: str, first: Received, tmp_path: Path) -> None:
    path = tmp_path / "so.jsonl"
    path.write_bytes(line.encode("utf-8", "surrogateescape"))
    with pytest.raises(KnownError) as caught:
        read_register(path)
    assert caught.value.code == "REGISTER_BROKEN"
    assert "so.jsonl" in caught.value.sentence


@pytest.mark.parametrize("changes", [{"revision": "1"}, {"at": "2026-11-03"}, {"at": "hôm qua"}])
def test_fields_of_another_kind_are_refused(
    changes: dict[str, object], first: Received, tmp_path: Path
) -> None:
    path = tmp_path / "so.jsonl"
    enter(path, [entry(first)])
    fields = json.loads(path.read_text(encoding="utf-8")) | changes
    path.write_text(json.dumps(fields), encoding="utf-8")
    with pytest.raises(KnownError):
        read_register(path)


def test_verify_remembers_what_it_registered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = signed_report(tmp_path / "demo")
    shell = Shell(tmp_path, capsys)
    assert shell.run("verify", str(report.file), "--register") == 0
    assert "Đã ghi 1 tệp vào sổ tiếp nhận" in shell.err
    (again,) = shell.json("verify", str(report.file), "--register")
    assert [note["code"] for note in again["others"]["remarks"]] == ["REGISTERED"]
    assert "Đã ghi 0 tệp" in shell.err
    path = tmp_path / "kho" / "so-tiep-nhan.jsonl"
    fields = json.loads(path.read_text(encoding="utf-8"))
    newer = json.dumps(fields | {"revision": 2, "package": "ab" * 8})
    path.write_text(path.read_text(encoding="utf-8") + newer + "\n", encoding="utf-8")
    assert shell.run("verify", str(report.file)) == 1
    assert "Không dùng số liệu của tệp này" in shell.out


def test_a_backup_carries_what_the_register_knows_of_its_unit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another machine, after restoring, refuses the older revision as the first one did."""
    report = signed_report(tmp_path / "demo")
    shell = Shell(tmp_path, capsys)
    assert shell.run("verify", str(report.file), "--register") == 0
    register = tmp_path / "kho" / "so-tiep-nhan.jsonl"
    fields = json.loads(register.read_text(encoding="utf-8"))
    newer = fields | {"revision": 2, "package": "ab" * 8, "sha256": "b" * 64}
    elsewhere = fields | {"province": "01", "sha256": "c" * 64, "signers": []}
    lines = "".join(f"{json.dumps(line)}\n" for line in (fields, newer, elsewhere))
    register.write_text(lines, encoding="utf-8")
    backup = ("backup", "--province", fields["province"], "--out", str(tmp_path / "usb"))
    assert shell.run(*backup) == 0
    (file,) = (tmp_path / "usb").iterdir()
    other = Shell(tmp_path / "khac", capsys)
    assert other.run("restore", str(file)) == 0
    assert not (tmp_path / "khac" / "kho" / "so-tiep-nhan.jsonl").exists()
    assert other.run("restore", str(file), "--commit") == 0
    known = read_register(tmp_path / "khac" / "kho" / "so-tiep-nhan.jsonl")
    assert [one.revision for one in known] == [1, 2]
    assert {one.province for one in known} == {fields["province"]}
    assert other.run("verify", str(report.file)) == 1
    assert "Không dùng số liệu của tệp này" in other.out
    assert other.run("restore", str(file), "--commit") == 0
    assert read_register(tmp_path / "khac" / "kho" / "so-tiep-nhan.jsonl") == known
