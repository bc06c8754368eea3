"""The sentences of this package: what rules say, and what is wrong with rules themselves.

A rule's sentence has at most two parts: what is wrong, with the figures; what to do. The place
("Mục 1.8, cột 6") is put before it where the reader does not see the cell.
"""

from __future__ import annotations

from forms.common.errors import Message


class ValidationMessage(Message):
    """Templates by stable code."""

    SYNTAX_NUMBER = "“{text}” viết sai dạng số. Dùng dấu phẩy cho phần lẻ, ví dụ 1.404,5."
    SYNTAX_TIMES = (
        "“{text}” có thể là tăng {of}% (bằng {text}) hoặc tăng {by}% (thêm {text}). Nhập mức tăng "
        "bằng phần trăm."
    )
    SYNTAX_DATE = "“{text}” viết sai dạng ngày. Viết ngày/tháng/năm, ví dụ 20/10/2026."
    SYNTAX_CHOICE = "“{text}” không có trong danh sách. Chọn một trong: {known}."
    TOO_LONG_NUMBER = (
        "Số có quá {digits} chữ số nên Excel không giữ đủ. Kiểm tra đơn vị tính rồi nhập lại."
    )
    DECIMALS = (
        "{value} có {have} chữ số lẻ, ô này nhận nhiều nhất {allowed}. Làm tròn còn {rounded}."
    )
    TOO_LONG_TEXT = "Nội dung dài {length} ký tự, vượt mức {limit}. Rút gọn bớt."
    SUM = (
        "đã nhập {stated} nhưng cộng các mục {parts} được {computed}, chênh {gap}{hint}. Sửa mục "
        "con, hoặc xóa số đã nhập để lấy tổng tự tính."
    )
    SUM_EXCEEDED = (
        "đã nhập {stated} nhưng riêng các mục con đã có số (mục {parts}) cộng lại đã là {partial}, "
        "vượt {gap}. Sửa mục con hoặc sửa số tổng."
    )
    MEMO = (
        "{value} lớn hơn mục {parent} ({whole}), vượt {gap}{slack}. Phần “trong đó” không được "
        "vượt mục trên; sửa một trong hai số."
    )
    NEGATIVE = (
        "{value} là số âm, ô này chỉ nhận từ 0 trở lên. Sửa lại số, hoặc nhập 0 nếu không phát "
        "sinh."
    )
    BELOW = (
        "{value} nhỏ hơn mức thấp nhất cho phép ({minimum}), kém {gap}. Kiểm tra lại số và nhập "
        "từ {minimum} trở lên."
    )
    ABOVE = (
        "{value} lớn hơn mức cao nhất cho phép ({maximum}), vượt {gap}. Kiểm tra lại số và nhập "
        "không quá {maximum}."
    )
    REQUIRED = "còn trống{occasion}. Nhập số, hoặc nhập 0 nếu không phát sinh."
    REQUIRED_TEXT = "còn trống{occasion}. Điền nội dung trước khi ký."
    REQUIRED_DATE = "còn trống{occasion}. Nhập ngày theo dạng ngày/tháng/năm, ví dụ 20/10/2026."
    REQUIRED_CHOICE = "còn trống{occasion}. Chọn một giá trị trong danh sách."
    BREAKDOWN = (
        "có số tổng {value} nhưng thiếu số của {count} mục con ({parts}). Bổ sung số chi tiết "
        "hoặc ghi giải trình."
    )
    COMPARE = (
        "{direction} {change}% so với {base_label}: từ {base} ({column}) {towards} {value}, chênh "
        "{gap}, vượt ngưỡng ±{limit}%. Kiểm tra lại số hoặc ghi giải trình."
    )
    UNCHANGED = (
        "{value} lặp lại y nguyên {base_label} ({column}). Kiểm tra xem đã cập nhật chưa, hoặc ghi "
        "giải trình."
    )
    AT_MOST = (
        "{value} lớn hơn {other_column} ({other}), vượt {gap}{slack}. Kiểm tra và sửa một trong "
        "hai số."
    )
    DATES = (
        "ngày {value} muộn hơn {days} ngày so với {other_column} (ngày {other}). Sửa một trong "
        "hai ngày."
    )
    AGREES = (
        "đã nhập {stated} nhưng tính từ {operands} được {computed}, chênh {gap}. Xóa số đã nhập để "
        "lấy số tự tính, hoặc sửa ô thành phần."
    )
    ORDER = (
        "{value} lớn hơn mục {row} “{label}” ({other}), vượt {gap}{slack}. Mục này là một phần của "
        "mục kia; sửa một trong hai số."
    )
    NO_FALL = (
        "{value} thấp hơn {base_label} ({base}, {column}), kém {gap}{slack}, trong khi chỉ tiêu "
        "này thường không giảm. Kiểm tra lại số hoặc ghi giải trình."
    )
    HULL_ABOVE = (
        "{value} cao hơn mục con cao nhất ({bound}, mục {row}), vượt {gap}{slack}. Kiểm tra lại "
        "mức chung và từng mục con, hoặc ghi giải trình."
    )
    HULL_BELOW = (
        "{value} thấp hơn mục con thấp nhất ({bound}, mục {row}), kém {gap}{slack}. Kiểm tra lại "
        "mức chung và từng mục con, hoặc ghi giải trình."
    )
    INDEX_SLIP = (
        "{value} giống chỉ số hơn là mức tăng; nếu là chỉ số thì mức tăng là {growth}. Sửa lại, "
        "hoặc ghi giải trình nếu đúng là mức tăng."
    )
    DOCUMENT_NUMBER = (
        "“{text}” chưa có số, ký hiệu văn bản, ví dụ 32/2024/NĐ-CP. Ghi đủ số và ký hiệu, hoặc ghi "
        "giải trình."
    )
    RATIO = (
        "đã nhập {stated} nhưng mục {part} ({part_amount}) chia mục {whole} ({whole_amount}) được "
        "{computed}, chênh {gap}{slack}. Sửa tỷ lệ hoặc một trong hai số kia."
    )
    TWICE = "“{text}” đã có ở {twin}. Sửa một trong hai dòng hoặc bỏ dòng ghi trùng."
    NOT_BEGUN = "cả biểu “{title}” còn trống. Nhập số liệu của biểu trước khi ký."
    OPERANDS_MISSING = (
        "chưa đủ số để kiểm tra “{title}”: còn trống {places}. Nhập đủ số, hoặc nhập 0 nếu không "
        "phát sinh."
    )
    OUTLIER = (
        "{value} {side} mức thường thấy của {count} tháng đã biết (từ {low} đến {high}), {beyond} "
        "{gap}. Kiểm tra lại số hoặc ghi giải trình."
    )
    UNIT_SLIP = (
        "{value} {size} {factor}{unit} {base_label} ({base}, {column}). Kiểm tra xem đã nhập nhầm "
        "đơn vị tính chưa, hoặc ghi giải trình."
    )
    COMMA_SLIP = (
        "{value} {size} {factor}{unit} {base_label} ({base}, {column}). Kiểm tra dấu phẩy thập "
        "phân và số chữ số, hoặc ghi giải trình."
    )
    GROWTH_PATH = (
        "{value} nằm ngoài khoảng từ {low} đến {high}, {beyond} {gap}{slack}. Kiểm tra mức tăng "
        "tháng và lũy kế, hoặc ghi giải trình."
    )
    GROWTH_APART = (
        "{value} khác {growth}, chênh {gap}{slack}. Kiểm tra mức tăng tháng và lũy kế, hoặc ghi "
        "giải trình."
    )
    SIMILAR = (
        "gần giống “{text}” ở {twin}. Gộp làm một, viết rõ chỗ khác nhau, hoặc ghi giải trình."
    )
    WORDING = (
        "“{text}” chưa nêu nội dung cụ thể. Viết rõ việc gì, ở đâu, ai làm; hoặc ghi giải trình."
    )
    BOTH = "đã có {present} nhưng thiếu {blank}. Điền đủ các ô này, hoặc để trống tất cả."

    EXPLANATION_SHORT = (
        "{what} mới có {length} ký tự. Viết ít nhất {minimum} ký tự, nêu rõ nguyên nhân."
    )
    EXPLANATION_THIN = (
        "{what} mới có {length} ký tự có nghĩa, không kể dấu câu và chữ lặp. Viết ít nhất "
        "{minimum} ký tự, nêu rõ nguyên nhân."
    )
    EXPLANATION_LONG = (
        "{what} dài {length} ký tự, vượt mức {maximum}. Rút gọn còn nguyên nhân chính."
    )
    EXPLANATION_OPENING_ONLY = (
        "{what} mới có câu mở đầu. Viết tiếp nguyên nhân cụ thể của địa phương."
    )
    EXPLANATION_EMPTY_WORDS = (
        "{what} chưa nêu nguyên nhân. Viết rõ vì sao số liệu như vậy, ví dụ giá tăng, thêm "
        "cơ sở mới."
    )
    EXPLANATION_NOT_NEEDED = (
        "Ô {cell} không có cảnh báo {rule} nào cần giải trình. Chạy lệnh check để xem danh sách."
    )
    EXPLANATION_OF_ERROR = (
        "Quy tắc {rule} tại ô {cell} là lỗi nên phải sửa số, không giải trình được."
    )
    STATEMENT_NOT_ALLOWED = (
        "Quy tắc {rule} tại ô {cell} không nhận cam đoan. Sửa số nếu là lỗi, ghi giải trình nếu là "
        "cảnh báo."
    )
    RULE_WRONG = "Quy tắc {rule} của biểu {form}, mục {key}: {reason}."
    RULE_KIND_UNKNOWN = (
        "Quy tắc {rule} của biểu {form} có loại “{kind}” chưa biết. Các loại dùng được: {known}."
    )
