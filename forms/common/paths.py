"""Where the program keeps things; nothing is created until it is needed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from forms.common.frozen import dataclass

_APP: Final = "BaoCaoCongThuong"
#: Beside a frozen program this file says that the data travel with it, as on a USB stick.
_PORTABLE: Final = "mang-theo.txt"


@dataclass(frozen=True, slots=True)
class AppPaths:
    """Folders below one data folder."""

    data: Path

    @classmethod
    def default(cls) -> AppPaths:
        """Beside a portable program, else the user's local data: a live SQLite must not roam."""
        if getattr(sys, "frozen", False):
            folder = Path(sys.executable).parent
            if (folder / _PORTABLE).exists():
                return cls(folder / "du-lieu")
        from platformdirs import PlatformDirs  # noqa: PLC0415 - not needed where a folder is named

        return cls(PlatformDirs(_APP, appauthor=False, roaming=False).user_data_path)

    @property
    def store(self) -> Path:
        """The SQLite file with reports and their journal."""
        return self.data / "so-lieu.db"

    @property
    def signed(self) -> Path:
        """Folder of signed packages."""
        return self.data / "da-ky"

    @property
    def trust(self) -> Path:
        """Folder of pinned certificates and revocation lists."""
        return self.data / "chung-thu"

    @property
    def register(self) -> Path:
        """What was received before, a line per file."""
        return self.data / "so-tiep-nhan.jsonl"

    @property
    def backups(self) -> Path:
        """Folder of backups."""
        return self.data / "sao-luu"

    @property
    def updates(self) -> Path:
        """Folder where an installer is copied to before it is run."""
        return self.data / "cap-nhat"

    @property
    def logs(self) -> Path:
        """Folder of bug reports."""
        return self.data / "nhat-ky"
