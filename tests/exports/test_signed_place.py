"""A signed file is found again after the data folder moved, and only the very same file."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from exports.signed_place import place_of
from forms.common.paths import AppPaths
from forms.store.packages import SignedFile

if TYPE_CHECKING:
    from pathlib import Path

_BYTES = b"PK signed"


def signed(file: str) -> SignedFile:
    digest = sha256(_BYTES).hexdigest()
    return SignedFile("p", file, digest, "DIRECTOR", "2026-10-18T07:32:00+00:00")


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    paths = AppPaths(tmp_path / "new")
    paths.signed.mkdir(parents=True)
    return paths


@pytest.mark.parametrize("old", ["/old/da-ky/bc.xlsx", r"D:\so-lieu\da-ky\bc.xlsx"])
def test_a_moved_file_is_found_in_the_new_folder(paths: AppPaths, old: str) -> None:
    moved = paths.signed / "bc.xlsx"
    moved.write_bytes(_BYTES)
    assert place_of(signed(old), paths) == moved


def test_a_namesake_with_other_bytes_is_another_file(paths: AppPaths) -> None:
    (paths.signed / "bc.xlsx").write_bytes(b"PK other")
    assert place_of(signed("/old/da-ky/bc.xlsx"), paths).as_posix() == "/old/da-ky/bc.xlsx"


def test_the_place_where_it_was_written_comes_first(paths: AppPaths, tmp_path: Path) -> None:
    (paths.signed / "bc.xlsx").write_bytes(_BYTES)
    written = tmp_path / "bc.xlsx"
    written.write_bytes(b"changed since")
    assert place_of(signed(str(written)), paths) == written
