"""``doctor`` on folders that cannot be used: on other machines, on drives that are not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exports.shell import Shell


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, capsys)


def test_a_folder_on_a_network_drive_is_named_with_the_way_out(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    for user in ("exports.commands.doctor_command", "forms.store.database"):
        monkeypatch.setattr(f"{user}.on_network", lambda folder: folder == shell.folder / "kho")
    found = {entry["what"]: entry for entry in shell.json("doctor")}
    folder, store = found["Thư mục số liệu"], found["Kho số liệu"]
    assert not folder["ok"]
    assert folder["text"].endswith("nằm trên ổ mạng; chọn thư mục trên ổ của máy này")
    assert not store["ok"]
    assert "Để kho trên ổ của máy này" in store["text"]
    assert shell.run("doctor") == 1
    assert not (shell.folder / "kho").exists()


def test_a_drive_that_is_not_there_is_named(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "exists", lambda _: False)
    assert shell.run("doctor") == 1
    assert "nằm trên ổ không có ở máy này; cắm ổ hoặc chọn thư mục khác" in shell.out


def test_room_that_cannot_be_asked_for_is_named(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise OSError

    monkeypatch.setattr("shutil.disk_usage", refuse)
    assert shell.run("doctor") == 1
    assert "không đọc được dung lượng còn trống" in shell.out
