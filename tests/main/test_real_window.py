"""The program on a real screen: keys from a keyboard, a second process that looks, sudden death."""

from __future__ import annotations

import shutil
import sys
from time import sleep
from typing import TYPE_CHECKING

import pytest

from tests.main.door import MONTH, Door, without_network
from tests.main.screen import Program, program, until, x_server
from tests.main.setting_up import set_up

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MISSING = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
pytestmark = [
    pytest.mark.interop,
    pytest.mark.slow,
    pytest.mark.skipif(bool(_MISSING), reason=f"not installed: {', '.join(_MISSING)}"),
    pytest.mark.skipif(sys.platform == "win32", reason="X11 is not there on Windows"),
]

TITLE = "tháng 10/2026, Tỉnh Nghệ An"
FUEL = ("1.8", "estimate")
OTHERS = ("1.9", "estimate")
JEWELLERY = ("1.10", "estimate")


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with x_server() as name:
        yield name


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return without_network(tmp_path_factory.mktemp("offline"))


@pytest.fixture
def running(display: str, data: Path, offline: Path) -> Iterator[Program]:
    with program(display, data, offline) as started:
        yield started


def typed(door: Door) -> dict[tuple[str, str], str]:
    cells = door.call("show", *MONTH, "--json").data["forms"]["CT03"]["cells"]
    return {(c["row"], c["column"]): c["value"] for c in cells if c["source"] == "typed"}


def wait_for(door: Door, value: str) -> None:
    until(lambda: value if value in typed(door).values() else "", f"{value} in the store")


def test_committed_cells_outlive_a_killed_program(
    running: Program, door: Door, display: str, offline: Path
) -> None:
    before = typed(door)
    running.find(TITLE)
    running.press("ctrl+3")  # the third form, at the first finding: fuel
    running.type("1200000,5")
    running.press("Return")
    running.type("115678")
    running.press("Return")
    wait_for(door, "115678")
    running.type("77")
    sleep(0.2)  # half a number stands in the editor; nothing outside shows that it does
    running.kill()

    after = typed(door)
    assert after == before | {FUEL: "1200000.5", OTHERS: "115678"}
    assert after[JEWELLERY] == before[JEWELLERY]
    assert door.call("doctor").code == 0
    with program(display, door.folder, offline) as again:
        again.find(TITLE)
        again.press("ctrl+3")
        again.type("1182345")
        again.press("Return")
        wait_for(door, "1182345")


def test_the_first_start_asks_for_the_unit_and_remembers_it(
    display: str, offline: Path, tmp_path: Path
) -> None:
    with program(display, tmp_path / "mới", offline) as first:
        set_up(first, "nghe an")
        first.find("Tỉnh Nghệ An")
        first.kill()
    with program(display, tmp_path / "mới", offline) as second:
        second.find("Tỉnh Nghệ An")


def test_an_unusable_data_folder_is_told_and_ends_with_two(
    display: str, offline: Path, tmp_path: Path
) -> None:
    blocked = tmp_path / "tệp"
    blocked.write_text("đây là một tệp", encoding="utf-8")
    with program(display, blocked, offline) as started:
        started.find("Chưa mở được kho số liệu")
        started.press("Return")
        code, err = started.ended()
    assert (code, "Traceback" in err) == (2, False)
