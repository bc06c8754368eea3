"""Long paths, short names and network drives of Windows."""

from __future__ import annotations

import ctypes
import sys
from contextlib import closing
from pathlib import Path

import pytest

from forms.common.errors import KnownError
from forms.common.windows_paths import (
    is_remote,
    is_share,
    long_form,
    on_network,
    plain_drive,
    reachable,
)
from forms.messages import FormsMessage
from forms.store.database import Database
from tests.builders import CLOCK

WINDOWS_ONLY = pytest.mark.skipif(sys.platform != "win32", reason="asks Windows itself")
DEEP = "\\".join(["Thư mục rất sâu của Sở Công Thương"] * 8)


def test_only_long_paths_get_the_prefix() -> None:
    assert long_form("C:\\Báo cáo") == "C:\\Báo cáo"
    assert long_form(f"C:\\{DEEP}") == f"\\\\?\\C:\\{DEEP}"
    assert long_form(f"\\\\máy chủ\\chung\\{DEEP}") == f"\\\\?\\UNC\\máy chủ\\chung\\{DEEP}"
    assert long_form(f"\\\\?\\C:\\{DEEP}") == f"\\\\?\\C:\\{DEEP}"


@pytest.mark.parametrize(
    ("path", "drive", "share"),
    [
        ("C:\\Báo cáo", "C:", False),
        (f"\\\\?\\C:\\{DEEP}", "C:", False),
        ("\\\\máy chủ\\chung\\kho", "\\\\máy chủ\\chung", True),
        (f"\\\\?\\UNC\\máy chủ\\chung\\{DEEP}", "\\\\máy chủ\\chung", True),
    ],
)
def test_a_share_is_known_by_its_name(path: str, drive: str, share: bool) -> None:
    assert plain_drive(path) == drive
    assert is_share(drive) is share


@pytest.mark.parametrize(
    ("path", "kind", "remote"),
    [
        ("C:\\Báo cáo", 3, False),
        ("E:\\Báo cáo", 2, False),
        ("N:\\Báo cáo", 4, True),
        ("N:\\", 4, True),
        (f"\\\\?\\N:\\{DEEP}", 4, True),
        ("Q:\\không có ổ này", 1, False),
        ("\\\\máy chủ\\chung\\kho", 0, True),
    ],
)
def test_a_drive_is_remote_when_windows_says_so(path: str, kind: int, remote: bool) -> None:
    asked: list[str] = []

    def drive_type(drive: str) -> int:
        asked.append(drive)
        return kind

    assert is_remote(path, drive_type) is remote
    assert asked in ([], [f"{plain_drive(path)}\\"])


@pytest.mark.skipif(sys.platform == "win32", reason="paths are changed there")
def test_elsewhere_a_path_stays_as_it_is() -> None:
    path = Path("báo cáo" * 50)
    assert reachable(path) is path
    assert not on_network(path)


def test_a_store_on_a_network_drive_is_refused_before_it_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("forms.store.database.on_network", lambda _: True)
    with pytest.raises(KnownError) as caught:
        Database(tmp_path / "kho" / "so-lieu.db", CLOCK)
    assert caught.value.message is FormsMessage.STORE_ON_NETWORK
    assert not (tmp_path / "kho").exists()


@WINDOWS_ONLY
def test_a_share_is_refused_by_its_name() -> None:
    with pytest.raises(KnownError) as caught:
        Database(Path("\\\\may-chu\\chung\\so-lieu.db"), CLOCK)
    assert caught.value.message is FormsMessage.STORE_ON_NETWORK


@WINDOWS_ONLY
def test_a_store_lives_in_a_very_long_folder(tmp_path: Path) -> None:
    folder = reachable(tmp_path / DEEP)
    assert len(str(folder)) > 260
    with closing(Database(folder / "so-lieu.db", CLOCK)) as database:
        assert database.rows("PRAGMA journal_mode") == [("wal",)]
        database.copy_to(folder / "bản sao.db")
    assert {"so-lieu.db", "bản sao.db"} <= {file.name for file in folder.iterdir()}


@WINDOWS_ONLY
def test_a_short_name_leads_to_the_same_store(tmp_path: Path) -> None:
    folder = tmp_path / "Sở Công Thương tỉnh Nghệ An"
    with closing(Database(folder / "so-lieu.db", CLOCK)):
        short = _short_name(folder)
        if short == folder:
            pytest.skip("this drive keeps no short names")
        with closing(Database(short / "so-lieu.db", CLOCK)) as again:
            assert again.rows("SELECT name FROM sqlite_master")
    assert [file.name for file in folder.glob("*.db")] == ["so-lieu.db"]


def _short_name(folder: Path) -> Path:
    found = ctypes.create_unicode_buffer(400)
    if sys.platform == "win32":
        assert ctypes.windll.kernel32.GetShortPathNameW(str(folder), found, 400)
    return Path(found.value)
