"""Checks who signed the Windows interpreter: ``authenticode.py FOLDER``.

Every file is accounted for: executable code must carry a publisher's signature that leads to a
pinned root (``roots.pem``), anything else must be named here with a reason.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

_ROOTS: Final = Path(__file__).with_name("roots.pem")
#: When this interpreter was signed; its publisher's certificates live for three days, and the time
#: stamp's own has ended since.
_SIGNED_AT: Final = datetime(2025, 2, 4, 16, tzinfo=UTC)
#: Who signs what. Microsoft's run-time library is the only file the interpreter's makers take over.
_PYTHON: Final = "/O=Python Software Foundation/"
_MICROSOFT: Final = "/O=Microsoft Corporation/"
_PUBLISHERS: Final = {"vcruntime140.dll": _MICROSOFT, "vcruntime140_1.dll": _MICROSOFT}
#: Files that cannot carry a signature: SHA-256 → why they may stay.
_UNSIGNED: Final = {
    "python312.zip": (
        "56c5d6ae14659e85cdfbcb0a82298f161060bac9feac2351b52c075bc3125002",
        "thư viện chuẩn đã biên dịch; ghim theo mã băm, không có chữ ký của nhà phát hành",
    ),
    "python312._pth": ("", "danh sách thư mục, được viết lại khi dựng"),
    "python.cat": ("", "danh mục mã băm, không được nạp"),
    "LICENSE.txt": ("", "giấy phép"),
}


def trouble(file: Path) -> str:
    """What is wrong with one file; empty when nothing is."""
    if file.name in _UNSIGNED:
        digest, _why = _UNSIGNED[file.name]
        if digest and hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            return "mã băm khác mã đã ghim"
        return ""
    if file.read_bytes()[:2] != b"MZ":
        return "tệp lạ, không phải mã chạy và không có tên trong danh sách ngoại lệ"
    return _signature_trouble(file)


def _signature_trouble(file: Path) -> str:
    said = subprocess.run(
        ["osslsigncode", "verify", "-time", str(int(_SIGNED_AT.timestamp())),
         "-CAfile", _ROOTS, "-TSA-CAfile", _ROOTS, "-ignore-crl", "-ignore-cdp", "-in", file],
        check=False,
        capture_output=True,
        text=True,
        errors="replace",
    ).stdout  # fmt: skip
    if not re.search(r"^Signature verification: ok$", said, re.MULTILINE):
        return "chữ ký không hợp lệ hoặc không có chữ ký"
    if not re.search(r"^Timestamp Server Signature verification: ok$", said, re.MULTILINE):
        return "dấu thời gian không hợp lệ"
    signer = re.search(r"Signer #0:\s+Subject: (.+)", said)
    publisher = _PUBLISHERS.get(file.name, _PYTHON)
    if signer is None or publisher not in f"{signer[1]}/":
        return f"người ký không phải {publisher.strip('/')}"
    return ""


def main(folder: Path) -> int:
    """Name every file that may not be used; the exit code says whether there is one."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    bad = {file.name: what for file in files if (what := trouble(file))}
    for name, what in bad.items():
        print(f"{name}: {what}", file=sys.stderr)
    signed = len(files) - len(_UNSIGNED) - len(bad)
    print(f"{signed} tệp có chữ ký Authenticode hợp lệ; {len(_UNSIGNED)} tệp không ký được:")
    for name, (_digest, why) in _UNSIGNED.items():
        print(f"  {name}: {why}")
    missing = _UNSIGNED.keys() - {file.name for file in files}
    return 1 if bad or missing or not signed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
