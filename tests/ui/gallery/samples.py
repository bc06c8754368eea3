"""The invented month of the mock-ups, as the shell and the charts take it."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from ui.charts.data import (
    BarsData,
    PairData,
    Progress,
    ProgressData,
    Rank,
    RanksData,
    Stack,
    StacksData,
)
from ui.glyphs import Glyph
from ui.shell.period_picker import PeriodChoice, PeriodState
from ui.shell.save_label import SaveKind, SaveState
from ui.shell.status_bar import Fact, StatusLine
from ui.widgets.key_hint import Hint
from ui.widgets.nav_model import NavEntry, NavRow, NavSection
from ui.widgets.step_bar import StepPhase, StepState

LABELS: Final = ("10/25", "", "", "1/26", "", "", "4", "", "", "7", "", "", "10/26")


def decimals(text: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(part) for part in text.split())


FUEL: Final = decimals("797.1 802 838 862 846 810 842 850 828 836 842 869 1204.5")
IIP: Final = decimals(
    "106.8 107.4 108.1 104.2 107.9 108.8 109.4 108.7 109.2 108.1 108.9 109.6 109.1"
)
LAST: Final = decimals(
    "104.1 104.6 105.8 102.3 103.9 105.2 106.1 105.9 106.4 106.0 106.5 106.9 106.8"
)
EXPORTS: Final = decimals("235 228 241 190 172 198 205 211 207 199 204 196 182.6")
IMPORTS: Final = decimals("133 139 141 120 112 129 138 141 139 137 140 143 141.3")

BARS: Final = BarsData("Xăng, dầu 13 tháng", LABELS, FUEL, (0, -1), 12, Decimal("836.8"))
CALLED: Final = BarsData(
    "Bán lẻ", LABELS, (*tuple(v * 7 + 2000 for v in FUEL[:12]), Decimal("8752.7")),
    (-1,), None, None, "8.752,7",
)  # fmt: skip
LINES: Final = PairData("IIP", LABELS, "13 tháng này", IIP, "Cùng kỳ trước", LAST, "109,1")
PAIR: Final = PairData("Xuất nhập khẩu", LABELS, "Xuất khẩu", EXPORTS, "Nhập khẩu", IMPORTS)
RANKS: Final = RanksData(
    "IIP 10 tháng",
    (
        Rank("Bắc Ninh", Decimal("16.2"), "+16,2"),
        Rank("Phú Thọ", Decimal("15.1"), "+15,1"),
        Rank("Nghệ An", Decimal("11.7"), "+11,7", marked=True),
        Rank("Quảng Ninh", Decimal("10.4"), "+10,4"),
        Rank("Sơn La", Decimal("4.1"), "+4,1"),
        Rank("Cao Bằng", Decimal("-1.8"), "−1,8"),
    ),
    Decimal("10.3"),
)
STACKS: Final = StacksData(
    "Kiến nghị theo lĩnh vực",
    (
        Stack("Cụm công nghiệp", Decimal(14), Decimal(8), "14 đã trả lời"),
        Stack("Hạ tầng thương mại", Decimal(13), Decimal(5), "13 đã trả lời"),
        Stack("Năng lượng, xăng dầu", Decimal(9), Decimal(7), "9 đã trả lời"),
    ),
)
PLANS: Final = ProgressData(
    "Khuyến công",
    (
        Progress("Khuyến công quốc gia", Decimal("0.77"), "4,620 tỷ", "6,000 tỷ đồng", "77,0%"),
        Progress("Khuyến công địa phương", Decimal("0.617"), "5,245 tỷ", "8,500 tỷ đồng", "61,7%"),
    ),
)

NAV: Final[tuple[NavRow, ...]] = (
    NavEntry("home", "Tổng quan", icon="home"),
    NavSection("Biểu số liệu", "212/218 ô"),
    NavEntry("01", "Sản xuất công nghiệp", "01", glyph=Glyph.OK),
    NavEntry("02", "Sản phẩm chủ yếu", "02", glyph=Glyph.OK),
    NavEntry("03", "Thương mại nội địa", "03", glyph=Glyph.ERROR, count_text="1"),
    NavEntry("04", "Xuất nhập khẩu", "04", glyph=Glyph.ERROR, count_text="1"),
    NavEntry("05", "Khuyến công", "05", glyph=Glyph.PARTIAL, count_text="21/24", fraction=0.875),
    NavEntry("06", "Cụm công nghiệp", "06", glyph=Glyph.OK),
    NavEntry("07", "Chợ, hạ tầng TM", "07", glyph=Glyph.WARNING, count_text="2"),
    NavEntry("08", "Điện, xăng dầu", "08", glyph=Glyph.EXPLAINED, count_text="1"),
    NavEntry("09", "Liên kết vùng", "09", glyph=Glyph.OK),
    NavSection("Kiến nghị và hồ sơ"),
    NavEntry(
        "kn", "Kiến nghị, đề xuất", icon="comment_multiple", glyph=Glyph.PARTIAL,
        count_text="5/6", fraction=0.83,
    ),
    NavEntry("check", "Kiểm tra", icon="shield_checkmark", glyph=Glyph.ERROR, count_text="2"),
    NavEntry("sign", "Xem trước và ký", icon="document_signature"),
    NavEntry("sent", "Gói đã nộp", icon="archive", count_text="9"),
)  # fmt: skip
FOOT: Final = (NavEntry("settings", "Cài đặt", icon="settings"),)

STEPS: Final = (
    StepState(1, "Nhập", "212/218 ô", StepPhase.CURRENT),
    StepState(2, "Kiểm tra", "2 lỗi · 4 cảnh báo", StepPhase.AHEAD),
    StepState(3, "Ký", "Chưa ký", StepPhase.AHEAD),
    StepState(4, "Nộp", "Hạn 20/10", StepPhase.AHEAD),
)
PERIOD: Final = PeriodState(
    "Tháng 10/2026",
    "tháng 10 năm 2026",
    "2026-10",
    tuple(
        PeriodChoice(f"2026-{n:02}", f"Tháng {n}/2026", Glyph.OK if n < 8 else Glyph.EMPTY)
        for n in range(1, 13)
    ),
)
SAVED: Final = SaveState(SaveKind.SAVED, "Đã lưu 14:32")
STATUS: Final = StatusLine(
    "Hàng 1.8 · Cột 4",
    (
        Fact("Chọn 8 ô"),
        Fact("Tổng", "3.549,7"),
        Fact("Trung bình", "443,7"),
        Fact("Nhỏ nhất", "114,9"),
        Fact("Lớn nhất", "1.204,5"),
    ),
    (
        Hint(("F1",), "Trợ giúp", essential=True),
        Hint(("F2",), "Sửa ô"),
        Hint(("F8",), "Lỗi kế tiếp", essential=True),
    ),
    ("Chuyên viên nhập liệu", "100%"),
)
