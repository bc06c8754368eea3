"""The MSI as group policy would use it: there, over an older one, not under one, away again."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

from msi import description
from wine import claim

if TYPE_CHECKING:
    from pathlib import Path

    from wine import Windows

_OLDER: Final = "0.0.1"
_GONE: Final = "_internal/mo-dun-cu.pyd"


def managed(machine: Windows, msi: Path, dist: Path, out: Path, version: str) -> str:
    """Install an older package, upgrade it, offer the older one again, remove."""
    program = machine.prefix / "drive_c" / "Program Files" / dist.name
    older = _older(dist, out / "goi-cu")
    claim(_call(machine, "/i", older) == 0 and (program / _GONE).exists(), "MSI cũ chưa cài được")
    claim(_call(machine, "/i", msi) == 0, "MSI chưa nâng cấp được")
    claim(listing(program) == listing(dist), "sau khi nâng cấp MSI, tệp khác thư mục đã dựng")
    code, said = machine.run(program / "baocao.exe", "--version")
    claim(version in said, f"{code} {said}")
    claim(_call(machine, "/i", older) != 0, "MSI cũ cài đè bản mới")
    claim(listing(program) == listing(dist), "MSI cũ bị từ chối nhưng vẫn sửa tệp")
    claim(_call(machine, "/x", msi) == 0 and not program.exists(), "MSI chưa gỡ hết")
    return "MSI nâng cấp bản cũ (mô-đun cũ đã hết), đủ tệp, chạy được; bản cũ không đè; gỡ hết"


def listing(folder: Path) -> dict[str, int]:
    """Size of every file by its path below the folder."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.stat().st_size for file in files}


def _older(dist: Path, folder: Path) -> Path:
    """The package of an older version, with a module that the new one has not."""
    source = folder / dist.name
    shutil.copytree(dist, source, copy_function=os.link)
    (source / _GONE).write_bytes(b"old")
    words = folder / "program.wxs"
    words.write_text(description(source, _OLDER), encoding="utf-8")
    package = folder / "older.msi"
    subprocess.run(
        ["wixl", "-a", "x64", "-o", package, words],
        cwd=source,
        check=True,
        stderr=subprocess.DEVNULL,
    )
    return package


def _call(machine: Windows, what: str, package: Path) -> int:
    code, _ = machine.run("msiexec", what, package, "/qn")
    return code
