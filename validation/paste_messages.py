"""The sentences about a text from elsewhere: what was understood, what is in doubt."""

from __future__ import annotations

from forms.common.errors import Message


class PasteMessage(Message):
    """Notes that go with a value, then questions, then why there is no value."""

    OTHER_MARKS = "“{text}” viết theo kiểu {style}, hiểu là {value}."
    ROUNDED = "“{text}” làm tròn còn {value} theo {decimals} chữ số lẻ của biểu."
    SIGN_DROPPED = "“{text}” có ký hiệu thừa, hiểu là {value}."
    NEGATIVE = "“{text}” hiểu là số âm {value}."
    NOT_APPLICABLE = "“{text}” hiểu là không áp dụng (x)."
    CHOICE = "“{text}” hiểu là “{label}”."
    UNIT_DROPPED = "“{text}” ghi cả đơn vị, hiểu là {value} {unit}."
    RECOMPOSED = "Chữ có dấu viết kiểu tổ hợp đã đổi sang Unicode dựng sẵn."

    THOUSANDS_OR_PART = "“{text}” là {thousands} hay {part}? Chọn một cách hiểu."
    INDEX = "“{text}” giống chỉ số hơn là mức tăng, ý là {growth}%? Chọn một cách hiểu."
    TIMES = "“{text}” chưa rõ là mức tăng bao nhiêu phần trăm. Chọn một cách hiểu hoặc nhập số."
    APPROXIMATE = "“{text}” không phải một số chính xác, ý là {value}? Chọn hoặc nhập số."
    SCIENTIFIC = "“{text}” là số Excel hiện rút gọn, có thể đã mất chữ số. Chọn hoặc nhập số đủ."
    TRAILING_MINUS = "“{text}” có dấu trừ ở cuối, ý là {value}? Chọn hoặc nhập số."
    OTHER_UNIT = "“{text}” không theo đơn vị {unit} của ô, ý là {value}? Chọn hoặc nhập số."
    NOTHING_OR_ABSENT = "“{text}” là bằng 0 hay không áp dụng (x)? Chọn một cách hiểu."
    OLD_LETTERS = "Chữ theo bảng mã {encoding}, đổi sang Unicode thành “{text}”? Chọn một cách."

    EXCEL_ERROR = (
        "“{text}” là ô lỗi của Excel. Sửa công thức trong Excel rồi chép lại, hoặc nhập số."
    )
    UNKNOWN_UNIT = "Không hiểu “{unit}” sau số. Ô này nhận số theo đơn vị {unit_of_cell}."
    TOO_LONG = "“{text}” có quá {digits} chữ số. Kiểm tra đơn vị tính rồi nhập lại."
    NOT_A_NUMBER = "“{text}” không phải số. Ô này nhận số, ví dụ 1.404,5."
    NOT_A_DATE = "“{text}” không phải ngày. Viết ngày/tháng/năm, ví dụ 20/10/2026."
    NOT_A_CHOICE = "“{text}” không có trong danh sách. Chọn một trong: {known}."
