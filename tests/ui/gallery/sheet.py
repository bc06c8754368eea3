"""The component sheet: colours, type, icons, controls, chips, messages, glyphs, charts, panels."""

from __future__ import annotations

from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from tests.ui.gallery import samples
from ui.charts import widgets as charts
from ui.fonts import Text
from ui.glyphs import Glyph, paint_glyph
from ui.painting import Box, paint_box
from ui.tones import Tone
from ui.widgets.button import Button, ButtonKind, ButtonSize
from ui.widgets.chip import Chip
from ui.widgets.choices import CheckBox, ComboBox, RadioButton
from ui.widgets.counter_text import CounterTextEdit
from ui.widgets.frames import Card
from ui.widgets.key_hint import Hint, KeyHint
from ui.widgets.labels import Ink, Label
from ui.widgets.message import MessageStrip
from ui.widgets.painted import paint_text
from ui.widgets.progress_line import ProgressLine
from ui.widgets.segmented import Segment, SegmentedControl
from ui.widgets.state_panel import PanelAction, PanelState, StatePanel

if TYPE_CHECKING:
    from ui.look import Look

_CHIPS = (
    ("Chưa nhập", Tone.PLAIN, Glyph.EMPTY),
    ("Đang nhập", Tone.ACCENT, Glyph.PARTIAL),
    ("Có lỗi", Tone.ERROR, Glyph.ERROR),
    ("Cảnh báo", Tone.WARNING, Glyph.WARNING),
    ("Đã giải trình", Tone.NOTE, Glyph.EXPLAINED),
    ("Sẵn sàng ký", Tone.ACCENT, Glyph.READY),
    ("Đã ký", Tone.ACCENT, Glyph.SIGNED),
    ("Đã nộp", Tone.GREY, Glyph.SENT),
    ("Đã tiếp nhận", Tone.OK, Glyph.OK),
    ("Đã khóa", Tone.GREY, Glyph.LOCK),
)


class Sheet(QWidget):
    """Three columns of cards."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("surface", "window")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        for cards in (
            (_colours(look), _type(), _glyphs(look), _icons(look)),
            (_controls(look), _chips(look), _messages(look), _panels(look)),
            (_charts(look),),
        ):
            column = QVBoxLayout()
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
            column.addStretch()
            row.addLayout(column, 1)


def _card(title: str) -> tuple[Card, QVBoxLayout]:
    card = Card()
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 10, 14, 12)
    column.setSpacing(8)
    column.addWidget(Label(title, Text.CAPTION, Ink.SECONDARY, strong=True))
    return card, column


def _line(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row


class _Swatches(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    @override
    def sizeHint(self) -> QSize:
        return QSize(390, 6 * 44)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        named = {k: v for k, v in asdict(tokens).items() if isinstance(v, str)}
        for number, (name, colour) in enumerate(named.items()):
            x, y = number % 6 * 66, number // 6 * 44
            paint_box(painter, QRect(x, y, 60, 24), Box(colour, tokens.line2, 4))
            place = QRect(x, y + 24, 60, 18)
            paint_text(painter, place, name, self.font(), tokens.ink2)
        painter.end()


class _Glyphs(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    @override
    def sizeHint(self) -> QSize:
        return QSize(390, 3 * 22)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number, glyph in enumerate(Glyph):
            x, y = number % 4 * 100, number // 4 * 22
            paint_glyph(painter, QRect(x, y + 3, 14, 14), glyph, self._look.tokens)
            place = QRect(x + 19, y, 80, 20)
            paint_text(painter, place, glyph.label, self.font(), self._look.tokens.ink)
        painter.end()


def _colours(look: Look) -> Card:
    card, column = _card("Màu")
    column.addWidget(_Swatches(look))
    return card


def _glyphs(look: Look) -> Card:
    card, column = _card("Bảy ký hiệu trạng thái, 14 px")
    column.addWidget(_Glyphs(look))
    return card


def _type() -> Card:
    card, column = _card("Chữ: Segoe UI, dự phòng Noto Sans")
    column.setSpacing(0)
    column.addWidget(Label("Tiêu đề trang 13,5 pt ẾỮẬ", Text.PAGE_TITLE, strong=True))
    column.addWidget(Label("Tiêu đề vùng 11,25 pt ẾỮẬ", Text.SECTION, strong=True))
    column.addWidget(Label("Nhấn mạnh 9,75 pt ẾỮẬ", Text.EMPHASIS))
    column.addWidget(Label("Chữ thường và lưới 9 pt: Ứng dụng khuyến công 1.404,5"))
    column.addWidget(
        Label("Chú thích 8,25 pt: Đề án KCQG, KCĐP đã phê duyệt", Text.CAPTION, Ink.CAPTION)
    )
    return card


def _icons(look: Look) -> Card:
    card, column = _card("Biểu tượng: Fluent UI System Icons (MIT), 16 và 20 px, một màu")
    grid = QGridLayout()
    names = sorted(path.name for path in files("ui").joinpath("icons").iterdir())
    svgs = [name[:-4] for name in names if name.endswith(".svg") and name != "app.svg"]
    for number, stem in enumerate(svgs):
        name, size, style = stem.rsplit("_", 2)
        full = f"{name}_filled" if style == "filled" else name
        label = QLabel()
        label.setPixmap(look.icons.pixmap(full, int(size), None, label.devicePixelRatioF()))
        grid.addWidget(label, number // 16, number % 16)
    column.addLayout(grid)
    return card


def _controls(look: Look) -> Card:
    card, column = _card("Nút, ô nhập, lựa chọn")
    disabled = Button(look, "Chuyển sang ký", ButtonKind.PRIMARY)
    off = Button(look, "Tắt")
    focused = Button(look, "Có tiêu điểm")
    focused.setObjectName("focused")
    for widget in (disabled, off):
        widget.setEnabled(False)
    column.addLayout(
        _line(
            Button(look, "Chính", ButtonKind.PRIMARY, key="Enter"),
            Button(look, "Phụ"),
            focused,
            Button(look, "Phẳng", ButtonKind.FLAT, icon="print"),
            off,
        )
    )
    column.addLayout(
        _line(
            Button(look, "Xóa", ButtonKind.DANGER, icon="delete"),
            Button(look, "Nhỏ", size=ButtonSize.SMALL),
            Button(look, "Ký số", ButtonKind.PRIMARY, ButtonSize.MAIN, icon="edit"),
            disabled,
            Button(look, "Mở", ButtonKind.LINK, trailing="arrow_right"),
        )
    )
    plain, wrong, empty = QLineEdit("1.404,5"), QLineEdit("1.404.5"), QLineEdit()
    combo = ComboBox(look, "Đơn vị", ("Tỷ đồng", "Triệu đồng"))
    wrong.setProperty("wrong", True)
    empty.setPlaceholderText("Ví dụ 1.404,5")
    column.addLayout(_line(plain, wrong, empty, combo))
    on, bare = CheckBox(look, "Chọn"), CheckBox(look, "Bỏ")
    radio, other = RadioButton(look, "Token"), RadioButton(look, "Tệp")
    on.setChecked(True)
    radio.setChecked(True)
    segments = (Segment("form", "Theo biểu"), Segment("month", "Theo tháng"))
    column.addLayout(_line(on, bare, radio, other, SegmentedControl(look, "Xem", segments, "form")))
    filters = (
        Segment("all", "Tất cả 8"),
        Segment("e", "Lỗi 2", Glyph.ERROR),
        Segment("w", "Cảnh báo 4", Glyph.WARNING),
        Segment("n", "Đã giải trình 2", Glyph.EXPLAINED),
    )
    column.addLayout(_line(SegmentedControl(look, "Lọc", filters, "all")))
    column.addLayout(
        _line(KeyHint(look, Hint(("↑", "↓"), "Chọn")), KeyHint(look, Hint(("Enter",), "Đến ô")))
    )
    column.addWidget(ProgressLine(look, "Đã nhập", 212, 218))
    text = CounterTextEdit("Giải trình", 40)
    text.set_text("Giá bán lẻ xăng dầu điều chỉnh tăng 3 kỳ liên tiếp.")
    column.addWidget(text)
    return card


def _chips(look: Look) -> Card:
    card, column = _card("Nhãn trạng thái báo cáo")
    for start in (0, 5):
        column.addLayout(_line(*(Chip(look, *spec) for spec in _CHIPS[start : start + 5])))
    return card


def _messages(look: Look) -> Card:
    card, column = _card("Thông báo trong dòng")
    for text, tone in (
        ("Mục 5, cột 4: 7.914,0 lớn hơn mục 1 (7.327,7). Sửa một trong hai số.", Tone.ERROR),
        ("Tăng 38,6% so với tháng 9, vượt ±30%. Sửa hoặc giải trình.", Tone.WARNING),
        ("Ô này tự tính từ 1.1 đến 1.12 nên không nhập được.", Tone.ACCENT),
        ("Đã chép 23 ô từ Excel. Ctrl+Z để hoàn tác.", Tone.OK),
    ):
        column.addWidget(MessageStrip(look, text, tone))
    return card


def _panels(look: Look) -> Card:
    card, column = _card("Trạng thái")
    column.addWidget(
        StatePanel(
            look,
            PanelState(
                "usb_stick",
                "Chưa thấy USB Token",
                "Cắm token rồi nhấn Tìm lại. Nếu đèn token sáng mà vẫn lỗi, cài trình điều khiển.",
                Tone.ERROR,
                (PanelAction("a", "Tìm lại", primary=True), PanelAction("b", "Dùng tệp .p12")),
                (12, 18),
            ),
        )
    )
    return card


def _charts(look: Look) -> Card:
    card, column = _card("Biểu đồ")
    column.addWidget(charts.bars13(look, samples.BARS, 96))
    column.addWidget(charts.bars13(look, samples.CALLED, 150))
    column.addWidget(charts.line13(look, samples.LINES, 160))
    column.addWidget(charts.pair_bars(look, samples.PAIR, 150))
    column.addWidget(charts.rank_bars(look, samples.RANKS))
    column.addWidget(charts.stacked_bars(look, samples.STACKS))
    column.addWidget(charts.progress_rows(look, samples.PLANS))
    spark = charts.sparkline(look, "Xăng, dầu", samples.FUEL)
    spark.setMaximumWidth(64)
    column.addWidget(spark)
    return card
