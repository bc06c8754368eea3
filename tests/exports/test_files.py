"""Reading a file somebody named: each way to fail has its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exports.files import read_file
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_is_called_a_folder(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"là thư mục\. Chọn một tệp trong thư mục đó\."):
        read_file(tmp_path)


def test_a_missing_file_is_called_missing(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="Không tìm thấy tệp"):
        read_file(tmp_path / "khong-co.csv")


def test_a_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "lon.csv"
    path.write_bytes(b"x" * 1_000_001)
    with pytest.raises(KnownError, match="1 MB"):
        read_file(path, limit=1_000_000)
