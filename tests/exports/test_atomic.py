"""Replacing a file: the new bytes or the old ones, never a mixture."""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from exports.atomic import write_atomic
from exports.departure import write_out
from exports.departure_messages import DepartureMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_file_is_written(tmp_path: Path) -> None:
    target = tmp_path / "Báo cáo tháng 10.xlsx"
    write_atomic(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_an_old_file_is_replaced_with_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_atomic(target, b"new")
    assert target.read_bytes() == b"new"
    if os.name != "nt":
        assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_no_litter(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="No space left"):
        write_atomic(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomic(tmp_path / "none" / "a.xlsx", b"new")


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere an open file may be replaced")
def test_a_file_that_is_open_elsewhere_is_refused_with_a_sentence(tmp_path: Path) -> None:
    target = tmp_path / "đang mở trong Excel.xlsx"
    target.write_bytes(b"old")
    with target.open("rb"):
        with pytest.raises(KnownError) as caught:
            write_out(target, b"new")
        assert caught.value.message is DepartureMessage.NOT_WRITTEN
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
    write_out(target, b"new")
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere an open file may be replaced")
def test_a_file_that_is_held_for_a_moment_is_waited_for(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    held = target.open("rb")
    release = threading.Timer(0.3, held.close)
    release.start()
    write_atomic(target, b"new")
    release.join()
    assert target.read_bytes() == b"new"
