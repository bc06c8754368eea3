"""The sentences of importing."""

from __future__ import annotations

from forms.common.errors import Message


class ImportMessage(Message):
    """Refusals of whole files, then of single lines, then remarks."""

    FILE_MISSING = "Không tìm thấy tệp {file}. Kiểm tra lại đường dẫn."
    FILE_IS_FOLDER = "{file} là thư mục. Chọn một tệp trong thư mục đó."
    FILE_UNREADABLE = "Không đọc được tệp {file}. Đóng chương trình đang mở tệp rồi thử lại."
    FILE_TOO_LARGE = (
        "Tệp {file} lớn hơn {limit} MB nên không nhập. Chia tệp theo tháng rồi nhập lại."
    )
    FILE_ENCODING = (
        "Tệp {file} dùng bảng mã {encoding} nên chữ Việt dễ sai. Trong Excel chọn Lưu thành, "
        "kiểu CSV UTF-8, rồi nhập lại."
    )
    FILE_OLD_LETTERS = (
        "Tệp {file} dùng bảng mã {encoding}. Thêm --convert {word} để đổi sang Unicode, hoặc lưu "
        "lại kiểu CSV UTF-8."
    )
    FILE_NOT_TABLE = "Tệp {file} không phải bảng CSV. Mỗi dòng cần đủ số cột như dòng tiêu đề."
    COLUMNS_MISSING = "Tệp {file} thiếu cột {missing}. Dòng tiêu đề cần là {expected}."
    COLUMNS_UNKNOWN = "Tệp {file} có cột lạ: {unknown}. Đổi tên hoặc bỏ các cột đó."
    COLUMNS_TWICE = "Tệp {file} có hai cột cùng tên: {twice}. Bỏ bớt một cột."
    ROW_LENGTH = (
        "Tệp {file}, dòng {line}: có {saw} cột, dòng tiêu đề chỉ có {expected}. Giá trị có dấu "
        "ngăn cột thì đặt trong ngoặc kép."
    )
    FILE_KIND = "Tệp {file} là {kind}. Lưu lại thành CSV UTF-8 rồi nhập."
    PACKAGE_OF_OTHER = (
        "Tệp {file} là báo cáo {period} của {unit}, không phải báo cáo đang chọn. Chọn đúng tỉnh "
        "và kỳ của tệp."
    )
    NOTHING = "Tệp {file} không có dòng số liệu nào. Kiểm tra lại tệp vừa chọn."

    FORM_UNKNOWN = "Không có biểu “{form}” trong kỳ này. Các biểu hiện có: {known}."
    ROW_UNKNOWN = "Biểu {form} không có mục “{row}”. Xem mã mục bằng lệnh schema."
    ROW_MEANT = "Biểu {form} không có mục “{row}”. Nếu là mục “{meant}” thì sửa lại mã."
    COLUMN_UNKNOWN = "Biểu {form} không có cột “{column}”. Các cột: {known}."
    COLUMN_UNKNOWN_TOO = (
        "Biểu {form} không có cột “{column}”. Các cột của biểu đã kể ở lỗi của dòng {line}."
    )
    CELL_ABSENT = "Mục {row} của biểu {form} không dùng cột {column}. Bỏ dòng này."
    CELL_TWICE = "Ô {cell} đã có ở dòng {line}. Mỗi ô chỉ ghi một dòng."
    RECORD_MISSING = (
        "Biểu {form} là danh sách nên mỗi dòng cần mã bản ghi. Thêm cột record, ví dụ k1, k2."
    )
    RECORD_WRONG = (
        "Mã bản ghi “{record}” viết chưa đúng. Chỉ dùng chữ không dấu, chữ số và dấu chấm."
    )
    TOO_MANY_RECORDS = (
        "Biểu {form} có quá {limit} bản ghi trong một kỳ. Tách tệp theo tỉnh, theo kỳ."
    )
    OTHER_PROVINCE = (
        "Dòng này của tỉnh mã {given}, đang nhập cho tỉnh mã {mine}. Tách riêng từng tỉnh."
    )
    OTHER_PERIOD = "Dòng này của kỳ {given}, đang nhập cho kỳ {mine}. Tách riêng từng kỳ."
    NUMBER_MEANT = (
        "“{text}” không viết theo kiểu của tệp số liệu, có phải {value}? Dùng dấu chấm cho phần "
        "lẻ, không ngăn hàng nghìn, không kèm ký hiệu."
    )
    NUMBER_WRONG = (
        "“{text}” không phải số. Viết như 1404.5; không áp dụng thì ghi x, chưa có thì để trống."
    )
    COMPUTED_DIFFERS = (
        "Ô {cell} là ô tự tính: tệp ghi {stated}, chương trình tính được {computed}. Kiểm tra "
        "các ô thành phần."
    )

    UNREADABLE = (
        "Ô {cell} giữ nguyên chữ “{text}” vì không đọc được. Viết ngày như 20/10/2026, lựa chọn "
        "đúng tên trong danh sách."
    )
    ROUNDED = "Ô {cell}: {was} làm tròn còn {now} theo {decimals} chữ số lẻ của biểu."
    TEXT_OLD_LETTERS = (
        "Ô {cell}: chữ theo bảng mã {encoding}, đọc là “{text}”. Thêm --convert {word} để đổi sang "
        "Unicode."
    )
    TEXT_CONVERTED = "Ô {cell}: đã đổi từ bảng mã {encoding} thành “{text}”."
    COMPUTED_UNKNOWN = "Ô {cell}: chưa đủ số để tự tính nên chưa đối chiếu được {stated}."
    REFUSED = "Không ghi gì vào kho vì có {count} dòng bị loại. Sửa các dòng đó rồi nhập lại."
    REHEARSED = "Mới nhập thử: {count} ô sẽ được ghi. Thêm --commit để ghi vào kho."
    COMMITTED = "Đã ghi {count} ô vào kho."
