"""The sample form of the tests and the gallery: rows and figures of a retail trade form."""

from __future__ import annotations

from ui.grid.source import ColumnKind, Emphasis, GridColumn, GridRow, HeaderTiers

_REFERENCE, _ENTRY, _AUTO = "Tham chiếu", "Nhập kỳ này", "Tự động tính"


def _column(key: str, tiers: str, kind: ColumnKind, width: float, **more: object) -> GridColumn:
    group, title, letter = tiers.split("|")
    return GridColumn(key, HeaderTiers(group, title, letter), kind, width, **more)  # type: ignore[arg-type]


COLUMNS = (
    _column("code", "|Mã|A", ColumnKind.CODE, 3.9, frozen=True),
    _column("label", "|Chỉ tiêu|B", ColumnKind.LABEL, 30.7, frozen=True),
    _column("unit", "|ĐVT|C", ColumnKind.UNIT, 3.6, frozen=True),
    _column("before", f"{_REFERENCE}|Ước T9\nđã báo cáo|1", ColumnKind.REFERENCE, 8),
    _column("last_year", f"{_REFERENCE}|T10/2025|2", ColumnKind.REFERENCE, 8),
    _column(
        "official",
        f"{_ENTRY}|Chính thức\nT9/2026|3",
        ColumnKind.ENTRY,
        9.75,
        tooltip="Số chính thức tháng 9 năm 2026",
    ),
    _column("estimate", f"{_ENTRY}|Ước\nT10/2026|4", ColumnKind.ENTRY, 9.75),
    _column("total", f"{_AUTO}|Lũy kế\n10 tháng|5", ColumnKind.COMPUTED, 10.05),
    _column("month", f"{_AUTO}|So T9\n(%)|6=4:3", ColumnKind.COMPUTED, 6.25),
    _column("year", f"{_AUTO}|So cùng\nkỳ (%)|7=4:2", ColumnKind.COMPUTED, 7.15),
    _column("history", "|13 tháng|", ColumnKind.SPARKLINE, 9.2),
)

#: code | label | unit | level | reference 1, 2 | entry 3, 4 | computed 5, 6, 7
_TEXT = """
I|Tổng bán lẻ và doanh thu dịch vụ|tỷ đ|0|8.270,1|7.487,7|8.232,5|8.752,7|81.590,9|+6,3|+16,9
1|Bán lẻ hàng hóa|tỷ đ|0|6.842,3|6.208,8|6.813,0|7.327,7|67.623,1|+7,6|+18,0
1.1|Lương thực, thực phẩm|tỷ đ|1|2.269,3|2.061,0|2.248,4|2.306,3|22.294,8|+2,6|+11,9
1.2|Hàng may mặc|tỷ đ|1|404,9|376,7|401,8|404,7|4.021,5|+0,7|+7,4
1.3|Đồ dùng, trang thiết bị gia đình|tỷ đ|1|739,1|666,9|740,6|742,7|7.268,0|+0,3|+11,4
1.4|Vật phẩm văn hóa, giáo dục|tỷ đ|1|98,4|87,1|98,1|94,7|945,5|−3,5|+8,7
1.5|Gỗ và vật liệu xây dựng|tỷ đ|1|658,1|587,1|653,8|658,9|6.416,2|+0,8|+12,2
1.6|Ô tô các loại|tỷ đ|1|500,0|460,3|506,4|518,0|5.024,5|+2,3|+12,5
1.7|Phương tiện đi lại (trừ ô tô)|tỷ đ|1|435,3|384,9|434,1|440,1|4.250,3|+1,4|+14,3
1.8|Xăng, dầu các loại|tỷ đ|1|877,3|797,1|869,0|1.204,5|8.803,2|+38,6|+51,1
1.9|Nhiên liệu khác (trừ xăng dầu)|tỷ đ|1|115,6|106,9|114,9|120,9|1.160,0|+5,2|+13,1
1.10|Đá quý, kim loại quý|tỷ đ|1|182,5|168,1|181,5|256,3|1.851,9|+41,2|+52,5
1.11|Hàng hóa khác|tỷ đ|1|391,5|353,2|392,3|410,3|3.910,8|+4,6|+16,2
1.12|Sửa chữa xe có động cơ, xe máy|tỷ đ|1|170,3|159,5|172,1|170,3|1.676,4|−1,0|+6,8
2|Dịch vụ lưu trú, ăn uống|tỷ đ|0|835,9|743,7|830,7|819,2|8.085,3|−1,4|+10,2
3|Du lịch lữ hành|tỷ đ|0|59,5|54,8|59,9|61,1|601,5|+2,0|+11,5
4|Dịch vụ khác|tỷ đ|0|532,4|480,4|528,9|544,7|5.281,0|+3,0|+13,4
5|Trong đó: bán lẻ qua TM điện tử|tỷ đ|0|702,4|588,1|718,9|7.914,0|14.102,7|+1.000,8|+1.245,7
6|Tỷ lệ hàng Việt tại siêu thị, TTTM|%|0|84,2|82,5|84,6||||
7|Dự trữ hàng hóa bình ổn thị trường|tỷ đ|0|312,0|295,0|||||
"""
_MORE = """
8|Số chợ hoạt động|chợ|0|214,0|214,0|214,0|214,0|214,0|0,0|0,0
9|Số siêu thị|cơ sở|0|31,0|29,0|31,0|32,0|32,0|+3,2|+10,3
10|Số trung tâm thương mại|cơ sở|0|4,0|4,0|4,0|4,0|4,0|0,0|0,0
11|Số cửa hàng xăng dầu|cơ sở|0|412,0|409,0|412,0|412,0|412,0|0,0|+0,7
"""
_EMPHASIS = {"I": Emphasis.TOTAL, "1": Emphasis.SUBTOTAL, "5": Emphasis.MEMO}


def _records(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split("|")) for line in text.strip().splitlines())


#: The rows of the design picture.
PICTURE = _records(_TEXT)
#: The same with four more: as many as a real form.
FORM = PICTURE + _records(_MORE)


def row_of(record: tuple[str, ...]) -> GridRow:
    code, label, unit, level = record[:4]
    emphasis = _EMPHASIS.get(code, Emphasis.NORMAL)
    return GridRow(code, code, label, unit, int(level), emphasis, help=f"Định nghĩa: {label}")
