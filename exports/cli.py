"""The command line's shape: arguments, dispatch, exit codes. Commands are imported when called.

Exit codes: 0 fine · 1 the data are wrong · 2 the input or the call is unusable, with one sentence.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from typing_extensions import override

from forms.common.errors import KnownError
from forms.common.paths import AppPaths
from forms.common.windows_paths import reachable
from forms.version import APP_NAME, APP_VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.commands.output import Output

#: Command → what it does; the module ``exports.commands.<name>_command`` has ``add`` and ``run``.
COMMANDS: Final = {
    "demo": "làm trọn một tháng mẫu: nhập, kiểm tra, giải trình, ký hai lần, xác minh",
    "forms": "danh mục biểu áp dụng cho một kỳ",
    "schema": "JSON Schema của một biểu",
    "lint": "soát định nghĩa biểu và quy tắc, nêu mọi chỗ sai và cách sửa",
    "import": "nhập số liệu từ tệp CSV hoặc XLSX của chương trình",
    "show": "số liệu đã lưu, gồm số nhập và số tự tính",
    "upgrade": "chuyển báo cáo đang lập sang phiên bản mới của một biểu",
    "generate": "sinh số mô phỏng cả năm của các tỉnh phía Bắc để tập huấn",
    "rules": "danh mục quy tắc kiểm tra và trang trợ giúp của chúng",
    "check": "kiểm tra và liệt kê lỗi, cảnh báo",
    "explain": "ghi giải trình cho một cảnh báo",
    "export": "xuất XLSX chưa ký để xem",
    "sign": "ký số",
    "timestamp": "yêu cầu và thêm dấu thời gian cho chữ ký",
    "verify": "xác minh tệp đã ký",
    "extract": "lấy số liệu của tệp đã xác minh ra CSV",
    "enrol": "tạo khóa ký cho đơn vị chưa có nơi cấp chứng thư",
    "trust": "chứng thư và danh sách thu hồi được tin cậy",
    "backup": "sao lưu mọi báo cáo của một đơn vị vào một tệp",
    "restore": "khôi phục báo cáo từ bản sao lưu",
    "update": "xét bộ cài bản mới trên ổ USB hoặc trong thư mục, nêu có gì mới",
    "doctor": "kiểm tra kho số liệu, thư mục, phông chữ, USB token, chứng thư tin cậy",
}


#: What the window opens: backups and signed workbooks.
_DOCUMENTS: Final = frozenset({".bcct", ".xlsx"})
#: How the program is called from a command line.
_PROGRAM: Final = "baocao" if getattr(sys, "frozen", False) else "main.py"


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Arguments as a namespace; ``command`` is ``None`` when the window is wanted.

    ``document`` is what the window is to open: a path alone, as the system hands it over.
    """
    words = list(arguments)
    document = Path(words.pop()) if _ends_with_document(words) else None
    options = _for_window(words) or _parser(words).parse_args(words)
    options.document = document
    for name, value in vars(options).items():
        setattr(options, name, _reachable(value))
    return options


def _for_window(words: list[str]) -> argparse.Namespace | None:
    """What the window is opened with; to say so takes no parser of twenty-two commands."""
    match words:
        case []:
            folder = None
        case ["--data-dir", path] if not path.startswith("-"):
            folder = Path(path)
        case _:
            return None
    return argparse.Namespace(command=None, data_dir=folder, json=False)


def _reachable(value: object) -> object:
    """Paths at any length; whatever else was given as it is."""
    if isinstance(value, list):
        return [_reachable(one) for one in value]
    return reachable(value) if isinstance(value, Path) else value


def _ends_with_document(words: Sequence[str]) -> bool:
    return (
        bool(words)
        and Path(words[-1]).suffix.lower() in _DOCUMENTS
        and not COMMANDS.keys() & set(words)
    )


def run(options: argparse.Namespace) -> int:
    """Run one command and return its exit code; a known error becomes its sentence."""
    from exports.commands.output import UNUSABLE, Output  # noqa: PLC0415 - the window has none

    output = Output(as_json=options.json)
    paths = AppPaths(options.data_dir) if options.data_dir else AppPaths.default()
    module = _module(options.command)
    try:
        return int(module.run(options, paths, output))
    except KnownError as error:
        output.say(error.sentence)
        return UNUSABLE
    except BrokenPipeError:
        sys.stderr.close()
        return UNUSABLE


def _module(command: str) -> _Command:
    found: _Command = importlib.import_module(f"exports.commands.{command}_command")  # type: ignore[assignment]
    return found


class _Command:
    """What a command's module offers."""

    @staticmethod
    def add(parser: argparse.ArgumentParser) -> None:
        """Declare the command's arguments."""

    @staticmethod
    def run(options: argparse.Namespace, paths: AppPaths, output: Output) -> int:
        """Do the work and return the exit code."""
        raise NotImplementedError


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = _VietnameseParser(prog=_PROGRAM, description=APP_NAME, add_help=False)
    _add_common(parser, top=True)
    parser.add_argument(
        "--version", action="version", version=f"{APP_NAME} {APP_VERSION}", help="hiện phiên bản"
    )
    parser.add_argument("-h", "--help", action="help", help="hiện trợ giúp này")
    subparsers = parser.add_subparsers(dest="command", metavar="LỆNH", title="các lệnh")
    for name, help_text in COMMANDS.items():
        sub = subparsers.add_parser(name, help=help_text, description=help_text, add_help=False)
        sub.add_argument("-h", "--help", action="help", help="hiện trợ giúp này")
        _add_common(sub, top=False)
        if name in arguments:
            _module(name).add(sub)
    return parser


def _add_common(parser: argparse.ArgumentParser, *, top: bool) -> None:
    """Options allowed before and after the command's name."""
    absent = None if top else argparse.SUPPRESS
    parser.add_argument(
        "--data-dir", type=Path, metavar="THƯ_MỤC", default=absent, help="thư mục số liệu"
    )
    parser.add_argument(
        "--json",
        action="store_true",
        default=False if top else argparse.SUPPRESS,
        help="kết quả dạng JSON",
    )


#: argparse speaks English; its four commonest complaints in Vietnamese.
_COMPLAINTS: Final = (
    (r"the following arguments are required: (.+)", r"thiếu \1"),
    (r"unrecognized arguments: (.+)", r"không hiểu \1"),
    (r"argument (.+): expected .*argument.*", r"\1 cần một giá trị"),
    (
        r"argument (.+): invalid choice: '?(.*?)'? \(choose from (.+)\)",
        r"\1 không nhận “\2”; chọn \3",
    ),
    (r"argument (.+): (.+)", r"\1: \2"),
)


class _VietnameseParser(argparse.ArgumentParser):
    """Complains in one Vietnamese sentence."""

    @override
    def error(self, message: str) -> NoReturn:
        from exports.commands.output import UNUSABLE  # noqa: PLC0415 - the same

        for pattern, words in _COMPLAINTS:
            message, replaced = re.subn(pattern, words, message)
            if replaced:
                break
        self.exit(UNUSABLE, f"Lệnh viết chưa đúng: {message}. Xem {self.prog} --help.\n")
