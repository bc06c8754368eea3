"""The sentences that say whether a submitted file can be accepted, and why not."""

from __future__ import annotations

from forms.common.errors import Message


class VerificationMessage(Message):
    """Problems first, then remarks that change no verdict."""

    UNREADABLE = "{reason}"
    PROVINCE_UNKNOWN = (
        "Mã đơn vị “{code}” không có trong danh mục đơn vị hành chính vào {period}. Trả lại đơn vị "
        "gửi."
    )
    PROVINCE_NAME = (
        "Bìa ghi “{stated}” nhưng mã {code} vào {period} là {known}. Trả lại đơn vị gửi."
    )
    REPLACES_MISSING = "Bản lập lần thứ {revision} không ghi gói được thay thế. Trả lại đơn vị gửi."
    REPLACES_UNEXPECTED = "Bản lập lần thứ 1 lại ghi thay thế gói {package}. Trả lại đơn vị gửi."
    SIGNER_TWICE = (
        "Chứng thư của {name} đã ký với vai “{role}” lại ký thêm một vai khác. Trả lại đơn vị gửi."
    )
    ROLE_TWICE = (
        "Vai trò “{role}” có chữ ký của cả {first} và {second}. Hỏi đơn vị gửi chữ ký nào đúng."
    )
    SIGNATURE_TWICE = "{name} ký hai lần với vai “{role}”, chỉ được ký một lần. Trả lại đơn vị gửi."
    SIGNER_UNEXPECTED = (
        "{name} ký với vai “{role}” không có trong danh sách người phải ký trên bìa. "
        "Trả lại đơn vị gửi."
    )
    SIGNER_UNAWARE = (
        "Chữ ký của “{second}” không ghi nhận chữ ký của “{first}” phải có trước nó. "
        "Đề nghị đơn vị gửi ký lại lần lượt trên cùng một tệp."
    )
    SIGNER_TIMES = (
        "“{second}” ghi thời điểm ký {at}, sớm hơn thời điểm của “{first}” đã ký trước. "
        "Trả lại đơn vị gửi."
    )
    SIGNED_EARLY = "“{role}” ghi ngày ký {at}, khi {period} chưa bắt đầu. Trả lại đơn vị gửi."
    SIGNER_ORDER = "Thứ tự ký không đúng bìa: “{first}” phải ký trước. Trả lại đơn vị gửi."
    SIGNER_MISSING = "Thiếu chữ ký của “{role}” như đã ghi trên bìa. Đề nghị đơn vị gửi ký bổ sung."
    COMPUTED_DIFFERS = (
        "{place} ({label}): tệp ghi {stated}, tính lại được {computed}. Trả lại đơn vị gửi."
    )
    RULE_FAILED = "{finding}"
    RULE_STATED = "{finding} Bên gửi cam đoan không sửa được: “{text}”."
    FINDING_DIFFERS = (
        "Bìa ghi nội dung kiểm tra {rule} là “{stated}”, khác với kết quả tính lại từ số liệu "
        "trong tệp: “{found}”."
    )
    EXPLANATION_MISSING = "{finding} Cảnh báo {rule} này chưa có giải trình trên bìa."

    DEFINITION_UNKNOWN = (
        "Chương trình không có mẫu biểu {code} phiên bản {version} với mã băm ghi trên bìa nên "
        "chưa kiểm tra được quy tắc của biểu này."
    )
    VERSION_NOT_IN_FORCE = "Biểu {code} dùng phiên bản {version}, kỳ này áp dụng {known}."
    STATED_ONLY = "Có {count} ô phụ thuộc số liệu các tháng trước nên giữ theo số ghi trong tệp."
    REFERENCE_DIFFERS = "{place} ({label}): tệp ghi {stated}, số đã lưu ở đây là {computed}."
    RULES_FAILED_TO_RUN = "Có {count} phép kiểm tra không chạy được. Báo lỗi cho bộ phận hỗ trợ."
