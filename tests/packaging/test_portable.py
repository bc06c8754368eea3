"""The ZIP for a stick."""

from __future__ import annotations

import sys
import zipfile
from typing import TYPE_CHECKING

from forms.common.paths import AppPaths
from tests.packaging.tools import tool

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

portable = tool("portable")


def test_an_unpacked_stick_keeps_its_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "BaoCaoCongThuong"
    (folder / "_internal").mkdir(parents=True)
    (folder / "baocao.exe").write_bytes(b"MZ")
    (folder / "_internal" / "a.pyd").write_bytes(b"MZ")
    portable.pack(folder, tmp_path / "once.zip")
    portable.pack(folder, tmp_path / "again.zip")
    assert (tmp_path / "once.zip").read_bytes() == (tmp_path / "again.zip").read_bytes()

    stick = tmp_path / "ổ USB"
    with zipfile.ZipFile(tmp_path / "once.zip") as archive:
        archive.extractall(stick)
    program = stick / "BaoCaoCongThuong" / "baocao.exe"
    assert program.read_bytes() == b"MZ"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    assert AppPaths.default().data == program.parent / "du-lieu"
