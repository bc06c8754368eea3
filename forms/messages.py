"""The sentences of this package: definitions, periods, the store."""

from __future__ import annotations

from forms.common.errors import Message


class FormsMessage(Message):
    """Known errors of ``forms``; placeholders are explained by their names."""

    DEFINITION_UNREADABLE = (
        "Không đọc được định nghĩa biểu {file}: {reason}. Mở tệp, sửa đúng chỗ đó rồi chạy lại."
    )
    DEFINITION_WRONG = "Định nghĩa biểu {file}, mục {key}: {reason}."
    FORM_UNKNOWN = "Không có biểu {code} trong danh mục. Các biểu hiện có: {known}."
    FORM_NOT_IN_FORCE = (
        "Biểu {code} không có phiên bản nào áp dụng cho {period}. Chọn kỳ khác hoặc bổ sung "
        "định nghĩa biểu."
    )
    VERSION_UNKNOWN = (
        "Biểu {code} không có phiên bản {version}. Các phiên bản hiện có: {known}. Cập nhật "
        "chương trình nếu báo cáo được lập bằng bản mới hơn."
    )
    PERIOD_WRONG = "Kỳ báo cáo “{text}” viết chưa đúng. Viết theo mẫu năm-tháng, ví dụ 2026-10."
    PROVINCE_UNKNOWN = (
        "Không có tỉnh, thành phố nào mang mã “{code}” vào {period}. Mã gồm hai chữ số theo danh "
        "mục của Cục Thống kê, ví dụ 01 hoặc 40."
    )
    CELL_UNKNOWN = (
        "Không có ô “{cell}” trong báo cáo này. Viết theo mẫu BIỂU/mục/cột, ví dụ {example}."
    )
    CELL_NOT_ENTERED = "Ô {cell} là ô tự tính nên không nhập được. Sửa các ô thành phần của nó."
    REPORT_MISSING = (
        "Chưa có số liệu {period} của {unit} trong kho. Nhập số liệu hoặc dùng lệnh import trước."
    )
    REPORT_LOCKED = (
        "Báo cáo {period} của {unit} đã ký nên không sửa được. Mở bản điều chỉnh để sửa số."
    )
    STORE_BUSY = (
        "Kho số liệu {path} đang được chương trình khác dùng. Số đã ghi vẫn còn; đóng chương "
        "trình kia rồi thử lại."
    )
    STORE_FULL = (
        "Ổ đĩa chứa {path} đã đầy nên chưa ghi được ô vừa nhập. Các ô trước đó vẫn còn; dọn bớt "
        "ổ đĩa rồi thử lại."
    )
    STORE_DISK = (
        "Ổ đĩa chứa {path} báo lỗi khi đọc hoặc ghi. Các ô đã ghi vẫn còn; kiểm tra ổ đĩa hoặc dây "
        "nối rồi thử lại."
    )
    STORE_READ_ONLY = (
        "Thư mục {path} không cho ghi. Số đã ghi vẫn còn; chọn thư mục khác hoặc xin quyền ghi."
    )
    STORE_DAMAGED = (
        "Kho số liệu {path} bị hỏng hoặc không phải kho của chương trình này. Tệp được giữ "
        "nguyên; khôi phục từ bản sao lưu gần nhất."
    )
    STORE_NEWER = (
        "Kho số liệu {path} do phiên bản mới hơn của chương trình tạo ra. Số liệu được giữ "
        "nguyên; cập nhật chương trình rồi mở lại."
    )
    BACKUP_MISSING = "Không tìm thấy bản sao lưu {path}. Kiểm tra lại đường dẫn."
    BACKUP_WRONG = (
        "Tệp {path} không phải bản sao lưu của chương trình này. Chọn tệp có đuôi {suffix}."
    )
    BACKUP_EMPTY = "Kho chưa có báo cáo nào của {unit} nên không có gì để sao lưu."
    BACKUP_NOT_WRITTEN = (
        "Không ghi được bản sao lưu {path}. Kiểm tra ổ đĩa hoặc chọn thư mục khác rồi thử lại."
    )
    STORE_UNREACHABLE = (
        "Không mở được kho số liệu {path}. Kiểm tra thư mục có tồn tại và cho phép ghi."
    )
    STORE_ON_NETWORK = (
        "Kho số liệu {path} nằm trên ổ mạng, nơi nhiều máy cùng ghi làm hỏng số liệu. Để kho trên "
        "ổ của máy này; muốn giữ bản chung thì sao lưu lên ổ mạng."
    )
    ABSENT_REPORT = (
        "Kho chưa có báo cáo {period} của {units} nên không có số này. Nhập báo cáo đó vào kho."
    )
    ABSENT_FORM = "Báo cáo {period} của {units} không có biểu {form} nên không có số này."
    ABSENT_VERSION = "Danh mục chưa có biểu {form} cho {period} nên không có số để so sánh."
    ABSENT_PLACE = "Biểu {form} của {period} chưa có mục hoặc cột này nên không có số để so sánh."
    ABSENT_AMOUNT = "Báo cáo {period} của {units} không có số ở mục {row}, cột này."
    ABSENT_UNIT = "Danh mục không có đơn vị nào ở {period} trên địa bàn {unit} ngày nay."
    ABSENT_SUM = (
        "{unit} hợp nhất từ {units}. Chỉ số, tỷ lệ của các đơn vị cũ không cộng được nên không có "
        "số {period} chung."
    )
    ABSENT_BASE = "Số so sánh bằng 0 hoặc âm nên không tính được phần trăm."
