"""A store with the sample months, keys, and somebody at the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from exports.sample import PERIOD, PROVINCE, load_sample
from exports.workspace import Workspace
from forms.common.clock import FixedClock
from forms.common.paths import AppPaths
from tests.certificates import Authority, name, pkcs12_bytes, rsa_key
from ui.look import Look
from ui.pages.sign.page import SignPage
from ui.session import EditSession
from ui.theme import LIGHT
from validation.explanations import explain

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

NOW = datetime(2026, 11, 3, 5, 0, tzinfo=UTC)
CLOCK = FixedClock(NOW)
REASON = "Giá bán lẻ xăng dầu tăng ba kỳ liên tiếp trong tháng, đã đối chiếu với đầu mối."
LONG = 30_000


@dataclass(frozen=True)
class KeyFiles:
    """Key files under :data:`tests.certificates.PASSWORD`."""

    director: Path
    office: Path
    expired: Path
    preparer: Path


def make_keys(folder: Path) -> KeyFiles:
    root = Authority.root()

    def written(common: str, not_after: datetime) -> Path:
        key = rsa_key(common)
        certificate = root.leaf(
            common,
            key,
            subject=name(common, "Sở Công Thương Nghệ An"),
            not_before=NOW - timedelta(days=400),
            not_after=not_after,
        )
        path = folder / f"{common}.p12"
        path.write_bytes(pkcs12_bytes(key, certificate, (root.certificate,)))
        return path

    later = NOW + timedelta(days=300)
    return KeyFiles(
        written("Giám đốc Sở", later),
        written("Sở Công Thương Nghệ An", later),
        written("Giám đốc Sở (cũ)", NOW - timedelta(days=80)),
        written("Người lập biểu", later),
    )


def import_sample(data: Path) -> None:
    """The shipped sample, its two warnings open."""
    workspace = Workspace.open(AppPaths(data), CLOCK)
    load_sample(workspace)
    workspace.close()


def give_reasons(data: Path) -> None:
    """Explain the warnings of the month to be signed."""
    workspace = Workspace.open(AppPaths(data), CLOCK)
    desk = workspace.find(workspace.province(PROVINCE, PERIOD), PERIOD)
    for finding in tuple(desk.inspection.findings):
        desk.apply(explain(finding, REASON, CLOCK))
    workspace.close()


class Office:
    """Somebody at the page."""

    def __init__(self, qtbot: QtBot, workspace: Workspace) -> None:
        self.qtbot = qtbot
        self.workspace = workspace
        self.session = EditSession(workspace, workspace.province(PROVINCE, PERIOD), PERIOD)
        self.page = SignPage(Look(LIGHT), self.session)
        self.page.resize(1154, 700)
        qtbot.addWidget(self.page, before_close_func=lambda _: self.wait_idle())
        self.page.show()
        qtbot.waitUntil(self.drawn, timeout=LONG)

    def drawn(self) -> bool:
        return bool(self.page.stage.paper.document.pages)

    def wait_idle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.page.busy, timeout=LONG)
