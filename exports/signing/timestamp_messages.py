"""The sentences of asking for time-stamps and adding them."""

from __future__ import annotations

from enum import unique

from forms.common.errors import Message


@unique
class TimestampMessage(Message):
    """Why a request or a time-stamp could not be written."""

    NOT_SIGNED = "Tệp chưa có chữ ký nào để đóng dấu thời gian. Ký tệp trước."
    NOTHING_TO_STAMP = "Mọi chữ ký trong tệp đã có dấu thời gian. Không cần yêu cầu thêm."
    RESPONSE_UNREADABLE = (
        "Tệp trả lời không phải dấu thời gian RFC 3161. Lấy lại tệp .tsr từ nơi cấp."
    )
    RESPONSE_REFUSED = (
        "Nơi cấp từ chối đóng dấu thời gian (trạng thái {status}). Gửi lại tệp yêu cầu .tsq."
    )
    RESPONSE_OF_OTHER = (
        "Dấu thời gian này không thuộc chữ ký nào trong tệp. Chọn đúng tệp đã tạo yêu cầu."
    )
    ALREADY_STAMPED = "Chữ ký {place} đã có dấu thời gian. Không thêm dấu thứ hai."
    NO_PLACE = "Chữ ký {place} kiểu cũ, không có chỗ cho dấu thời gian. Ký lại tệp."
    CHOICE_MISSING = (
        "Chưa nêu việc cần làm. Dùng --request để tạo yêu cầu, hoặc --response với --out để thêm "
        "dấu thời gian."
    )
