"""The sentences of writing, reading and judging report workbooks."""

from __future__ import annotations

from forms.common.errors import Message


class ExportMessage(Message):
    """Why a report could not be written."""

    TOO_MANY_DIGITS = (
        "{place}: {value} có quá {limit} chữ số nên Excel không giữ đủ. Kiểm tra đơn vị tính rồi "
        "xuất lại."
    )
    TOO_LONG_TEXT = (
        "{place}: nội dung dài {length} ký tự, một ô Excel chứa nhiều nhất {limit}. Rút gọn rồi "
        "xuất lại."
    )
    REPORT_SUFFIX = "Báo cáo kiểm tra ghi ra tệp .xlsx hoặc .html, không ghi được {path}."
    REPORT_NOT_WRITTEN = (
        "Không ghi được {path}. Kiểm tra thư mục có thật, còn chỗ trống và tệp không đang mở."
    )
