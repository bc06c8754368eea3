"""The sentences about a folder of trusted certificates that cannot be used."""

from __future__ import annotations

from enum import unique

from forms.common.errors import Message


@unique
class TrustMessage(Message):
    """Why a trust folder was refused."""

    FOLDER_MISSING = "Không có thư mục chứng thư tin cậy {path}. Kiểm tra lại đường dẫn đã chọn."
    FOLDER_EMPTY = (
        "Thư mục {path} không có chứng thư nào (.pem, .crt, .cer, .der). "
        "Chép chứng thư gốc của nơi cấp vào thư mục này."
    )
    FILE_UNREADABLE = (
        "Tệp {path} không phải chứng thư hoặc danh sách thu hồi đọc được. "
        "Thay bằng tệp gốc của nơi cấp hoặc bỏ khỏi thư mục."
    )
