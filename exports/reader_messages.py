"""The sentences with which a workbook is refused as a report."""

from __future__ import annotations

from forms.common.errors import Message


class ReaderMessage(Message):
    """Why a workbook cannot be read as a report; ``place`` names sheet and cell."""

    NOT_A_WORKBOOK = "Tệp không có sổ tính chính nên không phải báo cáo. Kiểm tra lại tệp đã chọn."
    NOT_A_REPORT = (
        "Tệp thiếu thông tin nhận dạng {name} nên không phải báo cáo do chương trình này lập. "
        "Kiểm tra lại tệp đã chọn."
    )
    CONTENT_FOREIGN = (
        "Thành phần {name} chứa chú thích hoặc nội dung thay thế, mỗi chương trình hiện một khác. "
        "Trả lại đơn vị gửi."
    )
    CONTENT_LANGUAGE = (
        "Thành phần {name} chứa nội dung ngoài ngôn ngữ sổ tính, mỗi chương trình hiện một khác. "
        "Trả lại đơn vị gửi."
    )
    CONTENT_TOO_LARGE = (
        "Sổ tính có nhiều nội dung hơn mọi báo cáo có thể có (tính đến {name}). "
        "Kiểm tra lại có chọn đúng tệp báo cáo không."
    )
    RECORDS_TOO_MANY = (
        "Biểu {form} có {count} bản ghi, nhiều hơn mức {limit} một báo cáo có thể có. "
        "Kiểm tra lại có chọn đúng tệp báo cáo không."
    )
    DATE_SYSTEM = "Sổ tính dùng hệ ngày 1904 nên ngày bị lệch. Lập lại báo cáo bằng chương trình."
    SHEET_HIDDEN = "Trang {sheet} bị ẩn, báo cáo không được có trang ẩn. Trả lại đơn vị gửi."
    SHEET_MISSING = "Thiếu trang {sheet} của biểu ghi trên bìa. Trả lại đơn vị gửi."
    SHEET_UNKNOWN = "Trang {sheet} không thuộc báo cáo. Trả lại đơn vị gửi."
    SHEET_ELEMENT = (
        "Trang {sheet} có nội dung {item} chồng lên hoặc thay cách hiện số liệu. Trả lại đơn vị "
        "gửi."
    )
    SHEET_VIEW = (
        "Trang {sheet} đặt cách hiển thị che số 0, đảo chiều hoặc giấu các dòng đầu. "
        "Trả lại đơn vị gửi."
    )
    SHEET_SMALL = (
        "Trang {sheet} đặt cỡ xem, cỡ in, lề hoặc độ rộng làm chữ quá nhỏ, hoặc đánh số trang lại "
        "từ đầu. Trả lại đơn vị gửi."
    )
    SHEET_LINKED = "Trang {sheet} nối tới thành phần khác ({item}). Trả lại đơn vị gửi."
    SHEET_RUNNING = (
        "Trang {sheet} in ở đầu hoặc chân trang “{text}”, không có trong mẫu biểu. Trả lại đơn vị "
        "gửi."
    )
    BOOK_LINKED = "Sổ tính nối tới thành phần {item} lạ hoặc khai báo hai lần. Trả lại đơn vị gửi."
    BOOK_ELEMENT = (
        "Sổ tính có phần {item} thay được cách hiện hoặc nguồn số liệu. Trả lại đơn vị gửi."
    )
    SHEET_BROKEN = "Trang {sheet} viết sai ở {item}. Đề nghị bên gửi gửi lại tệp gốc."
    STYLES_BROKEN = "Bảng định dạng của sổ tính viết sai. Đề nghị bên gửi gửi lại tệp gốc."

    NAME_DUPLICATE = "Tên {name} được đặt hai lần trong sổ tính. Trả lại đơn vị gửi."
    NAME_TARGET = "Tên {name} không trỏ vào đúng một ô ({target}). Trả lại đơn vị gửi."
    NAME_HIDDEN = "Tên {name} bị ẩn hoặc chỉ dùng riêng cho một trang. Trả lại đơn vị gửi."
    NAME_UNKNOWN = "Tên {name} không thuộc báo cáo. Trả lại đơn vị gửi."
    NAME_MISSING = "{sheet} thiếu ô {cell}. Trả lại đơn vị gửi để xuất lại tệp."
    NAME_OUT_OF_SHEET = "{place}: tên {name} nằm sai trang. Trả lại đơn vị gửi."
    CELL_TWICE = "{place}: một ô mang hai tên {name} và {other}. Trả lại đơn vị gửi."
    CELL_HIDDEN = "{place}: ô bị ẩn hoặc bị ô gộp che khuất. Trả lại đơn vị gửi."
    CELL_CUT = "{place}: ô quá nhỏ nên chữ trong ô bị cắt, không đọc được hết. Trả lại đơn vị gửi."
    CELL_ILLEGIBLE = (
        "{place}: chữ quá nhỏ, trùng màu nền hoặc dùng phông ký hiệu nên không đọc được. Trả lại "
        "đơn vị gửi."
    )
    CELL_DRESSED = (
        "{place}: ô, dòng hoặc cột trống mang nền hoặc kiểu chữ không có trong mẫu biểu. Trả lại "
        "đơn vị gửi."
    )
    CELL_RUNS = (
        "{place}: chữ trong ô viết thành nhiều đoạn hoặc đảo chiều nên hiện khác nội dung. "
        "Trả lại đơn vị gửi."
    )
    CELL_FORMULA = "{place}: ô chứa công thức, báo cáo chỉ được chứa số. Trả lại đơn vị gửi."
    CELL_TYPE = "{place}: kiểu giá trị đã bị đổi so với mẫu biểu. Trả lại đơn vị gửi."
    CELL_FORMAT = "{place}: định dạng “{item}” hiện số khác với số trong ô. Trả lại đơn vị gửi."
    CELL_UNNAMED = "{place}: có số không thuộc ô nào của mẫu biểu. Trả lại đơn vị gửi."
    CELL_MOVED = (
        "{place}: ô {cell} không đứng đúng mục hoặc cột như in trên biểu. Trả lại đơn vị gửi."
    )
    WORDS_CHANGED = (
        "Trang {sheet} in “{text}” ở chỗ mẫu biểu ghi “{expected}” nên số liệu bị hiểu khác. "
        "Trả lại đơn vị gửi."
    )
    WORDS_HIDDEN = "{place}: chữ “{text}” của mẫu biểu bị ẩn hoặc bị che. Trả lại đơn vị gửi."
    WORDS_ADDED = "{place}: có chữ “{text}” không thuộc mẫu biểu. Trả lại đơn vị gửi."
    IDENTITY_WRONG = "{place}: {label} “{text}” viết chưa đúng. Trả lại đơn vị gửi."
