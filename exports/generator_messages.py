"""The sentences of generating synthetic figures."""

from __future__ import annotations

from forms.common.errors import Message


class GeneratorMessage(Message):
    """What cannot be generated, and what was."""

    YEAR_OF_CHANGE = (
        "Năm {year} các tỉnh phía Bắc hợp nhất từ ngày 01/7 nên không có một nhóm cho cả năm. Chọn "
        "năm 2024 trở về trước hoặc 2026 trở đi."
    )
    OTHER_GROUP = (
        "Năm {year} phía Bắc có {count} tỉnh, thành phố. Chọn --group old cho năm 2024 trở về "
        "trước, --group new cho năm 2026 trở đi."
    )
    DONE = (
        "Đã sinh {files} tệp số mô phỏng của {units} tỉnh, thành phố vào {folder}. Các số này chỉ "
        "để tập huấn."
    )
    STORED = "Đã ghi {files} báo cáo vào kho, còn {errors} lỗi và {warnings} cảnh báo."
