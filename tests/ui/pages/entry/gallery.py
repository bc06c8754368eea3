"""Pictures of the paste dialog: ``python -m tests.ui.pages.entry.gallery --out DIR``."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from PySide6.QtWidgets import QApplication

from exports.sample import PERIOD, PROVINCE
from forms.cell import Cell
from tests.ui.windows import sample_workspace
from ui.form_source import FormSource
from ui.grid.clipboard import read_clipboard
from ui.grid.model import GridModel
from ui.grid.movement import Area
from ui.grid.transfer import paste
from ui.look import Look
from ui.pages.entry.paste.dialog import PasteDialog
from ui.pages.entry.paste.planner import make_plan
from ui.session import EditSession
from ui.theme import HIGH_CONTRAST, LIGHT, apply_theme

_NAMES: Final = (
    "Lương thực, thực phẩm|Hàng may mặc|Đồ dùng, dụng cụ, trang thiết bị gia đình|Bán lẻ hàng hóa"
    "|Vật phẩm văn hóa, giáo dục|Gỗ và vật liệu xây dựng|Ô tô các loại"
)
_FIGURES: Final = (
    "2,248,400.5\t2,306,300.1|401,800\t404,700.4|740,600\t742,700|6,813,000\t7,327,700"
    "|98,100.5\tn/p|653,800\t658,900|506,400\t518,000"
)
#: File name → form, row and column the paste begins at, the text pasted.
SCENES: Final = {
    "anh": ("CT03", "1.1", "official", _FIGURES.replace("|", "\r\n")),
    "theo-ten": (
        "CT03",
        "1.1",
        "official",
        "\r\n".join(
            f"{name}\t{figures}"
            for name, figures in zip(_NAMES.split("|"), _FIGURES.split("|"), strict=True)
        ),
    ),
    "chua-ro": ("CT03", "1.1", "official", "1.404\t2.306\r\n401\t404\r\n740.600\t742.100\r\n"),
    "hoi": (
        "CT03",
        "1.1",
        "official",
        "khoảng 2248\t5,2 tỷ đồng\r\nkhông có\t404\r\n1,5E+05\t7\r\n",
    ),
    "nhieu": (
        "CT03",
        "1.1",
        "official",
        "".join(f"{n}00,5\t{n if n % 5 else chr(97)}\r\n" for n in range(1, 40)),
    ),
    "tu-chon": ("CT05", "6", "estimate", "chưa xây dựng\r\nQĐ 12\r\n31/02/2026\r\n"),
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    with TemporaryDirectory() as folder:
        workspace = sample_workspace(Path(folder))
        session = EditSession(workspace, workspace.province(PROVINCE, PERIOD), PERIOD)
        for theme, tokens in (("", LIGHT), ("-tuong-phan", HIGH_CONTRAST)):
            apply_theme(app, tokens)
            for name, (code, row, column, text) in SCENES.items():
                source = FormSource(session, code)
                position = source.position(Cell(code, row, column))
                assert position is not None
                block = read_clipboard(text, "")
                request = paste(GridModel(source), block, Area(*position, *position))
                plan = make_plan(source, block, request.area)
                dialog = PasteDialog(Look(tokens), request, plan)
                dialog.show()
                app.processEvents()
                dialog.grab().save(str(out / f"dan-{name}{theme}.png"))
                dialog.close()
        workspace.close()


if __name__ == "__main__":
    main()
