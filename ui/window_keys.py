"""The keyboard map as data: what is bound to the window, and the sheet that lists every key."""

from __future__ import annotations

from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QKeySequence, QShortcut

from forms.common.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget


class Act(Enum):
    """What the window does when a key asks for it."""

    PROBLEM = auto()
    FIND = auto()
    SAVED = auto()
    EXPORT = auto()
    UNDO = auto()
    REDO = auto()
    NEIGHBOUR = auto()
    STEP = auto()
    FORM = auto()
    HOME = auto()
    HELP = auto()
    GUIDE = auto()


@dataclass(frozen=True, slots=True)
class KeyLine:
    """Keys in Qt's portable words and what they do, as the sheet shows them."""

    group: str
    keys: tuple[str, ...]
    words: str

    @property
    def shown(self) -> str:
        """The keys on one line; a long run by its ends."""
        if len(self.keys) > _RUN:
            return f"{_as_printed(self.keys[0])} … {_as_printed(self.keys[-1])}"
        return ", ".join(map(_as_printed, self.keys))


@dataclass(frozen=True, slots=True)
class Binding:
    """Keys of the window; the act gets the number that stands at the key's place."""

    group: str
    keys: tuple[str, ...]
    words: str
    act: Act
    numbers: tuple[int, ...] = (0,)

    @property
    def line(self) -> KeyLine:
        """How the sheet shows it."""
        return KeyLine(self.group, self.keys, self.words)


_RUN: Final = 3
_MOVE, _WORK, _GRID = "Đi lại", "Làm việc", "Bảng nhập"
_HOME, _LISTS = "Tổng quan", "Danh sách"
_CHECK, _SIGN = "Kiểm tra", "Ký, gói đã nộp"

BINDINGS: Final = (
    Binding(_MOVE, ("Ctrl+0",), "Tổng quan", Act.HOME),
    Binding(
        _MOVE,
        tuple(f"Ctrl+{n}" for n in range(1, 10)),
        "Biểu thứ nhất đến thứ chín",
        Act.FORM,
        tuple(range(1, 10)),
    ),
    Binding(_MOVE, ("Ctrl+PgDown", "Ctrl+PgUp"), "Biểu sau, biểu trước", Act.NEIGHBOUR, (1, -1)),
    Binding(
        _MOVE,
        ("Alt+1", "Alt+2", "Alt+3", "Alt+4"),
        "Bước Nhập, Kiểm tra, Ký, Nộp",
        Act.STEP,
        (1, 2, 3, 4),
    ),
    Binding(_MOVE, ("F8", "Shift+F8"), "Lỗi hoặc cảnh báo sau, trước", Act.PROBLEM, (1, -1)),
    Binding(_MOVE, ("Ctrl+F",), "Tìm chỉ tiêu, gõ không dấu cũng được", Act.FIND),
    Binding(_WORK, ("Ctrl+Z",), "Hoàn tác", Act.UNDO),
    Binding(_WORK, ("Ctrl+Y",), "Làm lại", Act.REDO),
    Binding(_WORK, ("Ctrl+S",), "Xem số liệu đã lưu lúc nào", Act.SAVED),
    Binding(_WORK, ("Ctrl+E",), "Xem trước, kết xuất và ký", Act.EXPORT),
    Binding(_WORK, ("F1",), "Giải thích chỉ tiêu; nơi khác: hướng dẫn", Act.HELP),
    Binding(_WORK, ("Shift+F1",), "Hướng dẫn sử dụng", Act.GUIDE),
)
#: Bound by the frame round the pages (``ui/shell/frame.py``).
FRAME_KEYS: Final = (
    KeyLine(_MOVE, ("Ctrl+Tab", "Ctrl+Shift+Tab"), "Vùng sau, vùng trước của cửa sổ"),
    KeyLine(_WORK, ("F4",), "Hiện hoặc ẩn chi tiết"),
    KeyLine(_WORK, ("Ctrl+B",), "Thu hẹp hoặc mở rộng thanh bên"),
)
#: Read by the grid (``ui/grid/keys.py``).
GRID_KEYS: Final = (
    KeyLine(_GRID, ("Return", "Shift+Return"), "Ghi ô, xuống hoặc lên"),
    KeyLine(_GRID, ("Tab", "Shift+Tab"), "Ghi ô, sang ô nhập sau hoặc trước"),
    KeyLine(_GRID, ("F2",), "Sửa ô, con trỏ ở cuối nội dung"),
    KeyLine(_GRID, ("Del",), "Xóa nội dung các ô đang chọn"),
    KeyLine(_GRID, ("Ctrl+Right", "Ctrl+Down"), "Tới mép vùng số liệu"),
    KeyLine(_GRID, ("Home", "End"), "Đầu dòng, cuối dòng"),
    KeyLine(_GRID, ("Ctrl+Home", "Ctrl+End"), "Ô đầu, ô cuối của bảng"),
    KeyLine(_GRID, ("PgUp", "PgDown"), "Lên, xuống một trang"),
    KeyLine(_GRID, ("Shift+Right", "Shift+Down"), "Chọn thêm ô"),
    KeyLine(_GRID, ("Ctrl+C", "Ctrl+X", "Ctrl+V"), "Chép, cắt, dán với Excel"),
    KeyLine(_GRID, ("Ctrl+D",), "Chép ô trên cùng xuống các ô đang chọn"),
    KeyLine(_GRID, ("Ctrl+R",), "Chép ô trái cùng sang các ô đang chọn"),
    KeyLine(_GRID, ("Ctrl+Return",), "Điền mọi ô đang chọn"),
    KeyLine(_GRID, ("Shift+Space", "Ctrl+Space"), "Chọn cả dòng, cả cột"),
    KeyLine(_GRID, ("Ctrl+A",), "Chọn cả bảng"),
    KeyLine(_GRID, ("Ctrl++", "Ctrl+-"), "Phóng to, thu nhỏ bảng"),
)
#: Read by the pages that are no grids (``ui/pages``).
PAGE_KEYS: Final = (
    KeyLine(_HOME, ("Left", "Right"), "Chọn tháng; Enter mở tháng"),
    KeyLine(_LISTS, ("F5", "F6"), "Thêm dòng, xóa dòng"),
    KeyLine(_LISTS, ("Alt+Down", "Alt+Up"), "Dòng hoặc mục sau, trước"),
    KeyLine(_CHECK, ("F2",), "Giải trình, cam đoan mục đang chọn"),
    KeyLine(_CHECK, ("Shift+F2",), "Như trên, khi đang ở một biểu"),
    KeyLine(_CHECK, ("Ctrl+Return",), "Lưu lời viết; sang mục thuyết minh sau"),
    KeyLine(_CHECK, ("Alt+Down",), "Chọn loại nguyên nhân đang giải trình"),
    KeyLine(_CHECK, ("Ctrl+D",), "Dùng lại giải trình tháng trước"),
    KeyLine(_SIGN, ("PgUp", "PgDown"), "Trang trước, trang sau của bản xem trước"),
    KeyLine(_SIGN, ("Ctrl+P",), "In biểu hoặc báo cáo đang mở"),
    KeyLine(_SIGN, ("Ctrl+Shift+C",), "Chép đường dẫn của tệp đã ký"),
)
SHEET: Final[tuple[KeyLine, ...]] = (
    *(binding.line for binding in BINDINGS),
    *FRAME_KEYS,
    *GRID_KEYS,
    *PAGE_KEYS,
)


def bind(window: QWidget, deeds: Mapping[Act, Callable[[int], object]]) -> None:
    """Bind every key of the window to its deed."""
    for binding in BINDINGS:
        for key, number in zip(binding.keys, binding.numbers, strict=True):
            shortcut = QShortcut(QKeySequence(key), window)
            shortcut.activated.connect(partial(deeds[binding.act], number))


def _as_printed(key: str) -> str:
    """A key by the name that stands on keyboards, which is not always the one Qt gives it."""
    return key.replace("Return", "Enter").replace("PgDown", "PgDn")
