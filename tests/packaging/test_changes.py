"""What an installer says about itself."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from exports.update.news import LARGEST, numbers, pack, unpack
from forms.version import APP_NAME, APP_VERSION
from tests.packaging.tools import tool

if TYPE_CHECKING:
    from pathlib import Path

changes = tool("changes")
TEXT = """# Nhật ký

Mở đầu.

## [Chưa phát hành]

### Thêm

**Nhập liệu**
- Dòng thứ nhất dài
  hai dòng, có `mã` và [liên kết](https://example.vn).
- Dòng hai.

## [0.0.2] - 2026-01-02

### Sửa
- Sửa **một** lỗi.

## [0.0.1] - 2026-01-01
"""


def test_sections_become_plain_lines() -> None:
    coming, before = changes.releases(TEXT, "0.1.0")
    assert coming.version == "0.1.0"
    assert coming.changes == (
        "Dòng thứ nhất dài hai dòng, có mã và liên kết.",
        "Dòng hai.",
    )
    assert (before.version, before.changes) == ("0.0.2", ("Sửa một lỗi.",))


def test_the_projects_own_changes_fit_and_are_read_back(tmp_path: Path) -> None:
    news = changes.news()
    assert (news.program, news.version) == (APP_NAME, APP_VERSION)
    assert news.releases
    assert all(numbers(one.version) for one in news.releases)
    packed = pack(news)
    assert len(packed) < LARGEST
    assert unpack(b"MZ an installer" + packed + bytes(5)) == news
    (length,) = struct.unpack("<I", packed[-12:-8])
    assert length == len(packed) - 12
