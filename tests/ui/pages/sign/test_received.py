"""Somebody opens files that others sent: what the register says of them, and what it takes in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from exports.register import read_register
from tests.certificates import PASSWORD
from tests.ui.pages.sign.hands import click, sign_as_director, sign_as_office
from ui.pages.sign.words import file_lines
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.pages.sign.seed import KeyFiles, Office


@pytest.fixture
def sent(ready: Office, keys: KeyFiles, tmp_path: Path) -> Path:
    """A complete file in the mail of another machine."""
    sign_as_director(ready, keys.director, PASSWORD)
    click(ready.page.result.co_sign)
    sign_as_office(ready, keys.office, PASSWORD, "05/BC-SCT")
    file = ready.page.outgoing.signed_file
    assert file is not None
    mail = tmp_path / "thu-den.xlsx"
    mail.write_bytes(file.read_bytes())
    return mail


def opened(office: Office, file: Path) -> tuple[str, ...]:
    """Open a file; what is said about the files received before."""
    office.page.verify(file)
    office.wait_idle()
    words = [label.text() for label in office.page.verdict.findChildren(Label)]
    judged: list[tuple[str, ...]] = []
    office.page.outgoing.judge(
        file, lambda one: judged.append(file_lines(one)[-1].sentences), lambda _: None
    )
    office.wait_idle()
    assert all(sentence in words for sentence in judged[0])
    return judged[0]


def test_a_file_received_is_known_again(unready: Office, sent: Path) -> None:
    verdict = unready.page.verdict
    assert opened(unready, sent) == ("Sổ tiếp nhận trên máy này chưa có tệp nào.",)
    click(verdict.register)
    unready.wait_idle()
    assert not verdict.register.isVisible()
    (entry,) = read_register(unready.workspace.paths.register)
    assert len(entry.signers) == 2
    assert opened(unready, sent) == ("Đã tiếp nhận đúng tệp này ngày 03/11/2026.",)
    assert not verdict.register.isVisible()
    assert verdict.head.title == "Nội dung nguyên vẹn, chưa kiểm tra chứng thư"


def test_an_older_revision_is_not_to_be_used(unready: Office, sent: Path) -> None:
    opened(unready, sent)
    click(unready.page.verdict.register)
    unready.wait_idle()
    register = unready.workspace.paths.register
    newer = json.loads(register.read_text(encoding="utf-8"))
    newer |= {"revision": 2, "package": "ab" * 8, "sha256": "b" * 64}
    register.write_text(json.dumps(newer), encoding="utf-8")
    (sentence,) = opened(unready, sent)
    assert "Không dùng số liệu của tệp này" in sentence
    assert unready.page.verdict.head.title == "Trái với tệp đã tiếp nhận"
    assert not unready.page.verdict.register.isVisible()


def test_another_unit_s_report_is_said_to_be_one(
    unready: Office, sent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, session = unready.workspace, unready.session
    monkeypatch.setattr(session, "unit", workspace.province("38", session.period))
    _, sentence = opened(unready, sent)
    assert sentence == (
        "Tệp là báo cáo của Tỉnh Nghệ An; máy này đang mở số liệu của Tỉnh Thanh Hóa."
    )


def test_a_half_signed_or_own_file_is_not_received(
    ready: Office, unready: Office, keys: KeyFiles, tmp_path: Path
) -> None:
    sign_as_director(ready, keys.director, PASSWORD)
    file = ready.page.outgoing.signed_file
    assert file is not None
    half = tmp_path / "mot-chu-ky.xlsx"
    half.write_bytes(file.read_bytes())
    opened(unready, half)
    assert not unready.page.verdict.register.isVisible()
    opened(ready, file)
    assert not ready.page.verdict.register.isVisible()


def test_a_broken_register_hides_no_verdict(unready: Office, sent: Path) -> None:
    register = unready.workspace.paths.register
    register.write_text("{", encoding="utf-8")
    (sentence,) = opened(unready, sent)
    assert "so-tiep-nhan.jsonl không đọc được" in sentence
    assert unready.page.verdict.head.title == "Nội dung nguyên vẹn, chưa kiểm tra chứng thư"
    assert not unready.page.verdict.register.isVisible()
    assert register.read_text(encoding="utf-8") == "{"


def test_a_register_that_cannot_be_written_is_said(unready: Office, sent: Path) -> None:
    opened(unready, sent)
    unready.workspace.paths.register.mkdir()
    click(unready.page.verdict.register)
    unready.wait_idle()
    words = unready.page.verdict._registered.findChild(Label)
    assert words is not None
    assert "so-tiep-nhan.jsonl" in words.text()
    assert unready.page.verdict.register.isVisible()
