"""A stand-in for the entry page: header, toolbar and details as in the first mock-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tests.ui.gallery import samples
from ui.charts.widgets import bars13
from ui.fonts import Text
from ui.glyphs import Glyph
from ui.metrics import PAGE_HEADER, TOOLBAR
from ui.shell.details import DetailsPane, DetailsTab
from ui.shell.frame import ShellFrame
from ui.shell.top_bar import UnitName
from ui.tones import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.chip import Chip
from ui.widgets.counter_text import CounterTextEdit
from ui.widgets.frames import Card, Divider
from ui.widgets.labels import Ink, Label, emphasised
from ui.widgets.message import MessageStrip
from ui.widgets.search_field import SearchField
from ui.widgets.state_panel import PanelState, StatePanel

if TYPE_CHECKING:
    from ui.look import Look


def shell(look: Look) -> ShellFrame:
    frame = ShellFrame(look)
    frame.top_bar.set_unit(UnitName("Tỉnh Sông Lam", "Sở Công Thương"))
    frame.top_bar.set_period(samples.PERIOD)
    frame.top_bar.set_steps(samples.STEPS)
    frame.top_bar.set_save(samples.SAVED)
    frame.sidebar.set_entries(samples.NAV, samples.FOOT)
    frame.sidebar.set_current("03")
    frame.status_bar.show_line(samples.STATUS)
    frame.pages.addWidget(_page(look))
    frame.set_details(_details(look))
    return frame


def _page(look: Look) -> QWidget:
    page = QWidget()
    page.setProperty("surface", "page")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(_header(look))
    column.addWidget(_toolbar(look))
    panel = PanelState("table", "Lưới số liệu", "Chỗ của lưới nhập liệu.", Tone.GREY, skeleton=True)
    column.addWidget(StatePanel(look, panel), 1)
    return page


def _header(look: Look) -> QFrame:
    head = QFrame()
    head.setProperty("surface", "bar-head")
    head.setFixedHeight(PAGE_HEADER)
    row = QHBoxLayout(head)
    row.setContentsMargins(12, 0, 8, 0)
    row.setSpacing(10)
    row.addWidget(Label("Biểu 03. Thương mại nội địa", Text.SECTION, strong=True))
    row.addWidget(Chip(look, "1 lỗi", Tone.ERROR, Glyph.ERROR))
    row.addWidget(Chip(look, "1 cảnh báo", Tone.WARNING, Glyph.WARNING))
    row.addWidget(Chip(look, "1 đã giải trình", Tone.NOTE, Glyph.EXPLAINED))
    row.addWidget(Chip(look, "Còn 3 ô trống", Tone.ACCENT))
    row.addStretch()
    search = SearchField(look, "Tìm chỉ tiêu", "Ctrl+F")
    search.setFixedWidth(178)
    row.addWidget(search)
    return head


def _toolbar(look: Look) -> QFrame:
    bar = QFrame()
    bar.setProperty("surface", "bar-head")
    bar.setFixedHeight(TOOLBAR)
    row = QHBoxLayout(bar)
    row.setContentsMargins(4, 0, 4, 0)
    row.setSpacing(0)
    flat = ButtonKind.FLAT
    row.addWidget(Button(look, "Thêm dòng", flat, icon="add", key="F5"))
    row.addWidget(Button(look, "Xóa dòng", flat, icon="subtract", key="F6"))
    row.addSpacing(6)
    row.addWidget(Divider(Qt.Orientation.Vertical, 14))
    row.addSpacing(4)
    row.addWidget(Button(look, "", flat, icon="arrow_undo"))
    row.addWidget(Button(look, "", flat, icon="arrow_redo"))
    row.addSpacing(4)
    row.addWidget(Divider(Qt.Orientation.Vertical, 14))
    row.addWidget(Button(look, "Dán từ Excel", flat, icon="clipboard_paste", key="Ctrl+V"))
    row.addWidget(Button(look, "Lỗi kế tiếp", flat, icon="arrow_circle_right", key="F8"))
    row.addStretch()
    row.addWidget(Button(look, "Ghi", flat, icon="save"))
    row.addWidget(Button(look, "In", flat, icon="print"))
    row.addWidget(Button(look, "Kết xuất", flat, icon="arrow_export"))
    return bar


def _details(look: Look) -> DetailsPane:
    inner = QWidget()
    inner.setProperty("surface", "page")
    column = QVBoxLayout(inner)
    column.setContentsMargins(12, 10, 12, 12)
    column.setSpacing(0)
    column.addWidget(Label("1.8 Xăng, dầu các loại", Text.EMPHASIS, strong=True))
    column.addWidget(Label("Cột 4 · Ước tháng 10/2026 · tỷ đồng", Text.CAPTION, Ink.CAPTION))
    column.addSpacing(6)
    value = QHBoxLayout()
    value.setSpacing(8)
    value.addWidget(Label("1.204,5", Text.FOCUSED, strong=True))
    value.addWidget(Chip(look, "+38,6% so T9", Tone.WARNING, Glyph.WARNING))
    value.addStretch()
    column.addLayout(value)
    column.addSpacing(6)
    column.addWidget(
        MessageStrip(
            look,
            f"Tăng {emphasised('38,6%')} so với tháng 9, vượt ngưỡng {emphasised('±30%')}. "
            "Sửa số nếu nhập nhầm, hoặc ghi giải trình bên dưới.",
            Tone.WARNING,
        )
    )
    column.addSpacing(10)
    hint = "Nêu nguyên nhân, ví dụ: giá bán lẻ tăng, thêm cửa hàng, nguồn số liệu…"
    column.addWidget(CounterTextEdit("Giải trình", 500, hint, lines=2))
    column.addSpacing(10)
    head = QHBoxLayout()
    head.addWidget(Label("13 tháng gần nhất", Text.CAPTION, Ink.SECONDARY, strong=True))
    head.addStretch()
    head.addWidget(Label("– – bình quân 836,8", Text.CAPTION, Ink.CAPTION))
    column.addLayout(head)
    column.addSpacing(4)
    column.addWidget(bars13(look, samples.BARS, 96))
    column.addSpacing(10)
    column.addWidget(_facts())
    for title, text in (
        ("Định nghĩa", "Doanh thu bán lẻ xăng, dầu cho người tiêu dùng cuối cùng trên địa bàn."),
        ("Công thức và nguồn", "Mục 1 = tổng 1.1 đến 1.12. Nguồn: báo cáo đầu mối."),
    ):
        column.addSpacing(10)
        column.addWidget(Label(title, Text.CAPTION, Ink.SECONDARY, strong=True))
        column.addWidget(Label(text, ink=Ink.SECONDARY, wrap=True))
    column.addStretch()
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inner)
    tabs = (DetailsTab("Chi tiết ô", area), DetailsTab("Lịch sử sửa", QWidget()))
    return DetailsPane(look, tabs)


def _facts() -> Card:
    card = Card()
    row = QHBoxLayout(card)
    row.setContentsMargins(1, 1, 1, 1)
    row.setSpacing(0)
    for number, (name, value) in enumerate(
        (("Tháng 9", "869,0"), ("Cùng kỳ", "797,1"), ("Lũy kế", "8.803,2"))
    ):
        if number:
            row.addWidget(Divider(Qt.Orientation.Vertical))
        cell = QVBoxLayout()
        cell.setContentsMargins(8, 4, 8, 4)
        cell.setSpacing(0)
        cell.addWidget(Label(name, Text.CAPTION, Ink.CAPTION))
        cell.addWidget(Label(value, strong=True))
        row.addLayout(cell, 1)
    return card
