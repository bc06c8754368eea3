"""The sentences about files of earlier months that are brought into the store."""

from __future__ import annotations

from enum import unique

from forms.common.errors import Message


@unique
class BringingMessage(Message):
    """Each names the file or the month."""

    NO_PERIOD = (
        "Tệp {file} không có cột period nên không biết số của tháng nào. "
        "Thêm cột period, ví dụ 2025-03."
    )
    PERIOD_WRONG = "Tệp {file}, dòng {line}: “{given}” không phải là tháng. Ghi theo mẫu 2025-03."
    UNIT_UNKNOWN = (
        "Tệp {file} có số liệu của {unit}, {period}, không phải của {mine}. "
        "Chọn tệp của đúng đơn vị."
    )
    UNIT_NEEDED = (
        "Tệp {file}, {period}: {mine} khi đó gồm {units}. Thêm cột province để biết số của "
        "đơn vị nào."
    )
    LOCKED = "Báo cáo {period} đã ký trên máy này nên giữ nguyên."
    KEPT = "Biểu {forms} đã có số trên máy nên giữ nguyên."
    NOTHING_NEW = "Báo cáo {period}: mọi biểu trong tệp đã có số trên máy nên giữ nguyên."
    OTHER_VERSION = "Biểu {forms} trong tệp theo bản mẫu khác với báo cáo trên máy nên không nhập."
