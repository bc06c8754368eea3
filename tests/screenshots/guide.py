"""The pictures of the user guide: ``python -m tests.screenshots.guide --out docs/huong-dan/hinh``.

Taken from the scenes of the window, cut to what the text beside them speaks of, saved small.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from exports.importing import commit, rehearse
from exports.tidy import Target, read_tidy
from exports.workspace import Workspace
from forms.cell import Cell
from forms.common.paths import AppPaths
from forms.store.settings import Option
from tests.samples import hai_phong
from tests.screenshots.palette import save_small
from tests.screenshots.scenes import Studio, rested
from tests.ui.windows import CLOCK, sample_workspace
from ui import report_state
from ui.grid.clipboard import read_clipboard
from ui.grid.model import GridModel
from ui.grid.movement import Area
from ui.grid.transfer import paste
from ui.look import Look
from ui.main_window import MainWindow
from ui.pages.entry.page import EntryPage
from ui.pages.entry.paste.dialog import PasteDialog
from ui.pages.entry.paste.planner import make_plan
from ui.theme import LIGHT, apply_theme
from validation.explanations import explain

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

_SIZE: Final = (1366, 736)
#: Scenes by the name of the picture; those that are cut to the page leave bars and sidebar out.
_PICTURES: Final = {
    "thiet-lap": "01-chon-don-vi",
    "thang-truoc": "01-so-lieu-thang-truoc",
    "tong-quan": "00-tong-quan",
    "nhap-lieu": "02-nhap-lieu",
    "kiem-tra": "03-kiem-tra",
    "truoc-khi-ky": "04-truoc-khi-ky",
    "da-ky": "05-da-ky",
    "goi-da-nop": "07-goi-da-nop",
    "khac-biet": "07-khac-biet",
    "cai-dat": "08-cai-dat",
}
#: Pages of a month in which every form is filled.
_FULL_MONTH: Final = {"kien-nghi": "KN", "thuyet-minh": "TH", "ky": report_state.SIGN}
_CUT: Final = frozenset({*_FULL_MONTH, "kiem-tra", "da-ky", "goi-da-nop", "khac-biet", "cai-dat"})
#: As a spreadsheet copies it: names and two columns, numbers written the English way.
_COPIED: Final = (
    "Lương thực, thực phẩm\t2,248,400.5\t2,306,300\r\n"
    "Hàng may mặc\t401,800\t404,700.4\r\n"
    "Vật phẩm văn hóa, giáo dục\t98,100\tchờ số\r\n"
    "Gỗ và vật liệu xây dựng\t653,800\t658,900\r\n"
    "Bán lẻ hàng hóa\t6,813,000\t7,327,700\r\n"
    "Ô tô các loại\t506,400\t518,000"
)
_KEY_FILE: Final = r"E:\giam-doc.p12"
_REASON: Final = (
    "Minh họa: mỏ đá lớn nhất của thành phố tạm dừng để chuyển sang moong khai thác mới."
)


def main() -> None:
    """Take every picture anew and remove those no longer taken."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    apply_theme(QApplication(sys.argv[:1]), LIGHT)
    for old in out.glob("*.png"):
        old.unlink()
    folder = Path(gettempdir()) / "BaoCaoCongThuong"  # its name is seen in the pictures
    shutil.rmtree(folder, ignore_errors=True)
    _photograph(folder, out)
    shutil.rmtree(folder)


def _photograph(folder: Path, out: Path) -> None:
    workspace = sample_workspace(folder / "kho")
    studio = Studio(Look(LIGHT), workspace, folder / "da-ky", _SIZE)
    names = {scene: name for name, scene in _PICTURES.items()}
    for scene, widget in studio.scenes(every_form=False):
        if scene in names:
            _save(names[scene], widget, out)
        if scene == "02-nhap-lieu":
            _save("dan-tu-excel", _pasting(studio.look, widget), out)
    workspace.close()
    full = _full_month(folder / "đủ biểu")
    unit = full.province(hai_phong.PROVINCE, hai_phong.PERIOD)
    window = MainWindow(studio.look, full, unit, hai_phong.PERIOD)
    window.resize(*_SIZE)
    window.show()
    for judged in window.session.desk.judged:
        window.session.apply(explain(judged.finding, _REASON, CLOCK))
    for name, page in _FULL_MONTH.items():
        window.show_page(page)
        _save(name, rested(window), out)
    window.close()
    full.close()


def _pasting(look: Look, window: QWidget) -> QWidget:
    """The rehearsal of a block with names, in another order than the form's."""
    assert isinstance(window, MainWindow)
    entry = window.shell.pages.currentWidget()
    assert isinstance(entry, EntryPage)
    top = entry.source.position(Cell("CT03", "1.1", "official"))
    assert top is not None
    request = paste(GridModel(entry.source), read_clipboard(_COPIED, ""), Area(*top, *top))
    plan = make_plan(entry.source, request.block, request.area)
    dialog = PasteDialog(look, request, plan)
    dialog.show()
    return rested(dialog)


def _full_month(folder: Path) -> Workspace:
    """A store with the sample month in which every form is filled."""
    workspace = Workspace.open(AppPaths(folder), CLOCK)
    workspace.settings.put(Option.KEY_FILE, _KEY_FILE)
    unit = workspace.province(hai_phong.PROVINCE, hai_phong.PERIOD)
    figures = workspace.draft(unit, hai_phong.PERIOD)
    forms = figures.report.forms
    target = Target(forms, hai_phong.PROVINCE, str(hai_phong.PERIOD))
    table = read_tidy(hai_phong.FILE.read_bytes(), hai_phong.FILE.name, target)
    commit(workspace, unit, hai_phong.PERIOD, rehearse(table, figures))
    return workspace


def _save(name: str, widget: QWidget, out: Path) -> None:
    file = out / f"{name}.png"
    save_small(_taken(widget, cut=name in _CUT), file)
    print(f"{file}  {file.stat().st_size // 1024} KB")


def _taken(widget: QWidget, *, cut: bool) -> QImage:
    """The whole widget, or of a window only the page in view."""
    picture = widget.grab()
    if cut and isinstance(widget, MainWindow):
        pages = widget.shell.pages
        picture = picture.copy(QRect(pages.mapTo(widget, QPoint()), pages.size()))
    return picture.toImage()


if __name__ == "__main__":
    main()
