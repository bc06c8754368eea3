"""Pictures of the signing page: ``python -m tests.ui.pages.sign.gallery --out DIR``."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exports.sample import PERIOD, PROVINCE
from exports.workspace import Workspace
from forms.common.paths import AppPaths
from tests.certificates import PASSWORD
from tests.ui.pages.sign.hands import agree, choose_key_file, click, enter
from tests.ui.pages.sign.seed import CLOCK, KeyFiles, give_reasons, import_sample, make_keys
from ui.look import Look
from ui.main_window import MainWindow
from ui.pages.sign.page import SignPage
from ui.report_state import SIGN
from ui.theme import HIGH_CONTRAST, LIGHT, Tokens, apply_theme

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = {"": (1366, 736), "-1093": (1093, 550), "-911": (911, 459)}


class Scene:
    """One window on a fresh store."""

    def __init__(self, folder: Path, tokens: Tokens, size: tuple[int, int], *, ready: bool) -> None:
        data = Path(tempfile.mkdtemp(dir=folder))
        import_sample(data)
        if ready:
            give_reasons(data)
        self.workspace = Workspace.open(AppPaths(data), CLOCK)
        unit = self.workspace.province(PROVINCE, PERIOD)
        self.window = MainWindow(Look(tokens), self.workspace, unit, PERIOD)
        self.window.resize(*size)
        self.window.show()
        self.window.show_page(SIGN)
        self.wait(lambda: bool(self.page.stage.paper.document.pages))

    @property
    def page(self) -> SignPage:
        pages = [page for page in self.window.findChildren(SignPage) if page.isVisible()]
        if not pages:
            self.window.show_page(SIGN)
            return self.page
        return pages[0]

    def wait(self, until: Callable[[], bool]) -> None:
        for _ in range(600):
            if until():
                return
            QTest.qWait(50)
        raise TimeoutError

    def wait_idle(self) -> None:
        QTest.qWait(20)
        self.wait(lambda: not self.page.busy)
        self.wait(lambda: not self.page.stage.paper.pictures.busy)

    def save(self, path: Path) -> None:
        QTest.qWait(50)
        self.window.grab().save(str(path))

    def close(self) -> None:
        self.wait_idle()
        self.window.close()
        self.workspace.close()


def sign(scene: Scene, keys: KeyFiles, out: Path, suffix: str) -> None:
    """Before signing, the director's signature, the office's, the verdict."""
    choose_key_file(scene, keys.director, PASSWORD)
    click(scene.page.signing.source._show)
    scene.wait_idle()
    agree(scene)
    scene.save(out / f"sign{suffix}.png")
    click(scene.page.signing.sign)
    QTest.qWait(3000)
    scene.wait_idle()
    scene.save(out / f"director{suffix}.png")
    click(scene.page.result.co_sign)
    scene.wait_idle()
    enter(scene.page.signing.number, "05/BC-SCT")
    choose_key_file(scene, keys.office, PASSWORD)
    scene.save(out / f"office{suffix}.png")
    click(scene.page.signing.sign)
    scene.wait_idle()
    scene.page.stage.paper.setFocus()
    scene.save(out / f"result{suffix}.png")
    click(scene.page.result.details)
    scene.save(out / f"verdict{suffix}.png")


def troubles(folder: Path, keys: KeyFiles, out: Path) -> None:
    """Not ready, expired, wrong password, a file that was altered."""
    scene = Scene(folder, LIGHT, SIZES[""], ready=False)
    scene.save(out / "unready.png")
    scene.close()
    scene = Scene(folder, LIGHT, SIZES[""], ready=True)
    choose_key_file(scene, keys.expired, PASSWORD)
    click(scene.page.signing.source._show)
    scene.wait_idle()
    scene.save(out / "expired.png")
    choose_key_file(scene, keys.director, "sai")
    agree(scene)
    click(scene.page.signing.sign)
    scene.wait_idle()
    scene.save(out / "wrong-password.png")
    scene.page.stage.thumbnails.setCurrentIndex(scene.page.stage.thumbnails.model().index(1, 0))
    scene.save(out / "landscape.png")
    scene.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        keys = make_keys(Path(folder))
        looks = {"": (LIGHT, ""), "-hc": (HIGH_CONTRAST, ""), "-1093": (LIGHT, "-1093")}
        looks["-911"] = (LIGHT, "-911")
        for suffix, (tokens, size) in looks.items():
            if options.only in {"", suffix}:
                apply_theme(app, tokens)
                scene = Scene(Path(folder), tokens, SIZES[size], ready=True)
                sign(scene, keys, out, suffix)
                scene.close()
        apply_theme(app, LIGHT)
        troubles(Path(folder), keys, out)


if __name__ == "__main__":
    main()
