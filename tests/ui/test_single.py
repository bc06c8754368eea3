"""A second start wakes the first window instead of opening another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.single import SingleInstance

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot


def test_the_second_knocks_at_the_first_and_leaves(tmp_path: Path, qtbot: QtBot) -> None:
    first, second = SingleInstance(tmp_path / "kho"), SingleInstance(tmp_path / "kho")
    assert first.begin()
    with qtbot.waitSignal(first.knocked, timeout=5000):
        assert not second.begin()
    with qtbot.waitSignal(first.knocked, timeout=5000):
        assert not SingleInstance(tmp_path / "kho").begin()
    first.end()
    assert SingleInstance(tmp_path / "kho").begin()


def test_the_file_of_a_double_click_is_handed_over(tmp_path: Path, qtbot: QtBot) -> None:
    first = SingleInstance(tmp_path / "kho")
    assert first.begin(tmp_path / "mở rồi.bcct")
    heard: list[str] = []
    first.knocked.connect(heard.append)
    for name in ("Nghệ An.bcct", "hai dấu  cách.xlsx"):
        assert not SingleInstance(tmp_path / "kho").begin(tmp_path / name)
    assert not SingleInstance(tmp_path / "kho").begin()
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard == [str(tmp_path / "Nghệ An.bcct"), str(tmp_path / "hai dấu  cách.xlsx"), ""]


def test_another_folder_has_a_window_of_its_own(tmp_path: Path, qtbot: QtBot) -> None:
    first = SingleInstance(tmp_path / "một")
    assert first.begin()
    assert SingleInstance(tmp_path / "hai").begin()


def test_an_unusable_folder_is_left_to_the_store_to_refuse(tmp_path: Path, qtbot: QtBot) -> None:
    blocked = tmp_path / "tệp"
    blocked.write_text("đây là một tệp", encoding="utf-8")
    assert SingleInstance(blocked).begin()


def test_a_folder_of_another_machine_is_left_to_the_store_to_refuse(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.single.on_network", lambda _: True)
    first, second = SingleInstance(tmp_path / "kho"), SingleInstance(tmp_path / "kho")
    assert first.begin()
    assert second.begin()  # a window of its own says why it cannot work there
    assert not (tmp_path / "kho").exists()
