"""What Windows makes of paths: how long they may be, and which of them lead into a network.

Microsoft, "Naming Files, Paths, and Namespaces".
"""

from __future__ import annotations

import sys
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

#: Folders may have 248 characters; files in them and their temporary names need some of those.
_USUAL: Final = 150
_LONG: Final = "\\\\?\\"
_LONG_NETWORK: Final = "\\\\?\\UNC\\"
#: GetDriveType.
_REMOTE: Final = 4


def reachable(path: Path) -> Path:
    """The same place, written so that Windows takes it at any length; elsewhere unchanged."""
    return Path(long_form(str(path.absolute()))) if sys.platform == "win32" else path


def long_form(text: str) -> str:
    """An absolute Windows path with the prefix that lifts its limit, if it is long."""
    if len(text) < _USUAL or text.startswith(_LONG):
        return text
    if text.startswith("\\\\"):
        return _LONG_NETWORK + text.removeprefix("\\\\")
    return _LONG + text


def on_network(folder: Path) -> bool:
    """Whether a folder lies on another machine."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - of no use elsewhere

        ask = ctypes.windll.kernel32.GetDriveTypeW
        # A folder of this machine may be a link to a share.
        return is_remote(str(folder.absolute()), ask) or is_remote(str(folder.resolve()), ask)
    return False


def is_remote(text: str, drive_type: Callable[[str], int]) -> bool:
    r"""Whether a Windows path leads to another machine; ``drive_type`` is asked about ``C:\``."""
    drive = plain_drive(text)
    return is_share(drive) or drive_type(f"{drive}\\") == _REMOTE


def plain_drive(text: str) -> str:
    r"""``C:`` or ``\\server\share`` of a Windows path, without the prefix of long ones."""
    if text.startswith(_LONG_NETWORK):
        text = "\\\\" + text.removeprefix(_LONG_NETWORK)
    return PureWindowsPath(text.removeprefix(_LONG)).drive


def is_share(drive: str) -> bool:
    """Whether a drive is a folder shared by another machine."""
    return drive.startswith("\\\\")
