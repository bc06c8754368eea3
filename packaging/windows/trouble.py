"""What goes wrong on real machines: damaged installers, full disks, drives of other machines."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from time import sleep
from typing import TYPE_CHECKING, Final

from wine import claim, outside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from wine import Windows

_NO_SPACE: Final = 3
_UNUSABLE: Final = 2
_SMALL: Final = "60m"
#: Room for the program once, not twice.
_TIGHT: Final = "240m"
_DRIVE: Final = "n:"
_NO_DRIVE: Final = "q:"


def damaged(machine: Windows, setup: Path, out: Path, installed: Path) -> str:
    """Installers that were cut off or changed on the way: a sentence, nothing installed."""
    whole = setup.read_bytes()
    middle = len(whole) // 2
    changed = whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
    part = out / "hong.exe"
    for content in (whole[:middle], whole[:-100_000], changed):
        part.write_bytes(content)
        code, _ = machine.run(part, "/S")
        claim(code != 0 and not installed.exists(), "bộ cài bị hỏng vẫn cài")
    process = machine.start(part)
    machine.window("Bộ cài lỗi")
    sleep(1)
    machine.picture(out / "damaged.png")
    process.kill()
    process.wait()
    part.unlink()
    return "cắt ngang, cắt cuối, sai một bit: báo bằng tiếng Việt, không cài gì"


def full_disk(machine: Windows, setup: Path, out: Path) -> str:
    """No room at all, or none left while an upgrade unpacks; only root may make such disks."""
    if os.geteuid() != 0:
        return "bỏ qua: chỉ root tạo được ổ đĩa thử"
    place = out / "o-day"
    place.mkdir()
    with _disk(place, _SMALL):
        claim(_install(machine, setup, place) == _NO_SPACE, "ổ đầy mà vẫn cài")
        with _letter(machine, place):
            code, _ = machine.run(setup, "/S", f"/D={_DRIVE}\\{place.name}")
        claim(code == _NO_SPACE and not any(place.iterdir()), "ổ đầy mà vẫn để lại tệp")
    with _disk(place, _TIGHT):
        claim(_install(machine, setup, place) == 0, "không cài được lên ổ vừa đủ chỗ")
        before = _contents(place)
        claim(_install(machine, setup, place) == _NO_SPACE, "ổ đầy giữa chừng mà vẫn cài")
        claim(_contents(place) == before, "ổ đầy giữa chừng làm hỏng bản đang có")
    machine.run("reg", "delete", r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall"
                r"\BaoCaoCongThuong", "/f")  # fmt: skip
    return "ổ đầy: từ chối, không để lại gì; đầy khi nâng cấp: bản cũ còn nguyên"


def network_drive(machine: Windows, program: Path, out: Path) -> str:
    """A store on a drive that Windows calls remote is refused before anything is written."""
    place = out / "o-mang"
    place.mkdir()
    drives = r"HKLM\Software\Wine\Drives"
    machine.set_registry(drives, _DRIVE, "network")
    with _letter(machine, place):
        machine.restart()  # only then does Wine look what kinds of drives there are
        code, said = machine.run(program, "update", "--data-dir", f"{_DRIVE}\\kho")
        examined, told = machine.run(program, "doctor", "--data-dir", f"{_DRIVE}\\kho")
    machine.run("reg", "delete", drives, "/v", _DRIVE, "/f")
    claim(code == _UNUSABLE and "ổ mạng" in said, f"{code} {said}")
    claim(examined == 1 and "nằm trên ổ mạng; chọn" in told, f"{examined} {told}")
    claim(not any(place.iterdir()), "kho trên ổ mạng vẫn được tạo")
    code, said = machine.run(program, "doctor", "--data-dir", f"{_NO_DRIVE}\\kho")
    claim(code == 1 and "ổ không có ở máy này" in said, f"{code} {said}")
    return "kho trên ổ mạng bị từ chối bằng một câu; doctor nêu ổ mạng, ổ không có"


def _install(machine: Windows, setup: Path, place: Path) -> int:
    """Into a folder of Linux; the path must hold no space, because /D= takes no quotation marks."""
    target = outside(place)
    claim(" " not in target, "đường dẫn thử có dấu cách")
    code, _ = machine.run(setup, "/S", f"/D={target}\\Báo")
    return code


@contextmanager
def _disk(place: Path, size: str) -> Iterator[None]:
    words = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(place)]
    subprocess.run(words, check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], check=True)


@contextmanager
def _letter(machine: Windows, place: Path) -> Iterator[None]:
    """A folder as a drive of its own."""
    link = machine.prefix / "dosdevices" / _DRIVE
    link.symlink_to(place)
    try:
        yield
    finally:
        link.unlink()


def _contents(place: Path) -> dict[str, bytes]:
    files = (file for file in place.rglob("*") if file.is_file())
    return {file.relative_to(place).as_posix(): file.read_bytes() for file in files}
