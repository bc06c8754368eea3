"""The sentences of making keys and of keeping the trust folder."""

from __future__ import annotations

from enum import unique

from forms.common.errors import Message


@unique
class EnrolmentMessage(Message):
    """Why a key could not be made."""

    NAME_EMPTY = "Tên người ký trống hoặc có ký tự điều khiển. Ghi họ tên hoặc tên cơ quan."
    NAME_TOO_LONG = "Tên người ký dài {size} byte, chứng thư chứa tối đa {limit}. Ghi tên ngắn hơn."
    PASSWORD_SHORT = "Mật khẩu của tệp khóa cần ít nhất {limit} ký tự. Đặt mật khẩu dài hơn."
    PASSWORD_DIFFERS = "Hai lần nhập mật khẩu không giống nhau. Chạy lại lệnh và nhập lại."
    CERTIFICATE_OF_OTHER_KEY = (
        "Chứng thư đã chọn không cấp cho khóa trong tệp này. "
        "Chọn đúng tệp khóa đã tạo yêu cầu cấp chứng thư."
    )
    FILE_EXISTS = "Đã có tệp {path}, không ghi đè lên khóa. Chọn thư mục khác hoặc đổi tên tệp cũ."


@unique
class TrustFolderMessage(Message):
    """Why a certificate or a list was not taken into the trust folder."""

    FINGERPRINT_MISSING = (
        "Chứng thư của {subject} chỉ được nhận khi có --fingerprint. "
        "Hỏi đơn vị cấp vân tay SHA-256 qua kênh khác rồi đối chiếu."
    )
    FINGERPRINT_MALFORMED = (
        "Vân tay {text} không phải SHA-256 (64 chữ số thập lục phân). Chép lại đủ các nhóm."
    )
    FINGERPRINT_DIFFERS = (
        "Vân tay đã nêu không phải của chứng thư trong {path} ({found}). "
        "Không nhận chứng thư này, hỏi lại đơn vị cấp."
    )
    LIST_OF_STRANGER = (
        "Danh sách thu hồi {path} không do chứng thư tin cậy nào ký ({issuer}). "
        "Thêm chứng thư của nơi cấp trước."
    )
    EXPIRED = "Chứng thư của {subject} đã hết hạn từ {date}. Xin chứng thư mới."
    NOT_FOUND = "Thư mục chứng thư không có mục {name}. Xem danh sách bằng lệnh trust list."
    SEVERAL_IN_FILE = (
        "Tệp {path} chứa nhiều chứng thư nên không bỏ riêng một. Tách tệp bằng tay rồi thử lại."
    )
