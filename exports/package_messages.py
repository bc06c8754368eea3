"""The sentences with which a file is refused before anything in it is believed."""

from __future__ import annotations

from enum import unique

from forms.common.errors import Message


@unique
class PackageMessage(Message):
    """Why a file is not a workbook package this program will open."""

    FILE_TOO_LARGE = (
        "Tệp có {size} byte, vượt giới hạn {limit} byte. "
        "Kiểm tra lại có chọn đúng tệp báo cáo không."
    )
    NOT_A_ZIP = (
        "Tệp không phải sổ tính XLSX hoặc bị cắt cụt khi truyền. Đề nghị bên gửi gửi lại tệp gốc."
    )
    OLE_FILE = (
        "Tệp là sổ tính kiểu cũ (.xls) hoặc được đặt mật khẩu mở. "
        "Lưu lại thành XLSX không mật khẩu rồi chọn lại."
    )
    ARCHIVE_COMMENT = (
        "Tệp mang {size} byte ghi chú nén ngoài nội dung sổ tính. Đề nghị bên gửi gửi lại tệp gốc."
    )
    BYTES_BEFORE = (
        "Tệp có {size} byte lạ đứng trước nội dung sổ tính. Đề nghị bên gửi gửi lại tệp gốc."
    )
    BYTES_AFTER = "Tệp có {size} byte lạ nối sau nội dung sổ tính. Đề nghị bên gửi gửi lại tệp gốc."
    BYTES_BETWEEN = (
        "Tệp có byte không thuộc thành phần nào, ngay sau {name}. Đề nghị bên gửi gửi lại tệp gốc."
    )
    ENTRIES_OVERLAP = (
        "Thành phần {name} trong tệp chồng lên thành phần khác. Không mở tệp này, báo lại bên gửi."
    )
    DIRECTORY_BROKEN = (
        "Mục lục nén của tệp không khớp với nội dung. Đề nghị bên gửi gửi lại tệp gốc."
    )
    MULTI_DISK = "Tệp là một phần của bộ nén nhiều tập. Đề nghị bên gửi gửi một tệp XLSX trọn vẹn."
    ZIP64 = (
        "Tệp dùng kiểu nén ZIP64, không cần cho một báo cáo. "
        "Mở bằng Excel hoặc LibreOffice rồi lưu lại thành XLSX."
    )
    TOO_MANY_ENTRIES = (
        "Tệp chứa {count} thành phần, vượt giới hạn {limit}. Không mở tệp này, báo lại bên gửi."
    )
    ENTRY_TOO_LARGE = (
        "Thành phần {name} khi giải nén có {size} byte, vượt giới hạn {limit} byte. "
        "Kiểm tra lại có chọn đúng tệp báo cáo không."
    )
    TOTAL_TOO_LARGE = (
        "Nội dung giải nén có {size} byte, vượt giới hạn {limit} byte. "
        "Kiểm tra lại có chọn đúng tệp báo cáo không."
    )
    RATIO_TOO_HIGH = (
        "Thành phần {name} nén tới {ratio} lần, vượt giới hạn {limit} lần (dấu hiệu bom nén). "
        "Không mở tệp này, báo lại bên gửi."
    )
    NAME_UNSAFE = (
        "Thành phần {name} trong tệp có tên không được phép. Không mở tệp này, báo lại bên gửi."
    )
    NAME_DUPLICATE = (
        "Thành phần {name} xuất hiện hai lần trong tệp. Không mở tệp này, báo lại bên gửi."
    )
    NAME_CASE = (
        "Thành phần {name} và {other} chỉ khác nhau chữ hoa, chữ thường. "
        "Không mở tệp này, báo lại bên gửi."
    )
    NAME_NESTED = (
        "Thành phần {name} nằm bên trong một thành phần khác ({other}). "
        "Không mở tệp này, báo lại bên gửi."
    )
    DIRECTORY_ENTRY = (
        "Tệp chứa mục thư mục {name}, sổ tính XLSX không có loại mục này. "
        "Đề nghị bên gửi gửi lại tệp gốc."
    )
    ENTRY_ENCRYPTED = (
        "Thành phần {name} bị mã hóa bằng mật khẩu nén. Đề nghị bên gửi gửi tệp không mật khẩu."
    )
    ENTRY_FLAGS = (
        "Thành phần {name} dùng kiểu đóng gói không hỗ trợ. "
        "Mở bằng Excel hoặc LibreOffice rồi lưu lại thành XLSX."
    )
    ENTRY_METHOD = (
        "Thành phần {name} dùng kiểu nén số {method} không hỗ trợ. "
        "Mở bằng Excel hoặc LibreOffice rồi lưu lại thành XLSX."
    )
    ENTRY_VERSION = (
        "Thành phần {name} đòi chương trình giải nén kiểu {version}, sổ tính XLSX không cần. "
        "Không mở tệp này, báo lại bên gửi."
    )
    ENTRY_ATTRIBUTES = (
        "Thành phần {name} được đánh dấu là thư mục, liên kết hoặc loại tệp đặc biệt. "
        "Không mở tệp này, báo lại bên gửi."
    )
    EXTRA_UNKNOWN = (
        "Thành phần {name} mang trường phụ {kind} không có trong sổ tính XLSX. "
        "Không mở tệp này, báo lại bên gửi."
    )
    EXTRA_BROKEN = (
        "Thành phần {name} mang trường phụ viết sai hoặc lặp. Không mở tệp này, báo lại bên gửi."
    )
    HEADER_MISMATCH = (
        "Thành phần {name}: mục lục và phần đầu mục ghi khác nhau. "
        "Không mở tệp này, báo lại bên gửi."
    )
    ENTRY_CORRUPT = (
        "Thành phần {name} bị hỏng, không giải nén được trọn vẹn. Đề nghị bên gửi gửi lại tệp gốc."
    )
    TABLES_TOO_LARGE = (
        "Các bảng kiểu nội dung và liên kết có {size} byte, vượt giới hạn {limit} byte. "
        "Không mở tệp này, báo lại bên gửi."
    )
    XML_TOO_COMPLEX = (
        "Thành phần {name} có phần tử mang quá nhiều thuộc tính. Không mở tệp này, báo lại bên gửi."
    )
    XML_TOO_LARGE = (
        "Thành phần {name} có {size} byte, vượt giới hạn {limit} byte của tệp mô tả. "
        "Không mở tệp này, báo lại bên gửi."
    )
    XML_ENCODING = (
        "Thành phần {name} không dùng bảng mã UTF-8. "
        "Mở bằng Excel hoặc LibreOffice rồi lưu lại thành XLSX."
    )
    XML_DTD = (
        "Thành phần {name} chứa khai báo DTD hoặc thực thể, không được phép trong sổ tính. "
        "Không mở tệp này, báo lại bên gửi."
    )
    XML_BROKEN = "Thành phần {name} không phải XML đúng cú pháp. Đề nghị bên gửi gửi lại tệp gốc."
    XML_NAMESPACE = (
        "Chữ ký trong tệp dùng tên không gian XML không đầy đủ. Không mở tệp này, báo lại bên gửi."
    )
    XML_TOO_DEEP = "Thành phần {name} lồng sâu hơn {limit} mức. Không mở tệp này, báo lại bên gửi."
    CONTENT_TYPES_MISSING = (
        "Tệp thiếu thành phần [Content_Types].xml nên không phải sổ tính XLSX. "
        "Kiểm tra lại có chọn đúng tệp không."
    )
    CONTENT_TYPES_BROKEN = (
        "Bảng kiểu nội dung [Content_Types].xml sai ở mục {item}. Đề nghị bên gửi gửi lại tệp gốc."
    )
    RELATIONSHIPS_BROKEN = "Bảng liên kết {name} sai ở mục {item}. Đề nghị bên gửi gửi lại tệp gốc."
