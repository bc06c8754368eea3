"""The sentences of moving a draft to another version of a form."""

from __future__ import annotations

from forms.common.errors import Message


class UpgradeMessage(Message):
    """What is planned, what was done."""

    NOTHING_TO_DO = "Biểu {code} của báo cáo này đã theo bản {version} nên không có gì để chuyển."
    OLDER = (
        "Báo cáo đang theo bản {old} của biểu {code}, bản {new} cũ hơn. Chỉ chuyển được sang bản "
        "mới hơn."
    )
    PLANNED = (
        "Mới xem thử: biểu {code} từ bản {old} sang bản {new}, {mapped} ô chuyển được, {left} ô "
        "không còn chỗ. Thêm --commit để chuyển."
    )
    DONE = (
        "Biểu {code} đã chuyển từ bản {old} sang bản {new}: {mapped} ô chuyển được, {left} ô không "
        "còn chỗ. Số của các ô đó vẫn giữ trong nhật ký ghi."
    )
