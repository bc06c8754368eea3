"""The sentences of exporting and signing a report."""

from __future__ import annotations

from forms.common.errors import Message


class DepartureMessage(Message):
    """Why a report cannot leave yet."""

    NOT_READY = (
        "Chưa ký được: còn {errors} lỗi, {missing} ô bắt buộc trống, {unexplained} cảnh báo chưa "
        "giải trình. Chạy lệnh check để xem từng mục."
    )
    EMPTY = "Báo cáo {period} chưa có số liệu nào nên chưa ký được. Nhập hoặc nạp số liệu trước."
    CONTENTS_WRONG = "Nội dung tệp không đạt nên không ký: {reason} Sửa số liệu rồi xuất lại tệp."
    ALREADY_SIGNED = (
        "Báo cáo {period} đã được ký. Muốn ký thêm thì chọn tệp đã ký; muốn sửa số thì mở bản "
        "điều chỉnh."
    )
    NOT_WRITTEN = (
        "Không ghi được tệp {path}. Đóng tệp nếu đang mở trong Excel, hoặc chọn thư mục khác."
    )
    PIN_MISSING = "Biến môi trường {name} chưa có mật khẩu. Đặt mật khẩu vào biến đó rồi chạy lại."
    PIN_UNASKED = (
        "Không có bàn phím để nhập mật khẩu. Đặt mật khẩu vào một biến môi trường và dùng "
        "tùy chọn pin-env."
    )
    KEY_MISSING = (
        "Chưa chọn khóa ký. Dùng --key với tệp .p12, --pkcs11 và --token với USB token, hoặc "
        "--windows-store."
    )
    ROLE_UNEXPECTED = (
        "Bìa của tệp không ghi “{role}” trong những người phải ký. Chọn đúng vai người ký."
    )
    NONE_SIGNED = (
        "Tệp chưa có chữ ký nào. Chữ ký đầu tiên được ký từ báo cáo đang mở trong chương trình."
    )
    ALL_SIGNED = "Tệp đã đủ {count} chữ ký ghi trên bìa. Gửi tệp đi, không cần ký thêm."
    ROLE_SIGNED = "Tệp đã có chữ ký của “{role}”. Chọn vai khác hoặc gửi tệp đi."
    SIGNER_TAKEN = "Chứng thư này đã ký tệp với vai {role}. Chọn chứng thư của {owner}."
    ROLE_EARLY = (
        "Chưa đến lượt “{role}”: còn thiếu chữ ký của “{first}” theo thứ tự ghi trên bìa. "
        "Chuyển tệp cho người đó ký trước."
    )
    NOTHING_TO_SIGN = "Chưa chọn báo cáo để ký. Nêu tên tệp, hoặc --province và --period."
