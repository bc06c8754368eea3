"""Qt's own words in Vietnamese: context menus of fields, standard buttons, dialogs of files.

Qt ships no Vietnamese catalogue for its widgets. On Windows the file dialogs are the system's own;
these words serve everywhere else and in every text field.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTranslator
from typing_extensions import override

#: By Qt's source text; accelerators are dropped because Vietnamese input methods hold Alt keys.
WORDS: Final = {
    "&Undo": "Hoàn tác",
    "&Redo": "Làm lại",
    "Cu&t": "Cắt",
    "&Copy": "Chép",
    "Copy &Link Location": "Chép địa chỉ liên kết",
    "&Paste": "Dán",
    "Delete": "Xóa",
    "Select All": "Chọn tất cả",
    "OK": "Đồng ý",
    "&OK": "Đồng ý",
    "Cancel": "Hủy",
    "&Cancel": "Hủy",
    "Close": "Đóng",
    "&Close": "Đóng",
    "Save": "Ghi",
    "&Save": "Ghi",
    "Save As": "Ghi thành tệp khác",
    "Open": "Mở",
    "&Open": "Mở",
    "&Choose": "Chọn",
    "Choose": "Chọn",
    "&Yes": "Có",
    "&No": "Không",
    "Apply": "Áp dụng",
    "Reset": "Đặt lại",
    "Help": "Trợ giúp",
    "Discard": "Bỏ",
    "Retry": "Thử lại",
    "&Look in:": "Thư mục:",
    "Look in:": "Thư mục:",
    "Directory:": "Thư mục:",
    "Folder": "Thư mục",
    "File &name:": "Tên tệp:",
    "Files of &type:": "Loại tệp:",
    "Files of type:": "Loại tệp:",
    "Create a New Folder": "Tạo thư mục mới",
    "Create New Folder": "Tạo thư mục mới",
    "&New Folder": "Thư mục mới",
    "Go back": "Trở lại",
    "Go forward": "Đi tiếp",
    "Go to the parent directory": "Lên thư mục trên",
    "Change to detail view mode": "Xem chi tiết",
    "Change to list view mode": "Xem danh sách",
    "List of places and bookmarks": "Các nơi thường dùng",
    "Drive": "Ổ đĩa",
    "Name": "Tên",
    "Size": "Kích thước",
    "Type": "Loại",
    "Date Modified": "Ngày sửa",
    "Find Directory": "Chọn thư mục",
    "All Files (*)": "Mọi tệp (*)",
    "All files (*)": "Mọi tệp (*)",
    "Back": "Lùi",
    "Forward": "Tiến",
    "Parent Directory": "Thư mục trên",
    "New Folder": "Thư mục mới",
    "List View": "Xem danh sách",
    "Detail View": "Xem chi tiết",
    "&Rename": "Đổi tên",
    "&Delete": "Xóa",
    "Show &hidden files": "Hiện tệp ẩn",
    "Sidebar": "Thanh bên",
    "Files": "Các tệp",
    "Kind": "Loại",
    "Computer": "Máy tính",
    "My Computer": "Máy tính",
    "Recent Places": "Gần đây",
    "%1 already exists.\nDo you want to replace it?": "%1 đã có.\nThay bằng tệp mới?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nKhông thấy tệp này. Kiểm tra lại tên tệp."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nKhông thấy thư mục này. Kiểm tra lại tên thư mục."
    ),
    "Print": "In",
    "&Print": "In",
    "Page Setup": "Thiết lập trang",
    "Copies": "Số bản",
    "Pages": "Trang",
    "Printer": "Máy in",
}


class QtVietnamese(QTranslator):
    """Answers for Qt's own sources; the program's sentences are Vietnamese already."""

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        return WORDS.get(sourceText, sourceText)  # an empty text would be shown as such
