"""``lint``: file, key path, reason and suggestion; exit code 1 when there is anything to mend."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.shell import Shell

SHIPPED = files("forms").joinpath("definitions", "CT05.2020-01.toml").read_text("utf-8")


def test_the_shipped_definitions_are_sound(shell: Shell) -> None:
    assert shell.run("lint") == 0
    assert shell.json("lint") == []
    assert "không có lỗi" in shell.err


def changed(shell: Shell, old: str, new: str) -> str:
    assert old in SHIPPED
    return shell.file("CT05.2020-01.toml", SHIPPED.replace(old, new, 1))


def test_a_flaw_is_told_with_its_place(shell: Shell) -> None:
    file = changed(shell, "additive = true", "additve = true")
    assert shell.run("lint", file) == 1
    assert "Có phải “additive”?" in shell.out
    (found,) = shell.json("lint", file)
    assert found["file"] == "CT05.2020-01.toml"
    assert found["key"].endswith(".additve")
    assert set(found) == {"file", "key", "reason", "suggestion"}


def test_a_folder_is_linted_whole(shell: Shell) -> None:
    changed(shell, "additive = true", "additve = true")
    shell.file("CT06.2020-01.toml", "code = ")
    assert {f["file"] for f in shell.json("lint", str(shell.folder))} == {
        "CT05.2020-01.toml",
        "CT06.2020-01.toml",
    }


@pytest.mark.parametrize(
    "data", ["Biểu".encode("utf-16"), "Biểu".encode("cp1258", "ignore"), b"\xff"]
)
def test_another_encoding_is_one_flaw(shell: Shell, data: bytes) -> None:
    assert shell.run("lint", shell.file("CT91.2020-01.toml", data)) == 1


def test_a_missing_file_is_unusable(shell: Shell) -> None:
    assert shell.run("lint", "khong-co.toml") == 2


def test_a_far_future_breaks_nothing(shell: Shell) -> None:
    text = SHIPPED.replace("valid_from = 2020-01-01", "valid_from = 9999-01-01")
    assert shell.run("lint", shell.file("CT05.9999-01.toml", text)) in (0, 1)
