"""Gives NSIS's loader Vietnamese words: ``stub.py FILE``, called by ``!packhdr`` of installer.nsi.

What the loader says of a damaged installer cannot stand in the installer's language table, which
may be what is damaged; it is compiled in, in English. Each sentence is replaced where it stands.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

WORDS: Final = {
    "Installer integrity check has failed. Common causes include\nincomplete download and damaged "
    "media. Contact the\ninstaller's author to obtain a new copy.\n\nMore information at:\n"
    "http://nsis.sf.net/NSIS_Error": (
        "Bộ cài bị hỏng hoặc bị cắt ngang khi tải, khi chép. Chép lại từ nơi phát hành; chưa "
        "có gì được cài, chương trình và số liệu đang có vẫn nguyên."
    ),
    "Error writing temporary file. Make sure your temp folder is valid.": (
        "Chưa ghi được tệp tạm. Dọn ổ đĩa rồi chạy lại bộ cài."
    ),
    "Error launching installer": "Chưa chạy được bộ cài.",
    "verifying installer: %d%%": "đang kiểm bộ cài: %d%%",
    "unpacking data: %d%%": "đang giải nén: %d%%",
    "NSIS Error": "Bộ cài lỗi",
}


def speak_vietnamese(loader: bytes) -> bytes:
    """The loader with other words; fails when NSIS has changed its own or there is no room."""
    for theirs, ours in WORDS.items():
        old, new = (text.encode("utf-16-le") for text in (f"{theirs}\0", f"{ours}\0"))
        if old not in loader or len(new) > len(old):
            sys.exit(f"NSIS: không thay được “{theirs}”.")
        loader = loader.replace(old, new.ljust(len(old), b"\0"))
    return loader


if __name__ == "__main__":
    file = Path(sys.argv[1])
    file.write_bytes(speak_vietnamese(file.read_bytes()))
