"""Where the data are: the user's own folder, or beside a portable program."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from forms.common.paths import AppPaths

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a frozen program."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "BaoCaoCongThuong.exe"))
    return tmp_path


def test_an_installed_program_keeps_data_away_from_itself(program: Path) -> None:
    assert not AppPaths.default().data.is_relative_to(program)


def test_a_marker_beside_the_program_keeps_the_data_there(program: Path) -> None:
    (program / "mang-theo.txt").touch()
    assert AppPaths.default().data == program / "du-lieu"


def test_a_marker_beside_an_interpreter_means_nothing(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (program / "mang-theo.txt").touch()
    monkeypatch.delattr(sys, "frozen")
    assert not AppPaths.default().data.is_relative_to(program)


def test_nothing_is_created_by_asking(program: Path) -> None:
    (program / "mang-theo.txt").touch()
    assert not AppPaths.default().store.parent.exists()


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has profiles that roam")
def test_data_do_not_roam_with_a_profile() -> None:
    """Roaming data are copied at every sign-in, a live store among them."""
    assert AppPaths.default().data.is_relative_to(os.environ["LOCALAPPDATA"])
