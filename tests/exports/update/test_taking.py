"""Taking a newer version: the store is copied first, and what was judged is what is started."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from exports.update.messages import UpdateMessage
from exports.update.offer import Offer, examine
from exports.update.publishers import pin, pinned
from exports.update.taking import take
from exports.workspace import Workspace
from forms.common.errors import KnownError
from forms.common.paths import AppPaths
from forms.store.settings import Option
from forms.version import APP_VERSION
from tests.builders import CLOCK
from tests.exports.shell import Shell
from tests.exports.update.installers import NAME, installer, publisher

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OURS = publisher()
PINS = frozenset({OURS.pin})


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(AppPaths(tmp_path / "kho"), CLOCK)
    yield opened
    opened.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "Ổ USB"
    folder.mkdir()
    (folder / NAME).write_bytes(installer(OURS))
    return folder


@pytest.fixture
def offer(stick: Path) -> Offer:
    return examine(stick, PINS, APP_VERSION)


def test_the_store_is_copied_and_the_local_installer_started(
    workspace: Workspace, offer: Offer
) -> None:
    workspace.settings.put(Option.BACKUP_FOLDER, "làm dấu")
    started: list[Path] = []
    kept = take(offer, PINS, workspace, started.append)
    assert started == [workspace.paths.updates / NAME]
    assert started[0].read_bytes() == offer.path.read_bytes()
    with closing(sqlite3.connect(kept)) as copy:
        (found,) = copy.execute("SELECT value FROM settings").fetchone()
    assert found == "làm dấu"


def test_an_installer_exchanged_meanwhile_is_not_started(
    workspace: Workspace, offer: Offer
) -> None:
    offer.path.write_bytes(installer(publisher("Người lạ")))
    started: list[Path] = []
    with pytest.raises(KnownError) as caught:
        take(offer, PINS, workspace, started.append)
    assert caught.value.message is UpdateMessage.OTHER_PUBLISHER
    assert not started


def test_a_stick_that_was_pulled_out_is_a_sentence(workspace: Workspace, offer: Offer) -> None:
    offer.path.unlink()
    with pytest.raises(KnownError) as caught:
        take(offer, PINS, workspace, print)
    assert caught.value.message is UpdateMessage.NO_ROOM


def test_an_installer_that_does_not_start_is_a_sentence(workspace: Workspace, offer: Offer) -> None:
    def refuse(_file: Path) -> None:
        raise PermissionError

    with pytest.raises(KnownError) as caught:
        take(offer, PINS, workspace, refuse)
    assert caught.value.message is UpdateMessage.NOT_STARTED


@pytest.mark.skipif(sys.platform == "win32", reason="there it would be started")
def test_elsewhere_it_is_only_looked_at(workspace: Workspace, offer: Offer) -> None:
    with pytest.raises(KnownError) as caught:
        take(offer, PINS, workspace)
    assert caught.value.message is UpdateMessage.ONLY_WINDOWS


def test_publishers_are_pinned_by_hand_once(workspace: Workspace) -> None:
    shipped = pinned(workspace.settings)
    grouped = " ".join(OURS.pin[at : at + 4].upper() for at in range(0, 64, 4))
    pin(workspace.settings, grouped)
    pin(workspace.settings, OURS.pin)
    pin(workspace.settings, "0" * 64)
    assert pinned(workspace.settings) == shipped | {OURS.pin, "0" * 64}
    with pytest.raises(KnownError):
        pin(workspace.settings, "không phải dấu vân tay")


class TestCommand:
    def test_it_rehearses(
        self, tmp_path: Path, stick: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        shell = Shell(tmp_path, capsys)
        assert shell.run("update", str(stick)) == 2
        assert "--publisher" in shell.err
        assert shell.run("update", "--publisher", OURS.pin) == 0
        said = shell.json("update", str(stick))
        assert said["version"] == "9.0.0"
        assert said["releases"][0]["changes"] == ["Biểu CT13 mới."]
        assert shell.run("update", str(stick / NAME)) == 0
        assert "Biểu CT13 mới." in shell.out
        assert "--commit" in shell.err

    def test_a_refusal_is_one_sentence_and_code_2(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        shell = Shell(tmp_path, capsys)
        assert shell.run("update", str(tmp_path)) == 2
        assert shell.err.count("\n") == 1
        assert not shell.out
