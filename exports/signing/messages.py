"""The sentences of signing and of keys; those of verification are in ``verdict_messages``."""

from __future__ import annotations

from enum import unique

from forms.common.errors import Message


@unique
class SigningMessage(Message):
    """Why a file could not be signed."""

    COMMENTS_TOO_LONG = "Nội dung kèm chữ ký dài {size} ký tự, tối đa {limit}. Rút ngắn rồi ký lại."
    COMMENTS_UNPRINTABLE = (
        "Nội dung kèm chữ ký có ký tự điều khiển hoặc xuống dòng. Xóa các ký tự đó rồi ký lại."
    )
    RELS_NOT_PORTABLE = (
        "Bảng liên kết {name} có ký tự {item} mà LibreOffice không kiểm được. "
        "Xuất lại tệp từ chương trình này rồi ký."
    )
    MARKUP_NOT_PORTABLE = (
        "Thành phần {name} viết theo cách không chèn được chữ ký. "
        "Xuất lại tệp từ chương trình này rồi ký."
    )
    ALREADY_BROKEN = (
        "Tệp đã mang chữ ký nhưng không còn đúng: {reason} Ký lại từ tệp gốc chưa bị sửa."
    )
    CLOCK_BEHIND = (
        "Chữ ký trước trong tệp ghi {last}, muộn hơn đồng hồ của máy này ({now}). "
        "Chỉnh lại đồng hồ rồi ký."
    )
    NOT_SIGNABLE = "Tệp chưa ký được: {reason} Xuất lại tệp từ chương trình này rồi ký."
    CERTIFICATE_EXPIRED = (
        "Chứng thư của {subject} hết hạn từ {date}. Gia hạn chứng thư hoặc chọn chứng thư khác."
    )
    CERTIFICATE_NOT_YET_VALID = (
        "Chứng thư của {subject} chỉ có hiệu lực từ {date}. "
        "Kiểm tra đồng hồ của máy hoặc chọn chứng thư khác."
    )
    CERTIFICATE_USAGE = (
        "Chứng thư của {subject} không cấp để ký số (thiếu mục đích ký). Chọn chứng thư ký số."
    )
    CERTIFICATE_UNREADABLE = (
        "Không đọc được chứng thư đi cùng khóa ký. Liên hệ đơn vị cấp chứng thư."
    )
    CERTIFICATE_REFUSED = "Chưa ký: {reason} Liên hệ đơn vị cấp chứng thư hoặc chọn chứng thư khác."
    KEY_TOO_SHORT = (
        "Khóa ký {kind} chỉ dài {bits} bit, tối thiểu {limit}. Dùng chứng thư với khóa dài hơn."
    )
    KEY_KIND = "Khóa ký không phải RSA hoặc ECDSA P-256, P-384. Dùng chứng thư khác."
    KEY_FILE_UNREADABLE = (
        "Tệp khóa không phải PKCS#12 (.p12, .pfx) hoặc đã hỏng. Chọn lại tệp khóa."
    )
    KEY_FILE_PASSWORD = (
        "Không mở được tệp khóa bằng mật khẩu này. Nhập lại mật khẩu; tệp khóa không bị khóa lại."
    )
    KEY_FILE_INCOMPLETE = (
        "Tệp khóa thiếu khóa riêng hoặc chứng thư tương ứng. Xuất lại tệp PKCS#12 có cả hai."
    )
    KEY_MISMATCH = (
        "Khóa riêng không khớp với chứng thư của {subject}. Chọn lại tệp khóa hoặc thiết bị ký."
    )
    KEY_CLOSED = "Khóa ký đã được đóng. Mở lại khóa rồi ký."
    MODULE_UNUSABLE = (
        "Không nạp được thư viện thiết bị ký {path}. "
        "Kiểm tra đường dẫn và cài bản cùng loại {bits} bit với chương trình."
    )
    TOKEN_MISSING = "Không thấy thiết bị ký có nhãn {label}. Cắm thiết bị rồi thử lại."
    TOKEN_AMBIGUOUS = (
        "Có nhiều thiết bị ký cùng nhãn {label}. Rút bớt, hoặc nêu số sê-ri của thiết bị cần dùng."
    )
    TOKEN_CERTIFICATE_MISSING = (
        "Thiết bị ký {label} không có chứng thư ký số cần dùng. Kiểm tra lại thiết bị đã cắm."
    )
    TOKEN_CERTIFICATE_AMBIGUOUS = (
        "Thiết bị ký {label} có {count} chứng thư. Chọn rõ chứng thư sẽ dùng để ký."
    )
    TOKEN_KEY_MISSING = (
        "Thiết bị ký {label} không có khóa riêng đi với chứng thư đã chọn. "
        "Liên hệ đơn vị cấp chứng thư."
    )
    TOKEN_PIN_WRONG = (
        "Mã PIN của thiết bị ký {label} không đúng. Chương trình không tự thử lại; "
        "nhập sai nhiều lần liên tiếp sẽ khóa thiết bị."
    )
    TOKEN_PIN_LOCKED = (
        "Thiết bị ký {label} đã bị khóa mã PIN. Liên hệ đơn vị cấp thiết bị để mở khóa."
    )
    TOKEN_PIN_LOW = (
        "Thiết bị ký {label} vừa bị nhập sai mã PIN. "
        "Nhập sai liên tiếp thêm vài lần sẽ khóa thiết bị."
    )
    TOKEN_PIN_FINAL = (
        "Thiết bị ký {label} chỉ còn một lần nhập mã PIN, nhập sai là bị khóa. "
        "Nếu không nhớ chắc, hỏi đơn vị cấp thiết bị trước khi nhập."
    )
    TOKEN_PIN_FINAL_UNTYPED = (
        "Thiết bị ký {label} chỉ còn một lần nhập mã PIN nên không thử mã lấy từ biến môi trường. "
        "Bỏ --pin-env rồi tự nhập mã PIN."
    )
    TOKEN_PIN_PAD = "Nhập mã PIN trên bàn phím của thiết bị ký {label}."
    TOKEN_PIN_CANCELLED = (
        "Chưa ký vì việc nhập mã PIN trên thiết bị ký {label} đã bị hủy. Bấm ký lại khi sẵn sàng."
    )
    TOKEN_PIN_EXPIRED = (
        "Mã PIN của thiết bị ký {label} đã hết hạn hoặc chưa đặt. "
        "Đổi mã PIN bằng phần mềm của thiết bị rồi thử lại."
    )
    TOKEN_REMOVED = (
        "Thiết bị ký {label} bị rút ra giữa chừng nên chưa ký được. Cắm lại thiết bị rồi ký lại."
    )
    TOKEN_FAILED = "Thiết bị ký {label} báo lỗi {reason}. Rút ra cắm lại thiết bị rồi thử lại."
    STORE_NOT_HERE = (
        "Kho chứng thư của Windows chỉ có trên Windows. Chọn tệp khóa hoặc USB token qua PKCS#11."
    )
    STORE_UNREADABLE = (
        "Không mở được kho chứng thư của Windows (mã {code}). Chọn USB token qua thư viện PKCS#11."
    )
    STORE_KEY_MISSING = (
        "Kho chứng thư của Windows không có chứng thư của {subject}. Cắm thiết bị ký rồi thử lại."
    )
    STORE_CANCELLED = (
        "Chưa ký vì cửa sổ nhập PIN cho {subject} đã được đóng. Bấm ký lại khi sẵn sàng."
    )
    STORE_CARD_MISSING = "Không thấy thiết bị ký chứa khóa của {subject}. Cắm thiết bị rồi thử lại."
    STORE_PIN_WRONG = (
        "Mã PIN của {subject} không đúng. Chương trình không tự thử lại; "
        "nhập sai nhiều lần liên tiếp sẽ khóa thiết bị."
    )
    STORE_PIN_LOCKED = (
        "Thiết bị ký của {subject} đã bị khóa mã PIN. Liên hệ đơn vị cấp thiết bị để mở khóa."
    )
    STORE_FAILED = (
        "Windows không ký được bằng khóa của {subject} (mã {code}). "
        "Kiểm tra phần mềm của thiết bị ký rồi thử lại."
    )
