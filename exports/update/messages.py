"""The sentences of recognising and taking a newer version."""

from __future__ import annotations

from forms.common.errors import Message


class UpdateMessage(Message):
    """Why an installer is not taken."""

    NOTHING_THERE = (
        "Không thấy bộ cài nào tên {pattern} trong {folder}. Chọn đúng tệp bộ cài hoặc thư mục "
        "chứa nó."
    )
    FILE_UNREADABLE = "Không đọc được {file}. Kiểm tra ổ USB còn cắm không, tệp có mở được không."
    NOT_A_PROGRAM = "{file} không phải bộ cài Windows. Chọn tệp có tên {pattern}."
    CUT_OFF = "{file} bị cắt ngang hoặc bị nối thêm nên không dùng được. Chép lại từ nơi phát hành."
    WRONG_MACHINE = (
        "{file} dành cho loại máy khác (cần Windows 64-bit x64). Lấy đúng bộ cài {pattern}."
    )
    UNSIGNED = "{file} không có chữ ký của nhà phát hành nên không được dùng. Lấy bộ cài đã ký."
    NO_PUBLISHER = (
        "Máy này chưa ghim nhà phát hành nào nên chưa xét được {file}. Hỏi nhà phát hành vân tay "
        "chứng thư rồi ghim bằng lệnh update --publisher."
    )
    OTHER_PUBLISHER = (
        "{file} do “{publisher}” ký, không phải nhà phát hành đã ghim. Không chạy tệp này; lấy bộ "
        "cài từ nơi phát hành."
    )
    SIGNATURE_BROKEN = (
        "{file} đã bị sửa sau khi ký hoặc chữ ký không đọc được. Không chạy tệp này; chép lại từ "
        "nơi phát hành."
    )
    NOT_OURS = "{file} không phải bộ cài của chương trình này. Chọn tệp có tên {pattern}."
    OLDER = (
        "{file} là bản {offered}, cũ hơn bản {running} đang dùng. Bản đang dùng được giữ nguyên."
    )
    EQUAL = "{file} chính là bản {running} đang dùng. Không cần cài lại."
    ONLY_WINDOWS = (
        "Bộ cài chỉ chạy trên Windows. Trên máy này chỉ xem được bản {offered} có gì mới."
    )
    NO_ROOM = "Chưa chép được bộ cài vào {folder}. Kiểm tra ổ đĩa còn chỗ trống rồi làm lại."
    NOT_STARTED = "Windows không cho chạy {file}. Mở tệp đó bằng tay hoặc hỏi người quản trị máy."
