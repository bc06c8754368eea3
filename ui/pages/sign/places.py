"""The places a key may lie in: what they are called and what each still asks for."""

from __future__ import annotations

from typing import Final

from ui.pages.sign.keys import has_store
from ui.widgets.segmented import Segment

TOKEN, FILE, STORE = "token", "file", "store"
_TOKEN_WORDS, _FILE_WORDS = "USB Token", "Tệp .p12 / .pfx"
#: What is still to choose.
CHOOSE: Final = {
    TOKEN: "Chọn chứng thư dùng để ký.",
    FILE: "Chọn tệp khóa .p12 hoặc .pfx.",
    STORE: "Chọn chứng thư dùng để ký.",
}
#: What the secret is called.
SECRETS: Final = {
    TOKEN: "Mã PIN của token",
    FILE: "Mật khẩu của tệp khóa",
    STORE: "Mã PIN của token",
}
#: Where the secret is typed when it is not here.
ELSEWHERE: Final = {
    TOKEN: "Bấm Ký số rồi nhập mã PIN trên bàn phím của token.",
    STORE: "Bấm Ký số rồi nhập mã PIN vào cửa sổ của Windows hoặc của token.",
}


def segments() -> tuple[Segment, ...]:
    """The places this system has; three of them leave no room for icons."""
    if has_store():
        windows = Segment(STORE, "Kho Windows")
        return Segment(TOKEN, _TOKEN_WORDS), Segment(FILE, _FILE_WORDS), windows
    return (
        Segment(TOKEN, _TOKEN_WORDS, icon="usb_stick"),
        Segment(FILE, _FILE_WORDS, icon="document"),
    )
