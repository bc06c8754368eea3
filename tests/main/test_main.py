"""The command line from outside: exit codes, one sentence, no Qt, no network, never a traceback."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from exports.sample_keys import PASSWORD, make_keys
from forms.version import APP_VERSION
from tests.main.door import MONTH, REASON, ROOT, Door

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    keys = make_keys(datetime.now(UTC))  # noqa: TID251 - commands ask the system's clock
    file = tmp_path_factory.mktemp("keys") / "giám đốc.p12"
    file.write_bytes(keys.director)
    file.with_name("văn thư.p12").write_bytes(keys.office)
    return file


def signing(key: Path, folder: Path) -> tuple[str | Path, ...]:
    return ("--key", key, "--pin-env", "PIN", "--out", folder / "ra", "--json")


def test_the_surroundings_of_these_tests_have_no_qt(fresh: Door) -> None:
    """Without a command the window is wanted, and only then is Qt asked for."""
    assert "a command asked for Qt" in fresh.call().err


def test_the_version_is_told(fresh: Door) -> None:
    done = fresh.call("--version")
    assert (done.code, APP_VERSION in done.out) == (0, True)


@pytest.mark.parametrize(
    "words",
    [
        ("forms", "--period", "2026-10"),
        ("schema", "CT03"),
        ("show", *MONTH),
        ("doctor",),
    ],
)
def test_asking_ends_with_zero(door: Door, words: tuple[str, ...]) -> None:
    done = door.call(*words, "--json")
    assert done.code == 0, done.err
    assert done.data


def test_unexplained_warnings_end_with_one_until_they_are_explained(door: Door) -> None:
    found = door.call("check", *MONTH, "--json")
    assert (found.code, found.data["ready"]) == (1, False)
    for finding in found.data["findings"]:
        where = ("--rule", finding["rule"], "--cell", finding["cell"])
        assert door.call("explain", *MONTH, *where, "--text", REASON).code == 0
    assert door.call("check", *MONTH).code == 0


def test_an_import_with_a_wrong_row_ends_with_one(door: Door, tmp_path: Path) -> None:
    file = tmp_path / "sai.csv"
    file.write_text("form,row,column,value\nCT03,1.8,estimate,abc\n", encoding="utf-8")
    done = door.call("import", file, *MONTH, "--commit", "--json")
    assert done.code == 1
    assert [row["line"] for row in done.data["rejected"]] == [2]


def test_a_committed_import_is_there_for_the_next_process(fresh: Door, tmp_path: Path) -> None:
    file = tmp_path / "đúng.csv"
    file.write_text("form,row,column,value\nCT03,1.8,estimate,1234.5\n", encoding="utf-8")
    assert fresh.call("import", file, *MONTH, "--commit").code == 0
    cells = fresh.call("show", *MONTH, "--json").data["forms"]["CT03"]["cells"]
    typed = [(c["row"], c["column"], c["value"]) for c in cells if c["source"] == "typed"]
    assert typed == [("1.8", "estimate", "1234.5")]


def test_an_export_is_made_where_asked(door: Door, tmp_path: Path) -> None:
    done = door.call("export", *MONTH, "--out", tmp_path / "ra", "--json")
    assert done.code == 0, done.err
    assert [str(file) for file in (tmp_path / "ra").iterdir()] == [done.data["file"]]


def test_signing_is_refused_while_warnings_are_unexplained(
    door: Door, key: Path, tmp_path: Path
) -> None:
    done = door.call("sign", *MONTH, *signing(key, tmp_path), PIN=PASSWORD)
    assert (done.code, done.out) == (1, "")
    assert not (tmp_path / "ra").exists()


def test_a_wrong_password_is_refused_with_a_sentence(
    explained: Door, key: Path, tmp_path: Path
) -> None:
    explained.refused("sign", *MONTH, *signing(key, tmp_path), PIN="không đúng")


def test_the_file_verifies_once_both_have_signed(
    explained: Door, key: Path, tmp_path: Path
) -> None:
    first = explained.call("sign", *MONTH, *signing(key, tmp_path), PIN=PASSWORD)
    assert first.code == 0, first.err
    file = first.data["file"]
    assert explained.call("verify", file).code == 1
    stamp = signing(key.with_name("văn thư.p12"), tmp_path)
    office = ("--role", "office", "--number", "05/BC-SCT", *stamp)
    second = explained.call("sign", file, *office, PIN=PASSWORD)
    assert second.code == 0, second.err
    assert explained.call("verify", file).code == 0
    assert ",CT03,1.8,estimate," in explained.call("extract", file).out


def test_the_demonstration_needs_nothing_but_a_folder(fresh: Door, tmp_path: Path) -> None:
    done = fresh.call("demo", "--out", tmp_path / "mẫu", "--json")
    assert (done.code, done.data["verdict"]) == (0, "ACCEPTABLE"), done.err


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("frobnicate",), "frobnicate"),
        (("show", "--province", "40"), "--period"),
        (("show", "--province", "40", "--period", "tháng mười"), "tháng mười"),
        (("show", "--province", "99", "--period", "2026-10"), "99"),
        (("show", "--province", "40", "--period", "2031-01"), "01 năm 2031"),
        (("schema", "CT77"), "CT77"),
        (("import", "khong-co.csv", *MONTH), "khong-co.csv"),
        (("verify", "khong-co.xlsx"), "khong-co.xlsx"),
        (("verify", str(ROOT / "pyproject.toml")), "pyproject.toml"),
    ],
)
def test_an_unusable_call_is_refused_with_a_sentence(
    door: Door, words: tuple[str, ...], named: str
) -> None:
    assert named in door.refused(*words).err


@pytest.mark.parametrize("command", ["show", "check", "export", "import"])
def test_an_unusable_data_folder_is_refused_with_a_sentence(
    surroundings: Path, tmp_path: Path, command: str
) -> None:
    blocked = tmp_path / "tệp"
    blocked.write_text("đây là một tệp", encoding="utf-8")
    more = {"export": ("--out", tmp_path), "import": (tmp_path / "a.csv",)}.get(command, ())
    (tmp_path / "a.csv").write_text("form,row,column,value\n", encoding="utf-8")
    done = Door(blocked, surroundings).refused(command, *MONTH, *more)
    assert "tệp" in done.err
