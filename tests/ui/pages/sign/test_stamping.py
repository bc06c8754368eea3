"""Time-stamps from the window: a request file out, an answer file in, the time shown as proven."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from tests.certificates import PASSWORD, Authority
from tests.exports.signing.time_authority import TimeAuthority
from tests.ui.pages.sign.hands import click, sign_as_director
from tests.ui.pages.sign.seed import NOW
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.ui.pages.sign.seed import KeyFiles, Office


def words_of(office: Office) -> str:
    return " ".join(label.text() for label in office.page.verdict.findChildren(Label))


def signed(office: Office, keys: KeyFiles) -> Path:
    sign_as_director(office, keys.director, PASSWORD)
    click(office.page.result.details)
    file = office.page.outgoing.signed_file
    assert file is not None
    return file


def test_a_request_goes_out_and_an_answer_comes_in(
    ready: Office, keys: KeyFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = signed(ready, keys)
    before = file.read_bytes()
    assert "theo đồng hồ của máy ký" in words_of(ready)
    request, answer, stamped = (tmp_path / name for name in ("hoi.tsq", "tra.tsr", "moi.xlsx"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(request), ""))
    click(ready.page.verdict.request)
    ready.wait_idle()
    said = ready.page.stage.notice.findChild(Label)
    assert said is not None
    assert "hoi.tsq" in said.text()
    root = Authority.root()
    time = TimeAuthority.of(
        root, not_before=NOW - timedelta(days=9), not_after=NOW + timedelta(days=9)
    )
    answer.write_bytes(time.answer(request.read_bytes(), NOW))
    trust = ready.workspace.paths.trust
    trust.mkdir(parents=True, exist_ok=True)
    (trust / "goc.cer").write_bytes(root.der)
    (trust / "thoi-gian.cer").write_bytes(time.der)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(answer)], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(stamped), ""))
    click(ready.page.verdict.answer)
    ready.wait_idle()
    assert file.read_bytes() == before
    assert stamped.exists()
    assert f"Dấu thời gian {NOW + timedelta(hours=7):%d/%m/%Y}" in words_of(ready)


def test_an_answer_for_another_file_is_refused(
    ready: Office, keys: KeyFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed(ready, keys)
    answer, stamped = tmp_path / "la.tsr", tmp_path / "moi.xlsx"
    answer.write_bytes(b"0")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(answer)], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(stamped), ""))
    click(ready.page.verdict.answer)
    ready.wait_idle()
    assert not stamped.exists()
    assert ready.page.stage.notice.isVisible()


def test_nothing_is_written_when_nobody_chooses(
    ready: Office, keys: KeyFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed(ready, keys)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    click(ready.page.verdict.request)
    click(ready.page.verdict.answer)
    assert not ready.page.tasks.busy
    assert not list(tmp_path.glob("*.ts?"))
